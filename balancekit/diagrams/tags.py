"""The labels of the map before they have a place: which names stand together, in which lines.

Relationships at the same spot cannot be told apart on the map, so their names stand together in
one list; a long list is cut, so that its parts find a place.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from balancekit.diagrams.marks import PatchMark
from balancekit.diagrams.wrapping import Line, fill, longest_piece, wrap

LINE = 1.2
"""Height of a line's box, in em."""

_BOLD = 1.16  # how much wider the bold cut is than the table
_SAME = 8.0  # px: middles nearer than this are one spot; two points of a scale, far below an error
_TOGETHER = 8  # names in one list
_APART = 0.3  # em between the names of a list
_IN_PATCH, _COLUMN = 1.9, 132.0  # radii, and px, that a name is broken into if its words allow
_MOST_LINES = 3
_WIDEST_LETTER = 1.3  # em


class Anchor(NamedTuple):
    """What a label belongs to: the middle and the radius of a patch, or of several in one spot."""

    cx: float
    cy: float
    r: float


class Row(NamedTuple):
    """One line of a label: the index of the patch that it names, and its height in the label."""

    patch: int
    text: str
    y: float


class Label(NamedTuple):
    """One or several names with the place they take, px."""

    anchor: Anchor
    rows: tuple[Row, ...]
    size: float
    wide: float
    tall: float

    @property
    def is_list(self) -> bool:
        """Whether it has the names of several patches."""
        return self.rows[0].patch != self.rows[-1].patch


def labels(patches: Sequence[PatchMark], size: float, widest: float) -> list[Label]:
    """Make the labels of all patches at one size, none wider than so many px.

    Examples
    --------
    >>> near = [PatchMark("Mum", "", 9, 9, 50), PatchMark("Dad", "", 9, 12, 50)]
    >>> [[row.text for row in label.rows] for label in labels(near, 16, 250)]
    [['Mum', 'Dad']]
    """
    made = []
    for group in _groups(patches):
        anchor = _anchor([patches[index] for index in group])
        for start in range(0, len(group), _TOGETHER):
            names = [(index, patches[index].name) for index in group[start : start + _TOGETHER]]
            made.append(_label(anchor, names, size, widest))
    return made


def _groups(patches: Sequence[PatchMark]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index, patch in enumerate(patches):
        for group in groups:
            first = patches[group[0]]
            if math.hypot(patch.cx - first.cx, patch.cy - first.cy) <= _SAME:
                group.append(index)
                break
        else:
            groups.append([index])
    return groups


def _anchor(patches: Sequence[PatchMark]) -> Anchor:
    count = len(patches)
    x, y = sum(it.cx for it in patches) / count, sum(it.cy for it in patches) / count
    return Anchor(x, y, min(it.r for it in patches))


def _label(anchor: Anchor, names: Sequence[tuple[int, str]], size: float, widest: float) -> Label:
    em = size * _BOLD
    narrow = [_IN_PATCH * anchor.r / em, _COLUMN / em] if len(names) == 1 else []
    broken = [(index, line) for index, name in names for line in _broken(name, narrow, widest / em)]
    heights = list(accumulate(_steps([index for index, _ in broken], size)))
    rows = tuple(Row(index, line.text, y) for (index, line), y in zip(broken, heights, strict=True))
    wide = max(line.width for _, line in broken) * em
    return Label(anchor, rows, size, wide, heights[-1] + size * LINE / 2)


def _steps(owners: Sequence[int], size: float) -> Iterator[float]:
    """From the top to the middle of the first line, then from line to line."""
    yield size * LINE / 2
    for before, owner in pairwise(owners):
        yield size * (LINE + (_APART if owner != before else 0.0))


def _broken(name: str, narrow: Sequence[float], widest: float) -> Sequence[Line]:
    """Break a name for the narrowest of some columns, in em, in which no word has to be cut."""
    for room in (*narrow, longest_piece(name), widest) if narrow else (widest,):
        for count in range(1, _MOST_LINES + 1):
            lines = wrap(name, count)
            if lines and max(line.width for line in lines) <= min(room, widest):
                return lines
    count = len(fill(name, widest))
    even = sum(line.width for line in fill(name, widest)) / count + _WIDEST_LETTER
    return fill(name, min(even, widest))
