"""The weekly check-in, without a browser: for two, for one, for the first time, for one of two."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from balancekit.casebook import person_export
from balancekit.casebook.relations import add_relationship, relationships
from balancekit.handouts import compose_handout
from balancekit.handouts.then_and_now import shown_by, subjects
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen
from balancekit.workbook.weekly import front as weekly

Opens = Callable[..., Screen]
Begun = Callable[..., Screen]
PASSPHRASE = "eine lange Nacht"
STEP = "Phone in the kitchen on Saturday"


@pytest.fixture
def check_in(desk: Desk, opens: Opens, begun: Begun) -> Screen:
    """A screen of the check-in with a new case of Zoë and Ben, at the overview."""
    return begun(opens(desk, weekly), "Zoë", "Ben")


@pytest.fixture
def alone(desk: Desk, opens: Opens, begun: Begun) -> Screen:
    """The same with Zoë alone."""
    return begun(opens(desk, weekly), "Zoë")


def last_week(desk: Desk, *, shown: bool = False, items: dict[str, object] | None = None) -> None:
    """What each of them told last time: how close, and the next step."""
    case = desk.case
    sitting = case.start_occasion()
    told = {"ios_now": 0.1, "ios_wished": 0.5, "check_in_next": STEP} if items is None else items
    for person in case.people:
        for item, value in told.items():
            bank = item.rpartition("_")[0] if item.startswith("check") else "ios"
            case.answer(sitting, person, item, value, bank=bank)
            if shown:
                case.set_recipients(sitting, person, item, 0, (*case.people, case.therapist))


def pass_the_gate(screen: Screen) -> None:
    screen.press("therapist")
    screen.fill({"passphrase": PASSPHRASE})
    screen.press("through")
    assert not screen.message


def tell(screen: Screen, *, now: float = 0.6, line: str, step: str = "") -> None:
    """Go through one's pages up to the last one."""
    screen.press("begin")
    while "next" in screen.actions:
        told: dict[str, Any] = {
            "check_in_step": "0",
            "ios_now": now,
            "ios_wished": 0.5,
            "check_in_line": line,
            "check_in_next": step,
        }
        screen.fill({item: value for item, value in told.items() if item in screen.fields})
        screen.press("next")
        assert not screen.message


def test_it_begins_in_one_tap_and_is_four_pages_at_most(check_in: Screen, desk: Desk) -> None:
    last_week(desk)
    before = desk.occasion
    check_in.press("check_in")
    assert desk.occasion != before
    check_in.press("start:0")
    check_in.press("begin")
    turned = 1
    while "next" in check_in.actions:
        check_in.press("next")
        turned += 1
    assert turned == 4
    assert "show" in check_in.actions


def test_it_opens_on_the_last_step_and_picture(check_in: Screen, desk: Desk, live: Any) -> None:
    last_week(desk)
    check_in.press("check_in")
    check_in.press("start:0")
    assert STEP not in live.words
    check_in.press("begin")
    assert STEP in live.words
    assert "touching a little" in live.words
    check_in.fill({"check_in_step": "1"})
    kept = desk.case.answers(desk.occasion, desk.person, "check_in_step")
    assert [answer.value for answer in kept] == [2]


def test_two_people_see_then_and_now_as_each_has_shown_it(
    check_in: Screen, desk: Desk, live: Any
) -> None:
    last_week(desk)
    check_in.press("check_in")
    check_in.press("start:0")
    tell(check_in, now=0.7, line="A calm week", step="A walk on Sunday")
    check_in.fill({"review_then": [], "review_today": ["Today: mostly together", "A calm week"]})
    check_in.press("show")
    for turn in ("begin", "next", "next", "back"):
        assert not [w for w in ("calm week", "walk on Sunday") if w in live.words]
        check_in.press(turn)
    check_in.press("next")
    check_in.fill({"check_in_line": "Much work"})
    check_in.press("next")
    check_in.press("show")
    assert "look" in check_in.actions
    check_in.press("look")
    assert "A calm week" in live.words and "Much work" in live.words
    assert "mostly together" in live.words
    for hidden in (STEP, "walk on Sunday", "touching a little"):
        assert hidden not in live.words


def test_an_earlier_answer_begins_unticked_unless_it_was_shown(
    check_in: Screen, desk: Desk
) -> None:
    last_week(desk)
    check_in.press("check_in")
    check_in.press("start:0")
    tell(check_in, line="A calm week")
    check_in.press("show")
    zoe, ben = desk.case.people
    told = shown_by(desk.case, desk.occasion, zoe, subjects(desk.case, zoe)[0])
    assert (told.then, told.ticked, told.line) == ({}, (), "A calm week")
    assert told.now.keys() == {"ios_now", "ios_wished"}
    assert not shown_by(desk.case, desk.occasion, ben, subjects(desk.case, ben)[0]).line


