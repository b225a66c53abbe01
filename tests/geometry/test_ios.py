"""The pictures of the closeness scale: the printed seven, what lies between, and the way back."""

import math
from collections.abc import Callable

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from balancekit.geometry import (
    IOS_CUT_POINTS,
    Circles,
    circle_share,
    ios_circles,
    ios_step,
    ios_step_share,
    union_share,
)

PRINTED = [  # diameter and distance of the seven printed pictures, in thousandths
    (1000, 1000),
    (1069, 678),
    (1134, 513),
    (1195, 382),
    (1254, 271),
    (1309, 172),
    (1363, 82),
]


@pytest.mark.parametrize("step", range(1, 8))
def test_the_seven_printed_pictures(step: int) -> None:
    pair = ios_circles(ios_step_share(step), union=math.pi / 2)
    diameter, distance = PRINTED[step - 1]
    assert abs(2000 * pair.r_a - diameter) <= 1
    assert abs(1000 * pair.distance - distance) <= 1


@given(st.floats(1e-6, 1 - 1e-6), st.floats(1e-3, 1e3))
def test_union_stays_constant_and_overlap_grows_in_step(
    exact_lens: Callable[[Circles], mpmath.mpf], share: float, union: float
) -> None:
    pair = ios_circles(share, union)
    with mpmath.workdps(50):
        lens = exact_lens(pair)
        drawn = mpmath.pi * (mpmath.mpf(pair.r_a) ** 2 + mpmath.mpf(pair.r_b) ** 2) - lens
        assert abs(drawn / union - 1) <= 1e-12
        assert abs(lens / drawn - share) <= 1e-12


def test_closeness_ends() -> None:
    touching, one = ios_circles(0, 2), ios_circles(1, 2)
    assert touching.distance == touching.r_a + touching.r_b
    assert (one.kind, one.distance) == ("identical", 0)
    assert math.isclose(math.pi * one.r_a**2, 2)


@given(st.floats(0, 1), st.floats(1e-3, 1e6))
def test_a_drawn_picture_gives_its_share_back(share: float, union: float) -> None:
    pair = ios_circles(share, union)
    assert abs(union_share(pair.r_a, pair.r_b, pair.distance) - share) <= 1e-15


@given(st.floats(0, 1))
def test_a_share_of_the_union_is_a_larger_share_of_one_circle(share: float) -> None:
    pair = ios_circles(share)
    area = math.pi * pair.r_a**2
    assert math.isclose(circle_share(share) * area, share, rel_tol=1e-14, abs_tol=1e-300)


@pytest.mark.parametrize("step", range(1, 8))
def test_a_printed_picture_counts_as_itself(step: int) -> None:
    assert ios_step(ios_step_share(step)) == step


@pytest.mark.parametrize(("place", "cut"), list(enumerate(IOS_CUT_POINTS, 1)))
def test_steps_change_at_the_published_cut_points(place: int, cut: float) -> None:
    assert (ios_step(cut), ios_step(math.nextafter(cut, 1))) == (place, place + 1)


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_overlap_is_never_a_lower_step(one: float, other: float) -> None:
    assert ios_step(min(one, other)) <= ios_step(max(one, other))
