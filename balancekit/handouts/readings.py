"""What answers say, for the screen and for paper: one person's, and what two show each other."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from balancekit.bank import load_bank
from balancekit.casebook import Case, Occasion, Respondent, default_path
from balancekit.errors import RulesError
from balancekit.handouts.side_by_side import BANK, answers_of_both
from balancekit.handouts.worksheet_answers import Rated, WorksheetAnswers
from balancekit.interpretation import Audience, Context, Reading, Rules, load_rules, read
from balancekit.interpretation.material import Answers, Material
from balancekit.scoring import score_answers
from balancekit.strings import say

OWN_RULES = "rules.yaml"


class RulesInForce(msgspec.Struct, frozen=True):
    """Ours, changed by the clinician's own; ours alone where those have faults.

    Attributes
    ----------
    rules : Rules
    faults : tuple of str
        What is wrong with the clinician's own file, each fault with file and line.
    """

    rules: Rules
    faults: tuple[str, ...] = ()


def own_file() -> Path:
    """Return where the clinician's own rules are, or would be."""
    return default_path().with_name(OWN_RULES)


def rules_in_force() -> RulesInForce:
    """Return the rules that sentences come from, and what is wrong with the clinician's own."""
    own = own_file()
    try:
        return RulesInForce(load_rules(own if own.is_file() else None))
    except RulesError as error:
        return RulesInForce(load_rules(), error.faults)


def readings_of(
    rated: Rated, audience: Audience, rules: Rules | None = None
) -> tuple[Reading, ...]:
    """Put the ratings of one relationship into words.

    Parameters
    ----------
    rated : Rated
        The relationship with its ratings.
    audience : {"client", "clinician"}
        A client gets words and questions, never numbers.
    rules : Rules, optional
        Those in force by default.
    """
    return read(
        rated.scores,
        rated.answers,
        rated.bank,
        rules or rules_in_force().rules,
        audience=audience,
        context=_context(rated),
    )


def rarest_wanted(rated: Rated) -> tuple[str, ...]:
    """Return the ids of what the therapist can release: the rarest of what is wanted more of."""
    return _material(rated).rarest_wanted()


def released_words(gathered: WorksheetAnswers) -> tuple[str, ...]:
    """Return what is released to a person, in words; with whom, where that is not plain."""
    found = [
        (one.relationship.name, _material(one).menu.item(item).asked_of(one.relationship.name))
        for one in gathered.rated
        for item in _material(one).released()
    ]
    if len({name for name, _ in found}) < 2:
        return tuple(text for _, text in found)
    return tuple(say("learn.with_whom", name=name, text=text) for name, text in found)


def _material(rated: Rated) -> Material:
    return Material(rated.scores, rated.answers, rated.bank, _context(rated))


def _context(rated: Rated) -> Context:
    return Context(name=rated.relationship.name, wanted=rated.wanted, released=rated.released)


def readings_for_both(
    case: Case,
    occasion: Occasion | None,
    rules: Rules | None = None,
    readers: Iterable[Respondent] = (),
) -> tuple[Reading, ...]:
    """Put into words what two people show each other; what is left out was never there.

    Parameters
    ----------
    case, occasion
        Of two people, at which sitting.
    rules : Rules, optional
        Those in force by default.
    readers : iterable of Respondent
        Who reads it; the two by default.
    """
    return _for_two(answers_of_both(case, occasion, readers or case.people), rules)


def readings_of_both(
    case: Case, occasion: Occasion | None, rules: Rules | None = None
) -> tuple[Reading, ...]:
    """Put into words for the therapist alone what two people have told the therapist."""
    rules = rules or rules_in_force().rules
    alone = Rules(tuple(rule for rule in rules.rules if rule.audience == "clinician"))
    told = answers_of_both(case, occasion, [case.therapist])
    return _for_two(told, alone, audience="clinician")


def readings_for_nobody() -> tuple[Reading, ...]:
    """Return what any two are shown, whatever they have answered."""
    return _for_two(({}, {}))


def _for_two(
    answers: tuple[Answers, Answers], rules: Rules | None = None, audience: Audience = "client"
) -> tuple[Reading, ...]:
    bank, (first, second) = load_bank(BANK), answers
    return read(
        score_answers(first, bank),
        first,
        bank,
        rules or rules_in_force().rules,
        audience=audience,
        view="couple",
        context=Context(partner=second),
    )
