"""Two people side by side: for each question where the one stands and where the other does.

A bar joins the two, so that it is the distance that is seen, and nobody's end of it is the right
one. No number is shown. One dot has a full edge and its words above, the other a dashed ring and
its words below, each with the name, so that nothing hangs on colour.
"""

import math
from collections.abc import Sequence

from balancekit.diagrams.checks import (
    checked_names,
    checked_size,
    checked_spot,
    checked_steps,
    shown,
)
from balancekit.diagrams.kinds import AgreementDiagram
from balancekit.diagrams.letters import clean
from balancekit.diagrams.marks import PairRow, Spot
from balancekit.diagrams.spot_rows import EDGE, Look, RowSheet
from balancekit.diagrams.spot_words import told
from balancekit.errors import ArgumentError
from balancekit.strings import say

_LEAST_WIDTH = 440.0
_FIRST, _SECOND = Look("a", 5.4, "label_a"), Look("b", 9.0, "label_b")


def agreement_diagram(
    rows: Sequence[PairRow],
    ends: tuple[str, str],
    *,
    names: tuple[str, str],
    steps: int = 0,
    width: float = 680,
) -> AgreementDiagram:
    """Draw two people's answers as two dots a row with a bar between them.

    Parameters
    ----------
    rows : sequence of PairRow
        What was asked; what each of the two answered, in words and as a share of the way between
        both ends, 0 to 1. Either can be missing.
    ends : tuple of str
        What stands at the two ends of all rows.
    names : tuple of str
        Of the two people.
    steps : int
        In how many steps one could answer: a small point for each. 0 where any place between the
        ends could be chosen; else 2 to 11.
    width : float
        Of the whole, px, 440 or more. The height follows.

    Returns
    -------
    AgreementDiagram
        One row for each given, in this order.

    Raises
    ------
    ArgumentError
        A row or another argument is of the wrong kind; the message names it.

    Examples
    --------
    >>> from balancekit.diagrams import PairRow, Spot
    >>> row = PairRow("I see friends.", Spot("rarely", 0.25), Spot("often", 0.75))
    >>> drawn = agreement_diagram([row], ("never", "always"), names=("Ana", "Ben"), steps=5)
    >>> drawn.alt
    'Answers of Ana and Ben, between never and always. I see friends. Ana: rarely. Ben: often.'
    """
    width = checked_size("width", width, _LEAST_WIDTH)
    steps = checked_steps(steps)
    ends, names = checked_names("ends", ends), checked_names("names", names)
    checked = tuple(_checked(row, place) for place, row in enumerate(rows, 1))
    sheet = RowSheet(width, steps, above=_FIRST, below=_SECOND, joined=True)
    sheet.head(ends, above=names[0], below=names[1])
    for row in checked:
        sheet.row(row.label, *(_named(spot) for spot in zip(names, _spots(row), strict=True)))
    return AgreementDiagram(
        width,
        math.ceil(sheet.y + EDGE),
        checked,
        ends,
        steps,
        names,
        tuple(sheet.bars),
        tuple(sheet.dots),
        tuple(sheet.texts),
        _alt(checked, ends, names),
    )


def _checked(row: PairRow, place: int) -> PairRow:
    if not isinstance(row, PairRow) or not isinstance(row.label, str):
        raise ArgumentError(say("picture.bad_pair", place=place, value=shown(row)))
    first, second = (checked_spot(spot, place) for spot in _spots(row))
    return PairRow(clean(row.label), first, second)


def _spots(row: PairRow) -> tuple[Spot | None, Spot | None]:
    return row.first, row.second


def _named(whose: tuple[str, Spot | None]) -> Spot | None:
    name, spot = whose
    if spot is None:
        return None
    return Spot(say("picture.agreement_words", name=name, words=spot.words), spot.share)


def _alt(rows: Sequence[PairRow], ends: tuple[str, str], names: tuple[str, str]) -> str:
    a, b = names
    answers = told(((row.label, row.first, row.second) for row in rows), names)
    return say("picture.alt_agreement", a=a, b=b, low=ends[0], high=ends[1], rows=answers)
