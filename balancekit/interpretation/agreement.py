"""How two people see one relationship, item by item: what they can build on, where they differ.

Only the two healthy scales are compared: too much of either is nobody's to point at before two
people. Nothing is counted but what both have answered, so an answer that was left out is the same
as one that was never given.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from balancekit.bank import Bank, Scale
from balancekit.interpretation.comparing import both_answered, is_match
from balancekit.interpretation.facts import PLANE
from balancekit.interpretation.material import Answers

Standing = Literal["strength", "near", "growing", "difference"]
ORDER: tuple[Standing, ...] = ("strength", "near", "growing", "difference")
"""What is talked about first: what both can build on, then what is alike, then what differs."""

_HIGH, _LOW = 0.75, 0.25  # of the item's range: "often" or more, "rarely" or less
_NOTHING: Answers = {}


class Compared(msgspec.Struct, frozen=True):
    """One item that both have answered; its ``repr`` names the item only.

    Attributes
    ----------
    item, scale : str
    answers : tuple of float
        As the first and as the second person gave them, not turned round.
    standing : {"strength", "near", "growing", "difference"}
        Both answers point to the scale's upper end (often or more); they match; both point to its
        lower end (rarely or less); they are two steps apart or more.
    guesses : tuple of float or None
        What the first thought that the second had answered, and the other way round.
    guessed : tuple of bool or None
        Whether each guess matched; None where there is none.
    """

    item: str
    scale: str
    answers: tuple[float, float]
    standing: Standing
    guesses: tuple[float | None, float | None]
    guessed: tuple[bool | None, bool | None]

    def __repr__(self) -> str:
        return f"Compared(item={self.item!r})"


class Agreement(msgspec.Struct, frozen=True):
    """All items that two people have both answered.

    Attributes
    ----------
    compared : tuple of Compared
        In the order in which they are talked about: see `ORDER`.
    """

    compared: tuple[Compared, ...]

    def __repr__(self) -> str:
        return f"Agreement(items={len(self.compared)})"

    @property
    def matched(self) -> int:
        """How many items matched."""
        return sum(one.standing != "difference" for one in self.compared)

    def of(self, standing: Standing) -> tuple[Compared, ...]:
        """Return the items of one standing."""
        return tuple(one for one in self.compared if one.standing == standing)

    def on(self, scale: str) -> "Agreement":
        """Return what was compared on one scale."""
        return Agreement(tuple(one for one in self.compared if one.scale == scale))

    def guesses_matched(self, person: int) -> tuple[int, int]:
        """Return how many guesses of a person (0 or 1) matched, and how many there were."""
        known = [g for one in self.compared if (g := one.guessed[person]) is not None]
        return sum(known), len(known)


def agreement(
    bank: Bank,
    first: Answers,
    second: Answers,
    *,
    first_guessed: Answers = _NOTHING,
    second_guessed: Answers = _NOTHING,
) -> Agreement:
    """Compare what two people answered about their relationship.

    Parameters
    ----------
    bank : Bank
        With the scales ``independence`` and ``interdependence``, in full or in its short form.
    first, second : mapping of item id to float or None
        Only answers that both of them may see.
    first_guessed, second_guessed : mapping of item id to float or None
        What each thought that the other had answered; a guess without that answer is left out.

    Returns
    -------
    Agreement

    Examples
    --------
    >>> from balancekit import load_bank
    >>> short = load_bank("balance").form("short")
    >>> seen = agreement(short, {"ind_1": 4, "int_1": 3}, {"ind_1": 1, "int_1": 3, "int_5": 2})
    >>> [(one.item, one.standing) for one in seen.compared], seen.matched
    ([('int_1', 'strength'), ('ind_1', 'difference')], 1)
    """
    guesses = (first_guessed, second_guessed)
    found = [
        _compared(item, name, scale, bank, (first, second), guesses)
        for name, scale in bank.scales.items()
        if name in PLANE
        for item in both_answered(scale.items, first, second)
    ]
    return Agreement(tuple(sorted(found, key=lambda one: ORDER.index(one.standing))))


def _compared(
    item: str,
    name: str,
    scale: Scale,
    bank: Bank,
    answers: tuple[Answers, Answers],
    guesses: tuple[Answers, Answers],
) -> Compared:
    one, other = (given[item] for given in answers)
    assert one is not None
    assert other is not None
    guessed = (guesses[0].get(item), guesses[1].get(item))
    hits = (
        None if guessed[0] is None else is_match(item, guessed[0], other, bank),
        None if guessed[1] is None else is_match(item, guessed[1], one, bank),
    )
    standing = _standing(item, scale, one, other, bank)
    return Compared(item, name, (one, other), standing, guessed, hits)


def _standing(item: str, scale: Scale, one: float, other: float, bank: Bank) -> Standing:
    if not is_match(item, one, other, bank):
        return "difference"
    levels = list(_levels(item, scale, one, other))
    if min(levels) >= _HIGH:
        return "strength"
    return "growing" if max(levels) <= _LOW else "near"


def _levels(item: str, scale: Scale, *answers: float) -> Iterator[float]:
    """Where answers lie between the scale's lower end, 0, and its upper one, 1."""
    for answer in answers:
        share = (answer - scale.minimum) / (scale.maximum - scale.minimum)
        yield 1 - share if f"-{item}" in scale.keys else share
