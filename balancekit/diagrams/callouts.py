"""Numbers of a part that has no room even for them: outside, with a leader to a dot in the part."""

import math
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from balancekit.diagrams.boxes import Box, Segment
from balancekit.diagrams.letters import width
from balancekit.diagrams.marks import CircleMark, LeaderMark

_BOLD, _LINE = 1.16, 1.3
_BETWEEN = 0.9  # em between two numbers
_IN_A_ROW = 6
_GAP, _EDGE, _OFF = 6.0, 8.0, 4.0  # px around the numbers; to the side of the sheet; to the leader
_STEP, _STEPS, _TURNS = 10.0, 40, 24  # px; beyond so many steps a leader may strike a word


class Callout(NamedTuple):
    """The middles of the numbers, the box around them, and the leader."""

    places: tuple[tuple[float, float], ...]
    box: Box
    leader: LeaderMark


class Ground(NamedTuple):
    """What callouts keep clear of: the circles, words that stand already, sides of the sheet."""

    circles: tuple[CircleMark, CircleMark]
    taken: tuple[Box, ...]
    wide: float


def place_callout(
    anchor: tuple[float, float], numbers: Sequence[int], size: float, ground: Ground
) -> Callout:
    """Place numbers as near as can be to the part they belong to.

    Parameters
    ----------
    anchor : tuple of float
        A point in the part, px.
    numbers : sequence of int
        In order, at least one.
    size : float
        Of the numbers, px.
    ground : Ground
        What is there already.

    Returns
    -------
    Callout
        Under the circles at the farthest, where always is room.
    """
    one = max(width(str(number)) for number in numbers) * size * _BOLD
    across = one + _BETWEEN * size
    rows = -(-len(numbers) // _IN_A_ROW)
    longest = -(-len(numbers) // rows)
    wide, tall = (longest - 1) * across + one, rows * size * _LINE
    box = _nearest(anchor, wide, tall, ground)
    places = tuple(
        (
            box.left + one / 2 + i % longest * across,
            box.top + (i // longest + 0.5) * size * _LINE,
        )
        for i in range(len(numbers))
    )
    return Callout(places, box, LeaderMark(*_line(box, anchor)))


def anchor_of(role: str, circles: tuple[CircleMark, CircleMark]) -> tuple[float, float]:
    """Return the middle of the thickest place of a part.

    Examples
    --------
    >>> anchor_of("both", (CircleMark("a", 0, 0, 5), CircleMark("b", 9, 0, 5)))
    (4.5, 0.0)
    """
    a, b = circles
    ends = {
        "a": (a.cx - a.r, b.cx - b.r),
        "both": (max(a.cx - a.r, b.cx - b.r), min(a.cx + a.r, b.cx + b.r)),
        "b": (a.cx + a.r, b.cx + b.r),
    }
    return sum(ends[role]) / 2, float(a.cy)


def _nearest(anchor: tuple[float, float], wide: float, tall: float, ground: Ground) -> Box:
    """The nearest free box to which a leader strikes no word, else the nearest free one."""
    nearest = None
    for step in count(1):
        for box in _around(step, anchor, wide, tall):
            if not _is_free(box, ground):
                continue
            if not any(_line(box, anchor).meets(taken) for taken in ground.taken):
                return box
            nearest = nearest or box
        if nearest and step > _STEPS:
            return nearest
    raise AssertionError  # below all that is drawn there is room


def _around(step: int, anchor: tuple[float, float], wide: float, tall: float) -> Iterator[Box]:
    x, y = anchor
    for turn in range(_TURNS):
        angle = math.tau * (turn / _TURNS + 0.25)  # downwards first
        away_x = math.cos(angle) * (step * _STEP + wide / 2)
        away_y = math.sin(angle) * (step * _STEP + tall / 2)
        yield Box.around(round(x + away_x, 2), round(y + away_y, 2), wide, tall)


def _is_free(box: Box, ground: Ground) -> bool:
    if box.left < _EDGE or box.right > ground.wide - _EDGE or box.top < _EDGE:
        return False
    clear = all(box.distance(it.cx, it.cy) > it.r + _GAP for it in ground.circles)
    return clear and not any(box.meets(taken, _GAP) for taken in ground.taken)


def _line(box: Box, anchor: tuple[float, float]) -> Segment:
    near_x, near_y = box.nearest(*anchor)
    length = math.hypot(near_x - anchor[0], near_y - anchor[1])
    share = min(1.0, _OFF / length) if length else 0.0
    x, y = (near + (end - near) * share for near, end in zip((near_x, near_y), anchor, strict=True))
    return Segment(x, y, *anchor)
