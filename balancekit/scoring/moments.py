"""How each item goes with the rest of its scale: sums and extremes that pieces of a table have.

An item is laid beside the score of the other items that the same respondent answered. Ten figures
an item are enough for the correlation, so that a table can be read in pieces.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from balancekit.scoring.columns import Answers
from balancekit.scoring.eager import refuse_outside
from balancekit.scoring.kernel import ROWS_AT_ONCE, Column, Part, steps_of
from balancekit.scoring.plan import Plan, ScalePlan

Moments = NDArray[np.float64]
"""A row an item, scale by scale; a column for each of `NAMES`."""

NAMES = ("n", "x", "r", "xx", "rr", "xr", "low_x", "low_r", "high_x", "high_r")
"""Respondents; sums of the item x, of the rest r, of their products; extremes."""

NOBODY = [0.0] * 6 + [np.inf] * 2 + [-np.inf] * 2
_DIGITS = 12


def least_for_rest(scale: ScalePlan) -> int:
    """Return how many answers make a respondent count: as many as for a score, two at the least."""
    return max(scale.least, 2)


def moments_in_memory(answers: Mapping[str, Answers], rows: int, plan: Plan) -> Moments:
    """Return the moments of every item.

    Raises
    ------
    ScoringError
        An answer lies outside the range of its item, and the plan does not take that as missing.
    """
    pieces = []
    for start in range(0, rows, ROWS_AT_ONCE):
        stop = min(start + ROWS_AT_ONCE, rows)
        for scale in plan.scales:
            parts = [answers[key.item].part(start, stop) for key in scale.keys]
            found, outside = _of_scale(parts, scale)
            if outside and plan.out_of_range == "raise":
                refuse_outside(answers, scale, rows)
            pieces.append(found)
    return together(pieces, plan)


def together(pieces: Iterable[Moments], plan: Plan) -> Moments:
    """Return the moments of all pieces, of whole tables or of one scale after the other."""
    items = sum(len(scale.keys) for scale in plan.scales)
    all_pieces = np.vstack([*[NOBODY] * items, *pieces]).reshape(-1, items, len(NAMES))
    sums, lows, highs = np.split(all_pieces, [6, 8], axis=2)
    return np.hstack([sums.sum(axis=0), lows.min(axis=0), highs.max(axis=0)])


def _of_scale(parts: Sequence[Part], scale: ScalePlan) -> tuple[Moments, int]:
    keyed = [steps_of(part, key) for part, key in zip(parts, scale.keys, strict=True)]
    far = np.array([one[0] for one in keyed])
    there = ~np.array([one[1] for one in keyed])
    widths = np.array([[key.maximum - key.minimum] for key in scale.keys])
    steps, possible = far.sum(axis=0), (there * widths).sum(axis=0)
    counted = there & (there.sum(axis=0) >= least_for_rest(scale))
    rows = []
    for own, width, who in zip(far, widths, counted, strict=True):
        rest = (steps - own)[who] / (possible - width)[who]
        rows.append(_of_item(own[who], rest))
    return np.array(rows), sum(one[2] for one in keyed)


def _of_item(x: Column, r: Column) -> list[float]:
    if not len(x):
        return NOBODY
    sums = [len(x), x.sum(), r.sum(), x @ x, r @ r, x @ r]
    return [*map(float, sums), x.min(), r.min(), x.max(), r.max()]


def rest_correlations(moments: Moments) -> Column:
    """Return the correlation of each item with the rest; NaN where one of them does not vary.

    It is rounded to twelve digits: engines add in an order of their own.

    Examples
    --------
    >>> row = _of_item(np.array([0.0, 1, 2]), np.array([0.2, 0.3, 0.7]))
    >>> rest_correlations(np.array([row]))
    array([0.94491118])
    """
    n, x, r, xx, rr, xr, low_x, low_r, high_x, high_r = moments.T
    spread = np.where((low_x < high_x) & (low_r < high_r), (n * xx - x * x) * (n * rr - r * r), 0.0)
    found = np.full(len(moments), np.nan)
    varied = spread > 0
    found[varied] = (n * xr - x * r)[varied] / np.sqrt(spread[varied])
    rounded: Column = np.round(np.clip(found, -1, 1), _DIGITS) + 0.0
    return rounded
