"""The overlap picture: each person's words inside their own part of two circles."""

import math
from collections.abc import Iterator, Sequence

from balancekit.diagrams.checks import checked_names, checked_share, checked_size, checked_texts
from balancekit.diagrams.labels import place_circles
from balancekit.diagrams.letters import direction
from balancekit.diagrams.listing import Numbered, Section, place_list
from balancekit.diagrams.marks import CircleMark, OverlapDiagram, TextMark
from balancekit.diagrams.numbers import place_numbers
from balancekit.diagrams.planning import Plan, alike, plan_region
from balancekit.diagrams.regions import regions_of
from balancekit.strings import say

_ORDER = ("a", "both", "b")
_LEAST_SIDE = 320.0


def overlap_diagram(
    own_a: Sequence[str],
    own_b: Sequence[str],
    both: Sequence[str],
    names: tuple[str, str] = ("A", "B"),
    overlap_share: float = 0.45,
    width: float = 900,
    height: float = 600,
) -> OverlapDiagram:
    """Draw what two people have of their own and what they share, in their own words.

    Parameters
    ----------
    own_a, own_b, both : sequence of str
        What only the first person, only the second, and both wrote, in the order given. Blank
        entries are left out.
    names : tuple of str
        What the two people are called.
    overlap_share : float
        Size of the lens as a share of *one circle* (not of the union), 0 to 1. It makes room for
        the words and says nothing about how close two people are.
    width, height : float
        Of the circles and names, px, 320 or more. A list under the circles adds to the height.

    Returns
    -------
    OverlapDiagram
        Every item is in it: written in its region, or a number there and the item in the list.

    Raises
    ------
    ArgumentError
        An argument is of the wrong kind or out of range; the message names it.

    Examples
    --------
    >>> diagram = overlap_diagram(["Running"], [], ["Our garden"], names=("Ana", "Ben"))
    >>> [(mark.role, mark.text) for mark in diagram.texts]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('label_both', 'Ours'), ('label_a', 'Ana'), ('label_b', 'Ben'), ('a', 'Running'),
     ('both', 'Our garden')]
    """
    items = {
        "a": checked_texts("own_a", own_a),
        "both": checked_texts("both", both),
        "b": checked_texts("own_b", own_b),
    }
    a, b = called = checked_names("names", names)
    share = checked_share("overlap_share", overlap_share)
    width = checked_size("width", width, _LEAST_SIDE)
    height = checked_size("height", height, _LEAST_SIDE)
    labels = [
        ("label_a", say("picture.label_a", name=a)),
        ("label_both", say("picture.label_both") if share else ""),
        ("label_b", say("picture.label_b", name=b)),
    ]
    circles, label_marks = place_circles(width, height, share, labels)
    words, sections = _words(circles, items, called)
    listed, bottom = place_list(sections, width, circles[0].cy + circles[0].r)
    return OverlapDiagram(
        width=width,
        height=math.ceil(max(bottom, height)),
        circles=circles,
        texts=label_marks + words + listed,
        names=called,
        own_a=items["a"],
        own_b=items["b"],
        both=items["both"],
        overlap_share=share,
        unplaced=(),
        alt=_alt(items, called),
    )


def _words(
    circles: tuple[CircleMark, CircleMark],
    items: dict[str, tuple[str, ...]],
    names: tuple[str, str],
) -> tuple[tuple[TextMark, ...], list[Section]]:
    """Place the words of all regions, and say what has to stand in the list."""
    regions = regions_of(circles)
    plans: list[Plan] = []
    number = 1
    for role in _ORDER:
        if items[role]:
            plans.append(plan_region(role, regions[role], items[role], number))
            number += len(plans[-1].listed)
    return _gather(alike(plans), names)


def _gather(
    plans: Sequence[Plan], names: tuple[str, str]
) -> tuple[tuple[TextMark, ...], list[Section]]:
    marks: list[TextMark] = []
    sections: list[Section] = []
    number = 1
    for plan in plans:
        listed = {item: number + i for i, item in enumerate(plan.listed)}
        number += len(listed)
        marks += _in_region(plan, listed)
        if listed:
            entries = tuple(Numbered(n, item, plan.items[item]) for item, n in listed.items())
            sections.append(Section(_heading(plan.role, names), entries))
    return tuple(marks), sections


def _in_region(plan: Plan, listed: dict[int, int]) -> Iterator[TextMark]:
    if plan.block is None:
        yield from place_numbers(plan.region, listed, plan.items)
        return
    for item, text, x, y in plan.block.lines:
        role, whole = ("number", plan.items[item]) if item in listed else (plan.role, "")
        turn = direction(plan.items[item])
        yield TextMark(text, x, y, plan.block.size, role, "middle", turn, item, whole)


def _heading(role: str, names: tuple[str, str]) -> str:
    return say(f"picture.list_{role}", name=names[role == "b"])


def _alt(items: dict[str, tuple[str, ...]], names: tuple[str, str]) -> str:
    """The picture in plain words: names, counts, every item."""
    a, b = names
    regions = " ".join(
        (
            _alt_region("alt_own", items["a"], a),
            _alt_region("alt_both", items["both"], ""),
            _alt_region("alt_own", items["b"], b),
        )
    )
    return say("picture.alt_overlap", a=a, b=b, regions=regions)


def _alt_region(key: str, items: tuple[str, ...], name: str) -> str:
    if not items:
        return say(f"picture.{key}_none", name=name)
    return say(f"picture.{key}", count=len(items), name=name, items="; ".join(items))
