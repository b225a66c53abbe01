"""What comes back: a filled file where it is dropped, and paper typed in by keys."""

from typing import Any

import pytest

from balancekit import export_handout, load_bank
from balancekit.casebook.relations import add_relationship, relationships
from balancekit.casebook.typed_for import typed_for
from balancekit.handouts.blank import compose_blank, note_form_given
from balancekit.handouts.forms_reading import read_form
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen
from tests import filled_forms as fill

TALK = {"venn_talk_1": "We talked.", "venn_own": "choir"}


def form_of(desk: Desk, values: Any = TALK) -> bytes:
    """A page of the case on the desk, given to its second person and filled in."""
    person = desk.case.people[1]
    page = compose_blank(load_bank("venn"), fillable=True, case=desk.case, person=person)
    note_form_given(desk.case, desk.occasion, person, page)
    return fill.filled_by_item(export_handout(page), values)


def test_a_dropped_page_says_what_arrived_and_only_once(
    screen: Screen, desk: Desk, live: Any
) -> None:
    pdf = form_of(desk)
    screen.press("paper")
    screen.fill({"returned": pdf})
    assert not screen.message
    assert "2 answers from Ben have arrived: case K7" in live.words
    zoe, ben = desk.case.people
    assert not desk.case.answers(readers=[zoe])
    assert len(desk.case.answers(respondent=ben, readers=[desk.case.therapist])) == 2
    screen.fill({"returned": pdf})
    assert "Nothing has changed" in live.words
    assert "have arrived" not in live.words
    screen.press("look")
    assert "We talked." in live.words


def test_a_page_finds_its_case_from_the_list_of_cases(
    screen: Screen, desk: Desk, live: Any
) -> None:
    pdf = form_of(desk)
    screen.press("cases")
    screen.press("paper")
    assert "type_in" not in screen.actions
    screen.fill({"returned": pdf})
    assert "case K7" in live.words
    screen.press("look")
    assert desk.case.code == "K7"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no pdf at all", "damaged or not a PDF"),
        (b"", "damaged or not a PDF"),
        ("flattened", "printed or flattened"),
        ("empty", "Nothing was filled in"),
    ],
)
def test_every_refusal_is_said_and_nothing_is_kept(
    screen: Screen, desk: Desk, content: Any, words: str
) -> None:
    if content == "flattened":
        content = fill.flattened(form_of(desk))
    if content == "empty":
        content = form_of(desk, {})
    screen.press("paper")
    screen.fill({"returned": content})
    assert words in screen.message
    assert not desk.case.answers()


def test_a_form_for_nobody_is_asked_about(screen: Screen, desk: Desk, live: Any) -> None:
    zoe = desk.case.people[0]
    add_relationship(desk.case, desk.occasion, zoe, {"name": "Ida"})
    blank = export_handout(compose_blank(load_bank("balance"), fillable=True))
    pdf = fill.filled_by_item(blank, {"ind_1": "3"})
    assert read_form(pdf).origin.form == ""
    screen.press("paper")
    screen.fill({"returned": pdf})
    screen.press("take_in")
    assert "Choose a person" in screen.message
    screen.fill({"whose": "0", "about": "0-0"})
    screen.press("take_in")
    assert "One answer from Zoë has arrived" in live.words
    (given,) = [a for a in desk.case.answers(respondent=zoe) if a.bank == "balance"]
    assert (given.item, given.value, given.entry) == ("ind_1", 3, 0)


def test_a_form_for_nobody_needs_a_case(screen: Screen) -> None:
    screen.press("cases")
    screen.press("paper")
    blank = export_handout(compose_blank(load_bank("venn"), fillable=True))
    screen.fill({"returned": fill.filled_by_item(blank, TALK)})
    assert "Open the case first" in screen.message


def test_the_keypad_keeps_what_is_typed_in(screen: Screen, desk: Desk, live: Any) -> None:
    screen.press("paper")
    screen.press("type_in")
    assert "Choose a person" in screen.message
    screen.fill({"whose": "0", "about_other": "Mum"})
    screen.press("type_in")
    assert "which questions" in screen.message
    screen.fill({"form": "full"})
    screen.press("type_in")
    screen.fill({"keypad": {"ind_1": 3, "int_1": "rather_not_say"}})
    screen.fill({"keypad": {"ind_1": 4}})
    zoe, ben = desk.case.people
    (mum,) = relationships(desk.case, zoe)
    given = {a.item: a for a in desk.case.answers(respondent=zoe) if a.bank == "balance"}
    assert given["ind_1"].value == 4
    assert given["int_1"].status == "rather_not_say"
    assert {answer.entry for answer in given.values()} == {mum.entry}
    assert typed_for(desk.case, desk.occasion) == (zoe,)
    assert not desk.case.answers(readers=[ben])
    screen.fill({"keypad": {"ind_1": None}})
    screen.press("done")
    screen.press("paper")
    screen.fill({"whose": "0", "about": f"0-{mum.entry}", "form": "short"})
    screen.press("type_in")
    assert len(relationships(desk.case, zoe)) == 1
    assert {a.item for a in desk.case.answers(respondent=zoe) if a.bank == "balance"} == {"int_1"}
