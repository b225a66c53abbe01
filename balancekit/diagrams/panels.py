"""One row of small closeness pictures: circles with a caption above, names and words below."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from balancekit.diagrams.letters import direction, width
from balancekit.diagrams.marks import DOUBLE, CircleMark, ClosenessPanel, TextMark
from balancekit.diagrams.wrapping import fill
from balancekit.geometry import ios_circles

_INSET = 14.0  # px from the side of a cell to touching circles
_CAPTION, _NAME, _WORDS = 16.0, 14.0, 15.0
_LINE, _BOLD, _GAP = 1.3, 1.16, 10.0


class Picture(NamedTuple):
    """What one picture shows; names and roles belong to the left and the right circle."""

    caption: str
    share: float
    names: tuple[str, str]
    words: str
    roles: tuple[str, str] = ("a", "b")


def place_row(
    row: Sequence[Picture], centres: Sequence[float], cell: float, top: float
) -> tuple[list[ClosenessPanel], list[TextMark], float]:
    """Place pictures side by side, with captions, circles, names and words each on one height.

    Parameters
    ----------
    row : sequence of Picture
        From left to right.
    centres : sequence of float
        The middle of each, px.
    cell, top : float
        Width of the place for one picture; upper end of the row.

    Returns
    -------
    panels : list of ClosenessPanel
    texts : list of TextMark
        Captions and words.
    bottom : float
        Lower end of the row.
    """
    across, half = cell - 2 * _GAP, cell / 2 - 2 * _GAP
    captions = [_wrapped(it.caption, across, _CAPTION) for it in row]
    words = [_wrapped(it.words, across, _WORDS) for it in row]
    names = [[_wrapped(name, half, _NAME) for name in it.names] for it in row]
    touching = (cell - 2 * _INSET) / 2  # diameter of circles that only touch
    rim = top + _height(captions, _CAPTION) + _GAP
    under = rim + touching * math.sqrt(2) + _GAP
    foot = under + _height((lines for pair in names for lines in pair), _NAME) + _GAP / 2
    panels: list[ClosenessPanel] = []
    texts: list[TextMark] = []
    for it, x, caption, pair, said in zip(row, centres, captions, names, words, strict=True):
        circles = _circles(it, touching, x, (rim + under - _GAP) / 2)
        labels = _names(circles, pair, half, under)
        panels.append(ClosenessPanel(it.caption, it.words, circles, labels))
        texts += _stack(caption, x, rim - _GAP - _height([caption], _CAPTION), _CAPTION, "caption")
        texts += _stack(said, x, foot, _WORDS, "words")
    return panels, texts, foot + _height(words, _WORDS)


def _circles(it: Picture, touching: float, x: float, y: float) -> tuple[CircleMark, CircleMark]:
    pair = ios_circles(it.share, union=math.pi * touching**2 / 2)
    half, (left, right) = pair.distance / 2, it.roles
    inner = DOUBLE if pair.kind == "identical" else 0.0
    r_left, r_right = (pair.r_a - inner * (role == "b") for role in it.roles)
    return CircleMark(left, x - half, y, r_left), CircleMark(right, x + half, y, r_right)


def _names(
    circles: tuple[CircleMark, CircleMark], pair: Sequence[list[str]], half: float, top: float
) -> tuple[TextMark, ...]:
    """Each name stands under the part that is only its own, and never across the middle."""
    middle = (circles[0].cx + circles[1].cx) / 2
    marks: list[TextMark] = []
    for side, circle, lines in zip((-1, 1), circles, pair, strict=True):
        wide = max((width(line) for line in lines), default=0.0) * _NAME * _BOLD
        # One radius off the middle is half-way across the part that lies in this circle only.
        away = min(max(circle.r, (wide + _GAP) / 2), half + (_GAP - wide) / 2)
        marks += _stack(lines, middle + side * away, top, _NAME, f"label_{circle.role}")
    return tuple(marks)


def _wrapped(text: str, room: float, size: float) -> list[str]:
    return [line.text for line in fill(text, room / (size * _BOLD)) if line.text]


def _height(texts: Iterable[Sequence[str]], size: float) -> float:
    return max((len(lines) for lines in texts), default=0) * size * _LINE


def _stack(lines: Sequence[str], x: float, top: float, size: float, role: str) -> list[TextMark]:
    step = size * _LINE
    return [
        TextMark(line, x, top + (i + 0.5) * step, size, role, direction=direction(line))
        for i, line in enumerate(lines)
    ]
