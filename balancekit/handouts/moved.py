"""The page of what moved since last time: words and two dots, no line, no score."""

from collections.abc import Iterator, Sequence

from nbformat import NotebookNode

from balancekit.bank import load_bank
from balancekit.diagrams import OccasionRow, closeness_words, occasions_diagram
from balancekit.handouts.cells import diagram_cell, heading, part_cell
from balancekit.handouts.document import LAST_PAGE_TAG
from balancekit.handouts.moved_answers import Moved, moved_of_one, moved_of_two
from balancekit.handouts.parts import Finding, Table, Talk, ThenNow
from balancekit.handouts.request import Cells, PageRequest
from balancekit.strings import say

_ROWS = 8  # of one picture, so that it stays whole on its page
_BLANK_ROWS = ("ios_now", "ios_wished")


def moved_page(request: PageRequest) -> Cells:
    """Compose what moved for one person, who alone reads it."""
    assert request.occasion is not None
    return _cells(moved_of_one(request.case, request.occasion, request.person))


def moved_both_page(request: PageRequest) -> Cells:
    """Compose what moved for two people, who both read it."""
    assert request.occasion is not None
    return _cells(moved_of_two(request.case, request.occasion))


def blank_moved() -> Cells:
    """Compose the same to fill in by pen: the short form, closeness, and lines."""
    yield heading(1, say("handout.moved_title"))
    yield part_cell(Finding(sentence=say("handout.moved_by_pen")))
    short = load_bank("balance").form("short")
    somebody = say("form.this_person")
    yield heading(2, say("handout.moved_often"))
    yield from _often([OccasionRow(it.asked_of(somebody)) for it in short.items])
    yield heading(2, say("handout.closeness"))
    yield from _close([OccasionRow(say(f"handout.{item}")) for item in _BLANK_ROWS])
    yield from _room_to_write()


def blank_moved_both() -> Cells:
    """Compose the same for two people: closeness as each sees it, and what is on the lists."""
    people = say("handout.blank_me"), say("handout.blank_you")
    rows = [
        OccasionRow(say("handout.moved_whose", name=name, what=say(f"handout.{item}")))
        for name in people
        for item in _BLANK_ROWS
    ]
    yield heading(1, say("handout.moved_title"))
    yield part_cell(Finding(sentence=say("handout.moved_by_pen")))
    yield heading(2, say("handout.closeness"))
    yield from _close(rows)
    yield heading(2, say("handout.moved_said"))
    yield part_cell(ThenNow(prompt=say("handout.moved_own")))
    yield part_cell(ThenNow(prompt=say("handout.moved_ours")))
    yield heading(2, say("handout.moved_talk"), LAST_PAGE_TAG)
    yield from _room_to_write()


def _cells(moved: Moved) -> Iterator[NotebookNode]:
    yield heading(1, say("handout.moved_title"))
    yield part_cell(Finding(sentence=_sentence(moved)))
    for name, rows in moved.rated:
        yield heading(2, say("handout.moved_with", name=name))
        yield from _often(rows)
    if moved.closeness:
        yield heading(2, say("handout.closeness"))
        yield from _close(moved.closeness)
    if moved.chosen or moved.said:
        yield heading(2, say("handout.moved_said"))
    if moved.chosen:
        head = (say("form.question"), say("picture.occasion_then"), say("picture.occasion_now"))
        yield part_cell(Table(head=head, rows=moved.chosen, dense=True, side="left"))
    yield from map(part_cell, moved.said)
    yield heading(2, say("handout.moved_talk"), LAST_PAGE_TAG)
    yield from _room_to_write()


def _sentence(moved: Moved) -> str:
    if not moved.compared:
        return say("handout.moved_nothing_yet")
    return (
        say("handout.moved_count", count=moved.count) if moved.count else say("handout.moved_none")
    )


def _often(rows: Sequence[OccasionRow]) -> Iterator[NotebookNode]:
    options = load_bank("balance").options["frequency"]
    ends = options[0].label, options[-1].label
    yield from _pictures(rows, ends, len(options))


def _close(rows: Sequence[OccasionRow]) -> Iterator[NotebookNode]:
    yield from _pictures(rows, (closeness_words(0), closeness_words(1)), 0)


def _pictures(
    rows: Sequence[OccasionRow], ends: tuple[str, str], steps: int
) -> Iterator[NotebookNode]:
    for first in range(0, len(rows), _ROWS):
        yield diagram_cell(occasions_diagram(rows[first : first + _ROWS], ends, steps=steps))


def _room_to_write() -> Iterator[NotebookNode]:
    for prompt in ("moved_helped", "moved_keep"):
        yield part_cell(Talk(prompt=say(f"handout.{prompt}")))
