"""What one region shows: its items, or numbers in the place of some, or numbers only."""

from collections.abc import Mapping
from typing import NamedTuple

from balancekit.diagrams.blocks import LINE, Block, margin
from balancekit.diagrams.regions import Region
from balancekit.diagrams.text import fit
from balancekit.diagrams.wrapping import longest_piece

_LIKENESS = 1.2
"""The largest words of a picture are at most so many times as large as the smallest."""

_COMFORTABLE = 14.0
"""A single word that would press all others below this size goes to the list, px."""

_WORTH = 1.15
"""... if without it they become at least so many times as large."""


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


_ORDER = ("a", "both", "b")
_EVEN = 1.02  # radii no more unlike than this count as equal


def plan_regions(
    regions: Mapping[str, Region], items: Mapping[str, tuple[str, ...]]
) -> dict[str, Plan]:
    """Plan every region that has items, by role; sizes near each other.

    Where the circles are equal, both people's own words get exactly one size: neither counts more.
    A large circle with words as small as those in a small one would look empty.
    """
    plans: list[Plan] = []
    number = 1
    for role in (role for role in _ORDER if items[role] and role in regions):
        plans.append(plan_region(role, regions[role], items[role], number))
        number += len(plans[-1].listed)
    radii = [circle.r for region in regions.values() for circle in region.inside]
    even = max(radii) <= _EVEN * min(radii)
    return {plan.role: plan for plan in _alike(plans, one_size=even)}


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
    spared = fit(region, shown) if shown != list(items) else None
    if spared and (block is None or spared.size >= _WORTH * block.size):
        return Plan(role, region, items, tuple(shown), spared)
    return Plan(role, region, items, items, block)


def _is_too_long(region: Region, item: str) -> bool:
    """Has no region room for the item, or no line for its longest word at a comfortable size?"""
    middle, half = (region.top + region.bottom) / 2, LINE * _COMFORTABLE / 2
    span = region.span(middle - half, middle + half, margin(_COMFORTABLE))
    room = (span[1] - span[0]) / _COMFORTABLE if span else 0.0
    return longest_piece(item) > room or fit(region, (item,)) is None


def _alike(plans: list[Plan], *, one_size: bool) -> list[Plan]:
    """Bring sizes near each other; with `one_size`, those of both people's own words together."""
    while True:
        least = min((plan.block.size for plan in plans if plan.block), default=0.0)
        most = _LIKENESS * least
        own = min((p.block.size for p in plans if p.block and p.role != "both"), default=least)
        fitted = [
            _no_larger(plan, min(own, most) if one_size and plan.role != "both" else most)
            for plan in plans
        ]
        if fitted == plans:
            return plans
        plans = fitted


def _no_larger(plan: Plan, most: float) -> Plan:
    """Fit again with a limit; should no smaller size do by chance, the words stay as they are."""
    if plan.block is None or plan.block.size <= most:
        return plan
    return plan._replace(block=fit(plan.region, plan.shown, most) or plan.block)
