"""The six intraclass correlations of Shrout & Fleiss, under names that cannot be mistaken."""

from typing import Any, NamedTuple

import numpy as np
from scipy.special import fdtrc, fdtri

from balancekit.psychometrics.arguments import proportion
from balancekit.psychometrics.reading import Floats
from balancekit.psychometrics.samples import Sample, samples
from balancekit.psychometrics.scales import By, Items
from balancekit.psychometrics.tables import IccTable, beside
from balancekit.strings import say

_KINDS = (
    ("ICC(1)", "ICC1", "one-way random", "agreement", "single"),
    ("ICC(A,1)", "ICC2", "two-way random", "agreement", "single"),
    ("ICC(C,1)", "ICC3", "two-way mixed", "consistency", "single"),
    ("ICC(k)", "ICC1k", "one-way random", "agreement", "average"),
    ("ICC(A,k)", "ICC2k", "two-way random", "agreement", "average"),
    ("ICC(C,k)", "ICC3k", "two-way mixed", "consistency", "average"),
)


class MeanSquares(NamedTuple):
    """The analysis of variance of n rows by k columns, two-way without repetition."""

    n: int
    k: int
    rows: float
    columns: float
    error: float
    within: float


class Coefficient(NamedTuple):
    """An intraclass correlation, its interval, and the F test against zero."""

    value: float
    lower: float
    upper: float
    f: float
    df1: float
    df2: float
    p: float


def icc(data: Any, items: Items = None, *, by: By = None, level: float = 0.95) -> IccTable:
    """Return six intraclass correlations of n rated rows by k raters.

    ``ICC(1)`` and ``ICC(k)``: each row has raters of its own. ``ICC(A,1)`` and ``ICC(A,k)``: the
    same raters for all, and it counts whether they *agree*. ``ICC(C,1)`` and ``ICC(C,k)``: the same
    raters, and only the order counts (*consistency*). 1 is one rater's score, k the mean of all.

    Parameters
    ----------
    data : data frame
        One row for each who is rated, one column a rater. Rows without a missing value are used.
    items : Bank, mapping, sequence or None
        Which columns are the raters, as for `alpha`; a mapping gives a set of six for each name.
    by, level
        As for `alpha`.

    Returns
    -------
    IccTable
        A pandas frame, six rows a group and scale: the columns of `by`, ``scale``, ``icc`` (the
        name by McGraw & Wong), ``shrout_fleiss`` (the name as R's psych has it), ``model``,
        ``type``, ``unit``, ``n``, ``k``, ``value``, ``lower``, ``upper``, ``f``, ``df1``, ``df2``,
        ``p`` (of the F test against 0, one-sided) and ``note``. Estimates come from mean squares,
        so they can be negative; R's ``psych::ICC`` does the same with ``lmer = FALSE``. Where that
        of one rating is -1/(k-1) or less, that of a mean is minus infinity, or NaN below;
        ICC(A,1) of two rows can be NaN too.

    Raises
    ------
    DataError, ArgumentError
        As for `alpha`.

    References
    ----------
    Shrout, P. E., & Fleiss, J. L. (1979). Intraclass correlations: Uses in assessing rater
    reliability. Psychological Bulletin, 86(2), 420–428. doi 10.1037/0033-2909.86.2.420

    McGraw, K. O., & Wong, S. P. (1996). Forming inferences about some intraclass correlation
    coefficients. Psychological Methods, 1(1), 30–46. doi 10.1037/1082-989X.1.1.30

    Examples
    --------
    >>> ratings = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8],
    ...                     [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])
    >>> icc(ratings)[["icc", "shrout_fleiss", "value"]].round(2)
            icc shrout_fleiss  value
    0    ICC(1)          ICC1   0.17
    1  ICC(A,1)          ICC2   0.29
    2  ICC(C,1)          ICC3   0.71
    3    ICC(k)         ICC1k   0.44
    4  ICC(A,k)         ICC2k   0.62
    5  ICC(C,k)         ICC3k   0.91
    """
    proportion("level", level)
    rows = []
    for sample in samples(data, items, by):
        note = _shortcoming(sample)
        found = [_NONE] * len(_KINDS) if note else six(mean_squares(sample.values), level)
        for (name, old, model, kind, unit), it in zip(_KINDS, found, strict=True):
            named = {"icc": name, "shrout_fleiss": old, "model": model, "type": kind, "unit": unit}
            size = {"n": sample.n, "k": len(sample.keyed.columns)}
            low = note or ("" if np.isfinite(it.value) else say("psychometrics.note_no_average"))
            figures = {**named, **size, **it._asdict(), "note": low}
            rows.append(beside(sample.labels, {"scale": sample.keyed.scale, **figures}))
    return IccTable(rows)


def _shortcoming(sample: Sample) -> str:
    if len(sample.keyed.columns) < 2:
        return say("psychometrics.note_raters")
    return sample.shortcoming() or _alike(sample.values)


