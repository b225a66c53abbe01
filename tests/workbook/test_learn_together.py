"""Learning together without a browser: alone first, then what each has agreed to show."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from balancekit.handouts.learning_answers import (
    placements,
    released_practices,
    story_named,
)
from balancekit.handouts.placements import kept_as
from balancekit.workbook.desk import Desk
from balancekit.workbook.learn_together import front
from balancekit.workbook.screen import Screen

PASSPHRASE = "eine lange Nacht"
Begun = Callable[..., Screen]
STORY = "vignette_calendars"
ZOE, BEN = (90, 10), (10, 90)
ZOES_WORDS, BENS_WORDS = "much own life, little shared life", "little own life, much shared life"
OWN = "Keep up something that is yours alone."


@pytest.fixture
def learning(desk: Desk, opens: Begun, begun: Begun) -> Begun:
    """Opens the notebook with a new case of these people, at the overview."""
    return lambda *names: begun(opens(desk, front), *names)


@pytest.fixture
def two(learning: Begun) -> Screen:
    return learning("Zoë", "Ben")


def place(screen: Screen, spot: tuple[float, float] | None, *wanted: str) -> None:
    """Go from the beginning of one's part to the page after the story."""
    screen.press("begin")
    screen.press("next")
    screen.press("next")
    screen.fill(dict.fromkeys(wanted, True))
    screen.press("next")
    screen.fill({STORY: spot})
    screen.press("talk" if "talk" in screen.actions else "next")
    assert not screen.message


def show(screen: Screen, shown: bool = True) -> None:
    if "review" in screen.fields:
        screen.fill({"review": shown})
    screen.press("show")


def through_the_gate(screen: Screen) -> None:
    screen.press("therapist")
    screen.fill({"passphrase": PASSPHRASE})
    screen.press("through")


def both_show(screen: Screen) -> None:
    screen.press("start:0")
    place(screen, ZOE, "practice_own")
    show(screen)
    place(screen, BEN)
    show(screen)


def test_two_place_a_story_alone_and_then_see_both_places(two: Screen, live: Any) -> None:
    both_show(two)
    assert ZOES_WORDS not in live.words
    two.press("look")
    assert ZOES_WORDS in live.words and BENS_WORDS in live.words
    two.press("next")
    two.fill({f"{STORY}_1": "We would like a picnic."})
    two.press("next")
    two.press("next")
    assert "Gottman" in live.words
    two.press("finish")
    (said,) = two.desk.case.answers(item=f"{STORY}_1")
    assert (said.value, said.respondent.role) == ("We would like a picnic.", "together")


def test_nothing_of_the_first_ones_is_on_the_second_ones_screen(two: Screen, live: Any) -> None:
    two.press("start:0")
    place(two, ZOE, "practice_own")
    show(two)
    two.press("begin")
    for _ in range(4):
        assert ZOES_WORDS not in live.words
        assert kept_as(ZOE) not in live.words and "[90.0, 10.0]" not in live.words
        assert '"ticked": ["practice_own"]' not in live.words
        two.press("next")


@pytest.mark.parametrize("shown", list(product((True, False), repeat=2)))
def test_only_what_each_has_said_yes_to_is_shown(
    two: Screen, live: Any, shown: tuple[bool, bool]
) -> None:
    two.press("start:0")
    place(two, ZOE)
    show(two, shown[0])
    place(two, BEN)
    show(two, shown[1])
    two.press("look")
    assert (ZOES_WORDS in live.words, BENS_WORDS in live.words) == shown


def test_a_place_left_out_is_the_same_as_no_place(
    two: Screen, live: Any, opens: Callable[..., Screen]
) -> None:
    pages = []
    two.press("start:0")
    place(two, ZOE)
    show(two)
    for spot in (BEN, None):
        place(two, spot)
        show(two, shown=False)
        two.press("look")
        pages.append([w.value for w in live if "<svg" in str(getattr(w, "value", ""))])
        through_the_gate(two)
        two.press("start:1")
    assert pages[0] == pages[1]


def test_nobody_looks_before_both_have_agreed(two: Screen, live: Any) -> None:
    two.press("start:0")
    place(two, ZOE)
    show(two)
    for stage in ("reveal", "together"):
        two.desk.go(two.desk.place.moved(stage=stage, step=0))
        two.turn()
        assert "look" not in two.actions
        assert ZOES_WORDS not in live.words


