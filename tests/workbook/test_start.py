"""The start page, without a browser: the cases, the notebooks, where a case stands, what waits."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from balancekit.bank import load_bank
from balancekit.casebook import BroughtAnswer
from balancekit.casebook.relations import add_relationship, relationships, remove_relationship
from balancekit.handouts.blank import compose_blank, form_number, note_form_given
from balancekit.workbook.couple_overlap import front as couple
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen
from balancekit.workbook.seven_steps import front as seven_steps
from balancekit.workbook.starting import front_to

Opens = Callable[..., Screen]
PASSPHRASE = "eine lange Nacht"


def starts(opens: Opens, desk: Desk) -> Screen:
    """A window of the start page, which leads to two of the notebooks."""
    screen = opens(desk, front_to({"couple": couple, "worksheet": seven_steps}))
    screen.roams = True
    screen.turn()
    return screen


@pytest.fixture
def start(desk: Desk, opens: Opens, begun: Opens) -> Screen:
    """The start page of a new case of Zoë and Ben."""
    screen = begun(starts(opens, desk), "Zoë", "Ben", relation="friends")
    desk.case.note_screening(date.today())
    return screen


def test_it_leads_into_every_notebook_and_back(start: Screen, desk: Desk) -> None:
    assert desk.place.stage == "start"
    start.press("notebook:worksheet")
    assert (desk.place.notebook, desk.place.stage) == ("worksheet", "case")
    start.press("notebook:start")
    start.press("notebook:couple")
    start.press("start:0")
    assert (desk.place.notebook, desk.place.stage) == ("couple", "handover")


def test_another_case_begins_at_its_start_page(start: Screen, desk: Desk) -> None:
    start.press("notebook:worksheet")
    start.press("cases")
    start.press("case:K7")
    assert desk.place.stage == "start"
    start.press("new_sitting")
    start.press("sitting")
    assert desk.place.stage == "start"


def test_it_says_where_the_case_stands(start: Screen, desk: Desk, live: Any) -> None:
    assert live.words.count("Not begun.") == 5
    case = desk.case
    zoe, ben = case.people
    case.answer(desk.occasion, zoe, "step4_1", "Secretcanary", bank="worksheet")
    for person in case.people:
        case.answer(desk.occasion, person, "venn_own", "Secretcanary")
    desk.place = desk.place.moved(notebook="couple", reviewed=(0, 1))
    for number, name in enumerate(("Mum", "Émile")):
        add_relationship(case, desk.occasion, ben, {"name": name})
        case.answer(desk.occasion, ben, "ind_1", 3, bank="balance", entry=number)
    remove_relationship(case, ben, relationships(case, ben)[0])
    case.answer(desk.occasion, case.therapist, "note", "Secretcanary", bank="notes")
    start.turn()
    for sentence in (
        "Zoë: step 4 of 7",
        "Both have looked through their part",
        "Ben: 1 person on the map",
    ):
        assert sentence in live.words
    assert "Secretcanary" not in live.words


def test_it_goes_on_in_the_notebook_that_a_client_has(
    start: Screen, desk: Desk, opens: Opens, live: Any
) -> None:
    start.press("notebook:couple")
    start.press("start:0")
    start.press("begin")
    start.fill({"venn_own": ["Running"]})
    again = starts(opens, desk)  # as a reload does
    assert "venn_own" in again.fields
    assert not {"notebook:start", "notes", "cases"} & set(again.actions)
    again.press("therapist")
    again.fill({"passphrase": PASSPHRASE})
    again.press("through")
    assert (desk.place.notebook, desk.place.stage) == ("couple", "case")


def test_what_waits_is_said_with_the_way_to_it(start: Screen, desk: Desk, live: Any) -> None:
    case, (zoe, ben) = desk.case, desk.case.people
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    case.answer(desk.occasion, zoe, "plan_date", yesterday, bank="plan")
    page = compose_blank(load_bank("ios"), fillable=True, case=case, person=ben)
    note_form_given(case, desk.occasion, ben, page)
    case.set_keep_until(date.today() - timedelta(days=1))
    start.turn()
    assert {"due:0", "out:0", "keep_over"} <= set(start.actions)
    assert "went to Ben" in live.words
    start.press("cases")
    assert "A check-in is due since" in live.words
    start.press("case:K7")
    case = desk.case
    case.take_in(
        desk.occasion, ben, [BroughtAnswer("ios_now", 0, "answered", 0.2, "ios", "1")],
        source=form_number(page),
    )  # fmt: skip
    case.answer(case.start_occasion(), zoe, "check_in_step", 1, bank="check_in")
    start.turn()
    assert not {"due:0", "out:0"} & set(start.actions)


def test_a_family_is_told_that_the_circles_are_for_two(
    desk: Desk, opens: Opens, begun: Opens, live: Any
) -> None:
    begun(starts(opens, desk), "Ana", "Ben", "Cem")
    assert "For exactly two people." in live.words
