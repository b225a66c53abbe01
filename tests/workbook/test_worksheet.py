"""One person's way through the seven steps, with several relationships."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from balancekit.casebook.relations import add_relationship, relationships
from balancekit.casebook.typed_for import typed_for
from balancekit.handouts.worksheet_answers import worksheet_answers
from balancekit.workbook.couple_overlap import front as couple_front
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen
from balancekit.workbook.seven_steps import front as seven_steps
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
    worksheet.press("off")
    worksheet.press("remove")
    named = relationships(desk.case, zoe)
    assert [r.name for r in named] == ["Mum", "Benny", "Grandpa"]
    assert [r.can_be_rated for r in named] == [True, True, False]
    worksheet.press("add_person")
    worksheet.press("keep")
    assert "a role" in worksheet.message


def test_somebody_is_taken_off_only_after_a_question(
    worksheet: Screen, desk: Desk, live: Any
) -> None:
    begin(worksheet)
    name_people(worksheet)
    zoe = desk.case.people[0]
    worksheet.press("person:2")
    worksheet.fill({"words": "from the office"})
    worksheet.press("off")
    assert "Nothing more is asked about this person" in live.words
    assert "K." in live.words
    worksheet.press("back")
    assert len(relationships(desk.case, zoe)) == 4
    assert relationships(desk.case, zoe)[2].words == "from the office"
    worksheet.press("person:2")
    worksheet.press("off")
    worksheet.press("remove")
    assert not worksheet.message
    assert "person:2" not in worksheet.actions
    assert [r.name for r in relationships(desk.case, zoe)] == ["Mum", "Ben", "Grandpa"]


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


def test_an_own_question_goes_with_its_answer(worksheet: Screen, desk: Desk, live: Any) -> None:
    begin(worksheet)
    for question in ("What would your sister say?", "And your aunt?"):
        worksheet.press("add_prompt")
        worksheet.fill({"own_prompt": question})
        worksheet.press("add")
    sister, aunt = (field for field in worksheet.fields if field.startswith("own_step1"))
    worksheet.fill({sister: "That I work too much", aunt: "Nothing"})
    worksheet.press(f"off:{sister}")
    assert "What would your sister say?" in live.words
    worksheet.press("back")
    assert sister in worksheet.fields
    worksheet.press(f"off:{sister}")
    worksheet.press("remove")
    assert not worksheet.message
    assert sister not in worksheet.fields
    assert "sister" not in live.words
    zoe = desk.case.people[0]
    answered = worksheet_answers(desk.case, desk.occasion, zoe, [zoe]).written[0].answers
    assert answered == (("And your aunt?", "Nothing"),)
    assert len(desk.case.history(desk.occasion, zoe, sister)) == 2


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
    assert typed_for(desk.case, desk.occasion) == desk.case.people
    worksheet.press("overview")
    assert desk.place.stage == "case"
    worksheet.press("file")
    worksheet.press("sitting:1")
    assert "<dd>Zoë</dd>" in live.words
    worksheet.press("back")
    worksheet.press("back")
    worksheet.press("untyped:0")
    assert typed_for(desk.case, desk.occasion) == ()
    assert "untyped:0" not in worksheet.actions


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
    given = [(page.kind, page.readers[0].role) for page in desk.case.pages_given()]
    assert given == [("worksheet", "person"), ("clinician", "therapist")]


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
    assert "Room for my own life: you mostly said “almost always”." in live.words
    rules = casebook.with_name("rules.yaml")
    rules.write_text(
        "rules:\n  - id: in_words\n    sentence: 'So far: {words}'\n", encoding="utf-8"
    )
    worksheet.turn()
    assert "So far: almost always" in live.words
    rules.write_text("rules:\n  - id: in_words\n    sentense: x\n", encoding="utf-8")
    worksheet.turn()  # the client sees our sentence again ...
    assert "Room for my own life: you mostly said “almost always”." in live.words
    assert "rules.yaml" not in live.words
    worksheet.press("therapist")
    through_the_gate(worksheet)
    assert "rules.yaml:3" in live.words  # ... and the clinician reads what is wrong, and where
    worksheet.press("summary")
    assert "rules.yaml:3" in live.words
    worksheet.fill({"folder": str(casebook.parent / "pages")})
    worksheet.press("make")
    assert not worksheet.message


@pytest.fixture
def two(desk: Desk, opens: Callable[..., Screen], begun: Callable[..., Screen]) -> Screen:
    """The seven steps of a case of two, at the overview."""
    return begun(opens(desk, seven_steps), "Zoë", "Ben", code="W2")


def through_the_gate(screen: Screen) -> None:
    screen.fill({"passphrase": PASSPHRASE})
    screen.press("through")
    assert not screen.message


def test_showing_the_two_circles_shows_nothing_of_the_seven_steps(
    two: Screen, desk: Desk, opens: Callable[..., Screen]
) -> None:
    begin(two)
    two.fill({"step1_1": "I am thinking of leaving"})
    name_people(two)
    two.press("therapist")
    through_the_gate(two)
    couple = opens(desk, couple_front)
    couple.press("seen")
    couple.press("start:0")
    assert "show" not in couple.actions
    couple.press("begin")
    couple.fill({"venn_own": ["Running"]})
    while "show" not in couple.actions:
        couple.press("next")
    couple.press("show")
    zoe, ben = desk.case.people
    shown = desk.case.answers(respondent=zoe, readers=[ben])
    assert [answer.value for answer in shown] == ["Running"]


def test_after_the_last_page_the_other_notebook_asks_for_the_passphrase(
    two: Screen, desk: Desk, opens: Callable[..., Screen]
) -> None:
    desk.go(desk.place.moved(notebook="couple", stage="done"))
    other = opens(desk, seven_steps)
    assert set(other.actions) == {"through", "back", "lock"}


def test_typing_for_one_leads_not_to_the_other(two: Screen, desk: Desk, live: Any) -> None:
    two.fill({"typing": "therapist"})
    two.press("start:0")
    two.fill({"step1_1": "Zoë’s whisper"})
    assert "overview" not in two.actions
    two.press("therapist")
    assert "whisper" not in live.words
    through_the_gate(two)
    two.press("cases")
    two.press("case:W2")
    assert desk.place.typing == "alone"


def test_own_questions_are_asked_of_nobody_else(two: Screen, live: Any) -> None:
    begin(two)
    two.press("add_prompt")
    two.fill({"own_prompt": "How do I tell Ben?"})
    two.press("add")
    two.press("therapist")
    through_the_gate(two)
    two.press("start:1")
    two.press("begin")
    assert "How do I tell" not in live.words


@pytest.mark.parametrize("name", ["x" * 61, "\x07", "\u200b"])
def test_names_that_no_page_could_show_are_refused(worksheet: Screen, name: str) -> None:
    begin(worksheet)
    turn_to(worksheet, "people")
    worksheet.press("add_person")
    worksheet.fill({"name": name})
    worksheet.press("keep")
    assert worksheet.message.endswith(".")
    assert "Something went wrong" not in worksheet.message


def test_a_name_stays_when_going_back(worksheet: Screen, desk: Desk) -> None:
    begin(worksheet)
    turn_to(worksheet, "people")
    worksheet.press("add_person")
    worksheet.fill({"name": "Eva"})
    worksheet.press("back")
    assert [r.name for r in relationships(desk.case, desk.case.people[0])] == ["Eva"]


def test_words_without_a_name_are_not_lost_unasked(worksheet: Screen, desk: Desk) -> None:
    begin(worksheet)
    turn_to(worksheet, "people")
    worksheet.press("add_person")
    worksheet.fill({"words": "my aunt in Lyon"})
    worksheet.press("back")
    assert "a name, an initial or a role" in worksheet.message
    worksheet.fill({"name": "Aunt"})
    worksheet.press("back")
    assert not worksheet.message
    zoe = desk.case.people[0]
    assert [(r.name, r.words) for r in relationships(desk.case, zoe)] == [
        ("Aunt", "my aunt in Lyon")
    ]
    worksheet.press("person:0")
    worksheet.fill({"name": "", "words": "my aunt"})
    worksheet.press("back")
    assert "name" in worksheet.fields
    worksheet.press("back")
    assert "add_person" in worksheet.actions
    assert relationships(desk.case, zoe)[0].words == "my aunt in Lyon"


@pytest.mark.parametrize(("count", "said"), [(7, False), (8, True), (15, False)])
def test_enough_people_are_as_many_as_are_named(
    worksheet: Screen, desk: Desk, live: Any, count: int, said: bool
) -> None:
    for number in range(count):
        fields = {"name": f"P{number}"}
        add_relationship(desk.case, desk.occasion, desk.case.people[0], fields)
    begin(worksheet)
    turn_to(worksheet, "people")
    assert ("8 people are enough" in live.words) == said
    assert ("add_person" in worksheet.actions) == (count < 8)


@pytest.mark.parametrize("kept", [{"path": "15"}, {"typing": "nobody"}, {"path": 25}])
def test_a_path_of_another_version_is_no_dead_end(
    worksheet: Screen, desk: Desk, opens: Callable[..., Screen], kept: dict[str, object]
) -> None:
    desk.case.keep_place({"notebook": "worksheet", "stage": "work", "day": desk.place.day, **kept})
    desk.lock()
    other = opens(desk, seven_steps)
    other.fill({"passphrase": PASSPHRASE})
    other.press("open")
    assert not other.message
    assert other.actions


def test_a_page_that_cannot_be_built_leads_to_the_gate(
    worksheet: Screen, desk: Desk, opens: Callable[..., Screen]
) -> None:
    begin(worksheet)
    first = worksheet

    def broken(screen: Screen) -> list[Any]:
        if screen.desk.place.stage == "work":
            raise ZeroDivisionError
        return list(first._front(screen))

    screen = opens(desk, broken)
    assert screen.message
    assert desk.book is not None
    through_the_gate(screen)
    assert "summary" in screen.actions


def test_old_words_never_come_after_new_ones(worksheet: Screen, desk: Desk, casebook: Path) -> None:
    begin(worksheet)
    hidden = casebook.with_suffix(".away")
    casebook.rename(hidden)
    worksheet.fill({"step1_1": "old words"})
    worksheet.press("therapist")
    worksheet.press("back")
    hidden.rename(casebook)
    worksheet.fill({"step1_1": "new words"})
    worksheet.press("next")
    assert [answer.value for answer in desk.case.answers(item="step1_1")] == ["new words"]


def test_a_shorter_path_is_walked_back_at_once(worksheet: Screen, desk: Desk) -> None:
    desk.go(desk.place.moved(stage="work", path="10", step=33))
    worksheet.turn()
    last = desk.place.step
    worksheet.press("back")
    assert desk.place.step == last - 1


def test_one_more_answer_takes_no_score_away(worksheet: Screen, desk: Desk) -> None:
    begin(worksheet)
    name_people(worksheet)
    person = desk.case.people[0]
    for item in ("ind_1", "int_1", "ind_5", "int_5", "ind_2"):
        desk.case.answer(desk.occasion, person, item, 3, bank="balance", entry=0)
    (mum,) = worksheet_answers(desk.case, desk.occasion, person, [person]).rated
    assert mum.is_brief
    assert mum.scores["independence"].value == 75


def test_no_page_replaces_another_one(worksheet: Screen, desk: Desk, tmp_path: Path) -> None:
    begin(worksheet, "10")
    for words in ("Choir", "Choir", "Chess"):
        desk.go(desk.place.moved(step=0))
        worksheet.turn()
        worksheet.fill({"step1_1": words})
        while "make" not in worksheet.actions:
            worksheet.press("next")
        worksheet.fill({"folder": str(tmp_path / "pages")})
        worksheet.press("make")
    stems = sorted(path.stem for path in (tmp_path / "pages").iterdir())
    assert len(stems) == 2
    assert stems[1] == f"{stems[0]}-2"


@pytest.mark.parametrize("again", ["Ben", " ben ", "BEN"])
def test_two_of_one_name_cannot_be_told_apart(worksheet: Screen, desk: Desk, again: str) -> None:
    zoe = desk.case.people[0]
    add_relationship(desk.case, desk.occasion, zoe, {"name": "Ben"})
    begin(worksheet)
    turn_to(worksheet, "people")
    worksheet.press("add_person")
    worksheet.fill({"name": again, "words": "my brother"})
    for action in ("keep", "back"):
        worksheet.press(action)
        assert worksheet.message.startswith("Somebody of this name is on the list already")
        assert [one.name for one in relationships(desk.case, zoe)] == ["Ben"]
    worksheet.fill({"name": "Ben, my brother"})
    worksheet.press("keep")
    assert not worksheet.message
    worksheet.press("person:0")
    worksheet.fill({"words": "my friend"})
    worksheet.press("keep")  # the own name may stay
    assert not worksheet.message
    assert len(relationships(desk.case, zoe)) == 2
