"""The conditions of a rule in plain words: with figures for the clinician, without for a client."""

from collections.abc import Iterable, Iterator

from balancekit.bank import Bank
from balancekit.interpretation.facts import PLANE
from balancekit.interpretation.item_words import number
from balancekit.interpretation.rules import Audience, Range, Rule
from balancekit.strings import listed, say

OF_THE_PLANE = {"plane", "region", "border"}
_OF_BOTH = {"compared", "matched"}
_OF_LAST_TIME = {"again", "moved"}
_OF_PRACTICES = {"wanted", "released"}
_SHARE = "score"  # the one number that is no count: nobody but the clinician is told where it lies


def condition(rule: Rule, bank: Bank, audience: Audience, scales: Iterable[str] = ()) -> str:
    """Say when a rule's sentence is shown.

    Parameters
    ----------
    rule : Rule
    bank : Bank
        Whose scales the rule speaks of.
    audience : {"client", "clinician"}
        A client is told in words, the clinician with the figures.
    scales : iterable of str
        Of those that the rule is about, the ones that are meant; all of them by default.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> rule = Rule("mine", "client", "…", "ours", {"often": Range(at_least=2)}, ("independence",))
    >>> condition(rule, load_bank("balance"), "client")
    'about “Room for my own life”; questions answered “often” or more: two or more'
    >>> condition(rule, load_bank("balance"), "clinician").rpartition(": ")[2]
    '2 or more'
    """
    about = tuple(scales) or rule.about
    parts = [say("reading.about", scales=_titles(about, bank))] if about else []
    parts += [_test(name, test, audience) for name, test in rule.when.items()]
    return say("interpretation.between_items").join(parts) or say("reading.always")


def rests_on(rule: Rule, name: str, bank: Bank) -> str:
    """Say in words, without any figure, which answers a rule's sentence rests on.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> rule = Rule("mine", "client", "…", "ours", when={"moved": Range(at_least=1)})
    >>> rests_on(rule, "", load_bank("balance"))
    'your answers of today and of last time'
    """
    return say("interpretation.between_items").join(_rests_on(rule, name, bank))


def _rests_on(rule: Rule, name: str, bank: Bank) -> Iterator[str]:
    asked = set(rule.when)
    about = (name,) if name else PLANE if OF_THE_PLANE & asked else ()
    if asked & _OF_BOTH:
        yield say("reading.on_both", scales=_titles(about, bank))
    elif about:
        yield say("reading.on_answers", scales=_titles(about, bank))
    if asked & _OF_LAST_TIME:
        yield say("reading.on_last_time")
    if asked & _OF_PRACTICES:
        yield say("reading.on_practices")
    if not about and not asked & (_OF_LAST_TIME | _OF_PRACTICES):
        yield say("reading.on_nothing")


def _titles(scales: Iterable[str], bank: Bank) -> str:
    titles = (bank.scales[name].title or name for name in scales if name in bank.scales)
    return listed(say("interpretation.quoted", text=title) for title in titles)


def _test(name: str, test: str | bool | Range, audience: Audience) -> str:
    if isinstance(test, Range):
        amount = say("reading.somewhere")
        if audience == "clinician" or name != _SHARE:
            amount = _amount(test, audience)
        return say("reading.counted", what=say(f"reading.count_{name}"), amount=amount)
    if isinstance(test, bool):
        return say(f"reading.{name}_{'yes' if test else 'no'}")
    if name == "region":
        return say("reading.region", value=say(f"interpretation.word_{test}"))
    return say(f"reading.{name}_{test}")


def _amount(test: Range, audience: Audience) -> str:
    least, below = (None if it is None else _count(it, audience) for it in _bounds(test))
    if least is None and below is None:
        return say("reading.any")
    if least is None:
        return say("reading.fewer", below=below)
    return say("reading.or_more" if below is None else "reading.within", least=least, below=below)


def _bounds(test: Range) -> tuple[float | None, float | None]:
    return test.at_least, test.below


def _count(amount: float, audience: Audience) -> str:
    words = say("reading.counts").split()
    if audience == "clinician":
        return number(amount)
    return words[int(amount)] if 0 <= amount < len(words) else say("reading.many")
