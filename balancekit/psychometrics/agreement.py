"""How alike two partners are on a variable."""

from typing import Any

import numpy as np
from scipy.special import fdtr, ndtri, stdtr

from balancekit.psychometrics.arguments import proportion
from balancekit.psychometrics.couple_samples import Variables, both_there, why_none
from balancekit.psychometrics.dyads import Dyads, checked
from balancekit.psychometrics.icc import mean_squares, one_way, two_way
from balancekit.psychometrics.naming import names_of
from balancekit.psychometrics.reading import Floats
from balancekit.psychometrics.scales import By
from balancekit.psychometrics.tables import AgreementTable, beside
from balancekit.strings import say


def agreement(
    pairs: Dyads, variables: Variables, *, by: By = None, level: float = 0.95
) -> AgreementTable:
    """Return how alike partners are on each variable, by every coefficient in use.

    For exchangeable partners read ``icc_anova`` (its interval and F test beside it) or
    ``icc_double_entry`` (Pearson's r of the pairwise table); they differ by a hair and can be
    negative. For distinguishable ones read ``pearson``, which ignores a difference in means, or
    ``icc_agreement``, ICC(A,1), which counts it.

    Parameters
    ----------
    pairs : Dyads
        Couples with both values are used.
    variables : str or list of str
    by : str or list of str, optional
        Columns that both partners share, whose values make groups that are looked at one by one.
    level : float
        Of the intervals.

    Returns
    -------
    AgreementTable
        A pandas frame, a row a group and variable: the columns of `by`, ``variable``, ``couples``,
        ``icc_double_entry``, ``icc_anova``, ``lower``, ``upper``, ``f``, ``df1``, ``df2``, ``p``
        (one-sided), ``p_two_sided``; ``icc_agreement`` with its bounds; ``pearson`` with its bounds
        (Fisher's z); ``mean_first``, ``mean_second``, ``difference`` (first minus second), ``t``,
        ``t_df``, ``t_p`` (paired); ``mean_distance`` (mean absolute difference); ``note``. Columns
        that need to know who is first are NaN for exchangeable partners.

    Raises
    ------
    DataError
        A variable is missing or not of numbers; `by` differs between two partners.
    ArgumentError
        Another argument cannot be used.

    References
    ----------
    Kenny, D. A., Kashy, D. A., & Cook, W. L. (2006). Dyadic data analysis. Guilford. Chapter 2.

    Griffin, D., & Gonzalez, R. (1995). Correlational analysis of dyad-level data in the
    exchangeable case. Psychological Bulletin, 118(3), 430–439. doi 10.1037/0033-2909.118.3.430

    Examples
    --------
    >>> from balancekit.psychometrics import dyads
    >>> pairs = dyads({"pair": [1, 1, 2, 2, 3, 3], "joy": [4, 5, 2, 2, 3, 1]}, couple="pair")
    >>> agreement(pairs, "joy")[["variable", "couples", "icc_anova"]].round(3)
      variable  couples  icc_anova
    0      joy        3      0.667
    """
    proportion("level", level)
    names = names_of("variables", variables, checked(pairs).columns)
    rows = []
    for labels, some in pairs.groups(by):
        for name, values in zip(names, some.values(names).transpose(2, 0, 1), strict=True):
            found = _agreement(both_there(values), bool(pairs.roles), level)
            rows.append(beside(labels, {"variable": name, **found}))
    return AgreementTable(rows)


def _agreement(values: Floats, told_apart: bool, level: float) -> dict[str, Any]:
    n = len(values)
    note = why_none(values)
    if note:
        return {"couples": n, **dict.fromkeys(_FIGURES, np.nan), "note": note}
    squares = mean_squares(values)
    anova, both = one_way(squares, level), two_way(squares, level)
    first, second = values.T
    r = correlation(first, second) if told_apart else np.nan
    low, high = fisher(r, n, level)
    away = first - second
    spread = float(away.std(ddof=1))
    varies = np.ptp(away) > 1e-12 * np.abs(values).max()
    t = float(away.mean() / spread * np.sqrt(n)) if told_apart and varies else np.nan
    told = 1.0 if told_apart else np.nan
    figures = (
        *(correlation(values.ravel(), values[:, ::-1].ravel()), *anova),
        2 * min(anova.p, float(fdtr(anova.df1, anova.df2, anova.f))),
        *(told * it for it in both[:3]),
        *(r, low, high),
        *(told * it for it in (first.mean(), second.mean(), away.mean())),
        *(t, told * (n - 1), 2 * float(stdtr(n - 1, -abs(t)))),
        float(np.abs(away).mean()),
    )
    named = dict(zip(_FIGURES, map(float, figures), strict=True))
    return {"couples": n, **named, "note": _note(r, low, t) if told_apart else ""}


_FIGURES = (
    *("icc_double_entry", "icc_anova", "lower", "upper", "f", "df1", "df2", "p", "p_two_sided"),
    *("icc_agreement", "agreement_lower", "agreement_upper"),
    *("pearson", "pearson_lower", "pearson_upper", "mean_first", "mean_second", "difference"),
    *("t", "t_df", "t_p", "mean_distance"),
)


def _note(r: float, low: float, t: float) -> str:
    """Why single figures of partners with roles are missing where most are there."""
    if np.isnan(r):
        return say("psychometrics.note_flat_partner")
    if np.isnan(low):
        return say("psychometrics.note_fisher")
    return say("psychometrics.note_same_difference") if np.isnan(t) else ""


def correlation(x: Floats, y: Floats) -> float:
    """Return Pearson's r, NaN where one of the two does not vary.

    Examples
    --------
    >>> correlation(np.array([1.0, 2, 3]), np.array([2.0, 2, 2]))
    nan
    """
    if not (np.ptp(x) > 0 and np.ptp(y) > 0):  # a mean is rounded, so that away from it is not 0
        return np.nan
    dx, dy = x - x.mean(), y - y.mean()
    below = float(np.sqrt((dx**2).sum() * (dy**2).sum()))
    return float((dx * dy).sum()) / below if below > 0 else np.nan


def fisher(r: float, n: int, level: float) -> tuple[float, float]:
    """Return the interval of a correlation by Fisher's z; NaN below four couples.

    Examples
    --------
    >>> [round(it, 3) for it in fisher(0.5, 28, 0.95)]
    [0.156, 0.736]
    """
    if n < 4 or np.isnan(r) or abs(r) >= 1:
        return np.nan, np.nan
    reach = float(ndtri((1 + level) / 2)) / np.sqrt(n - 3)
    z = np.arctanh(r)
    return float(np.tanh(z - reach)), float(np.tanh(z + reach))
