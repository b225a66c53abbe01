"""How each item goes with the rest of its scale."""

from typing import Any

import numpy as np

from balancekit.psychometrics.consistency import alpha_of, pairwise_covariance, spread_of
from balancekit.psychometrics.reading import Floats
from balancekit.psychometrics.samples import Sample, samples
from balancekit.psychometrics.scales import By, Items
from balancekit.psychometrics.tables import ItemTable, beside
from balancekit.strings import say

_ROUNDING = 1e-13


def item_statistics(data: Any, items: Items = None, *, by: By = None) -> ItemTable:
    """Return for each item its spread, how it goes with the rest, and alpha without it.

    Parameters
    ----------
    data, items, by
        As for `alpha`; rows with every item of the scale are used.

    Returns
    -------
    ItemTable
        A pandas frame, a row an item: the columns of `by`, ``scale``, ``item``, ``reversed``,
        ``n``, ``mean`` and ``sd`` of the answers as they were given, ``r_rest`` (correlation with
        the sum of the other items: the corrected item-total correlation, psych's ``r.drop``),
        ``r_total`` (with the sum of all, psych's ``raw.r``), ``alpha`` of the scale,
        ``alpha_if_dropped``, and ``note``. What an item without variance has no figure for, and
        alpha of a single item, is NaN; ``r_rest`` also where the other items cancel each other.

    Raises
    ------
    DataError, ArgumentError
        As for `alpha`.

    References
    ----------
    Nunnally, J. C., & Bernstein, I. H. (1994). Psychometric theory (3rd ed.). McGraw-Hill.
    Pages 301–306.

    Examples
    --------
    >>> answers = {"a": [1, 2, 3, 4, 5], "b": [2, 1, 3, 5, 4], "c": [5, 4, 4, 2, 1]}
    >>> table = item_statistics(answers, ["a", "b", "-c"])
    >>> table[["item", "reversed", "r_rest", "alpha_if_dropped"]].round(3)
      item  reversed  r_rest  alpha_if_dropped
    0    a     False   0.938             0.870
    1    b     False   0.792             0.980
    2    c      True   0.913             0.889
    """
    asked = samples(data, items, by)
    rows = [beside(sample.labels, row) for sample in asked for row in _rows(sample)]
    return ItemTable(rows)


def _rows(sample: Sample) -> list[dict[str, Any]]:
    note, k = sample.shortcoming(), len(sample.keyed.columns)
    covariance = np.full((k, k), np.nan) if note else pairwise_covariance(sample.values)
    given = _as_given(sample)
    rest, total = _with_rest(covariance)
    return [
        {
            "scale": sample.keyed.scale,
            "item": column,
            "reversed": bool(sample.keyed.signs[place] < 0),
            "n": sample.n,
            "mean": float(given[:, place].mean()) if sample.n else np.nan,
            "sd": spread_of(given[:, place]),
            "r_rest": rest[place],
            "r_total": total[place],
            "alpha": alpha_of(covariance),
            "alpha_if_dropped": alpha_of(_without(covariance, place)),
            "note": note or _note(covariance[place, place], rest[place]),
        }
        for place, column in enumerate(sample.keyed.columns)
    ]


def _note(variance: float, r_rest: float) -> str:
    if variance == 0:
        return say("psychometrics.note_flat_item")
    return say("psychometrics.note_no_rest") if np.isnan(r_rest) else ""


def _as_given(sample: Sample) -> Floats:
    turned = sample.keyed.signs < 0
    limits = sample.keyed.limits
    shift = limits.lows + limits.highs if limits else 0.0
    return np.where(turned, shift - sample.values, sample.values)


def _with_rest(covariance: Floats) -> tuple[Floats, Floats]:
    """Correlations with the sum of the others, and with the sum of all.

    The others are added up anew for each item: taken from the sum of all, nothing would be left of
    small ones beside a large item.
    """
    own, sums = np.diag(covariance), covariance.sum(axis=0)
    others = covariance - np.diag(own)
    rest, size = (
        np.array([_without(it, place).sum() for place in range(len(own))])
        for it in (covariance, np.abs(covariance))
    )
    rest = np.where(rest > _ROUNDING * size, rest, np.nan)  # of others that cancel, noise is left
    with np.errstate(invalid="ignore", divide="ignore"):
        return others.sum(axis=0) / np.sqrt(own * rest), sums / np.sqrt(own * sums.sum())


def _without(covariance: Floats, place: int) -> Floats:
    return np.delete(np.delete(covariance, place, axis=0), place, axis=1)
