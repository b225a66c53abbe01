"""The two circles on the page and the names beside them: together they decide how large they are.

Names stand in the corners that the circles leave free, the word for the shared part in the notch
between them. A long name is wrapped, and takes room from the circles before it loses a letter.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from balancekit.diagrams.letters import clean, direction, width
from balancekit.diagrams.marks import CircleMark, TextMark
from balancekit.diagrams.wrapping import fill, wrap
from balancekit.geometry import two_circles

_EDGE, _CLEAR = 10.0, 9.0  # px from a name to the edge of the picture, to an arc
_BELOW, _BESIDE = 14.0, 16.0  # px from the circles to the edge of the picture
_LINE, _BOLD = 1.25, 1.16  # line box in em; how much wider the bold cut is than the table
_SIZES, _MOST_LINES = (18.0, 16.0, 14.0), 4
_ENOUGH = 0.97  # a larger label may cost this much of the radius
_ROLES = ("label_both", "label_a", "label_b")  # the middle first: the names keep clear of it
_SHOULDER = math.radians(38)  # where a short name stands, from the top of its circle
_WIDEST_LABEL = 0.3  # of the picture's width, where a name cannot be wrapped between words


class _Label(NamedTuple):
    role: str
    lines: tuple[str, ...]
    size: float

    @property
    def width(self) -> float:
        return max(width(line) for line in self.lines) * self.size * _BOLD

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * _LINE


class _Page(NamedTuple):
    """The sheet and the shape of the pair.

    `distance` is that of the centres for circles of radius 1; names on the sides end at `side`.
    """

    width: float
    height: float
    distance: float
    side: float

    def circles(self, r: float) -> tuple[CircleMark, CircleMark]:
        cy = min(self.height - _BELOW - r, self.height / 2 + _BELOW)
        half = self.distance * r / 2
        middle = self.width / 2
        return CircleMark("a", middle - half, cy, r), CircleMark("b", middle + half, cy, r)

    def largest(self) -> float:
        across = (self.width - 2 * _BESIDE) / (2 + self.distance)
        return min(across, (self.height - _BELOW - _EDGE) / 2)


def place_circles(
    width: float, height: float, overlap_share: float, labels: Sequence[tuple[str, str]]
) -> tuple[tuple[CircleMark, CircleMark], tuple[TextMark, ...]]:
    """Place two equal circles and their labels on a sheet.

    Parameters
    ----------
    width, height : float
        Of the sheet, px.
    overlap_share : float
        Shared area as a share of one circle, 0 to 1.
    labels : sequence of (role, text)
        Roles ``label_a`` (upper left), ``label_both`` (above the middle), ``label_b`` (upper
        right).

    Returns
    -------
    circles : tuple of CircleMark
        As large as the sheet and the labels allow.
    texts : tuple of TextMark
        The lines of the labels; none is left out.
    """
    page = _Page(width, height, _unit_distance(overlap_share), width / 2 - _CLEAR)
    texts_of = {role: cleaned for role, text in labels if (cleaned := clean(text))}
    chosen = []
    for role in sorted(texts_of, key=_ROLES.index):
        chosen.append(_choose(page, role, texts_of[role]))
        if role == "label_both":
            page = page._replace(side=page.side - chosen[-1].width / 2)
    r = min([page.largest(), *(_radius(page, label) for label in chosen)])
    circles = page.circles(r)
    marks = [mark for label in chosen for mark in _marks(label, page, circles)]
    return circles, tuple(marks)


def _unit_distance(overlap_share: float) -> float:
    pair = two_circles(1.0, 1.0, overlap_share)
    return pair.distance / pair.r_a


def _choose(page: _Page, role: str, text: str) -> _Label:
    """Of all wraps, the largest and shortest that costs the circles next to nothing."""
    options = [
        _Label(role, tuple(line.text for line in lines), size)
        for size in _SIZES
        for count in range(1, _MOST_LINES + 1)
        if (lines := wrap(text, count))
    ]
    narrow = page.width * _WIDEST_LABEL / (_SIZES[-1] * _BOLD)
    options.append(_Label(role, tuple(line.text for line in fill(text, narrow)), _SIZES[-1]))
    radii = [_radius(page, option) for option in options]
    enough = _ENOUGH * max(radii)
    return next(option for option, r in zip(options, radii, strict=True) if r >= enough)


def _radius(page: _Page, label: _Label) -> float:
    """Largest radius at which a label has its place."""
    low, high = 0.0, page.largest()
    if _has_room(label, page, high):
        return high
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (middle, high) if _has_room(label, page, middle) else (low, middle)
    return low


def _has_room(label: _Label, page: _Page, r: float) -> bool:
    a, b = page.circles(r)
    bottom = _EDGE + label.height
    if label.role == "label_both":
        return _lowest_between(label, a, b) >= bottom and label.width <= 2 * a.r
    return a.cy > bottom and _right_end(page, a, bottom) - label.width >= _EDGE


def _right_end(page: _Page, a: CircleMark, bottom: float) -> float:
    """How far to the right a left name may reach whose lower edge is there."""
    aside = math.sqrt(max(0.0, (a.r + _CLEAR) ** 2 - (a.cy - bottom) ** 2))
    return min(a.cx - aside, page.side)


def _lowest_between(label: _Label, a: CircleMark, b: CircleMark) -> float:
    """How low the bottom of the middle label may come into the notch between the circles."""
    aside = max(0.0, (b.cx - a.cx - label.width) / 2)
    reach = a.r + _CLEAR
    return a.cy - math.sqrt(max(0.0, reach**2 - aside**2))


def _marks(label: _Label, page: _Page, circles: tuple[CircleMark, CircleMark]) -> list[TextMark]:
    a, b = circles
    if label.role == "label_both":
        x, anchor, bottom = page.width / 2, "middle", _lowest_between(label, a, b)
        bottom = max(bottom - 0.1 * label.size, _EDGE + label.height)
    else:
        x, bottom = _shoulder(label, page, a)
        x, anchor = (x, "end") if label.role == "label_a" else (page.width - x, "start")
    step = label.size * _LINE
    first = bottom - label.height + step / 2
    return [
        TextMark(line, x, first + i * step, label.size, label.role, anchor, direction(line))
        for i, line in enumerate(label.lines)
    ]


def _shoulder(label: _Label, page: _Page, a: CircleMark) -> tuple[float, float]:
    """Right end and bottom of the left name: on the shoulder, or higher where it is long."""
    reach = a.r + _CLEAR
    aside = min(reach * math.sin(_SHOULDER), a.cx - _EDGE - label.width)
    rise = math.sqrt(reach**2 - max(0.0, aside) ** 2)
    bottom = max(a.cy - rise, _EDGE + label.height)
    return _right_end(page, a, bottom), bottom
