"""The learning sheet: the two needs and too much of either, a menu of practices, one story."""

from collections.abc import Iterator

import msgspec
from nbformat import NotebookNode

from balancekit.bank import Bank, load_bank
from balancekit.casebook import Answer
from balancekit.handouts.blank_cells import form_cell
from balancekit.handouts.cells import diagram_cell, heading, part_cell
from balancekit.handouts.document import LAST_PAGE_TAG
from balancekit.handouts.form_parts import Reading
from balancekit.handouts.learning_answers import (
    PRACTICES,
    Placement,
    Story,
    chosen_story,
    placements,
    practices,
    released_practices,
    story_map,
    story_named,
)
from balancekit.handouts.parts import Choices, Table, Talk, WordList
from balancekit.handouts.readings import released_words
from balancekit.handouts.request import Cells, PageRequest
from balancekit.handouts.worksheet_answers import own_answers
from balancekit.strings import say

_MAP_WIDTH, _MAP_HEIGHT = 560, 400


class LearningSheet(msgspec.Struct, frozen=True):
    """What stands on one learning sheet.

    Attributes
    ----------
    story : Story
    practices : tuple of str or None
        What its reader would like more of; empty for the whole menu, with boxes to tick; None
        where nothing is suggested.
    placed : tuple of Placement
        Where the reader, and whoever let the reader see it, put the story.
    talk : dict
        Id of a prompt -> what was written to it, as far as the reader may see it.
    """

    story: Story
    practices: tuple[str, ...] | None = ()
    placed: tuple[Placement, ...] = ()
    talk: dict[str, str] = {}

    def __repr__(self) -> str:
        return "LearningSheet()"


def learning_page(request: PageRequest) -> Cells:
    """Compose one person's learning sheet, for that person."""
    case, occasion, reader = request.case, request.occasion, request.person
    story, alone = chosen_story(case, occasion), case.individual_only
    given = () if occasion is None else case.answers(occasion=occasion, readers=[reader])
    placed = placements(case, occasion, story, [reader])
    return _cells(
        LearningSheet(
            story,
            None if alone else _released(request),
            tuple(one for one in placed if not alone or one.person == reader),
            _talk(tuple(it for it in given if not alone or it.respondent == reader), story),
        )
    )


def _released(request: PageRequest) -> tuple[str, ...]:
    """What was released of the menu here, and of that in the seven steps."""
    here = released_practices(request.case, request.occasion, request.person)
    return (*(item.text for item in here), *released_words(own_answers(request)))


def blank_learning() -> Cells:
    """Compose the sheet as it is for everybody: the whole menu, the first story, nothing placed."""
    return _cells(LearningSheet(story_named("")))


def _cells(sheet: LearningSheet) -> Iterator[NotebookNode]:
    spectrum = load_bank("spectrum")
    yield heading(1, say("learn.sheet_title"))
    yield heading(2, spectrum.section("two_ends").title)
    yield part_cell(_both_sides(spectrum))
    if sheet.practices is not None:
        yield heading(2, say("learn.sheet_practices"))
        yield part_cell(_practices(sheet.practices))
    yield heading(2, say("learn.sheet_story"), LAST_PAGE_TAG)
    yield form_cell(Reading(text=sheet.story.item.text, hint="", story=True))
    if sheet.placed:
        yield diagram_cell(story_map(sheet.placed, _MAP_WIDTH, _MAP_HEIGHT))
    for prompt in sheet.story.prompts:
        yield part_cell(Talk(prompt=prompt.text, answer=sheet.talk.get(prompt.id, "")))
    yield heading(2, say("learn.sheet_sources"))
    rows = tuple((reference,) for reference in load_bank(PRACTICES).references)
    yield part_cell(Table(head=(say("learn.sheet_references"),), rows=rows, dense=True))


def _both_sides(bank: Bank) -> Table:
    text = {item.id: item.text for item in bank.items}
    own, shared = say("learn.side_own"), say("learn.side_shared")
    return Table(
        head=(own, shared),
        rows=(
            (text["spectrum_own_traits"], text["spectrum_shared_traits"]),
            (text["too_much_alone"], text["too_much_together"]),
        ),
        side="left",
    )


def _practices(chosen: tuple[str, ...]) -> WordList | Choices:
    if chosen:
        return WordList(items=chosen)
    return Choices(prompt=say("learn.sheet_menu"), options=tuple(item.text for item in practices()))


def _talk(given: tuple[Answer, ...], story: Story) -> dict[str, str]:
    """What was written to the prompts, by everybody whose words the reader may see."""
    ids = {prompt.id for prompt in story.prompts}
    found: dict[str, str] = {}
    for answer in given:
        if answer.item in ids and answer.status == "answered":
            earlier = found.get(answer.item, "")
            found[answer.item] = f"{earlier}\n{answer.value}".strip()
    return found
