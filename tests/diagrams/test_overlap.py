"""The overlap picture: every word inside its region, in order, and none lost."""

import math
import statistics
import time
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from balancekit.diagrams import CircleMark, OverlapDiagram, TextMark, overlap_diagram
from balancekit.diagrams.letters import width
from balancekit.errors import ArgumentError

REGIONS = {"a": "own_a", "both": "both", "b": "own_b"}
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "Mn", "So"))
PHRASES = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyzäéß", min_size=1, max_size=14), min_size=1, max_size=8
).map(lambda words: " ".join(words)[:60].strip())
ITEMS = st.lists(st.one_of(PHRASES, st.text(LETTERS, max_size=60)), max_size=6)
SHARES = st.one_of(st.just(0.45), st.floats(0, 1))

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


def box(mark: TextMark) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a line, from the widths of DejaVu Sans."""
    wide = width(mark.text) * mark.size
    left = mark.x - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
    return left, mark.y - 0.6 * mark.size, left + wide, mark.y + 0.6 * mark.size


def distances(circle: CircleMark, mark: TextMark) -> tuple[float, float]:
    """Nearest and farthest point of a line's box from the centre of a circle."""
    left, top, right, bottom = box(mark)
    near_x = min(max(circle.cx, left), right)
    near_y = min(max(circle.cy, top), bottom)
    far_x = max(abs(left - circle.cx), abs(right - circle.cx))
    far_y = max(abs(top - circle.cy), abs(bottom - circle.cy))
    return math.hypot(near_x - circle.cx, near_y - circle.cy), math.hypot(far_x, far_y)


def assert_inside(mark: TextMark, role: str, circles: tuple[CircleMark, ...]) -> None:
    keep = max(6, 0.55 * mark.size) - 1e-6
    for circle in circles:
        near, far = distances(circle, mark)
        if role in ("both", circle.role):
            assert far <= circle.r - keep, mark
        else:
            assert near >= circle.r + keep, mark


def region_of(mark: TextMark, diagram: OverlapDiagram) -> str:
    """In which region the middle of a number lies."""
    inside = [
        circle.role
        for circle in diagram.circles
        if math.hypot(mark.x - circle.cx, mark.y - circle.cy) < circle.r
    ]
    return "both" if len(inside) == 2 else inside[0]


def overlapping(one: TextMark, other: TextMark) -> bool:
    a, b = box(one), box(other)
    return min(a[2], b[2]) - max(a[0], b[0]) > 1e-6 and min(a[3], b[3]) - max(a[1], b[1]) > 1e-6


def joined(lines: list[TextMark]) -> str:
    return "".join(line.text for line in lines).replace(" ", "")


def assert_nothing_lost(diagram: OverlapDiagram) -> None:
    """Each item stands in its region or, with a number, in the list; in the order given."""
    listed = [mark for mark in diagram.texts if mark.role == "list"]
    for role, attribute in REGIONS.items():
        written = [mark for mark in diagram.texts if mark.role == role]
        order = [mark.item for mark in written]
        assert order == sorted(order)
        for index, item in enumerate(getattr(diagram, attribute)):
            inside = [mark for mark in written if mark.item == index]
            plain = item.replace(" ", "")
            assert joined(inside) == plain or plain in joined(listed)
    assert diagram.unplaced == ()


@settings(max_examples=120, deadline=None)
@given(ITEMS, ITEMS, ITEMS, SHARES)
def test_every_line_has_its_place(
    own_a: list[str], own_b: list[str], both: list[str], share: float
) -> None:
    diagram = overlap_diagram(own_a, own_b, both, names=("Ana", "Ben"), overlap_share=share)
    for mark in diagram.texts:
        if mark.role in REGIONS:
            assert_inside(mark, mark.role, diagram.circles)
        elif mark.role == "number":
            assert_inside(mark, region_of(mark, diagram), diagram.circles)
        left, top, right, bottom = box(mark)
        assert left >= 0 and top >= 0 and right <= diagram.width and bottom <= diagram.height
    for one, other in combinations(diagram.texts, 2):
        assert not overlapping(one, other), (one, other)
    assert_nothing_lost(diagram)


@settings(max_examples=60, deadline=None)
@given(ITEMS, ITEMS, ITEMS)
def test_sizes_stay_alike(own_a: list[str], own_b: list[str], both: list[str]) -> None:
    diagram = overlap_diagram(own_a, own_b, both)
    sizes = {role: {m.size for m in diagram.texts if m.role == role} for role in REGIONS}
    every = set().union(*sizes.values())
    assert all(11 <= size <= 20 for size in every)
    assert max(every, default=1) <= 1.35 * min(every, default=1)
    assert len(sizes["a"] | sizes["b"]) <= 1, "neither person's words may look more important"


@settings(max_examples=30, deadline=None)
@given(st.lists(PHRASES, max_size=12), st.lists(PHRASES, max_size=12))
def test_twelve_items_still_all_have_a_place(own: list[str], both: list[str]) -> None:
    diagram = overlap_diagram(own, own[::-1], both, width=720, height=480)
    for mark in diagram.texts:
        if mark.role in REGIONS:
            assert_inside(mark, mark.role, diagram.circles)
    assert_nothing_lost(diagram)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=80), SHARES)
def test_names_never_touch_circles_or_each_other(a: str, b: str, share: float) -> None:
    diagram = overlap_diagram(["Running"], [], [], names=(a, b), overlap_share=share)
    labels = [mark for mark in diagram.texts if mark.role.startswith("label")]
    for mark in labels:
        for circle in diagram.circles:
            assert distances(circle, mark)[0] >= circle.r + 5
    for one, other in combinations(labels, 2):
        assert not overlapping(one, other)
    for role, name in zip(("label_a", "label_b"), diagram.names, strict=True):
        assert joined([m for m in labels if m.role == role]) == name.replace(" ", "")


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
    assert_nothing_lost(diagram)
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


def test_one_picture_is_decided_in_a_few_milliseconds() -> None:
    overlap_diagram(ANA, BEN, OURS)
    times = []
    for turn in range(20):
        items = [f"{item} {turn}" for item in ANA]
        start = time.perf_counter()
        overlap_diagram(items, BEN, OURS)
        times.append(time.perf_counter() - start)
    assert statistics.median(times) < 0.05  # five times the aim, so that a busy machine passes


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
    ],
)
def test_bad_input_is_named(wrong: dict[str, object], named: str) -> None:
    given_ = {"own_a": [], "own_b": [], "both": []} | wrong
    with pytest.raises(ArgumentError, match=named):
        overlap_diagram(**given_)  # type: ignore[arg-type]
