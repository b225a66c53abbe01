"""The map of relationships: every name has a place of its own, and no number is shown."""

import math
import re
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from balancekit.diagrams import (
    LONG_FORM_SPREAD,
    SHORT_FORM_SPREAD,
    MapDiagram,
    Place,
    TextMark,
    alt_text,
    from_plain,
    map_diagram,
    to_plain,
    words_table,
)
from balancekit.diagrams.boxes import Box, Segment
from balancekit.diagrams.letters import clean, width
from balancekit.errors import ArgumentError

ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyzäéßW .-",
    "абвгдежзиклмнопрст ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي ",
    "אבגדהוזחטיכלמנסעפצקרשת ",
    "森林川山日月火水木金土",
    "걷기좋은날 ",
    "🌿🦊🎻",
)
NAMES = st.sampled_from(ALPHABETS).flatmap(
    lambda letters: st.text(letters, min_size=1, max_size=24).filter(clean)
)
VALUES = st.one_of(st.sampled_from([0.0, 50.0, 62.5, 100.0]), st.floats(0, 100))
SPREADS = st.sampled_from([SHORT_FORM_SPREAD, LONG_FORM_SPREAD])
PLACES = st.builds(Place, NAMES, VALUES, VALUES, SPREADS)
ANYWHERE = st.lists(PLACES, max_size=15)
ONE_SPOT = st.tuples(st.lists(NAMES, max_size=15), VALUES, VALUES).map(
    lambda given: [Place(name, given[1], given[2]) for name in given[0]]
)
CROWDS = st.lists(
    st.builds(Place, NAMES, st.floats(70, 80), st.floats(40, 50), SPREADS), max_size=15
)
BOLD = 1.16
FAMILY = [
    Place("Mum", 70, 35),
    Place("Sam", 55, 75),
    Place("Work team", 85, 20, LONG_FORM_SPREAD),
    Place("ליאת", 57, 70),
    Place("Old choir friends", 57, 70),
    Place("Dad", None, 40),
]


def box(mark: TextMark) -> Box:
    bold = BOLD if mark.role.startswith(("label", "list_heading")) else 1.0
    wide = width(mark.text) * mark.size * bold
    left = mark.x - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
    return Box(left, mark.y - 0.6 * mark.size, left + wide, mark.y + 0.6 * mark.size)


def label_lines(diagram: MapDiagram, index: int) -> list[TextMark]:
    return [mark for mark in diagram.texts if mark.role == "label_patch" and mark.item == index]


def assert_every_name_has_its_place(diagram: MapDiagram) -> None:
    boxes = [box(mark) for mark in diagram.texts]
    for mark, here in zip(diagram.texts, boxes, strict=True):
        assert here.left >= 0 and here.right <= diagram.width, mark
        assert here.top >= 0 and here.bottom <= diagram.height, mark
    for one, other in combinations(boxes, 2):
        assert not one.meets(other, -1e-6), (one, other)
    for index, patch in enumerate(diagram.patches):
        written = "".join(mark.text for mark in label_lines(diagram, index))
        assert written.replace(" ", "") == patch.name.replace(" ", "")


@settings(max_examples=70, deadline=None)
@given(st.one_of(ANYWHERE, ONE_SPOT, CROWDS), st.sampled_from([(680, 544), (480, 360)]))
def test_names_never_meet_and_none_is_lost(places: list[Place], size: tuple[int, int]) -> None:
    diagram = map_diagram(places, *size)
    assert sorted(patch.name for patch in diagram.patches) == sorted(clean(p.name) for p in places)
    assert_every_name_has_its_place(diagram)


