"""One person's way through the seven steps, with several relationships."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from balancekit.casebook.relations import relationships
from balancekit.handouts.worksheet_answers import worksheet_answers
from balancekit.workbook.couple_overlap import front as couple_front
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.paths import leaves

PASSPHRASE = "eine lange Nacht"
PEOPLE = [
    {"name": "Mum", "kind": "family", "words": "my mother"},
    {"name": "Ben", "kind": "romantic", "words": ""},
    {"name": "K.", "kind": "work", "words": ""},
    {"name": "Grandpa", "kind": "family", "state": "died"},
]


def begin(screen: Screen, minutes: str = "25") -> None:
    screen.fill({"path": minutes})
    screen.press("start:0")
    screen.press("begin")


def turn_to(screen: Screen, kind: str) -> None:
    """Turn pages until one of a kind is there."""
    path = screen.desk.place.path
    while leaves(path, rates=True)[screen.desk.place.step].kind != kind:
        screen.press("next")
        assert not screen.message


def name_people(screen: Screen) -> None:
    turn_to(screen, "people")
    for person in PEOPLE:
        screen.press("add_person")
        screen.fill(person)
        screen.press("keep")
        assert not screen.message


def test_what_is_written_is_kept_and_comes_back(worksheet: Screen, desk: Desk) -> None:
    begin(worksheet)
    worksheet.fill({"step1_1": "The choir"})
    worksheet.press("next")
    worksheet.press("back")
    kept = desk.case.answers(item="step1_1")
    assert [answer.value for answer in kept] == ["The choir"]
    assert worksheet_prose(worksheet)[0].text == "The choir"


def worksheet_prose(screen: Screen) -> list[Any]:
    found: list[Any] = []
    todo = list(screen.children)
    while todo:
        widget = todo.pop(0)
        todo += getattr(widget, "children", ())
        if type(widget).__name__ == "Prose":
            found.append(widget)
    return found


def test_people_are_named_changed_and_taken_off(worksheet: Screen, desk: Desk) -> None:
    begin(worksheet)
    name_people(worksheet)
    zoe = desk.case.people[0]
    assert [r.name for r in relationships(desk.case, zoe)] == ["Mum", "Ben", "K.", "Grandpa"]
    worksheet.press("person:1")
    worksheet.fill({"name": "Benny"})
    worksheet.press("keep")
    worksheet.press("person:2")
    worksheet.press("remove")
    named = relationships(desk.case, zoe)
    assert [r.name for r in named] == ["Mum", "Benny", "Grandpa"]
    assert [r.can_be_rated for r in named] == [True, True, False]
    worksheet.press("add_person")
    worksheet.press("keep")
    assert "a role" in worksheet.message


def test_nobody_is_asked_about_somebody_who_has_died(worksheet: Screen) -> None:
    begin(worksheet)
    name_people(worksheet)
    turn_to(worksheet, "rating")
    worksheet.fill({"ind_1": {"0": 4, "1": 0, "2": "does_not_fit"}})
    with pytest.raises(ValueError, match="3"):
        worksheet.fill({"ind_1": {"3": 4}})


def test_ratings_become_scores_and_untouched_is_not_zero(worksheet: Screen, desk: Desk) -> None:
    begin(worksheet)
    name_people(worksheet)
    turn_to(worksheet, "rating")
    for item, mum in {"ind_1": 4, "int_1": 3, "ovi_1": 0, "ovr_3": 1, "ind_5": 2}.items():
        worksheet.fill({item: {"0": mum, "1": "rather_not_say"}})
        worksheet.press("next")
    person = desk.case.people[0]
    found = worksheet_answers(desk.case, desk.occasion, person, [person]).rated
    mum, ben = found
    assert mum.scores["independence"].value == 75
    assert mum.scores["interdependence"].status == "too_few"
    assert {score.value for score in ben.scores.values()} == {None}


def test_taking_a_rating_back_leaves_it_untouched(worksheet: Screen, desk: Desk) -> None:
    begin(worksheet)
    name_people(worksheet)
    turn_to(worksheet, "rating")
    worksheet.fill({"ind_1": {"0": 4}})
    worksheet.fill({"ind_1": {"0": None}})
    assert not desk.case.answers(item="ind_1")


def test_a_path_without_people_has_no_ratings(worksheet: Screen) -> None:
    begin(worksheet, "50")
    turn_to(worksheet, "people")
    worksheet.press("next")
    worksheet.fill({"step4_1": "Sunday mornings"})


def test_own_questions_stay_with_the_case(worksheet: Screen, desk: Desk) -> None:
    begin(worksheet)
    worksheet.press("add_prompt")
    worksheet.fill({"own_prompt": "What would your sister say?"})
    worksheet.press("add")
    own = next(field for field in worksheet.fields if field.startswith("own_step1"))
    worksheet.fill({own: "That I work too much"})
    desk.new_sitting()
    worksheet.turn()
    worksheet.press("start:0")
    worksheet.press("begin")
    assert own in worksheet.fields
    assert worksheet_prose(worksheet)[1].text == ""


def test_a_day_in_the_past_is_kept_and_remarked_on(
    worksheet: Screen, desk: Desk, live: Any
) -> None:
    begin(worksheet, "10")
    turn_to_plan = leaves("10", rates=False).index(("plan", "step7"))
    for _ in range(turn_to_plan):
        worksheet.press("next")
    worksheet.fill({"plan_date": "2020-02-02"})
    assert "This day is over" in live.words
    assert desk.case.answers(item="plan_date")[0].value == "2020-02-02"


def test_the_therapist_types_marked_and_without_handing_over(
    worksheet: Screen, desk: Desk, live: Any
) -> None:
    worksheet.fill({"typing": "therapist"})
    worksheet.press("start:0")
    assert "Typed by the therapist for Zoë" in live.words
    worksheet.fill({"step1_1": "The choir"})
    assert desk.case.answers(item="typed_by_therapist")
    worksheet.press("overview")
    assert desk.place.stage == "case"


def test_another_notebook_is_no_way_round_the_passphrase(
    worksheet: Screen, desk: Desk, opens: Callable[..., Screen], live: Any
) -> None:
    begin(worksheet)
    worksheet.fill({"step1_1": "The choir"})
    other = opens(desk, couple_front)
    with pytest.raises(KeyError):
        other.press("notes")
    other.fill({"passphrase": PASSPHRASE})
    other.press("through")
    other.press("notes")


def test_the_page_is_the_persons_own_and_the_summary_the_therapists(
    worksheet: Screen, desk: Desk, tmp_path: Path
) -> None:
    begin(worksheet, "10")
    worksheet.fill({"step1_1": "The choir"})
    while "make" not in worksheet.actions:
        worksheet.press("next")
    worksheet.fill({"folder": str(tmp_path / "pages")})
    worksheet.press("make")
    desk.go(desk.place.moved(stage="case"))
    worksheet.turn()
    worksheet.press("summary")
    worksheet.fill({"folder": str(tmp_path / "pages")})
    worksheet.press("make")
    assert not worksheet.message
    names = sorted(path.name[:8] for path in (tmp_path / "pages").iterdir())
    assert names == ["steps-W1", "summary-"]
    assert [page.kind for page in desk.case.pages_given()] == ["worksheet", "clinician"]


@pytest.mark.parametrize("words", ["", "x" * 10_000, "👩‍👩‍👧", "שלום", "a\x00b", "**bold** <b>"])
def test_every_field_keeps_or_refuses_in_a_sentence(worksheet: Screen, words: str) -> None:
    begin(worksheet)
    worksheet.fill({"step1_1": words})
    turn_to(worksheet, "people")
    worksheet.press("add_person")
    worksheet.fill({"name": words or " ", "words": words})
    worksheet.press("keep")
    assert "Something went wrong" not in worksheet.message
    assert "Error" not in worksheet.message


def test_own_rules_reword_what_is_shown_and_bad_ones_are_named(
    worksheet: Screen, desk: Desk, casebook: Path, live: Any
) -> None:
    begin(worksheet)
    name_people(worksheet)
    turn_to(worksheet, "rating")
    for item in ("ind_1", "int_1", "ind_5", "int_5"):
        while item not in worksheet.fields:
            worksheet.press("next")
        worksheet.fill({item: 4})
    turn_to(worksheet, "picture")
    assert "Room for my own life: mostly “almost always”." in live.words
    rules = casebook.with_name("rules.yaml")
    rules.write_text(
        "rules:\n  - id: in_words\n    sentence: 'So far: {words}'\n", encoding="utf-8"
    )
    worksheet.turn()
    assert "So far: almost always" in live.words
    rules.write_text("rules:\n  - id: in_words\n    sentense: x\n", encoding="utf-8")
    worksheet.guarded(worksheet.turn)()
    assert "rules.yaml:3" in worksheet.message
