"""The arithmetic of a score, on columns of numbers; every way in comes through here."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from balancekit.bank import Scale

Column = NDArray[np.float64]
Counts = NDArray[np.int64]


def pomp(columns: Sequence[Column], scale: Scale, least: int) -> tuple[Column, Counts]:
    """Score one scale as percent of the maximum possible (POMP).

    Every answer is counted in steps from the low end of the scale, from its high end where the
    key has a minus: ``100 * sum(steps) / (answered * (maximum - minimum))``. Whole-number answers
    are rounded only once, in the division.

    Parameters
    ----------
    columns : sequence of float64 arrays, each of n rows
        One for each key, in the order of ``scale.keys``; NaN is a missing answer, all others lie
        within the range of the scale.
    scale : Scale
    least : int
        How many answers a score needs, at least 1.

    Returns
    -------
    scores : float64 array, n rows
        0 to 100; NaN where fewer than `least` items are answered.
    answered : int64 array, n rows

    Examples
    --------
    >>> scale = Scale(keys=("a", "-b"), minimum=0, maximum=4, min_answered=1)
    >>> pomp([np.array([3.0]), np.array([np.nan])], scale, least=1)
    (array([75.]), array([1]))
    """
    total, answered = np.zeros(len(columns[0])), np.zeros(len(columns[0]), dtype=np.int64)
    for key, column in zip(scale.keys, columns, strict=True):
        steps = scale.maximum - column if key.startswith("-") else column - scale.minimum
        there = ~np.isnan(column)
        total += np.where(there, steps, 0.0)
        answered += there
    scores = np.full(len(total), np.nan)
    possible = answered * (scale.maximum - scale.minimum)
    np.divide(100 * total, possible, out=scores, where=answered >= least)
    # Fractions such as 0.1 do not add up exactly: never a hair above 100.
    return np.minimum(scores, 100), answered
