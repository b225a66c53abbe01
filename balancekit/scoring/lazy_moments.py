"""How each item goes with the rest of its scale, as one query: the steps of `moments`."""

import narwhals.stable.v2 as nw
import numpy as np

from balancekit.scoring.lazy import columns_of, key_names, keyed, total, total_where
from balancekit.scoring.lazy_checks import Frame, rows_of, with_sound_answers
from balancekit.scoring.moments import NAMES, NOBODY, Moments, least_for_rest
from balancekit.scoring.plan import Plan, ScalePlan


def moments_lazily(frame: Frame, plan: Plan) -> Moments:
    """Return the moments of every item; only they leave the engine.

    Raises
    ------
    ScoringError
        A column holds no numbers; or, where the plan refuses them, an answer lies outside its
        range.
    """
    frame = with_sound_answers(frame, plan)
    items = [f"{scale.name}_{place}" for scale in plan.scales for place in range(len(scale.keys))]
    steps = frame.select(*keyed(plan))
    summed = steps.with_columns(*(one for scale in plan.scales for one in _totals(scale)))
    beside = summed.select(*(one for scale in plan.scales for one in _item_and_rest(scale)))
    (found,) = rows_of(beside.select(*(one for item in items for one in _moments(item))))
    rows = [[found[f"balancekit_{name}_of_{item}"] for name in NAMES] for item in items]
    return np.array([row if row[0] else NOBODY for row in rows], dtype=np.float64)


def _totals(scale: ScalePlan) -> list[nw.Expr]:
    steps, there = columns_of(scale)
    sums = (total(steps), total_where(there, _widths(scale)), total(there))
    return [one.alias(name) for one, name in zip(sums, _total_names(scale), strict=True)]


def _total_names(scale: ScalePlan) -> list[str]:
    return [f"balancekit_{sum}_of_{scale.name}" for sum in ("steps", "possible", "there")]


def _widths(scale: ScalePlan) -> list[float]:
    return [key.maximum - key.minimum for key in scale.keys]


def _item_and_rest(scale: ScalePlan) -> list[nw.Expr]:
    places = enumerate(_widths(scale))
    return [one for place, width in places for one in _laid_beside(scale, place, width)]


def _laid_beside(scale: ScalePlan, place: int, width: float) -> list[nw.Expr]:
    """Return an item and the rest, for the respondents who count; null for the others."""
    own, there = map(nw.col, key_names(scale, place))
    steps, possible, answered = map(nw.col, _total_names(scale))
    counts = (answered >= least_for_rest(scale)) & (there > 0)
    rest = (steps - own) / (possible - width)
    return [
        nw.when(counts).then(one).alias(f"balancekit_{name}_{scale.name}_{place}")
        for one, name in ((own, "x"), (rest, "r"))
    ]


def _moments(item: str) -> list[nw.Expr]:
    x, r = nw.col(f"balancekit_x_{item}"), nw.col(f"balancekit_r_{item}")
    sums = [x.count(), x.sum(), r.sum(), (x * x).sum(), (r * r).sum(), (x * r).sum()]
    found = [*sums, x.min(), r.min(), x.max(), r.max()]
    named = zip(NAMES, found, strict=True)
    return [one.alias(f"balancekit_{name}_of_{item}") for name, one in named]
