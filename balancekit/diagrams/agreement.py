"""Two people side by side: for each question where the one stands and where the other does.

A bar joins the two, so that it is the distance that is seen, and nobody's end of it is the right
one. No number is shown. One dot has a full edge and its words above, the other a dashed ring and
its words below, each with the name, so that nothing hangs on colour.
"""

import math
from collections.abc import Sequence

from msgspec.structs import astuple

from balancekit.diagrams.checks import checked_names, checked_rows, checked_size, checked_steps
from balancekit.diagrams.kinds import AgreementDiagram
from balancekit.diagrams.marks import PairRow, Spot
from balancekit.diagrams.spot_rows import EDGE, Look, RowSheet
from balancekit.diagrams.spot_words import told
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
    checked = checked_rows(rows, PairRow, "picture.bad_pair")
    sheet = RowSheet(width, steps, above=_FIRST, below=_SECOND, joined=True)
    sheet.head(ends, above=names[0], below=names[1])
    for row in checked:
        label, *spots = astuple(row)
        sheet.row(label, *(_named(spot) for spot in zip(names, spots, strict=True)))
    answers = told(map(astuple, checked), names)
    said = {"a": names[0], "b": names[1], "low": ends[0], "high": ends[1]}
    return AgreementDiagram(
        width=width,
        height=math.ceil(sheet.y + EDGE),
        rows=checked,
        ends=ends,
        steps=steps,
        names=names,
        bars=tuple(sheet.bars),
        dots=tuple(sheet.dots),
        texts=tuple(sheet.texts),
        alt=say("picture.alt_agreement", **said, rows=answers),
    )


def _named(whose: tuple[str, Spot | None]) -> Spot | None:
    name, spot = whose
    if spot is None:
        return None
    return Spot(say("picture.agreement_words", name=name, words=spot.words), spot.share)
