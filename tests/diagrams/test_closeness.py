"""Small closeness pictures: exact circles, words for amounts, rows without holes."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balancekit.diagrams import (
    closeness_bands,
    closeness_diagram,
    closeness_share,
    closeness_words,
)
from balancekit.diagrams.letters import width
from balancekit.errors import ArgumentError
from balancekit.geometry import lens_area

PAIR = ("Ana", "Ben")
NAMES = st.text("abcdefghijklmnopqrstuvwxyz -", max_size=40)


@given(st.floats(0, 1))
def test_words_follow_the_bands_of_the_control(share: float) -> None:
    words = next(words for upper, words in closeness_bands() if share <= upper)
    assert closeness_words(share) == words


def test_the_seven_printed_steps_have_seven_words() -> None:
    assert len({closeness_words(step / 7) for step in range(7)}) == 7


@given(st.lists(st.floats(0, 1), min_size=1, max_size=9))
def test_every_picture_has_the_share_and_the_union_it_should(shares: list[float]) -> None:
    diagram = closeness_diagram([("Now", share, PAIR) for share in shares])
    unions = []
    for share, panel in zip(shares, diagram.panels, strict=True):
        a, b = panel.circles
        lens = lens_area(a.r, b.r, b.cx - a.cx)
        unions.append(math.pi * (a.r**2 + b.r**2) - lens)
        assert abs(closeness_share(panel) - share) <= 1e-12
    assert math.isclose(min(unions), max(unions))


def test_circles_that_are_one_have_a_double_outline() -> None:
    """That of b lies inside that of a, also where the circles have changed sides."""
    drawn = closeness_diagram([("Now", 1, PAIR), ("As Ben sees it", 1, PAIR[::-1])])
    for panel in drawn.panels:
        radius = {circle.role: circle.r for circle in panel.circles}
        assert radius["a"] - radius["b"] == 5
        assert len({circle.cx for circle in panel.circles}) == 1


@pytest.mark.parametrize(
    ("count", "rows"),
    [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (6, [3, 3]), (7, [3, 2, 2])],
)
def test_rows_are_filled_evenly(count: int, rows: list[int]) -> None:
    diagram = closeness_diagram([("Now", 0.4, PAIR)] * count)
    heights = [panel.circles[0].cy for panel in diagram.panels]
    assert [heights.count(y) for y in sorted(set(heights))] == rows
    for y in set(heights):
        middles = [sum(c.cx for c in p.circles) / 2 for p in diagram.panels if p.circles[0].cy == y]
        assert math.isclose(sum(middles) / len(middles), diagram.width / 2)


@given(st.lists(st.tuples(NAMES, st.floats(0, 1), st.tuples(NAMES, NAMES)), max_size=6))
def test_no_text_leaves_the_picture_or_meets_another(
    pictures: list[tuple[str, float, tuple[str, str]]],
) -> None:
    diagram = closeness_diagram(pictures, width=720)
    marks = [*diagram.texts, *(label for panel in diagram.panels for label in panel.labels)]
    boxes = []
    for mark in marks:
        half = width(mark.text) * mark.size / 2
        boxes.append((mark.x - half, mark.y - mark.size / 2, mark.x + half, mark.y + mark.size / 2))
        assert boxes[-1][0] >= 0 and boxes[-1][2] <= diagram.width
        assert boxes[-1][1] >= 0 and boxes[-1][3] <= diagram.height
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert min(a[2], b[2]) <= max(a[0], b[0]) or min(a[3], b[3]) <= max(a[1], b[1])


def test_a_person_keeps_colour_and_edge() -> None:
    diagram = closeness_diagram([("Ana, now", 0.3, PAIR), ("Ben, now", 0.3, PAIR[::-1])])
    for panel in diagram.panels:
        assert {(mark.text, mark.role) for mark in panel.labels} == {
            ("Ana", "label_a"),
            ("Ben", "label_b"),
        }
    assert [circle.role for circle in diagram.panels[1].circles] == ["b", "a"]


def test_no_number_is_shown() -> None:
    diagram = closeness_diagram([("Ana, now", 0.37, PAIR)])
    shown = [mark.text for mark in diagram.texts] + [diagram.panels[0].words]
    assert not any(re.search(r"\d", text) for text in shown)


def test_alt_text_tells_each_picture() -> None:
    alt = closeness_diagram([("Ana, now", 0.15, PAIR), ("Ana, wished for", 1, PAIR)]).alt
    assert alt.startswith("2 closeness pictures.")
    assert "Ana, now: Ana and Ben touching a little." in alt
    assert closeness_diagram([]).alt == "No closeness picture yet."


@pytest.mark.parametrize(
    ("pictures", "named"),
    [
        ([("Now", 0.2, PAIR), ("Now", 2, PAIR)], "pictures, entry 2, share is 2"),
        ([("Now", 0.2)], "pictures, entry 1, is"),
        ([("Now", 0.2, ("Ana",))], "pictures, entry 1, names"),
        ([(3, 0.2, PAIR)], "pictures, entry 1, is"),
    ],
)
def test_a_bad_picture_is_named(pictures: list[object], named: str) -> None:
    with pytest.raises(ArgumentError, match=named):
        closeness_diagram(pictures)  # type: ignore[arg-type]


def test_bad_columns_and_width_are_named() -> None:
    with pytest.raises(ArgumentError, match="columns is 0"):
        closeness_diagram([], columns=0)
    with pytest.raises(ArgumentError, match="width is -3"):
        closeness_diagram([], width=-3)


@given(
    st.lists(st.floats(0, 1), min_size=2, max_size=6),
    st.sampled_from([320.0, 400.0, 680.0, 900.0]),
)
def test_the_words_of_neighbours_never_touch(shares: list[float], wide: float) -> None:
    pictures = [("Now", share, PAIR) for share in shares]
    words = [mark for mark in closeness_diagram(pictures, width=wide).texts if mark.role == "words"]
    for one in words:
        for other in words:
            if one is not other and one.y == other.y:
                room = width(one.text) * one.size + width(other.text) * other.size
                assert abs(one.x - other.x) > room / 2
