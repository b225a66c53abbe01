"""The page of the seven steps: the person's own words, one picture, one small plan."""

from collections.abc import Iterator
from datetime import date

from nbformat import NotebookNode

from balancekit.bank import load_bank
from balancekit.diagrams import MapDiagram, map_diagram
from balancekit.diagrams.map import LONG_FORM_SPREAD, SHORT_FORM_SPREAD, Place
from balancekit.handouts.cells import diagram_cell, heading, part_cell
from balancekit.handouts.document import LAST_PAGE_TAG
from balancekit.handouts.parts import Talk, WordList, WritingLines
from balancekit.handouts.readings import released_words
from balancekit.handouts.request import Cells, PageRequest
from balancekit.handouts.worksheet_answers import PLAN_SECTION, Rated, WorksheetAnswers, own_answers
from balancekit.strings import long_date, say

_MAP_WIDTH, _MAP_HEIGHT = 560, 420
_BLANK_MAP = 480, 360  # smaller, so that one sheet of either paper holds all steps


def worksheet_page(request: PageRequest) -> Cells:
    """Compose one person's seven steps, for that person."""
    return _cells(own_answers(request))


def blank_worksheet() -> Cells:
    """Compose the same to fill in by pen: one question a step, the map, the plan."""
    bank = load_bank("worksheet")
    yield heading(1, say("handout.title"))
    for section in bank.sections:
        if section.id != PLAN_SECTION:
            yield heading(2, section.title)
            first, *_ = (it for it in bank.in_section(section.id) if it.kind == "text")
            yield part_cell(Talk(prompt=first.text))
    yield heading(2, say("handout.map"), LAST_PAGE_TAG)
    yield diagram_cell(map_diagram([], *_BLANK_MAP))
    plan = tuple((it.text, "") for it in bank.in_section(PLAN_SECTION) if it.kind == "text")
    yield from _plan(WorksheetAnswers(written=(), plan=plan, check_in="", rated=()))


def _cells(gathered: WorksheetAnswers) -> Iterator[NotebookNode]:
    yield heading(1, say("handout.title"))
    for written in gathered.written:
        yield heading(2, written.title)
        for prompt, answer in written.answers:
            yield part_cell(Talk(prompt=prompt, answer=answer))
    if gathered.rated:
        yield heading(2, say("handout.map"))
        yield diagram_cell(relations_map(gathered, _MAP_WIDTH, _MAP_HEIGHT))
    if released := released_words(gathered):
        yield heading(2, say("learn.sheet_practices"))
        yield part_cell(WordList(items=released))
    yield from _plan(gathered)


def _plan(gathered: WorksheetAnswers) -> Iterator[NotebookNode]:
    yield heading(2, say("handout.plan"), LAST_PAGE_TAG)
    for prompt, answer in gathered.plan:
        yield part_cell(Talk(prompt=prompt, answer=answer))
    yield part_cell(look_again(gathered.check_in))
    yield part_cell(WritingLines(rows=((say("handout.remember"),),)))


def relations_map(gathered: WorksheetAnswers, width: float, height: float) -> MapDiagram:
    """Return the picture of a person's relationships, the same on the screen and on paper."""
    placed = [_place(rated) for rated in gathered.rated if rated.relationship.can_be_rated]
    return map_diagram(placed, width, height)


def _place(rated: Rated) -> Place:
    return Place(
        rated.relationship.name,
        rated.scores["independence"].value,
        rated.scores["interdependence"].value,
        SHORT_FORM_SPREAD if rated.is_brief else LONG_FORM_SPREAD,
    )


def look_again(day: str) -> Talk | WritingLines:
    """Say when to look back (an ISO day), or leave a line to write that on."""
    label = say("handout.step_check_in")
    if day:
        return Talk(prompt=label, answer=long_date(date.fromisoformat(day)))
    return WritingLines(rows=((label,),))