@settings(max_examples=40, deadline=None)
@given(ANYWHERE)
def test_patches_lie_where_the_values_say_inside_the_plane(places: list[Place]) -> None:
    diagram = map_diagram(places)
    plane = diagram.plane
    for it in diagram.patches:
        assert plane.left <= it.cx - it.r and it.cx + it.r <= plane.left + plane.side
        assert plane.top <= it.cy - it.r and it.cy + it.r <= plane.top + plane.side
    ends = map_diagram([Place("a", 0, 0), Place("b", 100, 100)]).patches
    point = abs(ends[0].cx - ends[1].cx) / 100
    assert math.isclose(ends[0].r / point, SHORT_FORM_SPREAD)
    low = next(it for it in ends if it.name == "a")
    for place in places:
        x, y = low.cx + place.independence * point, low.cy - place.interdependence * point
        assert any(
            math.isclose(it.cx, x) and math.isclose(it.cy, y) and it.name == clean(place.name)
            for it in diagram.patches
        )


@settings(max_examples=25, deadline=None)
@given(ANYWHERE, st.randoms(use_true_random=False))
def test_the_order_of_the_places_does_not_matter(places: list[Place], random: object) -> None:
    shuffled = list(places)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = map_diagram(places), map_diagram(shuffled)
    assert (one.patches, one.leaders, one.texts) == (other.patches, other.leaders, other.texts)


def test_the_same_places_give_the_same_map() -> None:
    assert map_diagram(FAMILY) == map_diagram(FAMILY)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.builds(Place, NAMES, st.one_of(st.none(), VALUES), VALUES, SPREADS), max_size=8))
def test_no_number_is_shown_or_told(places: list[Place]) -> None:
    diagram = map_diagram(places)
    told = [mark.text for mark in diagram.texts] + [diagram.alt]
    assert not any(re.search(r"\d", words) for words in told)


def test_a_name_stands_in_its_patch_or_a_leader_ties_it_to_its_middle() -> None:
    crowd = [Place(name, 60 + i, 50 - i) for i, name in enumerate("ABCDEFGH")]
    for places in (FAMILY, crowd):
        diagram = map_diagram(places)
        tied = {leader.patch: leader for leader in diagram.leaders}
        for index, patch in enumerate(diagram.patches):
            lines = label_lines(diagram, index)
            x, y = (sum(getattr(line, side) for line in lines) / len(lines) for side in "xy")
            inside = math.hypot(x - patch.cx, y - patch.cy) < patch.r
            assert inside or any(
                math.hypot(leader.x2 - patch.cx, leader.y2 - patch.cy) <= 8
                for leader in tied.values()
            )


def test_a_few_places_apart_need_no_leader_and_their_names_stand_in_the_middle() -> None:
    diagram = map_diagram([Place("Mum", 20, 30), Place("Sam", 80, 80), Place("B.", 85, 15)])
    assert diagram.leaders == ()
    for index, patch in enumerate(diagram.patches):
        (line,) = label_lines(diagram, index)
        assert (line.x, line.y) == pytest.approx((patch.cx, patch.cy))


