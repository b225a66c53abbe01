"""The couple page: the reader's own words, the two pictures, what was said, one small step."""

from collections.abc import Iterator

from nbformat import NotebookNode

from balancekit.bank import load_bank
from balancekit.casebook import Respondent
from balancekit.diagrams import OverlapDiagram, closeness_bands, overlap_diagram
from balancekit.handouts.cells import diagram_cell, heading, part_cell
from balancekit.handouts.closeness import closeness_row
from balancekit.handouts.document import LAST_PAGE_TAG
from balancekit.handouts.gathering import TALK_ITEMS, SharedAnswers, shared_answers
from balancekit.handouts.parts import Choices, Talk, WordList, WritingLines
from balancekit.handouts.request import Cells, PageRequest
from balancekit.strings import say

# In px of the screen; on paper the picture is as wide as the text, so these set how large the
# words inside are against those around it.
_PICTURE_WIDTH, _PICTURE_HEIGHT = 800, 457


def couple_page(request: PageRequest) -> Cells:
    """Compose the page that two people share, the reader's words first."""
    return _cells(shared_answers(request.case, request.occasion), request.person)


def blank_couple() -> Cells:
    """Compose the same with empty circles to write in, and room for all the rest."""
    names = say("handout.blank_me"), say("handout.blank_you")
    yield heading(1, say("handout.title"))
    yield heading(2, say("handout.own_words"))
    yield part_cell(WordList(items=()))
    yield heading(2, say("handout.picture"))
    yield diagram_cell(
        overlap_diagram((), (), (), names=names, width=_PICTURE_WIDTH, height=_PICTURE_HEIGHT)
    )
    yield heading(2, say("handout.closeness"))
    yield part_cell(Choices(prompt=say("handout.ios_now"), options=_amounts()))
    yield part_cell(Choices(prompt=say("handout.ios_wished"), options=_amounts()))
    yield heading(2, say("handout.talk"), LAST_PAGE_TAG)
    bank = load_bank("venn")
    yield from (part_cell(Talk(prompt=bank.item(item).text)) for item in TALK_ITEMS)
    yield heading(2, say("handout.step"))
    yield part_cell(_step())


def _amounts() -> tuple[str, ...]:
    return tuple(words for _, words in closeness_bands())


def _cells(shared: SharedAnswers, reader: Respondent) -> Iterator[NotebookNode]:
    yield heading(1, say("handout.title"))
    yield heading(2, say("handout.own_words"))
    yield part_cell(WordList(items=shared.own[shared.people.index(reader)]))
    yield heading(2, say("handout.picture"))
    yield diagram_cell(words_picture(shared))
    yield from _closeness_pictures(shared, reader)
    yield heading(2, say("handout.talk"), LAST_PAGE_TAG)
    yield from _talk(shared)
    yield heading(2, say("handout.step"))
    yield part_cell(_step())


def words_picture(
    shared: SharedAnswers, width: float = _PICTURE_WIDTH, height: float = _PICTURE_HEIGHT
) -> OverlapDiagram:
    """Return the picture of both people's words, in px; the sizes given are those for paper."""
    first, second = shared.people
    return overlap_diagram(
        *shared.own,
        shared.both,
        names=(first.name, second.name),
        width=width,
        height=height,
    )


def _closeness_pictures(shared: SharedAnswers, reader: Respondent) -> Iterator[NotebookNode]:
    if not any(shared.closeness):
        return
    yield heading(2, say("handout.closeness"))
    order = sorted((0, 1), key=lambda index: shared.people[index] != reader)
    for index in order:
        if shared.closeness[index]:
            yield heading(3, _whose_view(shared.people[index], reader))
            yield diagram_cell(closeness_row(shared, index))


def _whose_view(person: Respondent, reader: Respondent) -> str:
    if person == reader:
        return say("handout.closeness_yours")
    return say("handout.closeness_theirs", name=person.name)


def _talk(shared: SharedAnswers) -> Iterator[NotebookNode]:
    bank = load_bank("venn")
    for item in TALK_ITEMS:
        yield part_cell(Talk(prompt=bank.item(item).text, answer=shared.talk.get(item, "")))
    for question, answer in shared.own_talk:
        yield part_cell(Talk(prompt=question, answer=answer))


def _step() -> WritingLines:
    what, when = say("handout.step_what"), say("handout.step_when")
    how_small, check_in = say("handout.step_how_small"), say("handout.step_check_in")
    return WritingLines(rows=((what,), (when, how_small), (check_in,)))
