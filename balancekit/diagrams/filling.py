"""What stands in the parts of two circles: words, numbers, or a leader to numbers beside them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from balancekit.diagrams.boxes import Box
from balancekit.diagrams.callouts import Ground, anchor_of, place_callout
from balancekit.diagrams.letters import direction, width
from balancekit.diagrams.listing import Numbered, Section
from balancekit.diagrams.marks import CircleMark, LeaderMark, TextMark
from balancekit.diagrams.numbers import place_numbers
from balancekit.diagrams.planning import Plan, plan_regions
from balancekit.diagrams.regions import Region
from balancekit.strings import say

_BOLD, _LINE = 1.16, 1.2
_LARGEST_NUMBER = 16.0
_LIKENESS = 1.3  # numbers are written at most so many times as large as the smallest words


class Filling(NamedTuple):
    """Texts in and beside the circles, leaders, and what has to stand in the list."""

    texts: tuple[TextMark, ...]
    leaders: tuple[LeaderMark, ...]
    sections: tuple[Section, ...]


def fill_circles(
    circles: tuple[CircleMark, CircleMark],
    regions: Mapping[str, Region],
    items: Mapping[str, tuple[str, ...]],
    names: tuple[str, str],
    labels: Sequence[TextMark],
    wide: float,
) -> Filling:
    """Place everybody's words.

    Parameters
    ----------
    circles : tuple of CircleMark
        As they are drawn.
    regions : mapping of str to Region
        The parts that there are, by role.
    items : mapping of str to tuple of str
        Cleaned, by role, in the order of the list; also for a part that is missing.
    names : tuple of str
        Of the two people, for the headings of the list.
    labels : sequence of TextMark
        What stands beside the circles already.
    wide : float
        Of the sheet, px.

    Returns
    -------
    Filling
        Every item is in its texts, or in its sections.
    """
    plans = plan_regions(regions, items)
    listed = _listed(plans)
    largest = _number_size(plans)
    inside = {role: list(_inside(plan, listed[role], largest)) for role, plan in plans.items()}
    texts = [mark for marks in inside.values() for mark in marks]
    leaders: list[LeaderMark] = []
    for role, plan in plans.items():
        if not inside[role]:
            ground = Ground(circles, tuple(map(_box, (*labels, *texts))), wide)
            marks, leader = _outside(plan, listed[role], largest, ground)
            texts += marks
            leaders.append(leader)
    sections = (
        _section(role, items[role], listed.get(role, {}), names)
        for role in items
        if items[role] and (role not in plans or listed[role])
    )
    return Filling(tuple(texts), tuple(leaders), tuple(sections))


def _listed(plans: Mapping[str, Plan]) -> dict[str, dict[int, int]]:
    """Numbers of the items that stand in the list, by role and index, counted through."""
    free = count(1)
    return {role: {item: next(free) for item in plan.listed} for role, plan in plans.items()}


def _outside(
    plan: Plan, listed: Mapping[int, int], size: float, ground: Ground
) -> tuple[list[TextMark], LeaderMark]:
    anchor = anchor_of(plan.role, ground.circles)
    callout = place_callout(anchor, list(listed.values()), size, ground)
    marks = [
        TextMark(str(number), x, y, size, "number", item=item, whole=plan.items[item])
        for (item, number), (x, y) in zip(listed.items(), callout.places, strict=True)
    ]
    return marks, callout.leader


def _number_size(plans: Mapping[str, Plan]) -> float:
    sizes = [plan.block.size for plan in plans.values() if plan.block]
    return min([_LARGEST_NUMBER, *(_LIKENESS * size for size in sizes)])


def _inside(plan: Plan, listed: Mapping[int, int], largest: float) -> Iterator[TextMark]:
    if plan.block is None:
        yield from place_numbers(plan.region, listed, plan.items, largest)
        return
    for item, text, x, y in plan.block.lines:
        whole = plan.items[item]
        role = "number" if item in listed else plan.role
        yield TextMark(text, x, y, plan.block.size, role, "middle", direction(whole), item, whole)


def _section(
    role: str, items: Sequence[str], listed: Mapping[int, int], names: tuple[str, str]
) -> Section:
    heading = say(f"picture.list_{role}", name=names[role == "b"])
    if not listed:
        return Section(heading, tuple(Numbered(0, i, text) for i, text in enumerate(items)))
    entries = tuple(Numbered(n, item, items[item]) for item, n in listed.items())
    return Section(heading, entries)


def _box(mark: TextMark) -> Box:
    wide = width(mark.text) * mark.size * _BOLD
    left = mark.x - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
    half = mark.size * _LINE / 2
    return Box(left, mark.y - half, left + wide, mark.y + half)
