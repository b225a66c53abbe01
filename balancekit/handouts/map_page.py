"""The map alone: the picture, the words of it, and how its owner wants it to be."""

from collections.abc import Iterator

from nbformat import NotebookNode

from balancekit.bank import choice_of
from balancekit.diagrams import MapDiagram, map_diagram, words_table
from balancekit.handouts.cells import diagram_cell, heading, part_cell
from balancekit.handouts.document import LAST_PAGE_TAG
from balancekit.handouts.parts import Table, Talk, WritingLines
from balancekit.handouts.request import Cells, PageRequest
from balancekit.handouts.seven_steps import relations_map
from balancekit.handouts.worksheet_answers import Rated, own_answers
from balancekit.strings import say

_WIDTH, _HEIGHT = 700, 540  # px
_BLANK_LINES = 4
_WISHES = ("fit_independence", "fit_interdependence")


def map_page(request: PageRequest) -> Cells:
    """Compose one person's relationships, for that person."""
    gathered = own_answers(request)
    drawn = relations_map(gathered, _WIDTH, _HEIGHT)
    rated = [one for one in gathered.rated if one.relationship.can_be_rated]
    return _cells(drawn, [part_cell(_table(drawn, rated))] if rated else [])


def blank_map() -> Cells:
    """Compose an empty map with lines for whoever is to lie on it."""
    row = say("handout.map_who"), say("handout.map_wanted")
    return _cells(
        map_diagram([], _WIDTH, _HEIGHT), [part_cell(WritingLines(rows=(row,) * _BLANK_LINES))]
    )


def _cells(drawn: MapDiagram, words: list[NotebookNode]) -> Iterator[NotebookNode]:
    yield heading(1, say("handout.map"))
    yield diagram_cell(drawn)
    if words:
        yield heading(2, say("handout.map_words"), LAST_PAGE_TAG)
        yield from words
    yield heading(2, say("handout.map_wish"), LAST_PAGE_TAG)
    for prompt in ("map_keep", "map_change"):
        yield part_cell(Talk(prompt=say(f"handout.{prompt}")))


def _table(drawn: MapDiagram, rated: list[Rated]) -> Table:
    """Say where each relationship lies, and beside it what was answered to "is this how ...?"."""
    _, head, rows = words_table(drawn)
    places = {row[0]: row[1] for row in rows}
    wished = [{item: _wished(one, item) for item in _WISHES} for one in rated]
    asked = [item for item in _WISHES if any(one[item] for one in wished)]
    lines = [
        (one.relationship.name, places.get(one.relationship.name, ""), *(wish[it] for it in asked))
        for one, wish in zip(rated, wished, strict=True)
    ]
    wanted = tuple(say(f"handout.map_{item}") for item in asked)
    return Table(head=(*head, *wanted), rows=tuple(lines), side="left")


def _wished(one: Rated, item: str) -> str:
    value = one.answers.get(item)
    return "" if value is None else choice_of("balance", item, value)
