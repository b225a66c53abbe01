"""Two occasions: two dots a row, each with its own words, and no line between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balancekit.diagrams import (
    OccasionRow,
    OccasionsDiagram,
    Spot,
    alt_text,
    from_plain,
    occasions_diagram,
    to_plain,
    words_table,
)
from balancekit.diagrams.letters import width
from balancekit.errors import ArgumentError

ENDS = ("never", "almost always")
WORDS = st.text("abcdefghij אבגדה .-", min_size=1, max_size=60).filter(str.strip)
SPOTS = st.none() | st.builds(Spot, WORDS, st.floats(0, 1))
ROWS = st.lists(st.builds(OccasionRow, WORDS, SPOTS, SPOTS), max_size=6)


def boxes(drawn: OccasionsDiagram) -> list[tuple[float, float, float, float]]:
    found = []
    for mark in drawn.texts:
        wide = width(mark.text) * mark.size
        left = mark.x - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
        found.append((left, mark.y - mark.size / 2, left + wide, mark.y + mark.size / 2))
    return found


@given(ROWS, st.sampled_from([0, 2, 5, 7]), st.floats(440, 1200))
def test_no_words_meet_others_or_leave_the_sheet(rows, steps, wide) -> None:
    drawn = occasions_diagram(rows, ENDS, steps=steps, width=wide)
    placed = boxes(drawn)
    for left, top, right, bottom in placed:
        assert left >= 0 and right <= drawn.width and top >= 0 and bottom <= drawn.height
    for place, (left, top, right, bottom) in enumerate(placed):
        for other in placed[:place]:
            apart = left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom
            assert apart


@given(ROWS)
def test_everything_is_drawn_told_and_read_back(rows) -> None:
    drawn = occasions_diagram(rows, ENDS, steps=5)
    assert from_plain(to_plain(drawn)) == drawn
    for role in ("then", "now"):
        answered = [getattr(row, role) for row in drawn.rows if getattr(row, role)]
        assert sum(dot.role == role for dot in drawn.dots) == len(answered) + 1  # one in the key
        assert all(spot.words in alt_text(drawn) for spot in answered)
    told = [row for row in drawn.rows if row.then or row.now]
    assert [row[0] for row in words_table(drawn).rows] == [row.label for row in told]


def test_dots_of_one_answer_share_a_place_and_are_both_seen() -> None:
    same = Spot("often", 0.75)
    drawn = occasions_diagram([OccasionRow("I rest.", same, same)], ENDS, steps=5)
    ring, disc = (next(d for d in drawn.dots[2:] if d.role == role) for role in ("then", "now"))
    assert (ring.x, ring.y) == (disc.x, disc.y)
    assert ring.r - disc.r > 2
    words = {mark.role: mark for mark in drawn.texts[4:]}
    assert words["now"].y < disc.y < words["then"].y


def test_no_number_is_told() -> None:
    rows = [OccasionRow("I rest.", Spot("rarely", 0.25), Spot("often", 0.75))]
    drawn = occasions_diagram(rows, ENDS, steps=5)
    said = drawn.alt + " ".join(mark.text for mark in drawn.texts)
    assert not any(sign.isdigit() for sign in said)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"rows": ["a"]}, "rows, entry 1"),
        ({"rows": [OccasionRow("a", Spot("b", 1.5))]}, "entry 1"),
        ({"rows": [OccasionRow("a", Spot("b", float("nan")))]}, "0 to 1"),
        ({"steps": 1}, "steps is 1"),
        ({"ends": "ab"}, "ends"),
        ({"width": 100}, "width is 100"),
    ],
)
def test_wrong_arguments_are_refused_in_a_sentence(arguments, words) -> None:
    given = {"rows": [], "ends": ENDS, **arguments}
    with pytest.raises(ArgumentError, match=words):
        occasions_diagram(**given)
