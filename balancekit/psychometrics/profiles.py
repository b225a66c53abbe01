"""Whether two partners' answers go up and down together, item by item."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from balancekit.psychometrics.couple_samples import CoupleSample, couple_samples
from balancekit.psychometrics.dyads import Dyads
from balancekit.psychometrics.reading import Floats
from balancekit.psychometrics.scales import By, Items, Keyed
from balancekit.psychometrics.tables import ProfileTable, beside
from balancekit.strings import say

_LEAST_ITEMS = 3


def profile_similarity(pairs: Dyads, items: Items = None, *, by: By = None) -> ProfileTable:
    """Return how similar the two profiles of each couple are, raw and distinctive.

    Two strangers are alike as well, because most people answer alike. *Distinctive* similarity is
    what is left when each item's mean is taken away: of all people in the group, or of each role
    by itself where partners have roles.

    Parameters
    ----------
    pairs : Dyads
    items : Bank, mapping, sequence or None
        As for `alpha`; a bank's keys are applied. For None all columns but those of couple, role
        and groups.
    by : str or list of str, optional
        Columns that both partners share, whose values make groups that are looked at one by one.

    Returns
    -------
    ProfileTable
        A pandas frame, a row a couple and scale: the columns of `by`, ``couple``, ``scale``,
        ``items`` that both answered, ``raw`` and ``distinctive`` (Pearson's r over these),
        ``raw_double_entry`` and ``distinctive_double_entry`` (double-entry correlations, which
        count level and spread too), ``distance`` (root mean square difference), and ``note``. NaN
        below three items, and a correlation where a profile is flat. Items reversed with no
        declared range, as ``"-ease"``, are turned round a point that nobody knows: the raw
        correlations depend on it, and are NaN then.

    Raises
    ------
    DataError, ArgumentError
        As for `alpha`.

    References
    ----------
    Furr, R. M. (2008). A framework for profile similarity: Integrating similarity, normativeness,
    and distinctiveness. Journal of Personality, 76(5), 1267–1316.
    doi 10.1111/j.1467-6494.2008.00521.x

    Examples
    --------
    >>> from balancekit.psychometrics import dyads
    >>> people = {"pair": [1, 1, 2, 2], "a": [1, 2, 4, 4], "b": [3, 3, 2, 1], "c": [4, 5, 1, 1]}
    >>> table = profile_similarity(dyads(people, couple="pair"), ["a", "b", "c"])
    >>> table[["couple", "raw", "distinctive"]].round(2).values.tolist()
    [[1.0, 0.93, 0.93], [2.0, 0.94, 0.93]]
    """
    parts = [
        pd.DataFrame(beside(it.labels, _profiles(it))) for it in couple_samples(pairs, items, by)
    ]
    return ProfileTable(pd.concat(parts, ignore_index=True))


def _profiles(sample: CoupleSample) -> dict[str, Any]:
    values = sample.values
    both = ~(np.isnan(values[:, 0]) | np.isnan(values[:, 1]))
    count = both.sum(axis=1)
    own = values - _norm(values, bool(sample.pairs.roles))
    raw, own = (np.where(both[:, np.newaxis], it, np.nan) for it in (values, own))
    away = np.where(both, raw[:, 0] - raw[:, 1], 0.0)
    mean_square = (away**2).sum(axis=1) / np.maximum(count, 1)
    known = np.zeros_like(count) if sample.keyed.turns_blindly else count
    found = {
        "raw": _similar(raw, known, doubled=False),
        "distinctive": _similar(own, count, doubled=False),
        "raw_double_entry": _similar(raw, known, doubled=True),
        "distinctive_double_entry": _similar(own, count, doubled=True),
    }
    return {
        "couple": sample.pairs.couples.to_numpy(),
        "scale": np.full(len(count), sample.keyed.scale, dtype=object),
        "items": count,
        **found,
        "distance": np.where(count >= _LEAST_ITEMS, np.sqrt(mean_square), np.nan),
        "note": _notes(count, np.isnan(np.array([*found.values()])).any(axis=0), sample.keyed),
    }


def _notes(count: NDArray[np.int64], lacking: NDArray[np.bool_], keyed: Keyed) -> Any:
    """Why a couple lacks figures."""
    few = say("psychometrics.note_profile", least=_LEAST_ITEMS)
    why = say("psychometrics.note_blind" if keyed.turns_blindly else "psychometrics.note_flat")
    return np.where(count < _LEAST_ITEMS, few, np.where(lacking, why, ""))


def _norm(values: Floats, told_apart: bool) -> Floats:
    """Mean answer to each item: of each role, or of everyone."""
    across = 0 if told_apart else (0, 1)
    there = ~np.isnan(values)
    count = there.sum(axis=across, keepdims=True)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.nansum(values, axis=across, keepdims=True) / count)


def _similar(values: Floats, count: Floats, *, doubled: bool) -> Floats:
    """Correlation of two profiles; doubled: around one mean, by one spread."""
    there = ~np.isnan(values)
    of = (1, 2) if doubled else 2
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.nansum(values, axis=of, keepdims=True) / there.sum(axis=of, keepdims=True)
        away = np.where(there, values - mean, 0.0)
        size = (away**2).sum(axis=2)
        flat = size <= 1e-20 * np.nansum(values**2, axis=2)
        spread = size.mean(axis=1) if doubled else np.sqrt(size.prod(axis=1))
        found = (away[:, 0] * away[:, 1]).sum(axis=1) / spread
    none = flat.all(axis=1) if doubled else flat.any(axis=1)
    return np.where((count < _LEAST_ITEMS) | none, np.nan, found)
