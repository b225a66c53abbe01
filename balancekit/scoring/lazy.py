"""Scores as one query, for frames that are worked out elsewhere and later.

The steps of the kernel as expressions. Everything becomes Float64 before it is added: sums of
small whole numbers wrap round in several engines without a word. Additions are written out one by
one, because engines choose an order of their own for a sum across columns, and the last digit of
fractions depends on it.
"""

from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import Any

import narwhals.stable.v2 as nw

from balancekit.errors import ScoringError
from balancekit.scoring.columns import no_number, refuse_kind
from balancekit.scoring.eager import refusal
from balancekit.scoring.formula import Sums, ends, even_sums, value
from balancekit.scoring.plan import Key, Plan, ScalePlan
from balancekit.strings import say

Frame = nw.LazyFrame[Any]
_STEPS, _THERE = "balancekit_steps_{}_{}", "balancekit_there_{}_{}"
_SUMS = ("steps", "answered", "possible", "lowest")


def score_lazily(frame: Frame, plan: Plan) -> Frame:
    """Return the scores of a lazy frame, as a lazy frame.

    Raises
    ------
    ScoringError
        A column holds no numbers; or, where the plan refuses them, an answer lies outside its
        range: that is asked in one query over the data, made at once.
    """
    kinds = frame.collect_schema()
    for item in plan.items:
        _check_kind(frame, item, kinds[item])
    if plan.out_of_range == "raise":
        _refuse_outside(frame, plan)
    carried = [nw.col(name) for name in plan.carried(kinds.names())]
    keyed = frame.select(*carried, *_keyed(plan))
    summed = keyed.select(*carried, *(one for scale in plan.scales for one in _summed(scale)))
    return summed.select(*carried, *(one for scale in plan.scales for one in _scored(scale, plan)))


def _number(key: Key) -> nw.Expr:
    return nw.col(key.item).cast(nw.Float64)


def _within(key: Key) -> nw.Expr:
    """True for an answer within range; false or null for a missing one: NaN is above all else."""
    return (_number(key) >= key.minimum) & (_number(key) <= key.maximum)


def _keyed(plan: Plan) -> list[nw.Expr]:
    found = []
    for scale in plan.scales:
        for place, key in enumerate(scale.keys):
            far = key.maximum - _number(key) if key.turned else _number(key) - key.minimum
            steps = nw.when(_within(key)).then(far).otherwise(nw.lit(0.0))
            there = nw.when(_within(key)).then(nw.lit(1.0)).otherwise(nw.lit(0.0))
            found.append(steps.alias(_STEPS.format(scale.name, place)))
            found.append(there.alias(_THERE.format(scale.name, place)))
    return found


def _summed(scale: ScalePlan) -> list[nw.Expr]:
    places = range(len(scale.keys))
    steps = _total([nw.col(_STEPS.format(scale.name, place)) for place in places])
    there = [nw.col(_THERE.format(scale.name, place)) for place in places]
    sums: Sequence[nw.Expr] = (steps, _total(there))
    if not scale.even:
        pairs = list(zip(there, scale.keys, strict=True))
        possible = _total([one * (key.maximum - key.minimum) for one, key in pairs])
        sums = (*sums, possible, _total([one * key.minimum for one, key in pairs]))
    return [one.alias(_sum_name(scale, name)) for name, one in zip(_SUMS, sums, strict=False)]


def _total(parts: Sequence[nw.Expr]) -> nw.Expr:
    return reduce(add, parts)


def _sum_name(scale: ScalePlan, name: str) -> str:
    return f"balancekit_{name}_{scale.name}"


def _scored(scale: ScalePlan, plan: Plan) -> list[nw.Expr]:
    steps, answered, possible, lowest = (nw.col(_sum_name(scale, name)) for name in _SUMS)
    even = even_sums(steps, answered, scale)
    sums = even if scale.even else Sums(steps, answered, possible, lowest)
    enough = answered >= float(scale.least)
    score = nw.when(enough).then(_clipped(value(sums, scale), scale)).alias(scale.name)
    count = answered.cast(nw.Int64).alias(f"{scale.name}_answered")
    return [score, count] if plan.keep_answered else [score]


def _clipped(score: nw.Expr, scale: ScalePlan) -> nw.Expr:
    if scale.whole:
        return score
    low, high = ends(scale)
    capped = nw.when(score > high).then(nw.lit(high)).otherwise(score)
    return nw.when(score < low).then(nw.lit(low)).otherwise(capped)


def _check_kind(frame: Frame, item: str, kind: nw.dtypes.DType) -> None:
    if kind == nw.String:
        first = _rows(frame.select(item).filter(~nw.col(item).is_null()).head(1))
        if first:
            raise ScoringError(no_number(item, say("scoring.somewhere"), first[0][item]))
    elif kind != nw.Unknown or _rows(frame.select(nw.col(item).count())) != [{item: 0}]:
        refuse_kind(item, kind)


def _refuse_outside(frame: Frame, plan: Plan) -> None:
    keys = [key for scale in plan.scales for key in scale.keys]
    counts = [
        _outside(key).cast(nw.Int64).sum().alias(f"balancekit_{place}")
        for place, key in enumerate(keys)
    ]
    (found,) = _rows(frame.select(*counts))
    for place, key in enumerate(keys):
        count = found[f"balancekit_{place}"]
        if count:
            (row,) = _rows(frame.filter(_outside(key)).head(1))
            raise ScoringError(refusal(key, _told(row, plan), row[key.item], count=count))


def _outside(key: Key) -> nw.Expr:
    number = _number(key)
    return (number < key.minimum) | ((number > key.maximum) & ~number.is_nan())


def _told(row: dict[str, Any], plan: Plan) -> str:
    """Name a row by its ids: rows of a query have no order, and no number."""
    return ", ".join(f"{name} {row[name]}" for name in plan.ids) or say("scoring.somewhere")


def _rows(frame: Frame) -> list[dict[str, Any]]:
    return frame.collect().rows(named=True)
