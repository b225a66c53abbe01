"""How much two partners have in common: on a variable, on an item, and in level."""

from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np
from scipy.special import ndtri, stdtr

from balancekit.psychometrics.dyads import Dyads, checked
from balancekit.psychometrics.icc import mean_squares, one_way, two_way
from balancekit.psychometrics.reading import Floats, proportion
from balancekit.psychometrics.scales import Items, keyed_matrix, keyed_scales
from balancekit.psychometrics.tables import AgreementTable, ItemAgreementTable, PartnerTable
from balancekit.strings import say

Variables = Hashable | Sequence[Hashable]


def columns_of(variables: Variables) -> list[Hashable]:
    """Return one name, or several, as a list.

    Examples
    --------
    >>> columns_of("joy"), columns_of(["joy", "ease"])
    (['joy'], ['joy', 'ease'])
    """
    if isinstance(variables, Sequence) and not isinstance(variables, str | tuple):
        return list(variables)
    return [variables]


def agreement(pairs: Dyads, variables: Variables, *, level: float = 0.95) -> AgreementTable:
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
    level : float
        Of the intervals.

    Returns
    -------
    AgreementTable
        A pandas frame, a row a variable: ``variable``, ``couples``, ``icc_double_entry``,
        ``icc_anova``, ``lower``, ``upper``, ``f``, ``df1``, ``df2``, ``p`` (one-sided),
        ``p_two_sided``; ``icc_agreement`` with its bounds; ``pearson`` with its bounds (Fisher's
        z); ``mean_first``, ``mean_second``, ``difference`` (first minus second), ``t``, ``t_df``,
        ``t_p`` (paired); ``mean_distance`` (mean absolute difference); ``note``. Columns that need
        to know who is first are NaN for exchangeable partners.

    Raises
    ------
    DataError
        A variable is missing or not of numbers.

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
    names = columns_of(variables)
    values = checked(pairs).values(names)
    rows = [
        {"variable": name, **_agreement(_complete(values[:, :, place]), bool(pairs.roles), level)}
        for place, name in enumerate(names)
    ]
    return AgreementTable(rows)


def _complete(values: Floats) -> Floats:
    return values[~np.isnan(values).any(axis=1)]


def _agreement(values: Floats, told_apart: bool, level: float) -> dict[str, Any]:
    n = len(values)
    note = _shortcoming(values)
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
        2 * min(anova.p, 1 - anova.p),
        *(told * it for it in both[:3]),
        *(r, low, high),
        *(told * it for it in (first.mean(), second.mean(), away.mean())),
        *(t, told * (n - 1), 2 * float(stdtr(n - 1, -abs(t)))),
        float(np.abs(away).mean()),
    )
    return {"couples": n, **dict(zip(_FIGURES, map(float, figures), strict=True)), "note": ""}


_FIGURES = (
    *("icc_double_entry", "icc_anova", "lower", "upper", "f", "df1", "df2", "p", "p_two_sided"),
    *("icc_agreement", "agreement_lower", "agreement_upper"),
    *("pearson", "pearson_lower", "pearson_upper", "mean_first", "mean_second", "difference"),
    *("t", "t_df", "t_p", "mean_distance"),
)


def _shortcoming(values: Floats) -> str:
    if len(values) < 2:
        return say("psychometrics.note_couples")
    return "" if np.ptp(values) > 0 else say("psychometrics.note_same")


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


def partner_scores(pairs: Dyads, variables: Variables) -> PartnerTable:
    """Return for each couple its level, and how far the two are apart.

    Parameters
    ----------
    pairs : Dyads
    variables : str or list of str

    Returns
    -------
    PartnerTable
        A pandas frame, a row a couple and variable: ``couple``, ``variable``, ``first``,
        ``second``, ``mean``, ``difference`` (first minus second) and ``distance`` (without its
        sign), NaN where one of the two is missing. For exchangeable partners who is first is the
        order of the data: use mean and distance.

    Raises
    ------
    DataError
        A variable is missing or not of numbers.

    References
    ----------
    Kenny, D. A., Kashy, D. A., & Cook, W. L. (2006). Dyadic data analysis. Guilford. Chapter 12.

    Examples
    --------
    >>> from balancekit.psychometrics import dyads
    >>> pairs = dyads({"pair": [1, 1, 2], "joy": [4, 5, 2]}, couple="pair")
    >>> partner_scores(pairs, "joy")[["couple", "mean", "distance"]]
       couple  mean  distance
    0       1   4.5       1.0
    1       2   NaN       NaN
    """
    names = columns_of(variables)
    values = checked(pairs).values(names)
    first, second = values[:, 0, :].ravel(), values[:, 1, :].ravel()
    return PartnerTable(
        {
            "couple": np.repeat(pairs.couples.to_numpy(), len(names)),
            "variable": np.tile(np.array(names, dtype=object), len(values)),
            "first": first,
            "second": second,
            "mean": (first + second) / 2,
            "difference": first - second,
            "distance": np.abs(first - second),
        }
    )


def item_agreement(pairs: Dyads, items: Items, *, within: float = 1.0) -> ItemAgreementTable:
    """Return for each item how many couples gave the same answer, or nearly.

    Parameters
    ----------
    pairs : Dyads
    items : Bank, mapping or sequence
        As for `alpha`.
    within : float
        How far answers may be apart to count as near.

    Returns
    -------
    ItemAgreementTable
        A pandas frame, a row an item: ``scale``, ``item``, ``couples``, ``same`` and ``near``
        (shares of couples, 0 to 1), ``mean_distance``, ``icc`` (one-way, as ``icc_anova`` of
        `agreement`) and ``note``.

    Raises
    ------
    DataError, ArgumentError
        As for `alpha`.

    Examples
    --------
    >>> from balancekit.psychometrics import dyads
    >>> pairs = dyads({"pair": [1, 1, 2, 2], "q": [4, 4, 1, 2]}, couple="pair")
    >>> item_agreement(pairs, ["q"])[["item", "same", "near"]].values.tolist()
    [['q', 0.5, 1.0]]
    """
    rows = []
    people = checked(pairs).long
    for keyed in keyed_scales(people, items):
        values = pairs.arranged(keyed_matrix(people, keyed))
        for place, item in enumerate(keyed.columns):
            both = _complete(values[:, :, place])
            note = _shortcoming(both)
            apart = np.abs(both[:, 0] - both[:, 1]) if len(both) else np.array([np.nan])
            rows.append(
                {
                    "scale": keyed.scale,
                    "item": item,
                    "couples": len(both),
                    "same": float((apart == 0).mean()) if len(both) else np.nan,
                    "near": float((apart <= within).mean()) if len(both) else np.nan,
                    "mean_distance": float(apart.mean()),
                    "icc": np.nan if note else one_way(mean_squares(both), 0.95).value,
                    "note": note,
                }
            )
    return ItemAgreementTable(rows)
