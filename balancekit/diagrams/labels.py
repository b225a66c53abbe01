"""The names beside the two circles: which wraps, which size, and how much room the circles keep.

Names stand in the corners that the circles leave free, the word for the shared part in the notch
between them. A long name is wrapped, and takes room from the circles before it loses a letter.
"""

from collections.abc import Sequence

from balancekit.diagrams.corners import Corner, Label, Notch
from balancekit.diagrams.letters import clean, direction
from balancekit.diagrams.marks import CircleMark, LeaderMark, TextMark
from balancekit.diagrams.sheet import Sheet
from balancekit.diagrams.shoulders import Shoulder
from balancekit.diagrams.wrapping import fill, wrap

_BOLD = 1.16  # how much wider the bold cut is than the table
_SIZES, _MOST_LINES = (18.0, 16.0, 14.0), 4
_ENOUGH = 0.97  # a larger label may cost this much of the radius
_ROLES = ("label_both", "label_a", "label_b")  # the middle first: the names keep clear of it
_WIDEST_LABEL = 0.3  # of the picture's width, where a name cannot be wrapped between words

Placed = tuple[tuple[CircleMark, CircleMark], tuple[TextMark, ...], tuple[LeaderMark, ...]]


def place_circles(sheet: Sheet, labels: Sequence[tuple[str, str]]) -> Placed:
    """Place two circles and their labels on a sheet.

    Parameters
    ----------
    sheet : Sheet
        Its size, and the shape of the pair.
    labels : sequence of (role, text)
        Roles ``label_a`` (upper left), ``label_both`` (above the middle), ``label_b`` (upper
        right).

    Returns
    -------
    circles : tuple of CircleMark
        As large as the sheet and the labels allow.
    texts : tuple of TextMark
        The lines of the labels; none is left out.
    leaders : tuple of LeaderMark
        From a label to what it names, where that lies inside the other circle.
    """
    texts_of = {role: cleaned for role, text in labels if (cleaned := clean(text))}
    chosen: list[Label] = []
    half = 0.0
    for role in sorted(texts_of, key=_ROLES.index):
        chosen.append(_choose(_corner_of(role, sheet, half), texts_of[role]))
        if role == "label_both":
            half = chosen[-1].width / 2
    corners = [_corner_of(label.role, sheet, half) for label in chosen]
    radii = [corner.radius(label) for corner, label in zip(corners, chosen, strict=True)]
    r = min([sheet.largest, *radii])
    marks: list[TextMark] = []
    leaders: list[LeaderMark] = []
    for corner, label in zip(corners, chosen, strict=True):
        spot = corner.place(label, r)
        marks += _lines(label, spot.x, spot.bottom, spot.anchor)
        leaders += [spot.leader] if spot.leader else []
    return sheet.circles(r), tuple(marks), tuple(leaders)


def _corner_of(role: str, sheet: Sheet, middle: float) -> Corner:
    return (Notch if role == "label_both" else Shoulder)(role, sheet, middle)


def _choose(corner: Corner, text: str) -> Label:
    """Of all wraps, the largest and shortest that costs the circles next to nothing."""
    options = [
        Label(corner.role, tuple(line.text for line in lines), size, _BOLD)
        for size in _SIZES
        for count in range(1, _MOST_LINES + 1)
        if (lines := wrap(text, count))
    ]
    narrow = corner.sheet.width * _WIDEST_LABEL / (_SIZES[-1] * _BOLD)
    cut = tuple(line.text for line in fill(text, narrow))
    options.append(Label(corner.role, cut, _SIZES[-1], _BOLD))
    radii = [corner.radius(option) for option in options]
    enough = _ENOUGH * max(radii)
    return next(option for option, r in zip(options, radii, strict=True) if r >= enough)


def _lines(label: Label, x: float, bottom: float, anchor: str) -> list[TextMark]:
    step = label.height / len(label.lines)
    first = bottom - label.height + step / 2
    turn = direction(" ".join(label.lines))
    return [
        TextMark(line, x, first + i * step, label.size, label.role, anchor, turn)
        for i, line in enumerate(label.lines)
    ]
