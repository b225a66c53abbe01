"""The small pictures of a figure of many couples, and where each of them stands."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from balancekit.diagrams import CircleMark, TextMark
from balancekit.diagrams.letters import direction
from balancekit.diagrams.marks import DOUBLE
from balancekit.diagrams.wrapping import fill
from balancekit.geometry import Circles
from balancekit.strings import say

_EDGE, _GAP, _BETWEEN_ROWS = 12.0, 10.0, 26.0
_HEADING, _TITLE, _LABEL, _NOTE = 20.0, 15.0, 14.0, 14.0
_LINE, _BOLD = 1.3, 1.16
_TALLEST, _TALL = 340.0, 0.8  # px, and share of its width, that a picture may be high


class Cell(NamedTuple):
    """One small picture: its words, what pointing at it tells, where it stands and how large."""

    title: str
    label: str
    told: str
    pair: Circles | None
    circles: tuple[CircleMark, ...] = ()
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    @property
    def tall(self) -> float:
        """Height of the circles, px."""
        return 2 * max(self.pair.r_a, self.pair.r_b) * self.scale if self.pair else 0.0


def place_cells(
    cells: Sequence[Cell],
    across: int,
    width: float,
    heading: str,
    names: tuple[str, str],
    one_scale: bool,
) -> tuple[list[Cell], list[TextMark], float]:
    """Place pictures under a heading, in rows that are as evenly filled as can be.

    Parameters
    ----------
    cells : sequence of Cell
        In the order in which they stand, from left to right.
    across : int
        At most so many pictures in a row.
    width : float
        Of the whole, px.
    heading : str
        May be empty.
    names : tuple of str
        Whose outline is solid and whose is dashed.
    one_scale : bool
        Whether areas can be compared between pictures; otherwise each fills its place.

    Returns
    -------
    cells : list of Cell
        With circles and places.
    texts : list of TextMark
    height : float
    """
    across = math.ceil(len(cells) / math.ceil(len(cells) / across))
    wide = (width - 2 * _EDGE) / across
    sized = _sized(cells, wide, one_scale)
    tall = max(it.tall for it in sized)
    texts, y = _column(heading, width / 2, _EDGE, width - 2 * _EDGE, _HEADING, "caption")
    key = say("picture.multiples_key", a=names[0], b=names[1])
    notes, y = _column(key, width / 2, y + _GAP / 2, width - 2 * _EDGE, _NOTE, "note")
    texts += notes
    placed: list[Cell] = []
    for first in range(0, len(cells), across):
        row = [
            it._replace(x=_EDGE + wide * (place + 0.5))
            for place, it in enumerate(sized[first : first + across])
        ]
        drawn, written, y = _row(row, y + _BETWEEN_ROWS, wide, tall)
        placed += drawn
        texts += written
    return placed, texts, math.ceil(y + _EDGE)


def _sized(cells: Sequence[Cell], wide: float, one_scale: bool) -> list[Cell]:
    scales = [_scale(it.pair, wide) if it.pair else math.inf for it in cells]
    if one_scale:
        scales = [min(scales)] * len(cells)
    return [
        it._replace(scale=scale if math.isfinite(scale) else 1.0)
        for it, scale in zip(cells, scales, strict=True)
    ]


def _row(
    row: Sequence[Cell], top: float, wide: float, tall: float
) -> tuple[list[Cell], list[TextMark], float]:
    """Titles, circles and labels, each on one height for the whole row."""
    room = wide - 2 * _GAP
    above = [_column(it.title, it.x, top, room, _TITLE, "caption") for it in row]
    rim = max(bottom for _, bottom in above) + _GAP
    under = [rim + tall + _GAP if it.pair else rim + (tall - _LABEL) / 2 for it in row]
    below = [
        _column(it.label, it.x, y, room, _LABEL, "words") for it, y in zip(row, under, strict=True)
    ]
    cells = [it._replace(y=rim + tall / 2, circles=_circles(it, rim + tall / 2)) for it in row]
    texts = [mark for marks, _ in (*above, *below) for mark in marks]
    return cells, texts, max(rim + tall, *(bottom for _, bottom in below))


def _scale(pair: Circles, wide: float) -> float:
    """Px for a unit of length at which a pair fills its place."""
    left, right = _ends(pair)
    high = 2 * max(pair.r_a, pair.r_b)
    if not high:
        return math.inf
    return min((wide - 2 * _GAP) / (right - left), min(_TALLEST, _TALL * wide) / high)


def _ends(pair: Circles) -> tuple[float, float]:
    return min(-pair.r_a, pair.distance - pair.r_b), max(pair.r_a, pair.distance + pair.r_b)


def _circles(it: Cell, y: float) -> tuple[CircleMark, ...]:
    """Around the middle of the place; a set without elements is no circle."""
    if it.pair is None:
        return ()
    (left, right), scale = _ends(it.pair), it.scale
    r_a, r_b = it.pair.r_a * scale, it.pair.r_b * scale
    a = it.x - (left + right) / 2 * scale
    inner = min(DOUBLE, r_b / 4) if it.pair.kind == "identical" else 0.0
    marks = (
        CircleMark("a", a, y, r_a),
        CircleMark("b", a + it.pair.distance * scale, y, r_b - inner),
    )
    return tuple(mark for mark in marks if mark.r > 0)


def _column(
    text: str, x: float, top: float, room: float, size: float, role: str
) -> tuple[list[TextMark], float]:
    """Lines of text one under the other, centred, and where they end."""
    lines = [line.text for line in fill(text, room / (size * _BOLD)) if line.text]
    step = size * _LINE
    marks = [
        TextMark(line, x, top + (i + 0.5) * step, size, role, direction=direction(line))
        for i, line in enumerate(lines)
    ]
    return marks, top + len(lines) * step
