"""Numbers as people write them in a table of texts."""

import math
import re
from collections.abc import Iterable, Mapping

from balancekit.errors import ScoringError
from balancekit.strings import say

MISSING = frozenset(
    {"", ".", "NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "None", "#NULL!", "#N/A"}
)
"""What R, SPSS, Stata, SQL, Excel and Python write where there is no answer."""

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_INFINITE = re.compile(r"[+-]?inf(inity)?", re.IGNORECASE)
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_CODE = re.compile(r"[+-]?0[0-9].*")


def number_in(text: str, *, decimal_comma: bool = False) -> float | None:
    """Return the number that a text is; NaN for a missing answer, None for anything else.

    Examples
    --------
    >>> number_in(" 3 "), number_in("NA"), number_in("often")
    (3.0, nan, None)
    >>> number_in("3,5"), number_in("3,5", decimal_comma=True)
    (None, 3.5)
    """
    text = text.strip()
    if text in MISSING:
        return math.nan
    if decimal_comma and text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    if _NUMBER.fullmatch(text) or _INFINITE.fullmatch(text):
        return float(text)
    return None


def numbers_in(
    texts: Iterable[str], column: str, *, decimal_comma: bool
) -> dict[str, float | None]:
    """Return the number that each text is.

    Raises
    ------
    ScoringError
        The column has decimals with a comma and decimals with a point: one of the two may be
        meant for thousands.
    """
    read = {text: number_in(text, decimal_comma=decimal_comma) for text in set(texts)}
    numbers = [text.strip() for text, number in read.items() if number is not None]
    with_comma = sorted(text for text in numbers if "," in text)
    with_point = sorted(text for text in numbers if text.strip(".") and "." in text)
    if with_comma and with_point:
        found = {"comma": with_comma[0], "point": with_point[0]}
        raise ScoringError(say("tables.two_marks", column=column, **found))
    return read


def kind_of(read: Mapping[str, float | None]) -> str:
    """Return what a column of texts holds: ``"whole"``, ``"number"`` or ``"text"``.

    A column with an id such as 007 is of texts: as a number it would be another id.

    Examples
    --------
    >>> [kind_of({text: number_in(text)}) for text in ("7", "7.5", "007", "north", "")]
    ['whole', 'number', 'text', 'text', 'whole']
    """
    written = [text for text, number in read.items() if number is None or not math.isnan(number)]
    if any(read[text] is None or _CODE.fullmatch(text) for text in written):
        return "text"
    return "whole" if all(_WHOLE.fullmatch(text) for text in written) else "number"
