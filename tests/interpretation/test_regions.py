"""The plane of own life and shared life: five regions, and "between" near their borders."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balancekit.interpretation.regions import REGIONS, locate

SCORES = st.floats(0, 100)
REACHABLE = sorted({100 * steps / (4 * n) for n in (4, 5, 6) for steps in range(4 * n + 1)})
PLANE = list(itertools.product(REACHABLE, REACHABLE))


@pytest.mark.parametrize(
    ("own", "shared", "region"),
    [
        (62.5, 62.5, "room_for_both"),
        (100, 62.5, "room_for_both"),
        (62.4, 62.5, "near_the_middle"),
        (37.4, 0, "a_little_of_each"),
        (37.5, 0, "more_own_life"),
        (0, 37.5, "more_shared_life"),
        (37.5, 37.5, "near_the_middle"),
        (60, 35, "more_own_life"),
        (60, 35.1, "near_the_middle"),
        (35, 60, "more_shared_life"),
        (61, 100, "more_shared_life"),
    ],
)
def test_the_cuts_are_those_of_the_design(own: float, shared: float, region: str) -> None:
    assert locate(own, shared).region == region


def test_every_region_is_reached_well_inside_and_at_a_border() -> None:
    spots = [locate(own, shared) for own, shared in PLANE]
    assert {spot.region for spot in spots if not spot.beyond} == set(REGIONS)
    assert {spot.region for spot in spots if spot.beyond} == set(REGIONS)


@given(SCORES, SCORES)
def test_own_and_shared_are_mirrored(own: float, shared: float) -> None:
    mirror = {"more_own_life": "more_shared_life", "more_shared_life": "more_own_life"}
    there, back = locate(own, shared), locate(shared, own)
    assert mirror.get(there.region, there.region) == back.region
    if own != shared:
        assert mirror.get(there.beyond, there.beyond) == back.beyond


@given(SCORES, SCORES, st.floats(-10, 10))
def test_where_ten_points_of_one_score_change_the_region_it_is_a_border(
    own: float, shared: float, change: float
) -> None:
    moved = min(max(own + change, 0), 100)
    if locate(moved, shared).region != locate(own, shared).region:
        assert locate(own, shared).beyond


@given(SCORES, SCORES)
def test_the_other_description_is_another_one(own: float, shared: float) -> None:
    spot = locate(own, shared)
    assert spot.beyond != spot.region
    assert spot.beyond in {"", *REGIONS}


def test_a_gap_of_six_steps_is_25_whatever_the_rounding() -> None:
    for steps in range(10, 15):
        own, shared = 100 * steps / 24, 100 * (steps - 6) / 24
        assert locate(own, shared).region == "more_own_life"


@pytest.mark.parametrize(
    ("own", "shared", "beyond"),
    [
        (72.5, 80, "near_the_middle"),
        (72.6, 80, ""),
        (70, 97, "more_shared_life"),
        (27.5, 20, "near_the_middle"),
        (27.4, 20, ""),
        (30, 1, "more_own_life"),
        (50, 85, "near_the_middle"),
        (50, 85.1, ""),
        (55, 55, "room_for_both"),
        (50, 65, "more_shared_life"),
        (50, 50, ""),
    ],
)
def test_ten_points_from_a_border(own: float, shared: float, beyond: str) -> None:
    assert locate(own, shared).beyond == beyond
