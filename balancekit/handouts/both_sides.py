"""How two people see their relationship, for their therapist: by scale and by item.

It holds what each has told the therapist alone, so that it is on no page for anybody else.
"""

from collections.abc import Iterator

import msgspec

from balancekit.bank import load_bank
from balancekit.casebook import Case, Occasion
from balancekit.diagrams import AgreementDiagram
from balancekit.handouts.cells import diagram_cell, heading, part_cell
from balancekit.handouts.parts import Finding, Table, WordList
from balancekit.handouts.readings import readings_of_both
from balancekit.handouts.request import Cells
from balancekit.handouts.side_by_side import (
    BANK,
    compare,
    shown_agreement,
    side_by_side,
    wording_for_two,
)
from balancekit.interpretation import Reading
from balancekit.interpretation.agreement import ORDER, Agreement
from balancekit.interpretation.facts import PLANE
from balancekit.strings import say

_WIDTH = 700


class BothSides(msgspec.Struct, frozen=True):
    """What the therapist may see of two people's answers about each other.

    Attributes
    ----------
    names : tuple of str
    seen : Agreement
    apart : tuple of str
        The questions of which the two do not show each other all that stands here.
    readings : tuple of Reading
        What the rules say of it to the therapist alone.
    """

    names: tuple[str, str]
    seen: Agreement
    apart: tuple[str, ...]
    readings: tuple[Reading, ...]

    def __repr__(self) -> str:
        return "BothSides()"


class Shown(msgspec.Struct, frozen=True):
    """One picture: what kind of items, of which scale."""

    standing: str
    scale: str
    drawn: AgreementDiagram


def both_sides(case: Case, occasion: Occasion | None) -> BothSides | None:
    """Compare what two people have told their therapist; None where there is nothing to compare.

    Nothing is compared in a case of other than two people, or where each works alone.
    """
    if occasion is None or len(case.people) != 2 or case.individual_only:
        return None
    seen = compare(case, case.answers(occasion=occasion, readers=[case.therapist]))
    if not seen.compared:
        return None
    first, second = case.people
    shown = shown_agreement(case, occasion).compared
    apart = tuple(wording_for_two(one.item) for one in seen.compared if one not in shown)
    readings = readings_of_both(case, occasion)
    return BothSides((first.name, second.name), seen, apart, readings)


def counted(both: BothSides) -> Table:
    """Count for each scale what both can build on, what differs, and what was guessed."""
    scales = [both.seen.on(name) for name in PLANE]
    titles = (_title(name) for name in PLANE)
    rows = [
        (say(f"agreement.{standing}"), *(str(len(one.of(standing))) for one in scales))
        for standing in ORDER
    ]
    for person, name in enumerate(both.names):
        guesses = (_of(*one.guesses_matched(person)) for one in scales)
        rows.append((say("agreement.row_guessed", name=name), *guesses))
    return Table(head=(say("agreement.questions"), *titles), rows=tuple(rows))


def pictures(both: BothSides, width: float = _WIDTH) -> Iterator[Shown]:
    """Draw every item, in the order in which it is talked about: strengths first."""
    drawn = {name: dict(side_by_side(both.seen.on(name), both.names, width)) for name in PLANE}
    for standing in ORDER:
        for name in PLANE:
            if standing in drawn[name]:
                yield Shown(say(f"agreement.{standing}"), _title(name), drawn[name][standing])


def both_sides_cells(both: BothSides | None) -> Cells:
    """Compose the part of the clinician's page that sets two side by side."""
    if both is None:
        return
    first, second = both.names
    yield heading(2, say("agreement.of_two", first=first, second=second))
    yield part_cell(Finding(sentence=say("agreement.yours_alone")))
    yield part_cell(counted(both))
    for reading in both.readings:
        yield part_cell(Finding(sentence=reading.sentence, why=reading.why))
    yield part_cell(Finding(sentence=say("agreement.talking_order")))
    for number, shown in enumerate(pictures(both), 1):
        title = say("agreement.in_order", number=number, standing=shown.standing, scale=shown.scale)
        yield heading(3, title)
        yield diagram_cell(shown.drawn)
    if both.apart:
        yield heading(3, say("agreement.apart"))
        yield part_cell(WordList(items=both.apart))


def _title(scale: str) -> str:
    return load_bank(BANK).scales[scale].title or scale


def _of(count: int, of: int) -> str:
    return say("agreement.of", count=count, of=of) if of else say("agreement.none_given")
