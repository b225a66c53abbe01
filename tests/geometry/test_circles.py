"""Circles whose areas are exact, checked against fifty-digit arithmetic."""

import math
from collections.abc import Callable

import mpmath
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from balancekit.geometry import Circles, lens_area, two_circles

AREAS = st.floats(1e-3, 1e3)
LensError = Callable[[Circles, float], float]


@given(AREAS, st.floats(0.1, 10), st.floats(1e-3, 0.999))
def test_shared_area_is_exact_in_ordinary_cases(
    lens_error: LensError, area: float, ratio: float, part: float
) -> None:
    other = area * ratio
    both = part * min(area, other)
    pair = two_circles(area, other, both)
    assert pair.kind == "overlap"
    assert lens_error(pair, both) <= 1e-12
    assert math.isclose(math.pi * pair.r_a**2, area, rel_tol=1e-14)
    assert math.isclose(math.pi * pair.r_b**2, other, rel_tol=1e-14)


@given(AREAS, st.floats(-4, 4), st.floats(-8, -0.001))
def test_tiny_overlaps_of_very_unequal_circles(
    lens_error: LensError, area: float, ratio: float, part: float
) -> None:
    other = area * 10**ratio
    both = 10**part * min(area, other)
    assume(0 < both < min(area, other))
    assert lens_error(two_circles(area, other, both), both) <= 1e-10


@given(AREAS, st.floats(-15, -1), st.floats(0, 1e-6))
def test_circles_that_are_almost_one(
    lens_error: LensError, area: float, missing: float, unlike: float
) -> None:
    other = area * (1 + unlike)
    both = area * (1 - 10**missing)
    assume(both < area)
    pair = two_circles(area, other, both)
    assert pair.gap < 0
    assert lens_error(pair, both) <= 1e-12


@given(AREAS, st.floats(-8, 0), st.floats(-12, -0.01))
def test_the_share_of_every_region_is_exact(
    exact_lens: Callable[[Circles], mpmath.mpf], area: float, ratio: float, part: float
) -> None:
    other = area * 10 ** (ratio / 2)
    both = min(area, other) * (1 - 10**part)
    assume(0 < both < min(area, other))
    pair = two_circles(area, other, both)
    with mpmath.workdps(50):
        lens = exact_lens(pair)
        a, b = (mpmath.pi * mpmath.mpf(r) ** 2 for r in (pair.r_a, pair.r_b))
        union, wanted = a + b - lens, mpmath.mpf(area) + other - both
        drawn = (a - lens, lens, b - lens)
        asked = (mpmath.mpf(area) - both, mpmath.mpf(both), mpmath.mpf(other) - both)
        for found, given_ in zip(drawn, asked, strict=True):
            assert abs(found / union - given_ / wanted) <= 1e-14


@given(st.floats(-9, -0.01), st.floats(-9, -0.01))
def test_a_thin_crescent_keeps_its_own_digits(unlike: float, missing: float) -> None:
    """Not only the lens: what is left of the small circle is solved for itself."""
    other = 1 - 10**unlike
    both = other * (1 - 10**missing)
    pair = two_circles(1, other, both)
    assume(pair.gap < 0)
    with mpmath.workdps(60):
        small, rest = mpmath.mpf(other), mpmath.mpf(other) - mpmath.mpf(both)
        r, large = mpmath.sqrt(small / mpmath.pi), mpmath.sqrt(1 / mpmath.pi)
        distance = large - r - mpmath.mpf(pair.gap)
        x = (distance**2 + r**2 - large**2) / (2 * distance)
        y = distance - x
        lens = r**2 * mpmath.acos(x / r) - x * mpmath.sqrt(r**2 - x**2)
        lens += large**2 * mpmath.acos(y / large) - y * mpmath.sqrt(large**2 - y**2)
        assert abs((small - lens) / rest - 1) <= 4e-15


