"""An array is given the same bits as each of its numbers alone."""

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from balancekit import geometry
from balancekit.geometry import Circles, CirclesArray

AREAS = st.floats(0, 1e6) | st.sampled_from([0.0, 1.0, 2.0, 5e-324, 1e308])
TRIPLES = st.lists(st.tuples(AREAS, AREAS, st.floats(0, 1) | st.just(1.0)), min_size=1, max_size=9)
LENGTHS = st.floats(0, 1e6) | st.sampled_from([0.0, 1.0, 2.0, 3.0, 5e-324, 1e150])


def same(pairs: CirclesArray, singles: list[Circles]) -> bool:
    fields = ("r_a", "r_b", "distance", "gap", "kind")
    return all(
        getattr(pairs, field).tolist() == [getattr(one, field) for one in singles]
        for field in fields
    )


@given(TRIPLES)
def test_circles(triples: list[tuple[float, float, float]]) -> None:
    areas = [(a, b, part * min(a, b)) for a, b, part in triples]
    pairs = geometry.two_circles_array(*np.array(areas).T)
    assert same(pairs, [geometry.two_circles(*one) for one in areas])


def test_many_circles(soak: Callable[[int, int], int]) -> None:
    count, dice = soak(20_000, 1_000_000), np.random.default_rng(5)
    a, b = 10 ** dice.uniform(-6, 6, (2, count))
    b[::3] = a[::3] * (1 + 10 ** dice.uniform(-16, 0, b[::3].size))
    part = 10 ** dice.uniform(-12, 0, count)
    part[::2] = 1 - part[::2]
    both = np.minimum(a, b) * part
    pairs = geometry.two_circles_array(a, b, both)
    triples = zip(a.tolist(), b.tolist(), both.tolist(), strict=True)
    assert same(pairs, [geometry.two_circles(*one) for one in triples])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=9), st.floats(1e-6, 1e6))
def test_closeness(shares: list[float], union: float) -> None:
    pairs = geometry.ios_circles_array(shares, union)
    assert same(pairs, [geometry.ios_circles(share, union) for share in shares])
    steps = geometry.ios_step_array([*shares, *geometry.IOS_CUT_POINTS])
    assert steps.tolist() == [
        geometry.ios_step(share) for share in (*shares, *geometry.IOS_CUT_POINTS)
    ]


@given(st.lists(st.tuples(LENGTHS, LENGTHS, LENGTHS), min_size=1, max_size=9))
def test_measures(triples: list[tuple[float, float, float]]) -> None:
    a, b, d = np.array(triples).T
    lenses = geometry.lens_area_array(a, b, d)
    assert lenses.tolist() == [geometry.lens_area(*one) for one in triples]
    some = [one for one in triples if one[0] or one[1]]
    shares = geometry.union_share_array(*np.array(some).reshape(-1, 3).T)
    assert shares.tolist() == [geometry.union_share(*one) for one in some]
    chords = geometry.chord_array(a, b - d)
    assert chords.tolist() == [geometry.chord(r, x - y) for r, x, y in triples]


@given(
    st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3)), min_size=1),
    st.sampled_from([(0, 0, 0), (2, 0, 0), (3, 2, 0), (3, 2, 1), (3, 2, 2), (2, 2, 2)]),
)
def test_regions(points: list[tuple[float, float]], areas: tuple[float, float, float]) -> None:
    pair = geometry.two_circles(*areas)
    parts = geometry.region_at_array(pair, *np.array(points).T)
    assert parts.tolist() == [geometry.region_at(pair, x, y) for x, y in points]


def test_lengths_at_the_ends_of_what_a_number_can_be() -> None:
    for triple in ((0.0, 5e-324, 1.0), (1e308, 1e308, 0.0), (1e308, 1e-308, 1e308)):
        share = geometry.union_share(*triple)
        assert geometry.union_share_array(*triple) == share
        assert 0 <= share <= 1


def test_arrays_are_broadcast_and_keep_their_shape() -> None:
    pairs = geometry.two_circles_array([[3], [5]], [2, 3, 4], 1)
    assert pairs.gap.shape == pairs.kind.shape == (2, 3)
    assert pairs.gap[1, 2] == geometry.two_circles(5, 4, 1).gap
    parts = geometry.region_at_array(pairs, 0, 0)
    assert parts.shape == (2, 3) and parts[1, 2] == geometry.region_at(
        geometry.two_circles(5, 4, 1), 0, 0
    )
    assert geometry.two_circles_array(3, 2, 1).gap.shape == ()


def test_a_column_of_a_data_frame_will_do() -> None:
    frame = pd.DataFrame({"a": [3, 4], "b": [2.0, 3.0], "c": pd.array([1, 2], dtype="Int64")})
    pairs = geometry.two_circles_array(frame["a"], frame["b"], frame["c"])
    assert math.isclose(pairs.gap[0], geometry.two_circles(3, 2, 1).gap)
