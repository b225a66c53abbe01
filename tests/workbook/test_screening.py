"""Before couple work: the reminder, and the switch that lets each work alone without a trace."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from balancekit.casebook import person_export
from balancekit.errors import ArgumentError
from balancekit.handouts import compose_handout
from balancekit.handouts.kinds import ALL_KINDS, kinds_for
from balancekit.handouts.learning_answers import practices
from balancekit.strings import say
from balancekit.workbook.couple_overlap import front as two_circles
from balancekit.workbook.desk import Desk
from balancekit.workbook.learn_together import front as learn
from balancekit.workbook.pages.case_file import case_file
from balancekit.workbook.place import Place
from balancekit.workbook.relationship_map import front as relationship_map
from balancekit.workbook.screen import Page, Screen
from balancekit.workbook.weekly import front as weekly

Opens = Callable[..., Screen]
NOTEBOOKS = {
    "couple": two_circles,
    "check_in": weekly,
    "relations": relationship_map,
    "learn": learn,
}
TOLD_BY_NOBODY = ("individual work", "Individual only", "seen alone", "Before you work with both")


def at_overview(desk: Desk, opens: Opens, notebook: str) -> Screen:
    """Open a notebook at the overview of the case on the desk."""
    begun = {"check_in": desk.occasion.id} if notebook == "check_in" else {}
    desk.go(Place(notebook=notebook, **begun))
    return opens(desk, NOTEBOOKS[notebook])


@pytest.fixture
def case(screen: Screen, desk: Desk) -> Any:
    """The case of Zoë and Ben, of whom nothing is noted yet."""
    desk.case.note_screening(None)
    return desk.case


def test_who_ended_a_part_alone_has_not_looked_through_it_for_the_other(
    case: Any, desk: Desk, opens: Opens
) -> None:
    case.set_individual_only(True)
    check_in = at_overview(desk, opens, "check_in")
    for position in (0, 1):
        check_in.press(f"start:{position}")
        check_in.press("begin")
        while "finish" not in check_in.actions:
            check_in.press("next")
        check_in.press("finish")
        desk.go(desk.place.back_at_case())
        check_in.turn()
    assert desk.place.ready == (0, 1)
    case.note_screening(date.today())
    check_in.turn(case_file)
    check_in.fill({"working": "together"})
    check_in.press("back")
    assert {"start:0", "start:1"} <= {*check_in.actions}
    assert "together" not in check_in.actions
    assert desk.place.ready == ()


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_nothing_for_two_begins_before_each_was_seen_alone(
    case: Any, desk: Desk, opens: Opens, notebook: str
) -> None:
    screen = at_overview(desk, opens, notebook)
    assert not {"start:0", "start:1", "together"} & {*screen.actions}
    screen.press("seen")
    assert case.screened_on == date.today()
    assert not case.individual_only
    assert {"start:0", "start:1"} <= {*screen.actions}
    assert "seen" not in screen.actions


def test_the_reminder_stays_away_once_it_was_answered(case: Any, desk: Desk, opens: Opens) -> None:
    at_overview(desk, opens, "couple").press("alone")
    assert case.screened_on is None
    for notebook in NOTEBOOKS:
        assert "seen" not in at_overview(desk, opens, notebook).actions


def test_the_file_holds_the_day_and_the_switch(case: Any, desk: Desk, opens: Opens) -> None:
    screen = at_overview(desk, opens, "couple")
    screen.press("file")
    screen.fill({"screened_on": "2026-11-20", "working": "alone"})
    assert (case.screened_on, case.individual_only) == (date(2026, 11, 20), True)
    screen.fill({"screened_on": "", "working": "together"})
    assert (case.screened_on, case.individual_only) == (None, False)
    assert not screen.message


def test_one_person_has_no_such_part_in_the_file(worksheet: Screen) -> None:
    worksheet.press("file")
    assert "working" not in worksheet.fields


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_each_alone_meets_nothing_for_two_and_no_word_of_why(
    case: Any, desk: Desk, opens: Opens, live: Any, notebook: str
) -> None:
    case.set_individual_only(True)
    screen = at_overview(desk, opens, notebook)
    assert "together" not in screen.actions
    starts = [one for one in screen.actions if one.startswith(("start:", "map:"))]
    assert len(starts) == (0 if notebook == "couple" else 2)
    for start in starts:
        screen = at_overview(desk, opens, notebook)
        screen.press(start)
        for page in pages_of_one(screen):
            assert not [words for words in TOLD_BY_NOBODY if words in page]
            assert not [one.text for one in practices() if one.text in page]
            assert "look" not in screen.actions and "show" not in screen.actions


def pages_of_one(screen: Screen) -> Any:
    """Go through one person's part and give the words of every page of it."""

    def words() -> str:
        return json.dumps([w.get_state() for w in widgets_of(screen)], default=str)

    yield words()
    for action in ("begin", *["next"] * 12):
        if action not in screen.actions:
            break
        screen.press(action)
        assert not screen.message
        yield words()


def widgets_of(widget: Any) -> list[Any]:
    children = getattr(widget, "children", ())
    return [widget, *(one for child in children for one in widgets_of(child))]


@pytest.mark.parametrize("page", [two_circles, weekly])
def test_a_place_kept_from_before_shows_nothing_to_two(
    case: Any, desk: Desk, opens: Opens, page: Page
) -> None:
    case.set_individual_only(True)
    notebook = "couple" if page is two_circles else "check_in"
    desk.go(Place(notebook=notebook, stage="reveal", reviewed=(0, 1), checked=(0, 1)))
    screen = opens(desk, page)
    assert "look" not in screen.actions
    assert "through" in screen.actions


def test_no_page_for_two_can_be_made(case: Any, desk: Desk) -> None:
    case.set_individual_only(True)
    offered = {kind.id for kind in kinds_for(case)}
    for kind in ALL_KINDS:
        if kind.suits == "two":
            assert kind.id not in offered
            with pytest.raises(ArgumentError, match="individual work"):
                compose_handout(case, kind.id)


def test_no_practice_is_suggested_and_nothing_of_the_other_is_on_the_sheet(
    case: Any, desk: Desk, opens: Opens
) -> None:
    zoe, ben = case.people
    sitting = desk.occasion
    case.answer(sitting, ben, "vignette_calendars_1", "Bencanary", bank="vignettes")
    case.set_recipients(sitting, ben, "vignette_calendars_1", 0, [*case.people, case.therapist])
    page = json.dumps(compose_handout(case, "learning", reader=zoe))
    assert say("learn.sheet_practices") in page
    assert "Bencanary" in page
    case.set_individual_only(True)
    page = json.dumps(compose_handout(case, "learning", reader=zoe))
    assert say("learn.sheet_practices") not in page
    assert "Bencanary" not in page
    screen = at_overview(desk, opens, "learn")
    screen.press("sheets")
    assert not [field for field in screen.fields if field.startswith("release")]


def test_what_is_given_to_a_person_does_not_tell(case: Any) -> None:
    case.note_screening(date(2026, 11, 20))
    before = person_export(case, case.people[0]) | {"made": ""}
    case.set_individual_only(True)
    assert person_export(case, case.people[0]) | {"made": ""} == before
    assert "2026-11-20" not in json.dumps(before)
