"""Whether ids tell the rows of a whole file apart, when it is only ever seen in pieces."""

from collections import Counter
from collections.abc import Callable, Iterator

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from balancekit.scoring.identities import check_ids, refuse_empty_id
from balancekit.scoring.plan import Plan

Again = Callable[[], Iterator[pd.DataFrame]]


class Ids:
    """The ids that have been seen: eight bytes a row.

    Parameters
    ----------
    plan : Plan
        It names the columns.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._empty: Counter[str] = Counter()
        self._seen: list[NDArray[np.uint64]] = []

    def see(self, frame: pd.DataFrame) -> None:
        """Note the ids of some rows."""
        if self._plan.ids:
            held = self._held(frame)
            self._empty.update({name: int(held[name].isna().sum()) for name in self._plan.ids})
            self._seen.append(_hashes(held))

    def check(self, again: Again) -> None:
        """Refuse rows without an id, and an id that stands in several rows.

        Parameters
        ----------
        again : callable
            Gives the pieces once more. Two ids may have the same hash by chance: only the ids
            themselves can tell.

        Raises
        ------
        ScoringError
            The sentence names the column, or the id and how often it is there.
        """
        for name in self._plan.ids:
            refuse_empty_id(name, self._empty[name])
        if not self._seen:
            return
        hashes = np.concatenate(self._seen)
        hashes.sort()
        twice = hashes[1:][hashes[1:] == hashes[:-1]]
        if len(twice):
            held = (self._held(frame) for frame in again())
            suspected = pd.concat([some[np.isin(_hashes(some), twice)] for some in held])
            check_ids(nw.from_native(suspected), self._plan)

    def _held(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame[list(self._plan.ids)].replace("", None)


def _hashes(held: pd.DataFrame) -> NDArray[np.uint64]:
    return np.asarray(pd.util.hash_pandas_object(held, index=False), dtype=np.uint64)
