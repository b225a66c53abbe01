"""Whether the answers in a lazy frame can be scored: two small queries, made at once."""

from collections.abc import Mapping
from typing import Any

import narwhals.stable.v2 as nw

from balancekit.errors import ScoringError
from balancekit.scoring.columns import no_number, refuse_kind
from balancekit.scoring.eager import refusal
from balancekit.scoring.plan import Key, Plan
from balancekit.strings import say

Frame = nw.LazyFrame[Any]
Row = dict[str, Any]


def with_sound_answers(frame: Frame, plan: Plan) -> Frame:
    """Refuse columns that hold no numbers and, where the plan does, answers out of range.

    Returns
    -------
    LazyFrame
        The same; columns without any answer are numbers, whatever their type was.

    Raises
    ------
    ScoringError
        The sentence names the column, and a value that is in the way.
    """
    kinds = frame.collect_schema()
    empty = [item for item in plan.items if not _holds_numbers(frame, item, kinds[item])]
    frame = frame.with_columns(nw.lit(None, dtype=nw.Float64).alias(item) for item in empty)
    if plan.out_of_range == "raise":
        _refuse_outside(frame, plan, frame.collect_schema())
    return frame


def number_of(key: Key) -> nw.Expr:
    """Return an item as numbers that do not wrap round when they are added."""
    return nw.col(key.item).cast(nw.Float64)


def rows_of(frame: Frame) -> list[Row]:
    """Return the rows of a query."""
    return frame.collect().rows(named=True)


def _holds_numbers(frame: Frame, item: str, kind: nw.dtypes.DType) -> bool:
    """Tell numbers from nothing at all; refuse anything else."""
    if kind.is_numeric():
        return True
    there = frame.select(item).filter(~nw.col(item).is_null())
    first = rows_of(there.head(1))
    if first and kind == nw.String:
        raise ScoringError(no_number(item, say("scoring.somewhere"), first[0][item]))
    if first:
        refuse_kind(item, kind)
    return False


def _refuse_outside(frame: Frame, plan: Plan, kinds: Mapping[str, nw.dtypes.DType]) -> None:
    """Ask every column for its extremes only; mostly that is all."""
    ends = [end for item in plan.items for end in _extremes(item, kinds[item])]
    (found,) = rows_of(frame.select(*ends))
    for key in (key for scale in plan.scales for key in scale.keys):
        low, high = found[f"low_{key.item}"], found[f"high_{key.item}"]
        if low is not None and (low < key.minimum or high > key.maximum):
            outside = frame.filter(_outside(key))
            (count,) = rows_of(outside.select(balancekit_rows=nw.len()))
            (row,) = rows_of(outside.head(1))
            told = refusal(key, _told(row, plan), row[key.item], count=count["balancekit_rows"])
            raise ScoringError(told)


def _extremes(item: str, kind: nw.dtypes.DType) -> list[nw.Expr]:
    answer = nw.col(item) if kind.is_integer() else nw.col(item).cast(nw.Float64)
    if kind.is_float():
        answer = nw.when(~answer.is_nan()).then(answer)
    return [answer.min().alias(f"low_{item}"), answer.max().alias(f"high_{item}")]


def _outside(key: Key) -> nw.Expr:
    number = number_of(key)
    return (number < key.minimum) | ((number > key.maximum) & ~number.is_nan())


def _told(row: Row, plan: Plan) -> str:
    """Name a row by its ids: rows of a query have no order, and no number."""
    return ", ".join(f"{name} {row[name]}" for name in plan.ids) or say("scoring.somewhere")
