"""More than measurement error? Only with a reliability, and by the published formula."""

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from balancekit.errors import ArgumentError, FaultyFileError
from balancekit.interpretation.change import BEYOND, Precision, reliable_change
from balancekit.interpretation.precision_file import load_precisions
from balancekit.psychometrics import change as psychometrics

shares = st.floats(0, 1)
precisions = st.builds(
    Precision, reliability=st.floats(0, 0.99), sd=st.floats(0.01, 2), source=st.just("a study")
)


@given(shares, shares, precisions)
def test_the_way_back_is_as_long(then: float, now: float, precision: Precision) -> None:
    there, back = reliable_change(then, now, precision), reliable_change(now, then, precision)
    assert there == -back
    assert math.copysign(1, there) == math.copysign(1, now - then) or there == 0


@settings(max_examples=20, deadline=None)
@given(shares, shares, precisions)
def test_researchers_get_the_same_index(then: float, now: float, precision: Precision) -> None:
    found = psychometrics.reliable_change(
        {"then": [then], "now": [now]},
        "then",
        "now",
        reliability=precision.reliability,
        sd=precision.sd,
    )
    assert found.table.rci[0] == pytest.approx(reliable_change(then, now, precision))
    assert found.criterion == pytest.approx(BEYOND, abs=1e-4)


def test_a_measure_that_measures_nothing_leaves_the_spread_of_two_people() -> None:
    assert reliable_change(0, 1, Precision(0, 0.5, "a study")) == pytest.approx(math.sqrt(2))


@pytest.mark.parametrize(("reliability", "sd"), [(1, 0.2), (-0.1, 0.2), (0.8, 0), (0.8, math.inf)])
def test_impossible_figures_are_refused(reliability: float, sd: float) -> None:
    with pytest.raises(ArgumentError, match=r"between 0 and 1|above 0"):
        reliable_change(0, 1, Precision(reliability, sd, "a study"))


def test_a_file_of_measures_is_read(tmp_path: Path) -> None:
    file = tmp_path / "measures.yaml"
    file.write_text("now: {reliability: 0.8, sd: 0.25, source: our own}\n")
    assert load_precisions(file) == {"now": Precision(0.8, 0.25, "our own")}
    file.write_text("# nothing yet\n")
    assert load_precisions(file) == {}


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("now: {reliability: 0.8, sd: 0.25}", ["measures.yaml:1 now: ", "source"]),
        ("now: {reliability: 1, sd: 0, source: x}", ["reliability: ", "now.sd: "]),
        ("now: {reliability: high, sd: 1, source: x}", ["now.reliability: "]),
        ("nwo: {reliability: 0.8, sd: 1, source: x}", ["nwo", "now"]),
        ("now: [", ["measures.yaml:1"]),
        ("- now", ["measures.yaml:1"]),
    ],
)
def test_every_fault_of_a_file_is_named(tmp_path: Path, text: str, faults: list[str]) -> None:
    file = tmp_path / "measures.yaml"
    file.write_text(text)
    with pytest.raises(FaultyFileError) as refused:
        load_precisions(file)
    assert all(part in str(refused.value) for part in faults)


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FaultyFileError, match="cannot be read"):
        load_precisions(tmp_path)
    (tmp_path / "measures.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(FaultyFileError, match="UTF-8"):
        load_precisions(tmp_path / "measures.yaml")
