"""Scores as one query, for frames that are worked out elsewhere and later.

The steps of the kernel as expressions. Everything becomes Float64 before it is added: sums of
small whole numbers wrap round in several engines without a word. Additions are written out one by
one, because engines choose an order of their own for a sum across columns, and the last digit of
fractions depends on it.
"""

from collections.abc import Sequence
from functools import reduce
from operator import add

import narwhals.stable.v2 as nw

from balancekit.scoring.formula import Sums, ends, even_sums, value
from balancekit.scoring.lazy_checks import Frame, number_of, with_sound_answers
from balancekit.scoring.plan import Key, Plan, ScalePlan

_SUMS = ("steps", "answered", "possible", "lowest")


def score_lazily(frame: Frame, plan: Plan) -> Frame:
    """Return the scores of a lazy frame, as a lazy frame.

    Raises
    ------
    ScoringError
        A column holds no numbers; or, where the plan refuses them, an answer lies outside its
        range: that is asked in one query over the data, made at once.
    """
    frame = with_sound_answers(frame, plan)
    carried = [nw.col(name) for name in plan.carried(frame.collect_schema().names())]
    steps = frame.select(*carried, *keyed(plan))
    summed = steps.select(*carried, *(one for scale in plan.scales for one in _summed(scale)))
    return summed.select(*carried, *(one for scale in plan.scales for one in _scored(scale, plan)))


def _within(key: Key) -> nw.Expr:
    """True for an answer within range; false or null for a missing one: NaN is above all else."""
    return (number_of(key) >= key.minimum) & (number_of(key) <= key.maximum)


def keyed(plan: Plan) -> list[nw.Expr]:
    """Return two columns for each key: the steps from its end, 0 for none; 1 where answered.

    The second is not a choice between two numbers: where everybody answered, polars keeps that as
    one number, and divides by it by multiplying with its inverse, one digit off.
    """
    found = []
    for scale in plan.scales:
        for place, key in enumerate(scale.keys):
            far = key.maximum - number_of(key) if key.turned else number_of(key) - key.minimum
            steps = nw.when(_within(key)).then(far).otherwise(nw.lit(0.0))
            there = _within(key).fill_null(False).cast(nw.Int16)
            steps_name, there_name = key_names(scale, place)
            found += [steps.alias(steps_name), there.alias(there_name)]
    return found


def key_names(scale: ScalePlan, place: int) -> tuple[str, str]:
    """Return the names of the two columns of a key."""
    return f"balancekit_steps_{scale.name}_{place}", f"balancekit_there_{scale.name}_{place}"


def _summed(scale: ScalePlan) -> list[nw.Expr]:
    steps, there = columns_of(scale)
    sums: Sequence[nw.Expr] = (total(steps), total(there).cast(nw.Float64))
    if not scale.even:
        widths = [key.maximum - key.minimum for key in scale.keys]
        minima = [key.minimum for key in scale.keys]
        sums = (*sums, total_where(there, widths), total_where(there, minima))
    return [one.alias(_sum_name(scale, name)) for name, one in zip(_SUMS, sums, strict=False)]


def columns_of(scale: ScalePlan) -> tuple[list[nw.Expr], list[nw.Expr]]:
    """Return the columns that `keyed` has made for a scale: all steps, and where answered."""
    names = [key_names(scale, place) for place in range(len(scale.keys))]
    return [nw.col(steps) for steps, _ in names], [nw.col(there) for _, there in names]


def total(parts: Sequence[nw.Expr]) -> nw.Expr:
    """Return a sum, one addition after the other from the left."""
    return reduce(add, parts)


def total_where(there: Sequence[nw.Expr], numbers: Sequence[float]) -> nw.Expr:
    """Return the sum of those numbers whose item was answered."""
    return total([one.cast(nw.Float64) * n for one, n in zip(there, numbers, strict=True)])


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
