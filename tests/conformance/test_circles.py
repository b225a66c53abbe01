"""Circles that other software has drawn; ``make_circles.py`` says how they came here."""

import json
import math
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from balancekit.geometry import lens_area, two_circles, two_circles_array

PAIRS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("circles.json").read_text(encoding="utf-8")
)["pairs"]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: str(pair["areas"]))
def test_distance_and_gap_are_those_of_mpmath(pair: dict[str, Any]) -> None:
    r_a, r_b, distance = map(Fraction, pair["exact"])
    found = two_circles(*pair["areas"])
    assert math.isclose(found.r_a, r_a, rel_tol=3e-16)
    assert math.isclose(found.r_b, r_b, rel_tol=3e-16)
    assert abs(Fraction(found.distance) - distance) <= Fraction(4e-16) * max(r_a, r_b)
    outer, inner = r_a + r_b - distance, abs(r_a - r_b) - distance
    exact = outer if outer <= -inner else inner
    assert abs(Fraction(found.gap) / exact - 1) <= Fraction(2e-15)


@pytest.mark.parametrize("peer", ["eunoia", "matplotlib-venn", "venn.js"])
def test_distances_are_those_of_peers(peer: str) -> None:
    """Where a peer is right at all, which is to a millionth of the shared area."""
    known = [pair for pair in PAIRS if peer in pair["peers"]]
    assert len(known) >= 50
    for pair in known:
        r_a, r_b, distance = pair["peers"][peer]
        found = two_circles(*pair["areas"])
        scale = max(found.r_a, found.r_b)
        assert math.isclose(found.r_a, r_a, rel_tol=1e-6)
        assert math.isclose(found.r_b, r_b, rel_tol=1e-6)
        assert abs(found.distance - distance) <= 1e-5 * scale
        assert math.isclose(lens_area(r_a, r_b, distance), pair["areas"][2], rel_tol=2e-6)


def test_all_of_them_at_once() -> None:
    areas = list(zip(*(pair["areas"] for pair in PAIRS), strict=True))
    at_once = two_circles_array(*areas)
    assert at_once.gap.tolist() == [two_circles(*pair["areas"]).gap for pair in PAIRS]