@given(st.floats(1e-300, 1e300), st.floats(1e-300, 1e300), st.floats(0, 1))
def test_no_sizes_are_too_unlike(area: float, other: float, part: float) -> None:
    both = part * min(area, other)
    pair = two_circles(area, other, both)
    assert all(math.isfinite(length) for length in (pair.r_a, pair.r_b, pair.distance, pair.gap))
    assert (pair.kind == "overlap") == (0 < both < min(area, other)) == (pair.gap != 0)


def test_two_hundred_pairs_and_no_failure(lens_error: LensError) -> None:
    """Every size ratio to 1e4, from a hair's overlap to a hair's rest: there peers give up."""
    for i in range(200):
        ratio, part = 10 ** (-4 * (i % 20) / 19), (i // 20) / 9
        both = ratio * (10 ** (-8 + 16 * part) if part <= 0.5 else 1 - 10 ** (8 - 16 * part))
        both = min(both, ratio * 0.999)
        assert lens_error(two_circles(1, ratio, both), both) <= 1e-10


@given(AREAS, AREAS, st.floats(0, 1))
def test_the_drawing_does_not_depend_on_who_comes_first(a: float, b: float, part: float) -> None:
    both = part * min(a, b)
    one, other = two_circles(a, b, both), two_circles(b, a, both)
    assert (one.r_a, one.distance, one.gap) == (other.r_b, other.distance, other.gap)


@given(AREAS, AREAS, st.floats(0.001, 0.999))
def test_distance_and_gap_tell_the_same(a: float, b: float, part: float) -> None:
    pair = two_circles(a, b, part * min(a, b))
    touching = pair.r_a + pair.r_b if pair.gap > 0 else abs(pair.r_a - pair.r_b)
    assert math.isclose(pair.distance, touching - pair.gap, rel_tol=1e-12)
    assert abs(pair.gap) <= min(pair.r_a, pair.r_b) * (1 + 1e-12)
    assert math.isclose(
        lens_area(pair.r_a, pair.r_b, pair.distance), part * min(a, b), rel_tol=1e-9
    )


@pytest.mark.parametrize("scale", [1e-280, 1e-12, 1.0, 1e12, 1e280])
def test_no_absolute_tolerances(scale: float) -> None:
    wanted, scaled = two_circles(3, 2, 1), two_circles(3 * scale, 2 * scale, scale)
    assert math.isclose(scaled.gap, wanted.gap * math.sqrt(scale), rel_tol=1e-13)


@pytest.mark.parametrize(
    ("areas", "kind"),
    [
        ((0, 0, 0), "empty"),
        ((2, 0, 0), "only_a"),
        ((0, 2, 0), "only_b"),
        ((2, 3, 0), "disjoint"),
        ((2, 3, 1), "overlap"),
        ((2, 3, 2), "a_in_b"),
        ((3, 2, 2), "b_in_a"),
        ((2, 2, 2), "identical"),
    ],
)
def test_kinds(areas: tuple[float, float, float], kind: str) -> None:
    assert two_circles(*areas).kind == kind


def test_disjoint_circles_stand_apart_and_contained_ones_touch() -> None:
    apart = two_circles(2, 3, 0)
    assert math.isclose(apart.distance, 1.06 * (apart.r_a + apart.r_b))
    inside = two_circles(2, 3, 2)
    assert math.isclose(inside.distance + inside.r_a, inside.r_b)
    assert two_circles(2, 2, 2).distance == 0


@given(AREAS, st.floats(1e-6, 1), st.booleans())
def test_contained_circles_lie_inside_and_touch(area: float, part: float, turned: bool) -> None:
    inner = area * part
    pair = two_circles(inner, area, inner) if turned else two_circles(area, inner, inner)
    small, large = sorted((pair.r_a, pair.r_b))
    assert pair.kind == ("identical" if inner == area else "a_in_b" if turned else "b_in_a")
    assert math.isclose(pair.distance + small, large)
