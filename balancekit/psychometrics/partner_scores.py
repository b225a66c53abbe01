"""The level of each couple, and how far the two are apart."""

from collections.abc import Hashable

import numpy as np
import pandas as pd

from balancekit.psychometrics.couple_samples import Variables
from balancekit.psychometrics.dyads import Dyads, checked
from balancekit.psychometrics.naming import names_of
from balancekit.psychometrics.scales import By
from balancekit.psychometrics.tables import PartnerTable, beside
from balancekit.strings import say


def partner_scores(pairs: Dyads, variables: Variables, *, by: By = None) -> PartnerTable:
    """Return for each couple its level, and how far the two are apart.

    Parameters
    ----------
    pairs : Dyads
    variables : str or list of str
    by : str or list of str, optional
        Columns that both partners share: couples come group after group.

    Returns
    -------
    PartnerTable
        A pandas frame, a row a couple and variable: the columns of `by`, ``couple``, ``variable``,
        ``first``, ``second``, ``mean``, ``difference`` (first minus second), ``distance`` (without
        its sign), and ``note``. ``mean``, ``difference`` and ``distance`` are NaN where one of the
        two is missing. For exchangeable partners who is first is the order of the data: use mean
        and distance.

    Raises
    ------
    DataError
        A variable is missing or not of numbers; `by` differs between two partners.
    ArgumentError
        Another argument cannot be used.

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
    names = names_of("variables", variables, checked(pairs).columns)
    parts = [
        pd.DataFrame(beside(labels, _scores(some, names))) for labels, some in pairs.groups(by)
    ]
    return PartnerTable(pd.concat(parts, ignore_index=True))


def _scores(pairs: Dyads, names: list[Hashable]) -> dict[str, object]:
    values = pairs.values(names)
    first, second = values[:, 0, :].ravel(), values[:, 1, :].ravel()
    alone = np.isnan(first) | np.isnan(second)
    return {
        "couple": np.repeat(pairs.couples.to_numpy(), len(names)),
        "variable": names * len(values),
        "first": first,
        "second": second,
        "mean": (first + second) / 2,
        "difference": first - second,
        "distance": np.abs(first - second),
        "note": np.where(alone, say("psychometrics.note_partner"), ""),
    }