def test_what_was_shown_last_time_is_shown_beside_today(check_in: Screen, desk: Desk) -> None:
    last_week(desk, shown=True)
    check_in.press("check_in")
    check_in.press("start:0")
    tell(check_in, line="")
    check_in.press("show")
    zoe = desk.case.people[0]
    told = shown_by(desk.case, desk.occasion, zoe, subjects(desk.case, zoe)[0])
    assert told.then["ios_now"] == 0.1
    assert [(one.step.words, one.words) for one in told.ticked if one.step] == [(STEP, "I did it")]


def test_the_first_one_ever_has_nothing_to_look_back_on(check_in: Screen, desk: Desk) -> None:
    check_in.press("check_in")
    assert len(desk.case.occasions()) == 1
    check_in.press("start:0")
    check_in.press("begin")
    assert "ios_now" in check_in.fields
    tell_rest = ("next", "next", "show")
    for action in tell_rest:
        check_in.press(action)
    assert not check_in.message


def test_somebody_who_did_not_come_keeps_nobody_from_the_card(
    check_in: Screen, desk: Desk, tmp_path: Path, live: Any
) -> None:
    check_in.press("check_in")
    check_in.press("start:0")
    tell(check_in, line="", step="A walk on Sunday")
    check_in.press("show")
    pass_the_gate(check_in)
    assert "together" not in check_in.actions
    check_in.press("cards")
    check_in.fill({"folder": str(tmp_path / "cards")})
    check_in.press("make")
    assert not check_in.message
    assert len(list((tmp_path / "cards").iterdir())) == 1
    assert not [widget for widget in live if "data:image" in str(getattr(widget, "value", ""))]
    assert [page.readers for page in desk.case.pages_given()] == [(desk.case.people[0],)]


def test_one_person_is_asked_about_the_one_they_choose(alone: Screen, desk: Desk) -> None:
    zoe = desk.case.people[0]
    for name in ("Mum", "Émile"):
        add_relationship(desk.case, desk.occasion, zoe, {"name": name, "state": "contact"})
    alone.press("check_in")
    alone.press("begin")
    while "ios_now:1" not in alone.fields:
        alone.press("next")
    alone.fill({"whom": "2"})
    alone.fill({"ios_now:2": 0.4})
    kept = desk.case.answers(item="ios_now")
    assert [answer.entry for answer in kept] == [2]
    desk.begin_check_in()
    desk.go(desk.place.moved(stage="write", step=1))
    alone.turn()
    assert "ios_now:2" in alone.fields


def test_one_person_with_nobody_named_can_name_somebody(alone: Screen, desk: Desk) -> None:
    alone.press("check_in")
    alone.press("begin")
    alone.press("add_person")
    alone.fill({"name": "Mum"})
    alone.press("keep")
    assert "ios_now:1" in alone.fields
    assert [one.name for one in relationships(desk.case, desk.case.people[0])] == ["Mum"]


@pytest.mark.parametrize("state", ["died", "no_contact"])
def test_whoever_has_named_only_people_who_cannot_be_asked_about_is_told_so(
    alone: Screen, desk: Desk, live: Any, state: str
) -> None:
    zoe = desk.case.people[0]
    add_relationship(desk.case, desk.occasion, zoe, {"name": "Grandpa", "state": state})
    alone.press("check_in")
    alone.press("begin")
    while "add_person" not in alone.actions:
        alone.press("next")
    assert "Nobody is named yet" not in live.words
    assert "This page asks only about people you are in contact with." in live.words
    alone.press("next")
    assert not alone.message


def test_one_person_ends_with_then_and_now_and_a_card(
    alone: Screen, desk: Desk, live: Any, tmp_path: Path
) -> None:
    desk.case.answer(desk.occasion, desk.case.people[0], "step7_1", "One evening", bank="worksheet")
    alone.press("check_in")
    tell_alone = {"check_in_step:1": "3"}
    alone.press("begin")
    alone.fill(tell_alone)
    while "make" not in alone.actions:
        alone.press("next")
    assert "“One evening” – Not yet" in live.words
    alone.fill({"folder": str(tmp_path / "cards")})
    alone.press("make")
    alone.press("finish")
    assert not alone.message
    assert desk.place.stage == "done"
    pass_the_gate(alone)
    assert "Zoë has looked through the page." in live.words


def test_the_same_step_again_is_one_tap(check_in: Screen, desk: Desk) -> None:
    last_week(desk)
    check_in.press("check_in")
    check_in.press("start:0")
    check_in.press("begin")
    check_in.press("next")
    check_in.press("next")
    check_in.press("same_step")
    kept = desk.case.answers(desk.occasion, desk.person, "check_in_next")
    assert [answer.value for answer in kept] == [STEP]
    check_in.press("undo")
    assert not desk.case.answers(desk.occasion, desk.person, "check_in_next")


@pytest.mark.parametrize("name", ["Maximiliane-Theodora von und zu", "فاطمة الزهراء", "רבקה"])
def test_long_names_and_names_from_right_to_left(
    desk: Desk, opens: Opens, begun: Begun, name: str
) -> None:
    screen = begun(opens(desk, weekly), name, "Ben")
    last_week(desk)
    screen.press("check_in")
    screen.press("start:0")
    tell(screen, line=f"{name} and I")
    screen.press("show")
    tell(screen, line="")
    screen.press("show")
    screen.press("look")
    screen.press("next")
    assert not screen.message


