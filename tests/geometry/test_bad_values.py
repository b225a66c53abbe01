"""A wrong value is refused in one sentence that says what, where and how to mend it."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from balancekit import geometry
from balancekit.geometry import (
    chord,
    ios_circles,
    ios_step,
    ios_step_share,
    lens_area,
    region_at,
    two_circles,
    union_share,
)

BAD = [math.nan, math.inf, -1.0, "three", "3", None, [1, 2], 10**400, b"3", 1j]
PAIR = two_circles(3, 2, 1)

SCALARS: list[tuple[Callable[..., object], list[float], list[str]]] = [
    (two_circles, [3, 2, 1], ["area_a", "area_b", "area_both"]),
    (ios_circles, [0.5, 1], ["overlap_share", "union"]),
    (ios_step, [0.5], ["overlap_share"]),
    (geometry.circle_share, [0.5], ["overlap_share"]),
    (lens_area, [1, 1, 1], ["r_a", "r_b", "distance"]),
    (union_share, [1, 1, 1], ["r_a", "r_b", "distance"]),
    (chord, [1], ["r"]),
]
ARRAYS: list[tuple[Callable[..., object], list[float], list[str]]] = [
    (geometry.two_circles_array, [3, 2, 1], ["area_a", "area_b", "area_both"]),
    (geometry.ios_circles_array, [0.5, 1], ["overlap_share", "union"]),
    (geometry.ios_step_array, [0.5], ["overlap_share"]),
    (geometry.lens_area_array, [1, 1, 1], ["r_a", "r_b", "distance"]),
    (geometry.union_share_array, [1, 1, 1], ["r_a", "r_b", "distance"]),
]


def is_one_sentence(message: str) -> bool:
    return "\n" not in message and "; " in message and len(message) < 160


def name_of(part: object) -> str:
    return getattr(part, "__name__", None) or str(part)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: repr(bad)[:12])
@pytest.mark.parametrize(("function", "good", "names"), SCALARS, ids=name_of)
def test_a_bad_number_is_named(
    function: Callable[..., object], good: list[float], names: list[str], bad: Any
) -> None:
    for place, name in enumerate(names):
        values = [*good[:place], bad, *good[place + 1 :], *([0.5] if function is chord else [])]
        with pytest.raises(ValueError, match=rf"^{name} is ") as refusal:
            function(*values)
        assert is_one_sentence(str(refusal.value))


@pytest.mark.parametrize("bad", [math.nan, math.inf, -1.0, "three", None, "3"])
@pytest.mark.parametrize(("function", "good", "names"), ARRAYS, ids=name_of)
def test_a_bad_number_in_an_array_is_named_with_its_place(
    function: Callable[..., object], good: list[float], names: list[str], bad: Any
) -> None:
    for place, name in enumerate(names):
        columns: list[Any] = [[value] * 4 for value in good]
        columns[place] = np.array([good[place], good[place], bad, good[place]], dtype=object)
        with pytest.raises(ValueError, match=rf"^{name}\[2\] is ") as refusal:
            function(*columns)
        assert is_one_sentence(str(refusal.value))


def test_the_place_in_a_table_has_two_numbers_and_a_lone_number_none() -> None:
    with pytest.raises(ValueError, match=r"^area_b\[1, 0\] is nan; "):
        geometry.two_circles_array(1, [[1, 1], [math.nan, 1]], 0)
    with pytest.raises(ValueError, match=r"^area_b is -1\.0; "):
        geometry.two_circles_array([1, 2], -1.0, 0)


def test_an_array_of_texts_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^area_a\[0\] is '1'; "):
        geometry.two_circles_array(["1", "2"], 1, 0)
    with pytest.raises(ValueError, match=r"^area_a is 'many'; "):
        geometry.two_circles_array("many", 1, 0)


def test_an_overlap_larger_than_a_circle_is_named() -> None:
    with pytest.raises(ValueError, match=r"area_both is 2\.5 but area_b only 2\.0"):
        two_circles(3, 2, 2.5)
    with pytest.raises(ValueError, match=r"area_both\[1\] is 2\.5 but area_a\[1\] only 2\.0"):
        geometry.two_circles_array([3, 2], 3, 2.5)


@pytest.mark.parametrize("share", [1.2, -0.1, 1 + 1e-15])
def test_a_share_outside_0_to_1_is_named(share: float) -> None:
    for function in (ios_circles, ios_step, geometry.circle_share):
        with pytest.raises(ValueError, match=r"^overlap_share is "):
            function(share)
    for twin in (geometry.ios_circles_array, geometry.ios_step_array):
        with pytest.raises(ValueError, match=r"^overlap_share\[1\] is "):
            twin([0.5, share])


def test_a_union_of_nothing_is_named() -> None:
    with pytest.raises(ValueError, match=r"^union is 0; give an area above zero"):
        ios_circles(0.5, 0)
    with pytest.raises(ValueError, match=r"^union\[1\] is 0\.0; give an area above zero"):
        geometry.ios_circles_array(0.5, [1, 0])


@pytest.mark.parametrize("step", [0, 8, 2.5, True, "3", None, math.nan])
def test_there_are_seven_steps(step: Any) -> None:
    with pytest.raises(ValueError, match=r"give a whole number from 1 to 7"):
        ios_step_share(step)


def test_nothing_has_no_share() -> None:
    with pytest.raises(ValueError, match="r_a is 0 and so is r_b"):
        union_share(0, 0, 1)
    with pytest.raises(ValueError, match=r"r_a\[1\] is 0\.0"):
        geometry.union_share_array([1, 0], 0, 1)


@pytest.mark.parametrize("bad", [math.nan, math.inf, "x", None])
def test_a_point_needs_two_numbers(bad: Any) -> None:
    with pytest.raises(ValueError, match=r"^y is .*; give a number"):
        region_at(PAIR, 0, bad)
    with pytest.raises(ValueError, match=r"^x\[1\] is .*; give a number"):
        geometry.region_at_array(PAIR, np.array([0, bad], dtype=object), 0)
    with pytest.raises(ValueError, match=r"^offset is .*; give a number"):
        chord(1, bad)


def test_arrays_that_do_not_go_together_are_named() -> None:
    with pytest.raises(ValueError, match=r"do not go together: area_a \(2,\), area_b \(3,\)"):
        geometry.two_circles_array([1, 2], [1, 2, 3], 1)
    with pytest.raises(ValueError, match=r"^area_a has rows of different lengths; "):
        geometry.two_circles_array([[1, 2], [3]], 1, 0)


def test_no_pairs_are_no_circles() -> None:
    none = geometry.two_circles_array([], [], [])
    assert none.r_a.shape == none.kind.shape == (0,)
    assert geometry.lens_area_array(1, np.empty((0, 3)), 1).shape == (0, 3)


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'three_circles'"):
        _ = geometry.three_circles  # type: ignore[attr-defined]
