"""Which pages a path of 10, 25 or 50 minutes leads along."""

from functools import cache
from typing import NamedTuple

from balancekit.bank import Bank, Item, load_bank
from balancekit.strings import language_in_force

MINUTES = ("10", "25", "50")
_ALONE = {"10": 1, "25": 1, "50": 2}  # prompts a step that stand open; the rest is under "more"
_STEPS = {
    "10": ("step1", "step2"),
    "25": ("step1", "step2", "step3", "step4", "step5", "step6"),
    "50": ("step1", "step2", "step3", "step4", "step5", "step6"),
}
_PEOPLE_AFTER = "step3"


class Leaf(NamedTuple):
    """One page: what kind, and which section or item it is about.

    Attributes
    ----------
    kind : str
        ``"step"``, ``"people"``, ``"rating"``, ``"picture"``, ``"practices"``, ``"own"``,
        ``"plan"`` or ``"page"``.
    about : str
        Id of the section or of the item, or the number of a page of the therapist's own bank; empty
        where there is only one page of the kind.
    """

    kind: str
    about: str = ""


def bank_of(bank_id: str) -> Bank:
    """Return a bank in the language in force, read once."""
    return _bank_in(bank_id, language_in_force())


@cache
def _bank_in(bank_id: str, language: str) -> Bank:
    return load_bank(bank_id, language)


def leaves(minutes: str, *, rates: bool, menu: bool = True, own: int = 0) -> tuple[Leaf, ...]:
    """Return the pages of a path, in order.

    Parameters
    ----------
    minutes : str
        One of `MINUTES`.
    rates : bool
        Whether somebody was named who can be rated.
    menu : bool
        Whether practices may be suggested.
    own : int
        How many pages the questions of the therapist's own bank take; they stand before the plan.

    Examples
    --------
    >>> [leaf.kind for leaf in leaves("10", rates=False)]
    ['step', 'step', 'plan', 'page']
    >>> len([leaf for leaf in leaves("25", rates=True) if leaf.kind == "rating"])
    10
    """
    pages: list[Leaf] = []
    for section in _STEPS[minutes]:
        pages.append(Leaf("step", section))
        if section == _PEOPLE_AFTER:
            pages += _about_people(minutes, rates, menu)
    pages += [Leaf("own", str(number)) for number in range(own)]
    return (*pages, Leaf("plan", "step7"), Leaf("page"))


def _about_people(minutes: str, rates: bool, menu: bool) -> list[Leaf]:
    if not rates:
        return [Leaf("people")]
    rated = [Leaf("rating", item.id) for item in rated_items(minutes)]
    after = [Leaf("practices")] if menu else []
    return [Leaf("people"), *rated, Leaf("picture"), *after]


def rated_items(minutes: str) -> tuple[Item, ...]:
    """Return the rated questions of a path: the short form, or all of them.

    Examples
    --------
    >>> len(rated_items("50"))
    29
    """
    bank = bank_of("balance")
    scored = scored_form(minutes).of_kind("choice")
    wanted = [i for i in scored if i.section == "past_weeks"]
    wishes = [i for i in bank.of_kind("choice") if i.section == "wishes"]
    if minutes != "50":
        wishes = [i for i in wishes if i.id in {"fit_independence", "fit_interdependence"}]
    return (*wanted, *wishes)


def scored_form(minutes: str) -> Bank:
    """Return the bank as a path asks it: in full, or its short form."""
    bank = bank_of("balance")
    return bank if minutes == "50" else bank.form("short")


def prompts(section: str, minutes: str) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return a step's prompts: those that stand open, and those under "more"."""
    all_of_it = tuple(i for i in bank_of("worksheet").of_kind("text") if i.section == section)
    return all_of_it[: _ALONE[minutes]], all_of_it[_ALONE[minutes] :]
