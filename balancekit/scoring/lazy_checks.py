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


def check_answers(frame: Frame, plan: Plan) -> None:
    """Refuse columns that hold no numbers and, where the plan does, answers out of range.

    Raises
    ------
    ScoringError
        The sentence names the column, and a value that is in the way.
    """
    kinds = frame.collect_schema()
    for item in plan.items:
        _check_kind(frame, item, kinds[item])
    if plan.out_of_range == "raise":
        _refuse_outside(frame, plan, kinds)


def number_of(key: Key) -> nw.Expr:
    """Return an item as numbers that do not wrap round when they are added."""
    return nw.col(key.item).cast(nw.Float64)


def rows_of(frame: Frame) -> list[Row]:
    """Return the rows of a query."""
    return frame.collect().rows(named=True)


def _check_kind(frame: Frame, item: str, kind: nw.dtypes.DType) -> None:
    if kind == nw.String:
        first = rows_of(frame.select(item).filter(~nw.col(item).is_null()).head(1))
        if first:
            raise ScoringError(no_number(item, say("scoring.somewhere"), first[0][item]))
    elif kind != nw.Unknown or rows_of(frame.select(nw.col(item).count())) != [{item: 0}]:
        refuse_kind(item, kind)


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
