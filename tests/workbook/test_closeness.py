"""The two circles without a browser: what they take, and what they refuse."""

import math

import pytest

from balancekit.diagrams import closeness_bands
from balancekit.errors import ArgumentError
from balancekit.workbook.controls import Closeness


@pytest.fixture
def circles(live: object) -> Closeness:
    """Nobody has touched them."""
    return Closeness("How close?", ("Zoë", "Ben"), closeness_bands())


def held(circles: Closeness) -> tuple[float | None, str]:
    return circles.share, circles.status


def test_untouched_is_not_apart(circles: Closeness) -> None:
    assert held(circles) == (None, "")
    circles.fill(0)
    assert held(circles) == (0, "answered")
    circles.fill(None)
    assert held(circles) == (None, "")


def test_a_status_takes_the_place_of_the_circles(circles: Closeness) -> None:
    circles.fill(0.25)
    circles.fill("rather_not_say")
    assert held(circles) == (None, "rather_not_say")
    circles.fill("")
    assert held(circles) == (None, "")


@pytest.mark.parametrize("wrong", [-0.01, 1.01, math.nan, math.inf])
def test_a_share_that_no_picture_has_is_refused_and_changes_nothing(
    wrong: float, circles: Closeness
) -> None:
    circles.fill(0.5)
    with pytest.raises(ArgumentError, match="give a number between 0 and 1"):
        circles.fill(wrong)
    assert held(circles) == (0.5, "answered")


@pytest.mark.parametrize("wrong", ["answered", "closer"])
def test_an_answer_that_is_not_offered_is_refused(wrong: str, circles: Closeness) -> None:
    with pytest.raises(ArgumentError, match="Choose one of these: does_not_fit, rather_not_say"):
        circles.fill(wrong)
    assert held(circles) == (None, "")


def test_no_number_unless_it_is_asked_for(circles: Closeness) -> None:
    assert circles.number is False
