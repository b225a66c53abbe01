"""Letters, wraps and the room for a line, each on its own."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balancekit.diagrams import CircleMark
from balancekit.diagrams.clusters import clusters
from balancekit.diagrams.letters import clean, direction, width
from balancekit.diagrams.regions import Region, regions_of
from balancekit.diagrams.text import fit
from balancekit.diagrams.wrapping import fill, pieces, wrap

CIRCLES = (CircleMark("a", 300, 300, 250), CircleMark("b", 560, 300, 250))
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
FLAG = "\U0001f1eb\U0001f1f7"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
WAVE = "\U0001f44b\U0001f3fd"


@given(st.text(max_size=200))
def test_cleaning_leaves_nothing_that_cannot_be_drawn(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == clean(cleaned)
    assert all(letter == " " or not letter.isspace() for letter in cleaned)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@given(st.text(max_size=60).map(clean), st.integers(1, 6))
def test_a_wrap_keeps_every_letter(text: str, count: int) -> None:
    lines = wrap(text, count)
    if lines is not None and text:
        assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
        assert len(lines) == count


@given(st.text(max_size=120).map(clean), st.floats(2, 20))
def test_a_column_keeps_every_letter_and_its_width(text: str, room: float) -> None:
    lines = fill(text, room)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= room or len(list(clusters(line.text))) == 1 for line in lines)


@given(st.text(max_size=60))
def test_pieces_and_clusters_joined_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text
    assert "".join(pieces(clean(text))) == clean(text)


@pytest.mark.parametrize(
    "letter",
    [
        "e\u0301",
        FAMILY,
        FLAG,
        WAVE,
        "का",
        "❤\ufe0f",
        "क्ष",
        "1\ufe0f\u20e3",
        SCOTLAND,
        "\u1112\u1161\u11ab",
        "น\u0e49\u0e33",
    ],
)
def test_what_looks_like_one_letter_is_never_split(letter: str) -> None:
    assert list(clusters(letter * 2)) == [letter, letter]
    assert all(line.text.count(letter) == 1 for line in fill(letter * 4, width(letter)))


def test_even_lines() -> None:
    lines = wrap("Camping together every long weekend", 2)
    assert lines is not None
    assert [line.text for line in lines] == ["Camping together", "every long weekend"]


def test_scripts_without_spaces_wrap_between_their_letters() -> None:
    assert len(pieces("森の中を、歩く")) == 6  # the comma stays with the letter before it
    assert wrap("걷기좋은날", 2) is None
    assert pieces("ちょっと") == ("ちょっ", "と")  # small kana begin no line


@pytest.mark.parametrize("emoji", ["⚽", "❤\ufe0f", "🏃", FAMILY, "1\ufe0f\u20e3"])
def test_an_emoji_has_room_in_the_widest_font(emoji: str) -> None:
    assert width(emoji) >= 1.37


def test_a_column_of_short_items_is_straight() -> None:
    block = fit(regions_of(CIRCLES)["a"], ["Chess", "Running", "My sister", "Tea"])
    assert block is not None
    assert len({line.x for line in block.lines}) == 1


def test_a_full_crescent_bends_one_way_and_back() -> None:
    """The centres follow the crescent: to the left as far as the middle, then to the right."""
    items = ["Running far", "Night walks", "My sister", "Cello", "Chess", "Tea with Mum"] * 2
    block = fit(regions_of(CIRCLES)["a"], items)
    assert block is not None
    xs = [line.x for line in block.lines]
    turns = [b - a for a, b in pairwise(xs) if abs(b - a) > 0.5]
    assert sum(a < 0 < b or b < 0 < a for a, b in pairwise(turns)) <= 1


@pytest.mark.parametrize(
    ("text", "turned"), [("Ana", "ltr"), ("ליאת", "rtl"), ("2 كتب", "rtl"), ("123", "ltr")]
)
def test_direction_is_that_of_the_first_strong_letter(text: str, turned: str) -> None:
    assert direction(text) == turned


@given(st.floats(60, 540), st.floats(8, 40), st.floats(0, 20), st.sampled_from(["a", "both", "b"]))
def test_a_span_is_the_most_there_is(y: float, tall: float, keep: float, role: str) -> None:
    """A dense walk along the box finds the same ends, to the width of a step."""
    span = regions_of(CIRCLES)[role].span(y, y + tall, keep)
    xs = [x / 2 for x in range(1800)]
    heights = [y + tall * i / 24 for i in range(25)]

    def free(x: float) -> bool:
        for circle in CIRCLES:
            reach = [math.hypot(x - circle.cx, h - circle.cy) for h in heights]
            if role in ("both", circle.role):
                if max(reach) > circle.r - keep:
                    return False
            elif min(reach) < circle.r + keep - 0.3:
                return False
        return True

    if span is None:
        assert sum(map(free, xs)) <= 2
    else:
        assert all(free(x) for x in xs if span[0] + 0.01 <= x <= span[1] - 0.01)
        assert not free(span[0] - 1) or not free(span[1] + 1) or role != "both"


def test_a_block_stands_in_the_middle_of_its_region() -> None:
    block = fit(Region(CIRCLES), ["Our garden", "Sunday pancakes", "Raising Tom together"])
    assert block is not None
    ys = [line.y for line in block.lines]
    assert math.isclose((min(ys) + max(ys)) / 2, 300)


def test_no_room_is_said() -> None:
    assert fit(Region((CircleMark("a", 0, 0, 12),)), ["Camping together"]) is None
