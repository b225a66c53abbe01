"""What is written under the map: how to read it, and the names that are not on it yet."""

from collections.abc import Sequence

from balancekit.diagrams.letters import direction, width
from balancekit.diagrams.marks import TextMark
from balancekit.diagrams.wrapping import fill

_NOTE, _NAME = 13.0, 14.0
_LINE, _BOLD = 1.3, 1.16
_ABOVE, _BETWEEN, _BELOW = 14.0, 12.0, 12.0
_APART = 26.0  # px between two names: a gap, no comma that a right-to-left name would move


def place_footing(
    notes: Sequence[str], heading: str, names: Sequence[str], left: float, room: float, top: float
) -> tuple[tuple[TextMark, ...], float]:
    """Place notes, and a heading with names if there are any.

    Parameters
    ----------
    notes : sequence of str
        Each begins on a line of its own.
    heading : str
        Stands above the names.
    names : sequence of str
        From left to right in as many rows as it takes.
    left, room, top : float
        Where lines begin, how wide they may be, where what stands above ends; px.

    Returns
    -------
    texts : tuple of TextMark
        Roles ``note``, ``list_heading`` and ``list``.
    bottom : float
        Where the picture ends.
    """
    marks: list[TextMark] = []
    y = top + _ABOVE if notes or names else top
    for line in (line for note in notes for line in _lines(note, room, _NOTE)):
        marks.append(_mark(line, left, y, _NOTE, "note"))
        y += _NOTE * _LINE
    if names:
        y += _BETWEEN if notes else 0.0
        for line in _lines(heading, room / _BOLD, _NAME):
            marks.append(_mark(line, left, y, _NAME, "list_heading"))
            y += _NAME * _LINE
        placed, y = _rows(names, left, room, y + _BETWEEN / 3)
        marks += placed
    return tuple(marks), y + _BELOW


def _rows(names: Sequence[str], left: float, room: float, y: float) -> tuple[list[TextMark], float]:
    marks: list[TextMark] = []
    x = 0.0
    for line in (line for name in names for line in _lines(name, room, _NAME)):
        across = width(line) * _NAME
        if x and x + across > room:
            x, y = 0.0, y + _NAME * _LINE
        marks.append(_mark(line, left + x, y, _NAME, "list"))
        x += across + _APART
    return marks, y + _NAME * _LINE


def _lines(text: str, room: float, size: float) -> list[str]:
    return [line.text for line in fill(text, room / size)]


def _mark(text: str, x: float, top: float, size: float, role: str) -> TextMark:
    return TextMark(text, x, top + size * _LINE / 2, size, role, "start", direction(text))
