"""The relationship map without a browser: one person's own, and two people side by side."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from balancekit.casebook.relations import add_relationship, relationship_with
from balancekit.handouts.side_by_side import compared_items, shown_agreement
from balancekit.strings import say
from balancekit.workbook.desk import Desk
from balancekit.workbook.relationship_map import front as relationship_map
from balancekit.workbook.screen import Screen

Opens = Callable[..., Screen]
PASSPHRASE = "eine lange Nacht"
INDEPENDENCE, INTERDEPENDENCE = compared_items().values()
OFTEN, RARELY = 3, 1


@pytest.fixture
def two(desk: Desk, opens: Opens, begun: Opens) -> Screen:
    return begun(opens(desk, relationship_map), "Zoë", "Ben")


@pytest.fixture
def one(desk: Desk, opens: Opens, begun: Opens) -> Screen:
    return begun(opens(desk, relationship_map), "Zoë")


def pass_the_gate(screen: Screen) -> None:
    screen.press("therapist")
    screen.fill({"passphrase": PASSPHRASE})
    screen.press("through")
    assert not screen.message


def answer_about_the_other(screen: Screen, level: int, guess: int | None = None) -> None:
    """Go through one's part up to the look through it."""
    screen.press("begin")
    while "next" in screen.actions:
        for field in screen.fields:
            value = guess if field.startswith("guess_") else level
            if value is not None:
                screen.fill({field: value})
        screen.press("next")
        assert not screen.message


def reviewed_by_both(screen: Screen, first: int = OFTEN, second: int = OFTEN) -> None:
    screen.press("start:0")
    answer_about_the_other(screen, first, guess=RARELY)
    screen.press("show")
    answer_about_the_other(screen, second)
    screen.press("show")


def test_one_person_has_a_map_of_many_people(one: Screen, desk: Desk, live: Any) -> None:
    one.press("map:0")
    one.press("begin")
    for number in range(15):
        one.press("add_person")
        one.fill({"name": f"P{number}"})
        one.press("keep")
    assert "add_person" not in one.actions
    one.press("next")
    while one.fields:
        (item,) = one.fields
        one.fill({item: {"0": 3, "1": 1}})
        one.press("next")
        assert not one.message
    assert {"open:0", "open:1"} <= set(one.actions)
    assert "P1" in live.words and "P2" not in live.words


def test_without_names_or_answers_there_is_no_map_and_a_page_that_says_so(
    one: Screen, live: Any
) -> None:
    one.press("map:0")
    one.press("begin")
    one.press("next")
    assert say("relations.page_text") in live.words  # nobody is named
    one.press("back")
    one.press("add_person")
    one.fill({"name": "Mum"})
    one.press("keep")
    one.press("next")
    while one.fields:
        one.press("next")
    assert say("relations.open_none") in live.words
    assert not [action for action in one.actions if action.startswith("open:")]


def test_a_wished_place_is_kept_and_drawn(one: Screen, desk: Desk, live: Any) -> None:
    add_relationship(desk.case, desk.occasion, desk.case.people[0], {"name": "Mum"})
    for item in ("ind_1", "ind_5", "int_1", "int_5"):
        desk.case.answer(desk.occasion, desk.case.people[0], item, 1, bank="balance")
    one.press("map:0")
    one.press("begin")
    while "open:0" not in one.actions:
        one.press("next")
    one.press("open:0")
    assert "Wished for" not in live.words
    one.fill({"relation_wished": [80, 90]})
    assert "Wished for" in live.words
    one.press("back")
    one.press("open:0")
    assert "Wished for" in live.words
    one.fill({"relation_wished": None})
    assert "Wished for" not in live.words


def test_now_stands_against_last_time(one: Screen, desk: Desk, live: Any) -> None:
    (zoe,) = desk.case.people
    add_relationship(desk.case, desk.occasion, zoe, {"name": "Mum"})
    for value in (0, 4):
        for item in ("ind_1", "ind_5", "int_1", "int_5"):
            desk.case.answer(desk.occasion, zoe, item, value, bank="balance")
        if not value:
            desk.new_sitting()
    one.turn()
    one.press("map:0")
    one.press("begin")
    while "open:0" not in one.actions:
        one.press("next")
    one.press("open:0")
    assert "little own life, little shared life. Now: much own life, much shared life" in live.words


def test_two_people_are_set_side_by_side(two: Screen, desk: Desk, live: Any) -> None:
    reviewed_by_both(two, first=OFTEN, second=RARELY)
    assert desk.place.stage == "reveal"
    two.press("look")
    assert "Your answers matched on 0 of 12." in live.words
    assert "What Zoë guessed matched on 12 of 12." in live.words
    assert "Where you see it differently" in live.words
    assert say("agreement.strength") not in live.words


def test_nothing_of_the_first_is_on_the_seconds_screen(two: Screen, desk: Desk, live: Any) -> None:
    two.press("start:0")
    answer_about_the_other(two, OFTEN, guess=RARELY)
    two.press("show")
    two.press("begin")
    while "next" in two.actions:
        assert not [one for one in live if getattr(one, "values", None)]
        two.press("next")
    two.press("show")
    two.press("look")
    assert "matched" not in live.words


