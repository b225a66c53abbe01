"""The list under the picture: whole items for the numbers that stand in the circles."""

from collections.abc import Sequence
from typing import NamedTuple

from balancekit.diagrams.blocks import LINE
from balancekit.diagrams.letters import direction
from balancekit.diagrams.marks import TextMark
from balancekit.diagrams.wrapping import fill

_SIZE, _EDGE, _BETWEEN_COLUMNS = 15.0, 24.0, 28.0
_ABOVE, _AFTER_HEADING, _AFTER_ITEM, _BELOW = 26.0, 8.0, 5.0, 14.0
_INDENT = 30.0  # px from a number to its item
_BOLD = 1.16  # how much wider than the table bold letters are
_NARROW = 560.0  # a picture narrower than this has one column


class Numbered(NamedTuple):
    """An item that stands in the list: its number, its index in its region, its words.

    The number is 0 where the picture has no place for one.
    """

    number: int
    item: int
    text: str


class Section(NamedTuple):
    """The listed items of one region under the heading they get."""

    heading: str
    items: tuple[Numbered, ...]


def place_list(
    sections: Sequence[Section], width: float, top: float
) -> tuple[tuple[TextMark, ...], float]:
    """Place the list under a picture.

    Parameters
    ----------
    sections : sequence of Section
        One for each region that has listed items; several stand side by side.
    width, top : float
        Of the picture, and where the circles end, px.

    Returns
    -------
    texts : tuple of TextMark
        Headings, numbers and every line of every item.
    bottom : float
        Where the list ends.
    """
    if not sections:
        return (), top
    if width < _NARROW:
        return _one_below_the_other(sections, width - 2 * _EDGE, top + _ABOVE)
    columns = _columns(sections)
    room = (width - 2 * _EDGE - (len(columns) - 1) * _BETWEEN_COLUMNS) / len(columns)
    lead = max(len(_heading(column, room)) for column in columns)
    marks: list[TextMark] = []
    ends: list[float] = []
    for place, column in enumerate(columns):
        x = _EDGE + place * (room + _BETWEEN_COLUMNS)
        placed, end = _column(column, x, top + _ABOVE, room, lead)
        marks += placed
        ends.append(end)
    return tuple(marks), max(ends) + _BELOW


def _one_below_the_other(
    sections: Sequence[Section], room: float, top: float
) -> tuple[tuple[TextMark, ...], float]:
    marks: list[TextMark] = []
    for section in sections:
        placed, top = _column(section, _EDGE, top, room, len(_heading(section, room)))
        marks += placed
    return tuple(marks), top + _BELOW


def _columns(sections: Sequence[Section]) -> list[Section]:
    """A column for each section; a single one of several items is cut in two."""
    only = sections[0]
    if len(sections) > 1 or len(only.items) < 2:
        return list(sections)
    half = (len(only.items) + 1) // 2
    return [Section(only.heading, only.items[:half]), Section("", only.items[half:])]


def _heading(section: Section, room: float) -> list[str]:
    return [line.text for line in fill(section.heading, room / (_SIZE * _BOLD)) if line.text]


def _column(
    section: Section, x: float, top: float, room: float, lead: int
) -> tuple[list[TextMark], float]:
    """One section; its items begin under so many lines of heading."""
    step = _SIZE * LINE
    marks = [
        _mark(line, x, top + (i + 0.5) * step, "list_heading", -1, direction(section.heading))
        for i, line in enumerate(_heading(section, room))
    ]
    y = top + lead * step + _AFTER_HEADING
    for entry in section.items:
        indent, turn = _INDENT if entry.number else 0.0, direction(entry.text)
        if entry.number:
            marks.append(_mark(str(entry.number), x, y + step / 2, "list_number", entry.item))
        whole = entry.text  # the first line tells it, for a page that sets the list anew
        for line in fill(entry.text, (room - indent) / _SIZE):
            mark = _mark(line.text, x + indent, y + step / 2, "list", entry.item, turn, whole)
            marks.append(mark)
            y, whole = y + step, ""
        y += _AFTER_ITEM
    return marks, y


def _mark(
    text: str, x: float, y: float, role: str, item: int, turn: str = "ltr", whole: str = ""
) -> TextMark:
    return TextMark(text, x, y, _SIZE, role, "start", turn, item, whole)