def test_we_come_back_to_the_same_page_after_a_crash(
    check_in: Screen, desk: Desk, opens: Opens
) -> None:
    last_week(desk)
    check_in.press("check_in")
    check_in.press("start:0")
    check_in.press("begin")
    check_in.press("next")
    check_in.fill({"ios_now": 0.3})
    other = Desk()
    desk.lock()
    screen = opens(other, weekly)
    screen.fill({"passphrase": PASSPHRASE})
    screen.press("open")
    assert "ios_now" in screen.fields
    assert other.checking_in
    other.lock()


def test_the_two_notebooks_keep_apart_who_has_looked_through(check_in: Screen, desk: Desk) -> None:
    check_in.press("check_in")
    desk.go(desk.place.moved(reviewed=(0, 1)))
    check_in.turn()
    assert "together" not in check_in.actions


def test_the_therapist_sees_every_session_and_clients_never_a_number(
    check_in: Screen, desk: Desk, live: Any
) -> None:
    last_week(desk)
    check_in.press("check_in")
    check_in.press("start:0")
    tell(check_in, now=0.7, line="A calm week")
    assert not [w for w in live if " %" in str(getattr(w, "value", ""))]
    pass_the_gate(check_in)
    check_in.press("course")
    assert not check_in.message
    for words in ("(10 %)", "(70 %)", "A calm week", "No step is open", "Nobody can tell"):
        assert words in live.words


def test_a_faulty_file_of_measures_is_a_sentence_where_it_is_missed(
    check_in: Screen, desk: Desk, live: Any, casebook: Path
) -> None:
    last_week(desk)
    last_week(desk)
    (casebook.parent / "measures.yaml").write_text("now: {reliability: 2, sd: 1, source: x}\n")
    check_in.press("course")
    assert not check_in.message
    assert "between 0 and 1" in live.words


def test_pictures_of_several_people_are_told_apart(alone: Screen, desk: Desk, live: Any) -> None:
    zoe = desk.case.people[0]
    for name in ("Mum", "Émile"):
        add_relationship(desk.case, desk.occasion, zoe, {"name": name, "state": "contact"})
    for entry, share in ((1, 0.0), (2, 0.9)):
        desk.case.answer(desk.occasion, zoe, "ios_now", share, bank="ios", entry=entry)
    alone.press("file")
    alone.press("sitting:1")
    assert not alone.message
    page = str(compose_handout(desk.case, "everything", reader=zoe))
    export = {a["question"]: a["value"] for a in person_export(desk.case, zoe)["answers"]}
    for name in ("Mum", "Émile"):
        question = f"How close do you and {name} feel these days?"
        assert question in live.words
        assert question in page
        assert question in export


def test_what_is_taken_out_today_is_taken_out_of_last_time_too(
    check_in: Screen, desk: Desk
) -> None:
    last_week(desk, shown=True)
    before = desk.occasion
    check_in.press("check_in")
    check_in.press("start:0")
    tell(check_in, line="A calm week")
    check_in.fill({"review_then": [], "review_today": []})
    check_in.press("show")
    zoe = desk.case.people[0]
    told = shown_by(desk.case, desk.occasion, zoe, subjects(desk.case, zoe)[0])
    assert (told.now, told.ticked, told.line, told.next_step) == ({}, (), "", "")
    left = desk.case.answers(before, zoe, readers=desk.case.people)
    assert [answer.item for answer in left] == ["ios_wished"]


def test_what_is_changed_after_the_review_is_nobodys_to_see(check_in: Screen, desk: Desk) -> None:
    last_week(desk, shown=True)
    check_in.press("check_in")
    check_in.press("start:0")
    for line in ("A calm week", "Much work"):
        tell(check_in, line=line)
        check_in.press("show")
    check_in.press("again:1")
    check_in.press("begin")
    check_in.fill({"check_in_step": "2"})
    check_in.press("next")
    check_in.fill({"ios_now": 0.2})
    check_in.press("next")
    check_in.fill({"check_in_line": "And fear"})
    ben = desk.case.people[1]
    told = shown_by(desk.case, desk.occasion, ben, subjects(desk.case, ben)[0])
    assert (told.now.keys(), told.ticked, told.line) == ({"ios_wished"}, (), "")
    pass_the_gate(check_in)
    assert "together" not in check_in.actions


def test_undo_takes_back_nothing_about_somebody_else(alone: Screen, desk: Desk) -> None:
    for name in ("Mum", "Dad"):
        add_relationship(desk.case, desk.occasion, desk.case.people[0], {"name": name})
    alone.press("check_in")
    alone.press("begin")
    while "whom" not in alone.fields:
        alone.press("next")
    for whom, share in (("1", 0.3), ("2", 0.6)):
        alone.fill({"whom": whom})
        alone.fill({f"ios_now:{whom}": share})
    alone.fill({"whom": "1"})
    alone.press("undo")
    kept = {answer.entry: answer.value for answer in desk.case.answers(item="ios_now")}
    assert kept == {2: 0.6}
