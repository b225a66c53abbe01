"""Diagrams travel as plain JSON and come back the same."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balancekit.diagrams import closeness_diagram, from_plain, overlap_diagram, to_plain
from balancekit.errors import ArgumentError

ITEMS = st.lists(st.text(max_size=40), max_size=4)


@given(ITEMS, ITEMS, ITEMS)
def test_an_overlap_survives_json(own_a: list[str], own_b: list[str], both: list[str]) -> None:
    diagram = overlap_diagram(own_a, own_b, both)
    assert from_plain(json.loads(json.dumps(to_plain(diagram)))) == diagram


def test_closeness_survives_json() -> None:
    diagram = closeness_diagram([("Ana, now", 0.3, ("Ana", "Ben"))])
    plain = to_plain(diagram)
    assert plain["type"] == "closeness"
    assert from_plain(json.loads(json.dumps(plain))) == diagram


@pytest.mark.parametrize("wrong", [{}, {"type": "atlas"}, {"type": "overlap", "width": "wide"}])
def test_what_is_no_diagram_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ArgumentError, match="not a diagram"):
        from_plain(wrong)
