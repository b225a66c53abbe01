"""The couple page: the reader's own words, the two pictures, what was said, one small step."""

from collections.abc import Iterator, Mapping

from nbformat import NotebookNode

from balancekit.bank import load_bank
from balancekit.casebook import Respondent
from balancekit.diagrams import (
    ClosenessDiagram,
    OverlapDiagram,
    closeness_diagram,
    overlap_diagram,
)
from balancekit.handouts.cells import diagram_cell, heading, part_cell
from balancekit.handouts.document import LAST_PAGE_TAG
from balancekit.handouts.gathering import CLOSENESS_ITEMS, TALK_ITEMS, SharedAnswers
from balancekit.handouts.parts import Talk, WordList, WritingLines
from balancekit.strings import say

# In px of the screen; on paper the picture is as wide as the text, so these set how large the
# words inside are against those around it.
_PICTURE_WIDTH, _PICTURE_HEIGHT = 800, 457
_ONE_CLOSENESS_WIDTH, _LEAST_CLOSENESS_WIDTH = 156, 320


def couple_cells(shared: SharedAnswers, reader: Respondent) -> Iterator[NotebookNode]:
    """Give the cells of the page, one after the other.

    Parameters
    ----------
    shared : SharedAnswers
        What both people may see.
    reader : Respondent
        Whose words stand first.
    """
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
            width = _ONE_CLOSENESS_WIDTH * len(shared.closeness[index])
            width = max(width, _LEAST_CLOSENESS_WIDTH)
            yield diagram_cell(closeness_pictures(shared, index, width))


def _whose_view(person: Respondent, reader: Respondent) -> str:
    if person == reader:
        return say("handout.closeness_yours")
    return say("handout.closeness_theirs", name=person.name)


def closeness_pictures(shared: SharedAnswers, index: int, width: float) -> ClosenessDiagram:
    """Return the small pictures that one of the two shows, in so many px for a row.

    Where a name does not fit on one line beside its circle, both give way to their beginnings.
    """
    first, second = shared.people
    names = (first.name, second.name)
    drawn = _closeness_of(shared.closeness[index], names, width)
    if all(len(panel.labels) == len(names) for panel in drawn.panels):
        return drawn
    return _closeness_of(shared.closeness[index], beginnings(*names), width)


def beginnings(first: str, second: str) -> tuple[str, str]:
    """Shorten two names to as many letters as tell them apart.

    Examples
    --------
    >>> beginnings("Christina", "Maximilian"), beginnings("Maximilian", "Marie-Louise")
    (('C.', 'M.'), ('Max.', 'Mar.'))
    """
    most = max(len(first), len(second))
    apart = (n for n in range(1, most) if first[:n].casefold() != second[:n].casefold())
    length = next(apart, most)
    return f"{first[:length]}.", f"{second[:length]}."


def _closeness_of(
    answers: Mapping[str, float], names: tuple[str, str], width: float
) -> ClosenessDiagram:
    pictures = [
        (say(f"handout.{item}"), answers[item], names)
        for item in CLOSENESS_ITEMS
        if item in answers
    ]
    return closeness_diagram(pictures, width=width)


def _talk(shared: SharedAnswers) -> Iterator[NotebookNode]:
    bank = load_bank("venn")
    for item in TALK_ITEMS:
        yield part_cell(Talk(prompt=bank.item(item).text, answer=shared.talk.get(item, "")))


def _step() -> WritingLines:
    what, when = say("handout.step_what"), say("handout.step_when")
    how_small, check_in = say("handout.step_how_small"), say("handout.step_check_in")
    return WritingLines(rows=((what,), (when, how_small), (check_in,)))
