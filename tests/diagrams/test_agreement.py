"""Two people side by side: a bar between two dots, each with a name, and nobody's end is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balancekit.diagrams import (
    PairRow,
    Spot,
    agreement_diagram,
    alt_text,
    from_plain,
    to_plain,
    words_table,
)
from balancekit.diagrams.letters import width
from balancekit.errors import ArgumentError

ENDS, NAMES = ("never", "almost always"), ("Zoë", "שירה")
LONG = "Zoë Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh of the Hill"
WORDS = st.text("abcdefghij אבגדה .-", min_size=1, max_size=40).filter(str.strip)
SPOTS = st.none() | st.builds(Spot, WORDS, st.floats(0, 1))
ROWS = st.lists(st.builds(PairRow, WORDS, SPOTS, SPOTS), max_size=6)


@given(ROWS, st.floats(440, 1200), st.tuples(WORDS, WORDS) | st.just((LONG, NAMES[1])))
def test_no_words_leave_the_sheet_or_meet_others(rows, wide, names) -> None:
    drawn = agreement_diagram(rows, ENDS, names=names, steps=5, width=wide)
    placed = []
    for mark in drawn.texts:
        reach = width(mark.text) * mark.size
        left = mark.x - {"start": 0.0, "middle": reach / 2, "end": reach}[mark.anchor]
        placed.append((left, mark.y - mark.size / 2, left + reach, mark.y + mark.size / 2))
    for place, (left, top, right, bottom) in enumerate(placed):
        assert left >= 0 and right <= drawn.width and top >= 0 and bottom <= drawn.height
        for other in placed[:place]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom


@given(ROWS)
def test_a_bar_joins_the_two_dots_of_a_row_and_nothing_else(rows) -> None:
    drawn = agreement_diagram(rows, ENDS, names=NAMES, steps=5)
    answered = [dot for dot in drawn.dots[2:] if dot.role != "step"]
    for bar in drawn.bars:
        first, second = sorted((dot for dot in answered if dot.y == bar.y), key=lambda dot: dot.x)
        assert bar.x1 == first.x + first.r < bar.x2 == second.x - second.r


@given(ROWS)
def test_everything_is_told_and_read_back(rows) -> None:
    drawn = agreement_diagram(rows, ENDS, names=NAMES, steps=5)
    assert from_plain(to_plain(drawn)) == drawn
    told = [row for row in drawn.rows if row.first or row.second]
    assert [row[0] for row in words_table(drawn).rows] == [row.label for row in told]
    assert words_table(drawn).head[1:] == NAMES
    for row in told:
        assert all(spot.words in alt_text(drawn) for spot in (row.first, row.second) if spot)


def test_the_same_answer_is_seen_twice_in_one_place() -> None:
    same = Spot("often", 0.75)
    drawn = agreement_diagram([PairRow("I rest.", same, same)], ENDS, names=NAMES, steps=5)
    disc, ring = (next(d for d in drawn.dots[2:] if d.role == role) for role in ("a", "b"))
    assert (ring.x, ring.y) == (disc.x, disc.y)
    assert ring.r - disc.r > 2
    assert drawn.bars == ()
    assert drawn.dots.index(ring) < drawn.dots.index(disc)  # the smaller one over the larger


def test_a_name_in_hebrew_leaves_the_sentence_around_it_as_it_is() -> None:
    row = PairRow("I rest.", Spot("often", 0.75), Spot("never", 0))
    drawn = agreement_diagram([row], ENDS, names=("שירה", "Zoë"), steps=5)
    (named,) = [mark for mark in drawn.texts if mark.text.endswith(": often")]
    assert named.direction == "ltr"
    assert "\u2068שירה\u2069: often." in alt_text(drawn)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"rows": ["a"]}, "rows, entry 1"),
        ({"rows": [PairRow("a", Spot("b", 1.5))]}, "entry 1"),
        ({"steps": True}, "steps is True"),
        ({"names": ("a",)}, "names"),
        ({"width": 100}, "width is 100"),
    ],
)
def test_wrong_arguments_are_refused_in_a_sentence(arguments, words) -> None:
    given = {"rows": [], "ends": ENDS, "names": NAMES, **arguments}
    with pytest.raises(ArgumentError, match=words):
        agreement_diagram(**given)
