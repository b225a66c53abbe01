"""Whether the ids of a data frame tell its rows apart."""

from collections.abc import Iterable
from typing import Any

import narwhals.stable.v2 as nw

from balancekit.errors import ScoringError
from balancekit.scoring.plan import Plan
from balancekit.strings import say

_COUNT = "balancekit_rows"


def check_ids(frame: "nw.DataFrame[Any] | nw.LazyFrame[Any]", plan: Plan) -> None:
    """Refuse rows without an id, and ids that stand in more than one row.

    On a lazy frame these are queries, made at once.

    Raises
    ------
    ScoringError
        The sentence names the column, or the id and how often it is there.
    """
    lazy, ids = frame.lazy(), list(plan.ids)
    for name in ids:
        empty = lazy.filter(nw.col(name).is_null()).select(nw.len().alias(_COUNT))
        refuse_empty_id(name, empty.collect().item())
    if ids:
        counts = lazy.group_by(ids).agg(nw.len().alias(_COUNT)).filter(nw.col(_COUNT) > 1)
        for row in counts.sort(ids).head(1).collect().rows(named=True):
            refuse_repeated_id([row[name] for name in ids], row[_COUNT])


def refuse_empty_id(column: str, count: int) -> None:
    """Refuse a column of ids that is empty in some rows."""
    if count:
        raise ScoringError(say("scoring.id_missing", column=column, count=count))


def refuse_repeated_id(id: Iterable[object], count: int) -> None:
    """Refuse an id that stands in several rows."""
    shown = ", ".join(str(part) for part in id)
    raise ScoringError(say("scoring.id_twice", id=shown, count=count))
