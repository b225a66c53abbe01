"""Shared area, chord and region of circles that are drawn."""

import math

import mpmath
from hypothesis import given
from hypothesis import strategies as st

from balancekit.geometry import chord, lens_area, region_at, two_circles, union_share
from balancekit.geometry.segments import EXACT, ROUGH

RADII = st.floats(1e-3, 1e3)


def test_chord_and_lens_of_circles_that_do_not_meet() -> None:
    assert chord(5, 4) == 6
    assert chord(5, 5.1) == 0
    assert lens_area(1, 1, 2) == 0
    assert lens_area(1, 3, 1) == math.pi
    assert lens_area(0, 3, 1) == lens_area(3, 0, 3) == 0


@given(st.floats(0.01, 1), st.floats(0, 1))
def test_lens_area_is_that_of_the_textbook(r: float, between: float) -> None:
    """To the last digits of a distance, each of which moves the area by its chord."""
    distance = abs(1 - r) + between * (1 + r - abs(1 - r))
    with mpmath.workdps(50):
        a, d = mpmath.mpf(r), mpmath.mpf(distance)
        if abs(1 - a) < d < 1 + a:
            x = (d**2 + a**2 - 1) / (2 * d)
            exact = a**2 * mpmath.acos(x / a) - x * mpmath.sqrt(a**2 - x**2)
            exact += mpmath.acos(d - x) - (d - x) * mpmath.sqrt(1 - (d - x) ** 2)
        else:
            exact = mpmath.mpf(0) if d >= 1 + a else mpmath.pi * a**2
    assert abs(lens_area(r, 1, distance) - exact) <= 2e-15 * r


@given(RADII, RADII, st.floats(0, 3e3))
def test_a_lens_is_part_of_both_and_a_share_between_0_and_1(a: float, b: float, d: float) -> None:
    assert 0 <= lens_area(a, b, d) <= math.pi * min(a, b) ** 2 * (1 + 1e-15)
    assert lens_area(a, b, d) == lens_area(b, a, d)
    assert 0 <= union_share(a, b, d) <= 1


@given(st.floats(0.2, 5), st.floats(0.2, 5), st.floats(0.05, 0.95))
def test_points_counted_by_region_give_the_areas(a: float, b: float, part: float) -> None:
    both = part * min(a, b)
    pair = two_circles(a, b, both)
    left, right = -pair.r_a, max(pair.r_a, pair.distance + pair.r_b)
    left, tall = min(left, pair.distance - pair.r_b), max(pair.r_a, pair.r_b)
    steps, found = 60, {"outside": 0, "a": 0, "both": 0, "b": 0}
    for i in range(steps):
        for j in range(steps):
            x = left + (i + 0.5) / steps * (right - left)
            found[region_at(pair, x, tall * (2 * (j + 0.5) / steps - 1))] += 1
    cell = (right - left) * 2 * tall / steps**2
    for name, area in (("a", a - both), ("both", both), ("b", b - both)):
        assert abs(found[name] * cell - area) <= 0.05 * (a + b)


def test_the_edge_belongs_to_its_circle() -> None:
    apart = two_circles(math.pi, math.pi, 0)
    assert region_at(apart, 1, 0) == region_at(apart, 0, -1) == "a"
    assert region_at(apart, 1.03, 0) == "outside"
    one = two_circles(math.pi, math.pi, math.pi)
    assert region_at(one, 0, 1) == "both"
    assert region_at(two_circles(0, 0, 0), 0, 0) == "outside"


def test_the_tables_are_the_function_they_stand_for() -> None:
    """G of DLMF 8.17.7, in fifty digits."""
    with mpmath.workdps(50):
        for i in range(201):
            w = mpmath.mpf(i) / 200 * mpmath.mpf("0.505")
            q = w * (2 - w)
            exact = mpmath.mpf(32) / 3 * mpmath.hyp2f1(-0.5, 1.5, 2.5, q)
            for series, most in ((EXACT, 1e-16), (ROUGH, 1e-5)):
                found = mpmath.mpf(0)
                for coefficient in series:
                    found = found * w + coefficient
                assert abs(found / exact - 1) <= most
