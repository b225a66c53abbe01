"""How many couples gave an item the same answer."""

from typing import Any

import numpy as np

from balancekit.errors import ArgumentError
from balancekit.psychometrics.arguments import number, shown
from balancekit.psychometrics.couple_samples import both_there, couple_samples, why_none
from balancekit.psychometrics.dyads import Dyads
from balancekit.psychometrics.icc import mean_squares, one_way
from balancekit.psychometrics.reading import Floats
from balancekit.psychometrics.scales import By, Items
from balancekit.psychometrics.tables import ItemAgreementTable, beside
from balancekit.strings import say


def item_agreement(
    pairs: Dyads, items: Items = None, *, by: By = None, within: float = 1.0
) -> ItemAgreementTable:
    """Return for each item how many couples gave the same answer, or nearly.

    Parameters
    ----------
    pairs : Dyads
    items : Bank, mapping, sequence or None
        As for `alpha`; for None all columns but those of couple, role and groups.
    by : str or list of str, optional
        Columns that both partners share, whose values make groups that are looked at one by one.
    within : float
        How far answers may be apart to count as near, 0 or more.

    Returns
    -------
    ItemAgreementTable
        A pandas frame, a row a group and item: the columns of `by`, ``scale``, ``item``,
        ``couples``, ``same`` and ``near`` (shares of couples, 0 to 1), ``mean_distance``, ``icc``
        (one-way, as ``icc_anova`` of `agreement`) and ``note``.

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
    if number("within", within) < 0:
        raise ArgumentError(say("psychometrics.within", value=shown(within)))
    rows = []
    for it in couple_samples(pairs, items, by):
        for place, item in enumerate(it.keyed.columns):
            found = _agreement(both_there(it.values[:, :, place]), within)
            rows.append(beside(it.labels, {"scale": it.keyed.scale, "item": item, **found}))
    return ItemAgreementTable(rows)


def _agreement(values: Floats, within: float) -> dict[str, Any]:
    note, apart = why_none(values), np.abs(values[:, 0] - values[:, 1])
    there = len(apart) > 0
    return {
        "couples": len(apart),
        "same": float((apart == 0).mean()) if there else np.nan,
        "near": float((apart <= within).mean()) if there else np.nan,
        "mean_distance": float(apart.mean()) if there else np.nan,
        "icc": np.nan if note else one_way(mean_squares(values), 0.95).value,
        "note": note,
    }
