"""Scores of one person on one occasion, for the workbook."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Real
from typing import Literal

import numpy as np

from balancekit.bank import Bank, Scale
from balancekit.errors import ScoringError
from balancekit.scoring.kernel import Part, score_columns
from balancekit.scoring.plan import scale_plan
from balancekit.strings import say

Status = Literal["scored", "too_few", "untouched"]


@dataclass(frozen=True, slots=True)
class Score:
    """One scale of one person on one occasion.

    Attributes
    ----------
    value : float or None
        In the bank's own unit, which is percent of the maximum possible (0 to 100) for all banks
        of the workbook; None unless the status is ``"scored"``.
    answered : int
        How many items were answered.
    items : int
        How many items the scale has.
    status : {"scored", "too_few", "untouched"}
        ``"untouched"``: not one item of the scale was seen to; ``"too_few"``: fewer were answered
        than the bank asks for.
    """

    value: float | None
    answered: int
    items: int
    status: Status


def score_answers(answers: Mapping[str, float | None], bank: Bank) -> dict[str, Score]:
    """Score the answers of one person, with the bank's own missing rule.

    Parameters
    ----------
    answers : mapping of item id to float or None
        None stands for "does not fit us" and "rather not say"; an item that was never touched is
        not in the mapping. Ids that are in no scale are not looked at.
    bank : Bank

    Returns
    -------
    dict of scale id to Score
        In the order of the bank, by the formula of `balancekit.score`.

    Raises
    ------
    ScoringError
        An answer is not a number, or lies outside the range of its scale.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> answers = {"ind_1": 4, "ind_2": 3, "ind_3": 3, "ind_4": None, "ind_6": 1}
    >>> scores = score_answers(answers, load_bank("balance"))
    >>> scores["independence"]
    Score(value=81.25, answered=4, items=6, status='scored')
    >>> scores["over_reliance"].status
    'untouched'
    """
    return {name: _score(answers, name, scale) for name, scale in bank.scales.items()}


def _score(answers: Mapping[str, float | None], name: str, scale: Scale) -> Score:
    items = scale.items
    parts = [_part(item, answers.get(item), scale) for item in items]
    scored = score_columns(parts, scale_plan(name, scale, scale.min_answered))
    value, answered = float(scored.scores[0]), int(scored.answered[0])
    if answered >= scale.min_answered:
        return Score(value, answered, len(items), "scored")
    touched = any(item in answers for item in items)
    return Score(None, answered, len(items), "too_few" if touched else "untouched")


def _part(item: str, answer: float | None, scale: Scale) -> Part:
    if answer is None:
        return Part(np.array([np.nan]))
    if not isinstance(answer, Real) or isinstance(answer, bool):
        raise ScoringError(say("scoring.answer_no_number", item=item))
    low, high = scale.range_of(item)
    if not (math.isnan(answer) or low <= answer <= high):
        ends = {"minimum": f"{low:g}", "maximum": f"{high:g}"}
        raise ScoringError(say("scoring.answer_outside", item=item, **ends))
    return Part(np.array([float(answer)]))
