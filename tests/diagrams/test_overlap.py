"""The overlap picture: every word inside its region, in order, and none lost."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from balancekit.diagrams import (
    OverlapDiagram,
    TextMark,
    alt_text,
    closeness_diagram,
    map_diagram,
    overlap_diagram,
    words_table,
)
from balancekit.errors import ArgumentError
from balancekit.geometry import lens_area
from tests.overlap_pictures import REGIONS, box, distances, lost, outside, overlapping, picture

LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "Mn", "So"))
ITEMS = st.lists(st.text(LETTERS, max_size=60), max_size=6)
SHARES = st.one_of(st.just(0.45), st.floats(0, 1))
AREAS = st.floats(1e-4, 1e4)

ANA = [
    "Saturday morning trail running group",
    "My own savings account for travel",
    "Weekly phone call with my sister",
    "Writing in my journal before bed",
    "Finishing my nursing degree by 2027",
    "Keeping my Sunday church choir time",
]
BEN = [
    "Playing bass in the neighbourhood band",
    "Quiet evening alone after night shifts",
    "Volunteering at the community garden",
    "Lifting weights four times each week",
    "Watching football with college friends",
    "Learning Portuguese at my own pace",
]
OURS = [
    "Raising the children bilingually",
    "Saving for a house near the coast",
    "Friday dinner without our phones",
    "Being honest about money and debts",
    "Camping together every long weekend",
    "Caring for both sets of parents",
]


def words(diagram: OverlapDiagram) -> list[TextMark]:
    return [mark for mark in diagram.texts if mark.role in REGIONS]


def test_random_pictures_have_every_line_in_its_place(soak: Callable[[int, int], int]) -> None:
    for seed in range(soak(120, 2000)):
        diagram = picture(seed)
        assert not list(outside(diagram)), seed
        assert not list(overlapping(diagram)), seed
        assert not list(lost(diagram)), seed
        assert diagram.unplaced == ()


def test_random_pictures_keep_order_and_like_sizes(soak: Callable[[int, int], int]) -> None:
    for seed in range(soak(120, 2000)):
        diagram = picture(seed)
        for role in REGIONS:
            order = [mark.item for mark in words(diagram) if mark.role == role]
            assert order == sorted(order), seed
        sizes = [mark.size for mark in words(diagram)]
        assert all(11 <= size <= 20 for size in sizes), seed
        assert max(sizes, default=1) <= 1.35 * min(sizes, default=1), seed
        numbers = [mark for mark in diagram.texts if mark.role == "number"]
        assert all(mark.size >= 9 for mark in numbers), seed


@settings(max_examples=60, deadline=None)
@given(ITEMS, ITEMS, ITEMS, SHARES)
def test_any_letters_have_their_place(
    own_a: list[str], own_b: list[str], both: list[str], share: float
) -> None:
    diagram = overlap_diagram(own_a, own_b, both, names=("Ana", "Ben"), overlap_share=share)
    assert not list(outside(diagram))
    assert not list(overlapping(diagram))
    assert not list(lost(diagram))
    sizes = {mark.size for mark in words(diagram) if mark.role != "both"}
    assert len(sizes) <= 1, "neither person's words may look more important"


@settings(deadline=None)
@given(AREAS, AREAS, st.floats(0, 1))
def test_circles_have_the_sizes_that_were_asked_for(a: float, b: float, part: float) -> None:
    both = min(a, b) * part
    diagram = overlap_diagram([], [], [], sizes=(a, b, both))
    one, other = diagram.circles
    scale = math.pi * one.r**2 / a
    shared = lens_area(one.r, other.r, other.cx - one.cx)
    if (a, b) != (both, both):
        assert math.isclose(math.pi * other.r**2 / scale, b, rel_tol=1e-9)
        assert math.isclose(shared / scale, both, rel_tol=1e-6, abs_tol=1e-9 * min(a, b))
    for circle in diagram.circles:
        assert circle.cx - circle.r >= 0 and circle.cx + circle.r <= diagram.width
        assert circle.cy - circle.r >= 0 and circle.cy + circle.r <= diagram.height
    assert diagram.overlap_share == both / min(a, b)


def test_equal_sizes_are_an_overlap_share() -> None:
    by_sizes = overlap_diagram(ANA, BEN, OURS, sizes=(2, 2, 0.7))
    by_share = overlap_diagram(ANA, BEN, OURS, overlap_share=0.35)
    assert by_sizes.texts == by_share.texts


def test_one_circle_has_a_double_outline() -> None:
    a, b = overlap_diagram([], [], OURS, overlap_share=1).circles
    assert (a.cx, a.cy) == (b.cx, b.cy)
    assert a.r - b.r == 5


def test_items_of_a_part_that_is_not_there_stand_in_the_list_without_numbers() -> None:
    for diagram in (
        overlap_diagram([], [], OURS, overlap_share=0),
        overlap_diagram(OURS, [], [], overlap_share=1),
        overlap_diagram([], OURS, [], sizes=(4, 1, 1)),
    ):
        roles = {mark.role for mark in diagram.texts}
        assert "list" in roles and not roles & {"number", "list_number"}
        assert not list(lost(diagram))


@pytest.mark.parametrize(("inner", "areas"), [("a", (1, 4, 1)), ("b", (4, 1, 1))])
def test_a_leader_ties_the_name_of_an_inner_circle(inner: str, areas: tuple[int, ...]) -> None:
    diagram = overlap_diagram([], [], OURS[:2], names=("Ana", "Ben"), sizes=areas)  # type: ignore[arg-type]
    (leader,) = diagram.leaders
    circle = next(circle for circle in diagram.circles if circle.role == inner)
    assert math.hypot(leader.x2 - circle.cx, leader.y2 - circle.cy) < circle.r
    (name,) = {m.text for m in diagram.texts if m.role == f"label_{'ab'.replace(inner, '')}"}
    assert name == ("Ben" if inner == "a" else "Ana")


def test_a_part_too_thin_for_numbers_has_them_outside_on_a_leader() -> None:
    diagram = overlap_diagram(ANA[:2], [], OURS[:3], overlap_share=0.005)
    numbers = [mark for mark in diagram.texts if mark.role == "number"]
    assert [mark.text for mark in numbers] == ["1", "2", "3"]
    for mark in numbers:
        assert all(distances(circle, box(mark))[0] > circle.r for circle in diagram.circles)
    (leader,) = diagram.leaders
    for circle in diagram.circles:
        assert math.hypot(leader.x2 - circle.cx, leader.y2 - circle.cy) < circle.r


def test_hovering_knows_the_whole_item_of_every_line() -> None:
    diagram = overlap_diagram(ANA, BEN, OURS * 2, overlap_share=0.2)
    for mark in diagram.texts:
        if mark.role in REGIONS:
            assert mark.whole == getattr(diagram, REGIONS[mark.role])[mark.item]


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=80), SHARES)
def test_names_never_touch_circles_or_each_other(a: str, b: str, share: float) -> None:
    diagram = overlap_diagram(["Running"], [], [], names=(a, b), overlap_share=share)
    labels = [mark for mark in diagram.texts if mark.role.startswith("label")]
    for mark in labels:
        for circle in diagram.circles:
            assert distances(circle, box(mark))[0] >= circle.r + 5
    assert not list(overlapping(diagram))
    for role, name in zip(("label_a", "label_b"), diagram.names, strict=True):
        lines = "".join(mark.text for mark in labels if mark.role == role)
        assert lines.replace(" ", "") == name.replace(" ", "")


@pytest.mark.parametrize(("share", "least"), [(0.45, 17), (0.35, 16), (0.6, 15)])
def test_six_usual_items_in_each_region_are_large(share: float, least: float) -> None:
    diagram = overlap_diagram(ANA, BEN, OURS, names=("Ana", "Ben"), overlap_share=share)
    assert min(mark.size for mark in diagram.texts if mark.role in REGIONS) >= least


def test_lines_of_one_item_share_their_centre() -> None:
    diagram = overlap_diagram(ANA, BEN, OURS)
    places = {(mark.role, mark.item, mark.x) for mark in diagram.texts if mark.item >= 0}
    assert len(places) == 18


def test_the_same_words_give_the_same_picture() -> None:
    assert overlap_diagram(ANA, BEN, OURS) == overlap_diagram(ANA, BEN, OURS)


def test_a_single_endless_word_goes_to_the_list_and_leaves_the_others_large() -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    diagram = overlap_diagram(["Running", word, "Chess"], [], [])
    written = [(m.role, m.text) for m in diagram.texts if m.item >= 0]
    assert written[:3] == [("a", "Running"), ("number", "1"), ("a", "Chess")]
    number = next(mark for mark in diagram.texts if mark.role == "number")
    assert number.whole == word
    assert number.size == 20


def test_a_lens_too_small_for_words_shows_numbers_and_a_list() -> None:
    diagram = overlap_diagram([], [], OURS, overlap_share=0.1)
    numbers = [mark.text for mark in diagram.texts if mark.role == "number"]
    assert numbers == ["1", "2", "3", "4", "5", "6"]
    assert [m.text for m in diagram.texts if m.role == "list_heading"] == ["Ours"]
    assert diagram.height > 600


def test_an_item_of_ten_thousand_letters_is_in_the_list() -> None:
    diagram = overlap_diagram(["slowly " * 1500, "Chess"], [], [])
    assert not list(lost(diagram))
    assert any(mark.role == "a" and mark.text == "Chess" for mark in diagram.texts)


def test_control_characters_and_blank_entries_go() -> None:
    diagram = overlap_diagram(["Tea\x00 at\n five\x1b", "  ", "\u202eReading"], [], [])
    assert diagram.own_a == ("Tea at five", "Reading")


def test_right_to_left_words_say_so() -> None:
    diagram = overlap_diagram(["قراءة الروايات"], [], [], names=("ليلى", "Ben"))
    turned = {mark.text: mark.direction for mark in diagram.texts}
    assert turned["ليلى"] == "rtl"
    assert turned["Ben"] == "ltr"
    assert {m.direction for m in diagram.texts if m.role == "a"} == {"rtl"}


def test_alt_text_has_names_counts_and_every_item() -> None:
    alt = overlap_diagram(ANA[:2], [], OURS[:1], names=("Ana", "Ben")).alt
    assert "Only Ana, 2 things: " + "; ".join(ANA[:2]) in alt
    assert "Only Ben: nothing yet." in alt
    assert "1 thing: " + OURS[0] in alt


def test_alt_text_says_how_large_the_shared_part_is() -> None:
    assert "45 % of each circle" in alt_text(overlap_diagram([], [], []))
    unequal = alt_text(overlap_diagram([], [], [], ("Ana", "Ben"), sizes=(4, 1, 0.5)))
    assert "12 % of the circle of Ana, 50 % of the circle of Ben" in unequal
    assert "less than 1 %" in alt_text(overlap_diagram([], [], [], overlap_share=1e-6))
    assert "inside that of Ana" in alt_text(
        overlap_diagram([], [], [], ("Ana", "Ben"), sizes=(4, 1, 1))
    )
    assert "become one" in alt_text(overlap_diagram([], [], [], overlap_share=1))
    assert "apart" in alt_text(overlap_diagram([], [], [], overlap_share=0))


def test_a_table_tells_every_item() -> None:
    table = words_table(overlap_diagram(ANA, BEN[:1], OURS, names=("Ana", "Ben")))
    assert [words for _, words in table.rows] == [*ANA, *OURS, BEN[0]]
    assert {whose for whose, _ in table.rows} == {"Only Ana", "Ours", "Only Ben"}
    assert words_table(overlap_diagram([], [], [])).rows == ()
    assert words_table(closeness_diagram([("Now", 0, ("A", "B"))])).rows == (
        ("Now", "side by side"),
    )
    assert words_table(map_diagram([("Mum", 90, 90), ("Dad", None, 1)])).rows == (  # type: ignore[list-item]
        ("Mum", "much own life, much shared life"),
        ("Dad", "Not placed yet: too few answers"),
    )


def test_numbers_of_other_kinds_are_numbers() -> None:
    given_ = {"overlap_share": np.float32(0.5), "width": np.int64(900)}
    assert overlap_diagram([], [], [], **given_).width == 900  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"own_a": "Running"}, "own_a must be a list"),
        ({"own_b": ["Running", 3]}, "own_b, entry 2, is 3"),
        ({"both": None}, "both must be a list"),
        ({"names": ("Ana",)}, "names must be two names"),
        ({"names": ("Ana", "B" * 81)}, "names holds a name of more than 80"),
        ({"overlap_share": 1.5}, r"overlap_share is 1\.5"),
        ({"overlap_share": math.nan}, "overlap_share is nan"),
        ({"width": 10}, "width is 10"),
        ({"height": math.inf}, "height is inf"),
        ({"sizes": 3}, "sizes is 3; give three numbers"),
        ({"sizes": (1, 2)}, "give three numbers"),
        ({"sizes": (1, math.nan, 0)}, "give three numbers"),
        ({"sizes": (1, "2", 0)}, "give three numbers"),
        ({"sizes": (0, 1, 0)}, "give each circle an area above zero"),
        ({"sizes": (1, 1, -0.1)}, "give each circle an area above zero"),
        ({"sizes": (1, 3, 2)}, "cannot be larger than either circle"),
    ],
)
def test_bad_input_is_named(wrong: dict[str, object], named: str) -> None:
    given_ = {"own_a": [], "own_b": [], "both": []} | wrong
    with pytest.raises(ArgumentError, match=named):
        overlap_diagram(**given_)  # type: ignore[arg-type]
