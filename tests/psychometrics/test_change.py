"""Reliable change: the published example, directions, and people without a second score."""

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from balancekit import psychometrics as psy
from balancekit.errors import BalancekitError, DataError
from balancekit.psychometrics import cutoff, reliable_change

SCORES = st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=1, max_size=20)


def frame(scores: list[tuple[float, float]]) -> pd.DataFrame:
    return pd.DataFrame(scores, columns=["first", "last"])


def test_the_published_example() -> None:
    """Jacobson & Truax (1991), page 14: from 32.5 to 47.5, error of the difference 4.74."""
    found = reliable_change(frame([(32.5, 47.5)]), "first", "last", reliability=0.8, sd=7.5)
    assert round(found.error, 2) == 4.74
    assert round(found.table.rci[0], 2) == 3.16
    assert cutoff("a", clinical=(40, 7.5)) == 55
    assert cutoff("b", reference=(60, 7.5)) == 45
    assert cutoff("c", clinical=(40, 7.5), reference=(60, 7.5)) == 50
    assert cutoff("c", clinical=(40, 5), reference=(60, 10)) == pytest.approx(46.667, abs=1e-3)


def test_four_groups() -> None:
    data = frame([(30, 60), (30, 48), (30, 32), (60, 40), (55, 90), (30, np.nan)])
    found = reliable_change(data, "first", "last", reliability=0.8, sd=7.5, cutoff=50)
    assert found.table.group.tolist()[:5] == [
        "recovered",
        "improved",
        "unchanged",
        "deteriorated",
        "improved",
    ]
    assert pd.isna(found.table.group[5])
    assert found.counts["count"].tolist() == [1, 2, 1, 1]
    assert found.counts.share.sum() == pytest.approx(1)


@settings(max_examples=40)
@given(SCORES, st.floats(0.1, 0.95), st.sampled_from(["jacobson-truax", "edwards-nunnally"]))
def test_the_mirror_image(scores: list[tuple[float, float]], r: float, method: Any) -> None:
    """Where lower is better everything is as with all scores turned round."""
    data = frame(scores)
    common: dict[str, Any] = {"reliability": r, "sd": 10.0, "mean": 50.0, "method": method}
    up = reliable_change(data, "first", "last", cutoff=60, **common)
    down = reliable_change(100 - data, "first", "last", cutoff=40, better="lower", **common)
    np.testing.assert_allclose(up.table.rci, down.table.rci, atol=1e-9)
    borderline = np.isclose(np.abs(up.table.rci), up.criterion) | np.isclose(data, 60).any(axis=1)
    assert (up.table.group == down.table.group)[~borderline].all()


def test_edwards_nunnally_allows_for_regression_to_the_mean() -> None:
    data = frame([(20, 36), (50, 50)])
    common: dict[str, Any] = {"reliability": 0.8, "sd": 10, "mean": 50}
    plain = reliable_change(data, "first", "last", **common)
    drawn = reliable_change(data, "first", "last", method="edwards-nunnally", **common)
    assert plain.table.group[0] == "improved"
    assert drawn.table.rci[0] == pytest.approx((36 - (50 + 0.8 * -30)) / (10 * math.sqrt(0.2)))
    assert drawn.table.rci[1] == plain.table.rci[1] == 0


def test_spread_and_index_come_from_the_data() -> None:
    data = frame([(10, 20), (20, 20), (30, 10)]).set_axis(["x", "y", "z"])
    found = reliable_change(data, "first", "last", reliability=0.9)
    assert found.error == pytest.approx(10 * math.sqrt(2 * 0.1))
    assert found.table.index.tolist() == ["x", "y", "z"]


def test_a_cutoff_of_zero_is_a_cutoff() -> None:
    data = frame([(-30, 10)])
    found = reliable_change(data, "first", "last", reliability=0.8, sd=7.5, cutoff=0)
    assert found.table.group[0] == "recovered"


@pytest.mark.parametrize(
    ("data", "arguments", "told"),
    [
        ([(1, 2)], {"reliability": 0.8}, "do not vary"),
        ([(1, 2)], {"reliability": 1.0, "sd": 1}, "below 1"),
        ([(1, 2)], {"reliability": 0.8, "sd": -1}, "above 0"),
        ([(1, 2)], {"reliability": "high", "sd": 1}, "reliability is 'high'"),
        ([(1, 2)], {"reliability": 0.8, "sd": math.nan}, "sd is nan"),
        ([(1, 2)], {"reliability": 0.8, "sd": 1, "better": "up"}, "better is 'up'"),
        ([(1, "x")], {"reliability": 0.8, "sd": 1}, "not a number"),
        ([(1, math.inf)], {"reliability": 0.8, "sd": 1}, "infinite"),
        ([], {"reliability": 0.8, "sd": 1}, "no rows"),
        ([(math.nan, 1)] * 3, {"reliability": 0.8}, 'nobody has a score in "first"'),
    ],
)
def test_refusals(data: Any, arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(BalancekitError, match=told):
        reliable_change(frame(data), "first", "last", **arguments)


def test_a_cutoff_needs_its_groups() -> None:
    with pytest.raises(BalancekitError, match="clinical is None"):
        cutoff("a", reference=(60, 7))
    with pytest.raises(BalancekitError, match="kind is 'd'"):
        cutoff("d")  # type: ignore[arg-type]


@pytest.mark.parametrize("constant", [0.1, 0.7, 100 / 3])
def test_scores_that_never_vary_have_no_error_to_exceed(constant: float) -> None:
    scores = {"a": [constant] * 7, "b": [0.0, 0.1, 0.1, 0.2, 0.3, 0.4, 0.5]}
    with pytest.raises(DataError, match="a"):
        psy.reliable_change(scores, "a", "b", reliability=0.8)


def test_a_missing_score_is_no_answer_whether_it_changed() -> None:
    found = reliable_change(
        frame([(1, 9), (2, math.nan), (3, 3)]), "first", "last", reliability=0.8
    )
    table = found.table
    assert table["reliable"].isna().tolist() == [False, True, False]
    assert table["note"].tolist() == ["", "one of the two scores is missing", ""]
    assert found.counts["count"].sum() == 2


def test_nobody_has_a_score_before() -> None:
    data = frame([(math.nan, 1)] * 3)
    found = reliable_change(data, "first", "last", reliability=0.8, sd=2)
    assert found.table["rci"].isna().all()


def test_who_has_not_changed_has_an_index_of_nothing() -> None:
    same = frame([(0.1, 0.1), (0.7, 0.7), (1.3, 1.3)])
    found = reliable_change(same, "first", "last", reliability=0.8)
    assert found.table["rci"].tolist() == [0, 0, 0]
