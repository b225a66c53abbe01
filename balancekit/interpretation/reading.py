"""Which sentences are shown, in which words, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from balancekit.bank import Bank
from balancekit.errors import ArgumentError
from balancekit.interpretation.conditions import condition, rests_on
from balancekit.interpretation.facts import COUPLE_FACTS, EXCESS, common_facts, scale_facts
from balancekit.interpretation.material import Answers, Context, Material
from balancekit.interpretation.reasons import reasons
from balancekit.interpretation.rules import Audience, Fact, Rule, Rules, View
from balancekit.interpretation.wording import COUPLE_WORDS, common_words, filled, scale_words
from balancekit.scoring import Score
from balancekit.strings import say

_NOTHING_ELSE = Context()
_Known = tuple[dict[str, Fact], dict[str, str]]


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """One sentence that is shown; its ``repr`` names the rule only.

    Attributes
    ----------
    rule : str
        The id of the rule it comes from.
    sentence : str
    when : str
        The condition of the rule; for a client in words only.
    why : str
        What it rests on: for the clinician facts and figures, for a client words only.
    source : str
        Where the rule comes from.
    """

    rule: str
    sentence: str
    when: str
    why: str
    source: str

    def __repr__(self) -> str:
        return f"Reading(rule={self.rule!r})"


def read(
    scores: Mapping[str, Score],
    answers: Answers,
    bank: Bank,
    rules: Rules,
    *,
    audience: Audience,
    view: View = "individual",
    context: Context = _NOTHING_ELSE,
) -> tuple[Reading, ...]:
    """Put one person's scores into words.

    Whatever the rules say, a sentence about over-independence or over-reliance appears neither in
    the couple view nor for the short form, and to the client only where that person wishes less
    of it. What two look at together asks only for what is of both.

    Parameters
    ----------
    scores : mapping of scale id to Score
        As `score_answers` returns it.
    answers : mapping of item id to float or None
        The answers that were scored, with those to ``fit_<scale>`` and to the practices.
    bank : Bank
    rules : Rules
        As `load_rules` returns it.
    audience : {"client", "clinician"}
        The clinician also sees what the client is shown; why it is shown has figures.
    view : {"individual", "couple"}
        Who looks at it: one person, or two together.
    context : Context, optional
        The other person's name, ticked and released practices, answers to compare with.

    Returns
    -------
    tuple of Reading
        In the order of the rules.

    Raises
    ------
    ArgumentError
        An unknown audience or view.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> from balancekit.interpretation import load_rules
    >>> from balancekit.scoring import score_answers
    >>> balance = load_bank("balance")
    >>> answers = dict.fromkeys(("ind_1", "ind_2", "ind_3", "ind_4", "int_1"), 4)
    >>> answers |= dict.fromkeys(("int_2", "int_3", "int_4"), 3)
    >>> scores = score_answers(answers, balance)
    >>> first, *_ = read(scores, answers, balance, load_rules(), audience="client")
    >>> print(first.sentence)
    You describe room for your own life and for each other. What helps you keep both?
    """
    if audience not in get_args(Audience):
        raise ArgumentError(say("interpretation.audience", given=repr(audience)))
    if view not in get_args(View):
        raise ArgumentError(say("interpretation.view", given=repr(view)))
    material = Material(scores, answers, bank, context)
    known = {name: _known(name, material, view) for name in ("", *_scales(material))}
    return tuple(
        reading
        for rule in rules.rules
        if rule.on and rule.view == view and audience in (rule.audience, "clinician")
        for name in rule.about or ("",)
        if name in known
        for reading in _said(rule, name, known[name], material, audience)
    )


def _scales(material: Material) -> list[str]:
    return [name for name in material.bank.scales if name in material.scores]


def _known(name: str, material: Material, view: View) -> _Known:
    """Facts and words; where two look, those only that are of both."""
    facts = common_facts(material)
    words = common_words(material, facts)
    if name:
        facts = facts | scale_facts(material, name)
        words = words | scale_words(material, name, facts)
    if view == "couple":
        facts = {fact: facts[fact] for fact in COUPLE_FACTS if fact in facts}
        words = {word: words[word] for word in COUPLE_WORDS if word in words}
    return facts, words


def _said(
    rule: Rule, name: str, known: _Known, material: Material, audience: Audience
) -> Iterator[Reading]:
    facts, words = known
    if not (rule.holds(facts) and _may_be_said(rule, name, facts)):
        return
    sentence = filled(rule.sentence, words)
    if not sentence:
        return
    when = condition(rule, material.bank, audience, (name,) if name else ())
    why = (
        reasons(rule, name, facts, material)
        if audience == "clinician"
        else rests_on(rule, name, material.bank)
    )
    yield Reading(rule.id, sentence, when, why, rule.source)


def _may_be_said(rule: Rule, name: str, facts: Mapping[str, Fact]) -> bool:
    """The safety rules of excess scales, which no file of rules can lift."""
    if name not in EXCESS:
        return True
    private = rule.view == "individual" and facts["form"] == "long"
    return private and (rule.audience == "clinician" or facts.get("wish") == "less")
