"""What one region shows: its items, or numbers in the place of some, or numbers only."""

from typing import NamedTuple

from balancekit.diagrams.blocks import Block
from balancekit.diagrams.letters import width
from balancekit.diagrams.regions import Region
from balancekit.diagrams.text import fit
from balancekit.diagrams.wrapping import pieces

_LIKENESS = 1.2
"""What is shared is written at most so many times as large as what is one person's own."""

_COMFORTABLE = 14.0
"""A single word that would press all others below this size goes to the list, px."""


class Plan(NamedTuple):
    """`shown` has a number where an item stands in the list; without a block all of them do."""

    role: str
    region: Region
    items: tuple[str, ...]
    shown: tuple[str, ...]
    block: Block | None

    @property
    def listed(self) -> list[int]:
        return [i for i, item in enumerate(self.items) if not self.block or self.shown[i] != item]


def plan_region(role: str, region: Region, items: tuple[str, ...], number: int) -> Plan:
    """Write the items inside if they fit, a number for each endless word, else only numbers.

    Parameters
    ----------
    role : str
        ``a``, ``both`` or ``b``.
    region : Region
        Where the words go, px.
    items : tuple of str
        Cleaned, in order, at least one.
    number : int
        The first number that is free.

    Examples
    --------
    >>> from balancekit.diagrams.marks import CircleMark
    >>> circle = Region((CircleMark("a", 80, 80, 80),))
    >>> plan_region("a", circle, ("Chess", "Incomprehensibilities!"), 1).shown
    ('Chess', '1')
    """
    block = fit(region, items)
    if block and block.size >= _COMFORTABLE:
        return Plan(role, region, items, items, block)
    shown = []
    for item in items:
        long_word = _is_too_long(region, item)
        shown.append(str(number) if long_word else item)
        number += long_word
    if shown != list(items) and (spared := fit(region, shown)):
        return Plan(role, region, items, tuple(shown), spared)
    return Plan(role, region, items, items, block)


def _is_too_long(region: Region, item: str) -> bool:
    """Has no region room for the item, or no line for its longest word at a comfortable size?"""
    word = max(pieces(item), key=width).rstrip()
    alone = fit(region, (word,))
    return alone is None or alone.size < _COMFORTABLE or fit(region, (item,)) is None


def alike(plans: list[Plan]) -> list[Plan]:
    """Both people's own words in one size, for neither counts more; the shared ones near it."""
    while True:
        least = min((plan.block.size for plan in plans if plan.block), default=0.0)
        own = min((p.block.size for p in plans if p.block and p.role != "both"), default=least)
        limits = [
            _LIKENESS * least if p.role == "both" else min(own, _LIKENESS * least) for p in plans
        ]
        fitted = [_no_larger(plan, most) for plan, most in zip(plans, limits, strict=True)]
        if fitted == plans:
            return plans
        plans = fitted


def _no_larger(plan: Plan, most: float) -> Plan:
    """Fit again with a limit; should no smaller size do by chance, the words stay as they are."""
    if plan.block is None or plan.block.size <= most:
        return plan
    return plan._replace(block=fit(plan.region, plan.shown, most) or plan.block)