def _alike(values: Floats) -> str:
    differ = np.ptp(values, axis=0).max() > 1e-12 * np.abs(values).max()
    return "" if differ else say("psychometrics.note_alike")


_NONE = Coefficient(*[np.nan] * 7)


def mean_squares(values: Floats) -> MeanSquares:
    """Return the mean squares of complete rows."""
    n, k = values.shape
    grand = values.mean()
    by_row, by_column = values.mean(axis=1) - grand, values.mean(axis=0) - grand
    rows, columns = k * (by_row**2).sum(), n * (by_column**2).sum()
    error = ((values - grand - by_row[:, np.newaxis] - by_column) ** 2).sum()
    return MeanSquares(
        n,
        k,
        float(rows / (n - 1)),
        float(columns / (k - 1)),
        float(error / ((n - 1) * (k - 1))),
        float((columns + error) / (n * (k - 1))),
    )


def six(ms: MeanSquares, level: float) -> list[Coefficient]:
    """Return the six coefficients, single ratings first."""
    one, agreement, consistency = one_way(ms, level), two_way(ms, level), fixed(ms, level)
    single = [one, agreement, consistency]
    return [*single, *(averaged(it, ms.k) for it in single)]


def one_way(ms: MeanSquares, level: float) -> Coefficient:
    """Return ICC(1), the raters of each row being its own."""
    value = _ratio(ms.rows - ms.within, ms.rows + (ms.k - 1) * ms.within)
    df1, df2 = ms.n - 1, ms.n * (ms.k - 1)
    return _coefficient(value, _ratio(ms.rows, ms.within), df1, df2, ms.k, level)


def fixed(ms: MeanSquares, level: float) -> Coefficient:
    """Return ICC(C,1), consistency of the same raters."""
    value = _ratio(ms.rows - ms.error, ms.rows + (ms.k - 1) * ms.error)
    df1, df2 = ms.n - 1, (ms.n - 1) * (ms.k - 1)
    return _coefficient(value, _ratio(ms.rows, ms.error), df1, df2, ms.k, level)


def two_way(ms: MeanSquares, level: float) -> Coefficient:
    """Return ICC(A,1), agreement of the same raters; interval by Satterthwaite's freedom."""
    n, k = ms.n, ms.k
    apart = k * (ms.columns - ms.error) / n
    below = ms.rows + (k - 1) * ms.error + apart
    value = _ratio(ms.rows - ms.error, below) if below > 0 else np.nan
    f, df1, df2 = _ratio(ms.rows, ms.error), n - 1, (n - 1) * (k - 1)
    p = float(fdtrc(df1, df2, f))
    if not value < 1:
        return Coefficient(value, value, value, f, df1, df2, p)
    # The weighted mean squares of raters and error, and their freedom (McGraw & Wong, table 7).
    raters = k * value * ms.columns
    error = (n * (1 + (k - 1) * value) - k * value) * ms.error
    freedom = _ratio((raters + error) ** 2, raters**2 / (k - 1) + error**2 / ((n - 1) * (k - 1)))
    tail = (1 - level) / 2
    upper_f, lower_f = (float(fdtri(*df, 1 - tail)) for df in ((df1, freedom), (freedom, df1)))
    spread = k * ms.columns + (k * n - k - n) * ms.error
    lower = _ratio(n * (ms.rows - upper_f * ms.error), upper_f * spread + n * ms.rows)
    upper = _ratio(n * (lower_f * ms.rows - ms.error), spread + n * lower_f * ms.rows)
    return Coefficient(value, lower, upper, f, df1, df2, p)


def averaged(single: Coefficient, k: int) -> Coefficient:
    """Return the coefficient of the mean of k ratings (Spearman-Brown).

    Minus infinity where that of one rating is as low as it can be; below that, as two-way agreement
    can come out in small samples, there is none.
    """
    value, lower, upper = (_stepped_up(it, k) for it in single[:3])
    if single.value < -1 / (k - 1) - 1e-9:
        value = lower = upper = np.nan
    return single._replace(value=value, lower=lower, upper=upper)


def _stepped_up(single: float, k: int) -> float:
    below = 1 + (k - 1) * single
    return -np.inf if below <= 1e-9 else k * single / below


def _coefficient(
    value: float, f: float, df1: float, df2: float, k: int, level: float
) -> Coefficient:
    tail = (1 - level) / 2
    low = f / float(fdtri(df1, df2, 1 - tail))
    high = f * float(fdtri(df2, df1, 1 - tail))
    lower, upper = (1.0 if np.isinf(it) else (it - 1) / (it + k - 1) for it in (low, high))
    return Coefficient(value, lower, upper, f, df1, df2, float(fdtrc(df1, df2, f)))


def _ratio(above: float, below: float) -> float:
    """A quotient, infinite or NaN where there is nothing to divide by."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return float(np.float64(above) / np.float64(below))
