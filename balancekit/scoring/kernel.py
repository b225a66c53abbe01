"""The arithmetic of a score on columns of numbers in memory, thousands of rows at a time.

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
Bytes = NDArray[np.uint8]
Truths = NDArray[np.bool_]
Counts = NDArray[np.unsignedinteger[Any]]
ROWS_AT_ONCE = 1 << 15


class Part(NamedTuple):
    """Some answers to one item.

    Attributes
    ----------
    values : array
        Whole numbers or floats; NaN is a missing answer.
    missing : array of bool, optional
        Where whole numbers stand for no answer; None where each of them is one.
    """

    values: Numbers
    missing: Truths | None = None


class Scored(NamedTuple):
    """The scores of some rows; what of the answers lay outside their range counted as missing."""

    scores: Column
    answered: Counts
    outside: int


def score_columns(parts: Sequence[Part], plan: ScalePlan) -> Scored:
    """Score one scale.

    Parameters
    ----------
    parts : sequence of Part, each of n rows
        One for each key, in the order of ``plan.keys``.
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
    >>> parts = [Part(np.array([3.0])), Part(np.array([np.nan]))]
    >>> score_columns(parts, scale_plan("mine", scale, least=1))
    Scored(scores=array([75.]), answered=array([1], dtype=uint8), outside=0)
    """
    adds = _add_bytes if _fits_bytes(parts, plan) else _add_floats
    sums, outside = adds(parts, plan)
    with np.errstate(divide="ignore", invalid="ignore"):
        scores = value(sums, plan)
    if not plan.whole:
        # Fractions such as 0.1 do not add up exactly: never a hair outside.
        np.clip(scores, *ends(plan), out=scores)
    np.copyto(scores, np.nan, where=sums.answered < plan.least)
    return Scored(scores, sums.answered, outside)


def _add_floats(parts: Sequence[Part], plan: ScalePlan) -> tuple[Sums, int]:
    rows, count = len(parts[0].values), _smallest_count(plan)
    steps, unanswered = np.zeros(rows), np.zeros(rows, count)
    possible, lowest, outside = np.zeros(rows), np.zeros(rows), 0
    for key, part in zip(plan.keys, parts, strict=True):
        far, gone, strays = steps_of(part, key)
        outside += strays
        steps += far
        unanswered += gone.view(np.uint8)
        if not plan.even:
            possible += ~gone * (key.maximum - key.minimum)
            lowest += ~gone * key.minimum
    answered = count(len(parts)) - unanswered
    if plan.even:
        return even_sums(steps, answered, plan), outside
    return Sums(steps, answered, possible, lowest), outside


def steps_of(part: Part, key: Key) -> tuple[Column, Truths, int]:
    """Return how far each answer is from its end, and where there is none.

    Returns
    -------
    far : float64 array
        From the low end; from the high end for a reversed item; 0 where there is no answer.
    gone : bool array
        True where nothing was answered, or something outside the range.
    outside : int
        How many answers are outside the range.
    """
    values = np.asarray(part.values, dtype=np.float64)
    if part.missing is not None:
        values = np.where(part.missing, np.nan, values)
    far = key.maximum - values if key.turned else values - key.minimum
    gone, outside = np.isnan(values), 0
    if _reaches_outside(values, key):
        strays = (values < key.minimum) | (values > key.maximum)
        outside = int(np.count_nonzero(strays))
        gone |= strays
        far[strays] = 0.0
    # 0 for a missing answer, which is NaN; beside an array in half the time of beside 0.0.
    return np.fmax(far, np.zeros(len(far)), out=far), gone, outside


def _reaches_outside(values: Column, key: Key) -> bool:
    """Ask for the extremes only, in a third of the time of a look at each answer."""
    return bool(np.fmin.reduce(values) < key.minimum or np.fmax.reduce(values) > key.maximum)


def _smallest_count(plan: ScalePlan) -> type[np.unsignedinteger[Any]]:
    """Return the type that just holds the number of items: additions in it are the fastest."""
    return np.uint8 if len(plan.keys) < 256 else np.uint32


def _fits_bytes(parts: Sequence[Part], plan: ScalePlan) -> bool:
    """Tell whether all of a scale can be added up in single bytes without wrapping round."""
    if not plan.even or not plan.whole or any(part.values.dtype != np.int8 for part in parts):
        return False
    _, _, minimum, maximum = plan.keys[0]
    return minimum >= -128 and maximum <= 127 and len(parts) * (maximum - minimum) <= 255


def _add_bytes(parts: Sequence[Part], plan: ScalePlan) -> tuple[Sums, int]:
    rows = len(parts[0].values)
    far, there = np.empty(rows, np.uint8), np.empty(rows, dtype=bool)
    steps, answered, missing = np.zeros(rows, np.uint8), np.zeros(rows, np.uint8), 0
    for key, part in zip(plan.keys, parts, strict=True):
        _bytes_from_end(part.values.view(np.uint8), key, far)
        np.less_equal(far, np.uint8(key.maximum - key.minimum), out=there)
        if part.missing is not None:
            there &= ~part.missing
            missing += int(np.count_nonzero(part.missing))
        far *= there.view(np.uint8)
        steps += far
        answered += there.view(np.uint8)
    outside = rows * len(parts) - missing - int(answered.sum(dtype=np.int64))
    return even_sums(steps.astype(np.float64), answered, plan), outside


def _bytes_from_end(answers: Bytes, key: Key, far: Bytes) -> None:
    """Write the steps modulo 256: what lies outside the range wraps round to more than its width.

    For an answer and a range between -128 and 127 this holds without exception.
    """
    if key.turned:
        np.subtract(np.uint8(int(key.maximum) % 256), answers, out=far)
    else:
        np.subtract(answers, np.uint8(int(key.minimum) % 256), out=far)