def test_a_place_that_is_changed_is_shown_no_more_until_it_is_agreed_to_again(
    two: Screen, live: Any
) -> None:
    both_show(two)
    two.press("again:1")
    place(two, (50, 50))
    case = two.desk.case
    seen = placements(case, two.desk.occasion, story_named(""), case.people)
    assert [one.person.name for one in seen] == ["Zoë"]
    show(two)
    two.press("look")
    assert "some own life, some shared life" in live.words


def test_one_person_reads_places_and_writes_alone(learning: Begun, live: Any) -> None:
    screen = learning("Zoë")
    screen.press("start:0")
    place(screen, ZOE)
    assert ZOES_WORDS in live.words
    screen.press("next")
    screen.fill({f"{STORY}_1": "A thought of mine."})
    (said,) = screen.desk.case.answers(item=f"{STORY}_1")
    assert said.respondent == screen.desk.case.people[0]


def test_two_of_a_family_take_part_and_the_third_reads_nothing(learning: Begun, live: Any) -> None:
    screen = learning("Zoë", "Ben", "Mika")
    screen.press("people")
    screen.fill({"who": ["Zoë", "Ben", "Mika"]})
    screen.press("keep")
    assert screen.message == "Choose one person, or two."
    screen.fill({"who": ["Zoë", "Mika"]})
    screen.press("keep")
    screen.press("start:0")
    place(screen, ZOE)
    show(screen)
    assert screen.desk.person.name == "Mika"
    place(screen, BEN)
    show(screen)
    screen.press("look")
    assert ZOES_WORDS in live.words and BENS_WORDS in live.words
    screen.press("next")
    assert not screen.fields  # what is written together could be read by all three
    zoe, ben, mika = screen.desk.case.people
    story, occasion = story_named(""), screen.desk.occasion
    assert len(placements(screen.desk.case, occasion, story, [zoe, mika])) == 2
    assert not placements(screen.desk.case, occasion, story, [ben])


def test_another_story_or_other_people_need_another_yes(two: Screen) -> None:
    both_show(two)
    through_the_gate(two)
    assert "together" in two.actions
    two.press("story")
    two.fill({"story": "the_offer"})
    two.press("keep")
    assert "together" not in two.actions


def test_ticks_and_places_can_be_taken_back(two: Screen) -> None:
    two.press("start:0")
    two.press("begin")
    two.press("next")
    two.press("next")
    two.fill({"practice_own": True})
    two.fill({"practice_talk": True})
    two.press("undo")
    case = two.desk.case
    assert [answer.item for answer in case.answers(respondent=case.people[0])] == ["practice_own"]
    two.fill({"practice_own": False})
    assert not case.answers(respondent=case.people[0])
    two.press("next")
    two.fill({STORY: ZOE})
    two.fill({STORY: BEN})  # as one moves the mark about: one change
    (placed,) = placements(case, two.desk.occasion, story_named(""), [case.people[0]])
    assert (placed.independence, placed.interdependence) == BEN
    two.press("undo")
    assert not placements(case, two.desk.occasion, story_named(""), [case.people[0]])


def test_a_kernel_that_died_goes_on_at_the_story(two: Screen, opens: Callable[..., Screen]) -> None:
    two.press("start:0")
    two.press("begin")
    for _ in range(3):
        two.press("next")
    two.fill({STORY: ZOE})
    two.press("lock")
    two.fill({"passphrase": PASSPHRASE})
    two.press("open")
    assert two.fields == (STORY,)


def test_only_released_practices_are_released(two: Screen) -> None:
    both_show(two)
    through_the_gate(two)
    two.press("sheets")
    case, occasion = two.desk.case, two.desk.occasion
    assert released_practices(case, occasion, case.people[0]) == ()
    two.fill({"release:0": [OWN]})
    assert [one.text for one in released_practices(case, occasion, case.people[0])] == [OWN]
    two.fill({"release:0": []})
    assert released_practices(case, occasion, case.people[0]) == ()


def test_the_sheets_are_made_one_for_each(two: Screen, tmp_path: Any) -> None:
    both_show(two)
    through_the_gate(two)
    two.press("sheets")
    two.fill({"folder": str(tmp_path)})
    two.press("make")
    assert not two.message
    assert len(list(tmp_path.glob("learning-K7-*.pdf"))) == 2
    given = two.desk.case.pages_given()
    assert [[one.name for one in page.readers] for page in given] == [["Zoë"], ["Ben"]]
