"""Scores of columns in memory: piece after piece through the kernel."""

from collections.abc import Iterable, Mapping

import numpy as np

from balancekit.errors import ScoringError
from balancekit.scoring.columns import Answers, shortened
from balancekit.scoring.kernel import ROWS_AT_ONCE, Numbers, score_columns
from balancekit.scoring.plan import Key, Plan, ScalePlan
from balancekit.scoring.progress import shown_progress
from balancekit.strings import say


def score_answers_in_memory(
    answers: Mapping[str, Answers], rows: int, plan: Plan
) -> dict[str, Numbers]:
    """Score every scale of a plan.

    Parameters
    ----------
    answers : mapping of item id to Answers
    rows : int
    plan : Plan

    Returns
    -------
    dict of str to array
        The columns that are written, in their order: scores as float64, NaN where too few items
        were answered; counts as int64.

    Raises
    ------
    ScoringError
        An answer lies outside the range of its item, and the plan does not take that as missing.
    """
    scores = {scale.name: np.empty(rows) for scale in plan.scales}
    counts = {scale.name: np.empty(rows, dtype=np.int64) for scale in plan.scales}
    starts = range(0, rows, ROWS_AT_ONCE)
    for start in shown_progress(starts, lambda start: start / rows):
        stop = min(start + ROWS_AT_ONCE, rows)
        for scale in plan.scales:
            part = score_columns([answers[key.item].part(start, stop) for key in scale.keys], scale)
            if part.outside and plan.out_of_range == "raise":
                refuse_outside(answers, scale, rows)
            scores[scale.name][start:stop] = part.scores
            counts[scale.name][start:stop] = part.answered
    return {name: _column(name, scores, counts) for name in plan.written}


def _column(name: str, scores: Mapping[str, Numbers], counts: Mapping[str, Numbers]) -> Numbers:
    return scores[name] if name in scores else counts[name.removesuffix("_answered")]


def refuse_outside(answers: Mapping[str, Answers], scale: ScalePlan, rows: int) -> None:
    """Refuse the first answer of a scale that lies outside the range of its item.

    Raises
    ------
    ScoringError
        There is one.
    """
    for key in scale.keys:
        found = list(_outside(answers[key.item], key, rows))
        if found:
            told = refusal(key, *answers[key.item].place(found[0]), count=len(found))
            raise ScoringError(told)


def _outside(answers: Answers, key: Key, rows: int) -> Iterable[int]:
    for start in range(0, rows, ROWS_AT_ONCE):
        values, missing = answers.part(start, min(start + ROWS_AT_ONCE, rows))
        outside = (values < key.minimum) | (values > key.maximum)
        if missing is not None:
            outside &= ~missing
        yield from (start + np.flatnonzero(outside)).tolist()


def refusal(key: Key, where: str, answer: object, *, count: int) -> str:
    """Return the refusal of an answer outside the range of its item."""
    value = shortened(answer)
    infinite = value.lstrip("+-").lower() in ("inf", "infinity")
    return say(
        "scoring.infinite" if infinite else "scoring.outside",
        column=key.item,
        where=where,
        value=value,
        minimum=f"{key.minimum:g}",
        maximum=f"{key.maximum:g}",
        count=count,
    )
