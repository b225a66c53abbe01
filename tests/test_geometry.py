"""Circles whose areas are exact, checked against forty-digit arithmetic."""

import math

import mpmath
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from balancekit.geometry import Circles, chord, ios_circles, lens_area, two_circles

AREAS = st.floats(1e-3, 1e3)
PRINTED = [  # diameter and distance of the seven printed pictures, in thousandths
    (1000, 1000),
    (1069, 678),
    (1134, 513),
    (1195, 382),
    (1254, 271),
    (1309, 172),
    (1363, 82),
]


def exact_lens(pair: Circles) -> mpmath.mpf:
    """The shared area from (r_a, r_b, gap) alone, in 50 digits, by the textbook formula."""
    with mpmath.workdps(50):
        a, b, gap = mpmath.mpf(pair.r_a), mpmath.mpf(pair.r_b), mpmath.mpf(pair.gap)
        distance = a + b - gap if gap > 0 else abs(a - b) - gap
        from_a = (distance**2 + a**2 - b**2) / (2 * distance)

        def segment(r: mpmath.mpf, x: mpmath.mpf) -> mpmath.mpf:
            return r**2 * mpmath.acos(x / r) - x * mpmath.sqrt(r**2 - x**2)

        return segment(a, from_a) + segment(b, distance - from_a)


def lens_error(pair: Circles, wanted: float) -> float:
    with mpmath.workdps(50):
        return float(abs(exact_lens(pair) / mpmath.mpf(wanted) - 1))


@given(AREAS, st.floats(0.1, 10), st.floats(1e-3, 0.999))
def test_shared_area_is_exact_in_ordinary_cases(area: float, ratio: float, part: float) -> None:
    other = area * ratio
    both = part * min(area, other)
    pair = two_circles(area, other, both)
    assert pair.kind == "overlap"
    assert lens_error(pair, both) <= 1e-12
    assert math.isclose(math.pi * pair.r_a**2, area, rel_tol=1e-14)
    assert math.isclose(math.pi * pair.r_b**2, other, rel_tol=1e-14)


@given(AREAS, st.floats(-4, 4), st.floats(-8, -0.001))
def test_tiny_overlaps_of_very_unequal_circles(area: float, ratio: float, part: float) -> None:
    other = area * 10**ratio
    both = 10**part * min(area, other)
    assume(0 < both < min(area, other))
    assert lens_error(two_circles(area, other, both), both) <= 1e-10


@given(AREAS, st.floats(-15, -1), st.floats(0, 1e-6))
def test_circles_that_are_almost_one(area: float, missing: float, unlike: float) -> None:
    other = area * (1 + unlike)
    both = area * (1 - 10**missing)
    assume(both < area)
    pair = two_circles(area, other, both)
    assert pair.gap < 0
    assert lens_error(pair, both) <= 1e-12


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


@pytest.mark.parametrize("step", range(7))
def test_the_seven_printed_pictures(step: int) -> None:
    pair = ios_circles(step / 7, union=math.pi / 2)
    diameter, distance = PRINTED[step]
    assert abs(2000 * pair.r_a - diameter) <= 1
    assert abs(1000 * pair.distance - distance) <= 1


@given(st.floats(1e-6, 1 - 1e-6), AREAS)
def test_union_stays_constant_and_overlap_grows_in_step(share: float, union: float) -> None:
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


@pytest.mark.parametrize("bad", [math.nan, math.inf, -1.0, "three", None])
@pytest.mark.parametrize("place", range(3))
def test_a_bad_area_is_named(bad: object, place: int) -> None:
    areas: list[object] = [3.0, 2.0, 1.0]
    areas[place] = bad
    with pytest.raises(ValueError, match=("area_a", "area_b", "area_both")[place]):
        two_circles(*areas)  # type: ignore[arg-type]


def test_an_overlap_larger_than_a_circle_is_named() -> None:
    with pytest.raises(ValueError, match=r"area_both is 2\.5 but area_b only 2\.0"):
        two_circles(3, 2, 2.5)


@pytest.mark.parametrize(
    ("share", "union", "named"),
    [(1.2, 1, "overlap_share"), (math.nan, 1, "overlap_share"), (0.5, 0, "union")],
)
def test_bad_closeness_is_named(share: float, union: float, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        ios_circles(share, union)


def test_chord_and_lens_of_circles_that_do_not_meet() -> None:
    assert chord(5, 4) == 6
    assert chord(5, 5.1) == 0
    assert lens_area(1, 1, 2) == 0
    assert lens_area(1, 3, 1) == math.pi
