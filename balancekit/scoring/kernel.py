"""The arithmetic of a score on columns of numbers in memory, a few thousand rows at a time.

Rows come in pieces that fit into the processor's cache, so that a table is read once and written
once, whatever its size.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from balancekit.scoring.formula import Sums, ends, even_sums, value
from balancekit.scoring.plan import Key, ScalePlan

Numbers = NDArray[Any]
Column = NDArray[np.float64]
Counts = NDArray[np.unsignedinteger[Any]]
ROWS_AT_ONCE = 1 << 13


class Scored(NamedTuple):
    """The scores of some rows; what of the answers lay outside their range counted as missing."""

    scores: Column
    answered: Counts
    outside: int


def score_columns(columns: Sequence[Numbers], plan: ScalePlan) -> Scored:
    """Score one scale.

    Parameters
    ----------
    columns : sequence of arrays, each of n rows
        One for each key, in the order of ``plan.keys``; whole numbers or floats, NaN is a missing
        answer.
    plan : ScalePlan

    Returns
    -------
    Scored
        ``scores`` is float64, NaN where fewer than ``plan.least`` items are answered;
        ``answered`` counts the answers within range; ``outside`` counts the others, infinities
        among them.

    Examples
    --------
    >>> from balancekit.bank import Scale
    >>> from balancekit.scoring.plan import scale_plan
    >>> scale = Scale(keys=("a", "-b"), minimum=0, maximum=4, min_answered=1)
    >>> score_columns([np.array([3.0]), np.array([np.nan])], scale_plan("mine", scale, least=1))
    Scored(scores=array([75.]), answered=array([1], dtype=uint8), outside=0)
    """
    adds = _add_bytes if _fits_bytes(columns, plan) else _add_floats
    sums, outside = adds(columns, plan)
    with np.errstate(divide="ignore", invalid="ignore"):
        scores = value(sums, plan)
    if not plan.whole:
        # Fractions such as 0.1 do not add up exactly: never a hair outside.
        np.clip(scores, *ends(plan), out=scores)
    scores[sums.answered < plan.least] = np.nan
    return Scored(scores, sums.answered, outside)


def _add_floats(columns: Sequence[Numbers], plan: ScalePlan) -> tuple[Sums, int]:
    rows = len(columns[0])
    far, above, there = np.empty(rows), np.empty(rows, dtype=bool), np.empty(rows, dtype=bool)
    steps, answered = np.zeros(rows), np.zeros(rows, _smallest_count(plan))
    possible, lowest, outside = np.zeros(rows), np.zeros(rows), 0
    for key, column in zip(plan.keys, columns, strict=True):
        values = np.asarray(column, dtype=np.float64)
        np.greater_equal(values, key.minimum, out=there)
        np.less_equal(values, key.maximum, out=above)
        there &= above
        _far_from_end(values, key, far)
        strays = np.count_nonzero(values == values) - np.count_nonzero(there)
        if strays:
            far[~there] = 0.0
            outside += int(strays)
        steps += np.fmax(far, 0.0, out=far)  # 0 for a missing answer, which is NaN
        answered += there.view(np.uint8)
        if not plan.even:
            possible += there * (key.maximum - key.minimum)
            lowest += there * key.minimum
    if plan.even:
        return even_sums(steps, answered, plan), outside
    return Sums(steps, answered, possible, lowest), outside


def _far_from_end(values: Numbers, key: Key, far: Column) -> None:
    if key.turned:
        np.subtract(key.maximum, values, out=far)
    else:
        np.subtract(values, key.minimum, out=far)


def _smallest_count(plan: ScalePlan) -> type[np.unsignedinteger[Any]]:
    """Return the type that just holds the number of items: additions in it are the fastest."""
    return np.uint8 if len(plan.keys) < 256 else np.uint32


def _fits_bytes(columns: Sequence[Numbers], plan: ScalePlan) -> bool:
    """Tell whether all of a scale can be added up in single bytes without wrapping round."""
    if not plan.even or not plan.whole or any(column.dtype != np.int8 for column in columns):
        return False
    _, _, minimum, maximum = plan.keys[0]
    return minimum >= -128 and maximum <= 127 and len(columns) * (maximum - minimum) <= 255


def _add_bytes(columns: Sequence[Numbers], plan: ScalePlan) -> tuple[Sums, int]:
    rows = len(columns[0])
    steps, answered = np.zeros(rows, np.uint8), np.zeros(rows, np.uint8)
    for key, column in zip(plan.keys, columns, strict=True):
        far = _bytes_from_low_end(column, key)
        there = (far <= np.uint8(key.maximum - key.minimum)).view(np.uint8)
        far *= there
        steps += far
        answered += there
    outside = rows * len(columns) - int(answered.sum(dtype=np.int64))
    return even_sums(steps.astype(np.float64), answered, plan), outside


def _bytes_from_low_end(column: Numbers, key: Key) -> NDArray[np.uint8]:
    """Return the steps modulo 256: what lies outside the range wraps round to more than its width.

    For an answer and a range between -128 and 127 this holds without exception.
    """
    answers = column.view(np.uint8)
    if key.turned:
        return np.uint8(int(key.maximum) % 256) - answers
    return answers - np.uint8(int(key.minimum) % 256)
