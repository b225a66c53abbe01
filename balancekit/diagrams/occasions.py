"""Two occasions side by side: for each question where the answer stood and where it stands now.

Two dots and no line between them: two points are no trend. No number is shown. Last time is a
ring with its words below, today a full dot with its words above, so that nothing hangs on colour.
"""

import math
from collections.abc import Sequence

from msgspec.structs import astuple

from balancekit.diagrams.checks import checked_names, checked_rows, checked_size, checked_steps
from balancekit.diagrams.kinds import OccasionsDiagram
from balancekit.diagrams.marks import OccasionRow
from balancekit.diagrams.spot_rows import EDGE, Look, RowSheet
from balancekit.diagrams.spot_words import told
from balancekit.strings import say

_LEAST_WIDTH = 440.0
_NOW, _THEN = Look("now", 4.8, "now"), Look("then", 8.0, "then")


def occasions_diagram(
    rows: Sequence[OccasionRow],
    ends: tuple[str, str],
    *,
    steps: int = 0,
    names: tuple[str, str] | None = None,
    width: float = 680,
) -> OccasionsDiagram:
    """Draw answers of two occasions as two dots a row.

    Parameters
    ----------
    rows : sequence of OccasionRow
        What was asked; what was answered then and now, each in words and as a share of the way
        between both ends, 0 to 1. Either can be missing; a row without both is for a pen.
    ends : tuple of str
        What stands at the two ends of all rows.
    steps : int
        In how many steps one could answer: a small point for each. 0 where any place between the
        ends could be chosen; else 2 to 11.
    names : tuple of str, optional
        Of the occasions; "Last time" and "Today" by default.
    width : float
        Of the whole, px, 440 or more. The height follows.

    Returns
    -------
    OccasionsDiagram
        One row for each given, in this order.

    Raises
    ------
    ArgumentError
        A row or another argument is of the wrong kind; the message names it.

    Examples
    --------
    >>> from balancekit.diagrams import OccasionRow, Spot
    >>> row = OccasionRow("I see friends.", Spot("rarely", 0.25), Spot("often", 0.75))
    >>> occasions_diagram([row], ("never", "almost always"), steps=5).alt
    ... # doctest: +NORMALIZE_WHITESPACE
    'Answers of two occasions, Last time and Today, between never and almost always.
    I see friends. Last time: rarely. Today: often.'
    """
    width = checked_size("width", width, _LEAST_WIDTH)
    steps = checked_steps(steps)
    ends = checked_names("ends", ends)
    default = (say("picture.occasion_then"), say("picture.occasion_now"))
    names = default if names is None else checked_names("names", names)
    checked = checked_rows(rows, OccasionRow, "picture.bad_row")
    sheet = RowSheet(width, steps, above=_NOW, below=_THEN)
    sheet.head(ends, above=names[1], below=names[0])
    for row in checked:
        sheet.row(row.label, above=row.now, below=row.then)
    answers = told(map(astuple, checked), names)
    said = {"then": names[0], "now": names[1], "low": ends[0], "high": ends[1]}
    return OccasionsDiagram(
        width=width,
        height=math.ceil(sheet.y + EDGE),
        rows=checked,
        ends=ends,
        steps=steps,
        names=names,
        dots=tuple(sheet.dots),
        texts=tuple(sheet.texts),
        alt=say("picture.alt_occasions", **said, rows=answers),
    )
