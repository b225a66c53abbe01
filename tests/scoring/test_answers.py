"""One person's scores: the same figures as in a table, and an honest status."""

import dataclasses
import math
import subprocess
import sys

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import balancekit as bk
from balancekit.errors import ScoringError
from balancekit.scoring import Score, score_answers

BALANCE = bk.load_bank("balance")
KEYED = {key.removeprefix("-") for scale in BALANCE.scales.values() for key in scale.keys}
ANSWERS = st.dictionaries(st.sampled_from(sorted(KEYED)), st.none() | st.integers(0, 4))


@given(ANSWERS)
def test_one_person_scores_as_one_row(answers: dict[str, float | None]) -> None:
    row = bk.score(pd.DataFrame([answers], columns=sorted(KEYED)), BALANCE).loc[0]
    for name, score in score_answers(answers, BALANCE).items():
        assert score.answered == row[f"{name}_answered"]
        assert score.items == 6
        assert row[name] == score.value or (score.value is None and math.isnan(row[name]))


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ({}, Score(None, 0, 6, "untouched")),
        ({"int_1": 3, "leaning": "mostly me"}, Score(None, 0, 6, "untouched")),
        ({"ind_1": None}, Score(None, 0, 6, "too_few")),
        ({"ind_1": 0, "ind_2": 0, "ind_3": 0}, Score(None, 3, 6, "too_few")),
        ({"ind_1": 0, "ind_2": 0, "ind_3": 0, "ind_6": 4}, Score(0.0, 4, 6, "scored")),
        (dict.fromkeys(["ind_1", "ind_2", "ind_3", "ind_4"], 4.0), Score(100.0, 4, 6, "scored")),
    ],
)
def test_untouched_is_never_zero(answers: dict[str, float | None], wanted: Score) -> None:
    assert score_answers(answers, BALANCE)["independence"] == wanted


def test_the_short_form_needs_both_of_its_items() -> None:
    short = BALANCE.form("short")
    assert score_answers({"ind_1": 4}, short)["independence"] == Score(None, 1, 2, "too_few")
    both = score_answers({"ind_1": 4, "ind_5": 3}, short)["independence"]
    assert both == Score(87.5, 2, 2, "scored")


@pytest.mark.parametrize("answer", ["often", True, 5, -1, math.inf])
def test_a_wrong_answer_is_refused_by_its_item(answer: object) -> None:
    with pytest.raises(ScoringError, match="ind_1"):
        score_answers({"ind_1": answer}, BALANCE)  # type: ignore[dict-item]


def test_a_score_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        score_answers({}, BALANCE)["independence"].answered = 6  # type: ignore[misc]


def test_scoring_one_person_does_not_load_pandas() -> None:
    code = "import sys, balancekit.scoring, balancekit.interpretation; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pandas" not in run.stdout.split()
