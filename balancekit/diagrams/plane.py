"""The plane of the map: its place on the sheet, and the words at the ends of its two directions.

From left to right there is more room for one's own life, from bottom to top more that is shared.
It has words where others have scales: no tick, no number, no named part.
"""

from collections.abc import Sequence

from balancekit.diagrams.boxes import Box
from balancekit.diagrams.letters import direction
from balancekit.diagrams.marks import PlaneMark, TextMark
from balancekit.diagrams.wrapping import fill
from balancekit.strings import say

INSET = 16.0
"""Points left free on every side, so that a patch at an end still lies inside."""

_GUTTER, _EDGE, _AWAY, _BETWEEN = 98.0, 12.0, 10.0, 24.0  # px
_FOOT = 48.0  # px: two lines of words under the plane
_SIZE, _LINE = 14.0, 1.25


def place_plane(
    width: float, height: float, subject: str = "map"
) -> tuple[PlaneMark, tuple[TextMark, ...]]:
    """Place the plane and its words.

    Parameters
    ----------
    width, height : float
        Of the sheet, px.
    subject : str
        ``"map"`` or ``"story"``: whose lives the words speak of.

    Returns
    -------
    plane : PlaneMark
        As large as the sheet allows: a square, so that both directions count the same.
    texts : tuple of TextMark
        Role ``axis``.
    """
    side = min(width - 2 * _GUTTER, height - _EDGE - _FOOT)
    plane = PlaneMark((width - side) / 2, _EDGE, side)
    return plane, (*_beside(plane, subject), *_below(plane, subject))


def spot(plane: PlaneMark, independence: float, interdependence: float) -> tuple[float, float]:
    """Return where two values, 0 to 100, lie on the sheet.

    Examples
    --------
    >>> spot(PlaneMark(0, 0, 132), 0, 100)
    (16.0, 16.0)
    """
    point = a_point(plane)
    across, up = INSET + independence, INSET + interdependence
    return plane.left + across * point, plane.top + plane.side - up * point


def a_point(plane: PlaneMark) -> float:
    """Return how many px of the plane one point of a scale takes."""
    return plane.side / (100 + 2 * INSET)


def box_of(mark: TextMark, wide: float) -> Box:
    """Return the box of one line of words that is so wide."""
    left = mark.x - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
    half = mark.size * _LINE / 2
    return Box(left, mark.y - half, left + wide, mark.y + half)


def _beside(plane: PlaneMark, subject: str) -> list[TextMark]:
    room = (plane.left - _AWAY - _EDGE / 2) / _SIZE
    most, least = (
        _lines(say(f"picture.{subject}_shared_{end}"), room) for end in ("much", "little")
    )
    x, step = plane.left - _AWAY, _SIZE * _LINE
    low = plane.top + plane.side - len(least) * step
    return _stack(most, x, plane.top, "end") + _stack(least, x, low, "end")


def _below(plane: PlaneMark, subject: str) -> list[TextMark]:
    room = (plane.side - _BETWEEN) / 2 / _SIZE
    least, most = (_lines(say(f"picture.{subject}_own_{end}"), room) for end in ("little", "much"))
    top, right = plane.top + plane.side + _AWAY, plane.left + plane.side
    return _stack(least, plane.left, top, "start") + _stack(most, right, top, "end")


def _lines(text: str, room: float) -> list[str]:
    return [line.text for line in fill(text, room)]


def _stack(lines: Sequence[str], x: float, top: float, anchor: str) -> list[TextMark]:
    step = _SIZE * _LINE
    return [
        TextMark(line, x, top + (i + 0.5) * step, _SIZE, "axis", anchor, direction(line))
        for i, line in enumerate(lines)
    ]
