"""Two people side by side, for both: what both can build on first, then what differs."""

from collections.abc import Iterable, Iterator

from nbformat import NotebookNode

from balancekit.diagrams import Diagram
from balancekit.handouts.cells import diagram_cell, heading, part_cell
from balancekit.handouts.document import LAST_PAGE_TAG
from balancekit.handouts.parts import Finding, Talk
from balancekit.handouts.readings import readings_for_both, readings_for_nobody
from balancekit.handouts.request import Cells, PageRequest
from balancekit.handouts.side_by_side import (
    blank_sides,
    matches_said,
    shown_agreement,
    side_by_side,
)
from balancekit.strings import say

_WIDTH = 700


def agreement_page(request: PageRequest) -> Cells:
    """Compose what two people have shown each other, the same for both."""
    first, second = request.case.people
    names = first.name, second.name
    seen = shown_agreement(request.case, request.occasion)
    pictures = [
        (say(f"agreement.{standing}"), drawn)
        for standing, drawn in side_by_side(seen, names, _WIDTH)
    ]
    said = [one.sentence for one in readings_for_both(request.case, request.occasion)]
    return _cells([*said, *matches_said(seen, names)], pictures)


def blank_agreement() -> Cells:
    """Compose the same for two pens."""
    said = [one.sentence for one in readings_for_nobody()]
    return _cells(said, [(say("agreement.blank"), blank_sides(_WIDTH))])


def _cells(
    sentences: Iterable[str], pictures: Iterable[tuple[str, Diagram]]
) -> Iterator[NotebookNode]:
    yield heading(1, say("agreement.title"))
    for sentence in sentences:
        yield part_cell(Finding(sentence=sentence))
    for title, drawn in pictures:
        yield heading(2, title)
        yield diagram_cell(drawn)
    yield heading(2, say("agreement.talk"), LAST_PAGE_TAG)
    for prompt in ("talk_keep", "talk_ask"):
        yield part_cell(Talk(prompt=say(f"agreement.{prompt}")))
