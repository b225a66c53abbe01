"""What is asked of couples, group by group: variables, or the items of a scale."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np

from balancekit.psychometrics.dyads import Dyads, checked
from balancekit.psychometrics.reading import Floats
from balancekit.psychometrics.scales import By, Items, Keyed, by_columns, keyed_matrix, keyed_scales
from balancekit.strings import say

Variables = Hashable | Iterable[Hashable]


class CoupleSample(NamedTuple):
    """The answers of couples to one scale in one group.

    Attributes
    ----------
    labels : dict
        The values of the grouping columns.
    values : float64 array, n couples by 2 by k items
        Keyed; NaN for what is missing.
    """

    labels: dict[str, Any]
    pairs: Dyads
    keyed: Keyed
    values: Floats


def couple_samples(pairs: Dyads, items: Items, by: By) -> Iterator[CoupleSample]:
    """Yield the answers to each scale in each group.

    Without `items` these are all columns but those of couple, role and groups.

    Raises
    ------
    DataError, ArgumentError
        As for `keyed_scales` and `Dyads.groups`.
    """
    answers = checked(pairs).long[pairs.variables]
    apart = by_columns(answers, by)
    scales = keyed_scales(answers, items, apart)
    for labels, some in pairs.groups(apart):
        people = some.long
        for keyed in scales:
            yield CoupleSample(labels, some, keyed, some.arranged(keyed_matrix(people, keyed)))


def both_there(values: Floats) -> Floats:
    """Return the couples, n by 2, of whom neither value is missing."""
    return values[~np.isnan(values).any(axis=1)]


def why_none(values: Floats) -> str:
    """Return why nothing can be said about such couples; empty where something can."""
    if len(values) < 2:
        return say("psychometrics.note_couples")
    return "" if np.ptp(values) > 0 else say("psychometrics.note_same")