def test_no_leader_runs_through_a_name() -> None:
    spread = [Place(name, 40 + 7 * (i % 4), 40 + 7 * (i // 4)) for i, name in enumerate("ABCDEFGH")]
    diagram = map_diagram(spread)
    for leader in diagram.leaders:
        line = Segment(leader.x1, leader.y1, leader.x2, leader.y2)
        assert not any(line.meets(box(mark)) for mark in diagram.texts)


def test_relationships_in_one_spot_stand_in_one_list() -> None:
    diagram = map_diagram([Place(name, 50, 50) for name in ("Mum", "Dad", "Grandma", "Sam", "T.")])
    labels = [mark for mark in diagram.texts if mark.role == "label_patch"]
    assert len({mark.x for mark in labels}) == 1
    assert len(diagram.leaders) == 1


def test_a_crowd_of_long_names_makes_the_picture_higher_rather_than_lose_one() -> None:
    crowd = [
        Place(f"{letter} " * 39 + letter, 50 + 3 * i, 50) for i, letter in enumerate("WMwm" * 4)
    ]
    diagram = map_diagram(crowd, 480, 360)
    assert diagram.height > 500
    assert_every_name_has_its_place(diagram)


def test_too_few_answers_are_listed_under_the_plane() -> None:
    diagram = map_diagram([*FAMILY, Place("Uncle", 40, math.nan)])
    assert diagram.unplaced == ("Dad", "Uncle")
    assert [mark.text for mark in diagram.texts if mark.role == "list"] == ["Dad", "Uncle"]
    assert "too few answers: Dad; Uncle." in diagram.alt
    assert len(diagram.patches) == 5


def test_the_alternative_text_tells_in_words_where_each_lies() -> None:
    alt = map_diagram(FAMILY).alt
    assert "Mum: some to much own life, little to some shared life." in alt
    assert "Work team: much own life, little shared life." in alt
    assert alt.index("Mum") < alt.index("Sam") < alt.index("Work team")


def test_the_map_says_what_it_cannot_prove() -> None:
    assert "differ in kind" in map_diagram(FAMILY).alt
    shown = " ".join(mark.text for mark in map_diagram(FAMILY).texts if mark.role == "note")
    assert "differ in kind" in shown
    assert "differ in kind" not in map_diagram(FAMILY[:1]).alt


def test_an_empty_map_has_its_words_and_says_what_will_be_there() -> None:
    diagram = map_diagram([])
    words = " ".join(mark.text for mark in diagram.texts)
    assert "much room for my own life" in words and "soft patch" in words
    assert diagram.patches == diagram.leaders == diagram.unplaced == ()
    assert "nothing on it yet" in diagram.alt


def test_a_map_survives_its_journey() -> None:
    assert from_plain(to_plain(map_diagram(FAMILY))) == map_diagram(FAMILY)
    assert to_plain(map_diagram([]))["type"] == "map"


def test_plain_tuples_are_places_too() -> None:
    assert map_diagram([("Mum", 70, 35)]) == map_diagram(FAMILY[:1])  # type: ignore[list-item]


def test_all_orders_of_three_give_one_picture() -> None:
    pictures = {map_diagram(order).texts for order in permutations(FAMILY[:3])}
    assert len(pictures) == 1


@pytest.mark.parametrize(
    ("places", "named"),
    [
        ("Mum", "places must be a list"),
        ([Place("Mum", 1, 2), 7], "places, entry 2, is no place"),
        ([("Mum", 1)], "places, entry 1, is no place"),
        ([Place(" \x00", 1, 2)], "places, entry 1, has no name"),
        ([Place("M" * 81, 1, 2)], "has no name of 80 letters or fewer"),
        ([Place("Mum", 101, 2)], "entry 1: independence is 101"),
        ([Place("Mum", 1, "much")], "entry 1: interdependence is 'much'"),
        ([Place("Mum", 1, 2, 0)], "entry 1: spread is 0"),
        ([Place("Mum", 1, 2, 16)], "at most 15"),
        ([Place("Mum", 1, 2, math.nan)], "spread is nan"),
    ],
)
def test_a_wrong_place_is_named(places: object, named: str) -> None:
    with pytest.raises(ArgumentError, match=named):
        map_diagram(places)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [(479, 544), (680, 359), (math.inf, 544)])
def test_a_sheet_too_small_is_refused(size: tuple[float, float]) -> None:
    with pytest.raises(ArgumentError, match="number of pixels"):
        map_diagram([], *size)


def test_a_story_has_words_of_its_own_and_lies_where_a_relationship_would() -> None:
    views = [Place("Zoë", 70, 35, 7), Place("Ben", 72, 37, 7)]
    story, relations = map_diagram(views, subject="story"), map_diagram(views)
    assert story.patches == relations.patches
    said = " ".join(mark.text for mark in story.texts)
    assert "my own life" not in said and "lives of their own" in said
    assert "Zoë put it here: some to much own life" in alt_text(story)
    assert words_table(story).head == ("Who", "Where on the map")
    assert from_plain(to_plain(story)) == story


@given(PLACES, PLACES)
def test_two_views_of_a_story_are_both_named(one: Place, other: Place) -> None:
    story = map_diagram([one, other], 680, 520, subject="story")
    assert_every_name_has_its_place(story)
    assert not {mark.text for mark in story.texts} & set("0123456789")
