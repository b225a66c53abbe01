"""The answers to one scale in one group, ready for arithmetic, and why there may be too few."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import numpy as np

from balancekit.psychometrics.arguments import one_of
from balancekit.psychometrics.reading import Floats, frame_of
from balancekit.psychometrics.scales import (
    By,
    Items,
    Keyed,
    by_columns,
    groups,
    keyed_matrix,
    keyed_scales,
)
from balancekit.strings import say

Missing = Literal["complete", "pairwise"]


class Sample(NamedTuple):
    """The answers to one scale in one group.

    Attributes
    ----------
    labels : dict
        The values of the grouping columns: the left end of a tidy row.
    values : float64 array, n rows by k items
        Keyed. Complete rows, or all that have an answer, see `samples`.
    """

    labels: dict[str, Any]
    keyed: Keyed
    values: Floats

    @property
    def n(self) -> int:
        """How many rows there are."""
        return len(self.values)

    @property
    def size(self) -> dict[str, Any]:
        """Scale, rows and items, for a tidy row."""
        return {"scale": self.keyed.scale, "n": self.n, "items": len(self.keyed.columns)}

    def shortcoming(self, least_items: int = 2) -> str:
        """Return why nothing can be estimated, in a few words; empty where something can."""
        if self.values.shape[1] < least_items:
            return say("psychometrics.note_items", least=least_items)
        if self.n < 2:
            return say("psychometrics.note_rows")
        if ((~np.isnan(self.values)).sum(axis=0) < 2).any():
            return say("psychometrics.note_unanswered")
        if not (np.nanmax(self.values, axis=0) > np.nanmin(self.values, axis=0)).any():
            return say("psychometrics.note_constant")
        return ""


def samples(data: Any, items: Items, by: By, missing: str = "complete") -> Iterator[Sample]:
    """Yield the answers to each scale in each group.

    Parameters
    ----------
    data, items, by
        As for `alpha`.
    missing : {"complete", "pairwise"}
        Rows that have every item, or rows that have any.
    """
    frame = frame_of(data)
    keep = np.all if one_of("missing", missing, ("complete", "pairwise")) == "complete" else np.any
    apart = by_columns(frame, by)
    keyed = keyed_scales(frame, items, apart)
    for labels, group in groups(frame, apart):
        for scale in keyed:
            values = keyed_matrix(group, scale)
            answered = keep(~np.isnan(values), axis=1)
            yield Sample(labels, scale, values[answered])