def test_what_is_taken_out_leaves_no_trace(two: Screen, desk: Desk) -> None:
    reviewed_by_both(two)
    whole = shown_agreement(desk.case, desk.occasion)
    assert len(whole.compared) == 12
    zoe, ben = desk.case.people
    tied = relationship_with(desk.case, zoe, ben)
    assert tied is not None
    line = (desk.occasion, zoe, "ind_1", tied.entry)
    desk.case.set_recipients(*line, [desk.case.therapist])
    without = shown_agreement(desk.case, desk.occasion)
    assert "ind_1" not in {seen.item for seen in without.compared}
    assert len(without.compared) == 11


@pytest.mark.parametrize("item", ["ind_1", "int_6", "guess_ind_2"])
def test_a_private_answer_is_the_same_on_the_page_of_both_as_none(
    two: Screen, desk: Desk, live: Any, casebook: Path, item: str
) -> None:
    rule = "id: mine, audience: client, view: couple, about: [independence], source: ours"
    when = "when: {compared: {below: 6}}, sentence: 'Fewer of {scale}.'"
    casebook.with_name("rules.yaml").write_text(f"rules:\n  - {{{rule}, {when}}}\n", "utf-8")
    reviewed_by_both(two, first=OFTEN, second=RARELY)
    zoe, ben = desk.case.people
    tied = relationship_with(desk.case, zoe, ben)
    assert tied is not None
    desk.case.set_recipients(desk.occasion, zoe, item, tied.entry, [desk.case.therapist])
    two.press("look")
    kept = [str(widget.value) for widget in live if "bk-" in str(getattr(widget, "value", ""))]
    desk.case.answer(
        *(desk.occasion, zoe, item, None), bank="x", entry=tied.entry, status="cleared"
    )
    two.turn()
    never = [str(widget.value) for widget in live if "bk-" in str(getattr(widget, "value", ""))]
    assert kept == never
    assert "Why this?" in "".join(never)


def test_a_change_after_the_review_is_shown_to_nobody(two: Screen, desk: Desk) -> None:
    reviewed_by_both(two)
    two.press("again:1")
    two.press("begin")
    two.fill({"ind_1": RARELY})
    shown = {seen.item for seen in shown_agreement(desk.case, desk.occasion).compared}
    assert "ind_1" not in shown
    assert desk.place.ready == (0,)


def test_the_other_is_on_ones_own_map_too(two: Screen, desk: Desk, live: Any) -> None:
    reviewed_by_both(two)
    pass_the_gate(two)
    two.press("map:0")
    two.press("begin")
    assert "person:0" in two.actions
    assert "Ben" in live.words


def test_both_get_the_same_page(two: Screen, desk: Desk, tmp_path: Path) -> None:
    reviewed_by_both(two, first=OFTEN, second=RARELY)
    two.press("look")
    two.press("next")
    two.fill({"folder": str(tmp_path / "pages")})
    two.press("make")
    assert not two.message
    pages = sorted((tmp_path / "pages").glob("*.pdf"))
    assert len(pages) == 2
    assert len({page.read_bytes() for page in pages}) == 1


def test_undo_takes_back_a_rating(two: Screen, desk: Desk) -> None:
    two.press("start:0")
    two.press("begin")
    two.fill({"ind_1": OFTEN})
    two.fill({"ind_2": RARELY})
    two.press("undo")
    kept = desk.case.answers(desk.occasion, desk.person)
    assert {answer.item: answer.value for answer in kept if answer.bank == "balance"} == {
        "ind_1": OFTEN
    }


def test_a_family_has_maps_but_nothing_between(desk: Desk, opens: Opens, begun: Opens) -> None:
    screen = begun(opens(desk, relationship_map), "Zoë", "Ben", "Kim")
    assert {"map:0", "map:1", "map:2"} <= set(screen.actions)
    assert "start:0" not in screen.actions


def test_what_is_changed_on_ones_own_map_is_shown_to_nobody(two: Screen, desk: Desk) -> None:
    reviewed_by_both(two)
    pass_the_gate(two)
    two.press("map:0")
    two.press("begin")
    two.press("next")
    (item,) = two.fields
    ben = relationship_with(desk.case, desk.person, desk.case.people[1])
    assert ben is not None
    assert item in {seen.item for seen in shown_agreement(desk.case, desk.occasion).compared}
    two.fill({item: {str(ben.entry): RARELY}})
    assert item not in {seen.item for seen in shown_agreement(desk.case, desk.occasion).compared}


def test_undo_takes_back_nothing_of_another_page(two: Screen, desk: Desk) -> None:
    zoe = desk.case.people[0]
    mum = add_relationship(desk.case, desk.occasion, zoe, {"name": "Mum", "state": "contact"})
    for item in INDEPENDENCE:
        desk.case.answer(desk.occasion, zoe, item, OFTEN, bank="balance", entry=mum.entry)
    before = desk.case.answers(desk.occasion, zoe)
    two.press("start:0")
    two.press("begin")
    two.press("undo")
    assert two.message == say("workbook.nothing_to_undo")
    assert {*before} <= {*desk.case.answers(desk.occasion, zoe)}
