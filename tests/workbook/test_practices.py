"""Practices as a menu: ticked in the seven steps, the rarest listed, released, and then seen."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from balancekit.casebook import person_export
from balancekit.casebook.relations import add_relationship
from balancekit.handouts import compose_handout, export_handout
from balancekit.handouts.practice_menu import menu_items
from balancekit.handouts.readings import readings_of
from balancekit.handouts.worksheet_answers import Rated, worksheet_answers
from balancekit.interpretation import Audience
from balancekit.workbook.desk import Desk
from balancekit.workbook.learn_together import front as learn_together
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.paths import leaves

TEXT = {item.id: item.asked_of("Mum") for item in menu_items()}
WANTED = ["aware_1", "talk_2", "support_1", "shared_2"]
OFTEN = {"aware_1": 3, "talk_2": 1, "support_1": 0, "shared_2": 2}
RAREST = ["support_1", "talk_2", "shared_2"]


@pytest.fixture
def asked(worksheet: Screen, desk: Desk) -> Screen:
    """Zoë has rated Mum in the short form and stands at the menu."""
    zoe = desk.case.people[0]
    mum = add_relationship(desk.case, desk.occasion, zoe, {"name": "Mum", "state": "contact"})
    for item in ("ind_1", "ind_5", "int_1", "int_5"):
        desk.case.answer(desk.occasion, zoe, item, 3, bank="balance", entry=mum.entry)
    worksheet.turn()
    to_the_menu(worksheet)
    return worksheet


def to_the_menu(screen: Screen) -> None:
    kinds = [leaf.kind for leaf in leaves("25", rates=True)]
    screen.desk.go(screen.desk.place.moved(stage="work", step=kinds.index("practices")))
    screen.turn()


def tick(screen: Screen) -> None:
    screen.fill({"practices_wanted": [TEXT[item] for item in WANTED]})
    screen.fill(OFTEN)


def summary(screen: Screen) -> None:
    screen.desk.go(screen.desk.place.back_at_case())
    screen.turn()
    screen.press("summary")
    assert not screen.message


def said(desk: Desk, audience: Audience) -> dict[str, str]:
    return {one.rule: one.sentence for one in readings_of(rated(desk), audience)}


def rated(desk: Desk) -> Rated:
    zoe = desk.case.people[0]
    (found,) = worksheet_answers(desk.case, desk.occasion, zoe, [zoe]).rated
    return found


def page(desk: Desk, kind: str) -> str:
    pdf = export_handout(compose_handout(desk.case, kind))
    run = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return " ".join(run.stdout.decode().split())


def test_from_the_tick_to_the_sheet(asked: Screen, desk: Desk, live: Any) -> None:
    tick(asked)
    assert said(desk, "client").keys().isdisjoint({"practices", "practices_menu"})
    menu = said(desk, "clinician")["practices_menu"]
    assert [menu.index(TEXT[item]) for item in RAREST] == sorted(
        menu.index(TEXT[item]) for item in RAREST
    )
    assert TEXT["aware_1"] not in menu
    summary(asked)
    assert menu in live.words
    asked.fill({"release:0:0": [TEXT["talk_2"]]})
    assert said(desk, "client")["practices"] == (
        f"You want more of this: “{TEXT['talk_2']}”. Which one would fit into an ordinary week?"
    )
    for kind in ("worksheet", "learning"):
        words = page(desk, kind)
        assert TEXT["talk_2"] in words and TEXT["support_1"] not in words
    asked.fill({"release:0:0": []})
    assert "practices" not in said(desk, "client")
    assert TEXT["talk_2"] not in page(desk, "worksheet")


def test_the_client_sees_why_a_released_practice_is_shown(
    asked: Screen, desk: Desk, live: Any
) -> None:
    tick(asked)
    summary(asked)
    asked.fill({"release:0:0": [TEXT["support_1"]]})
    to_the_menu(asked)
    asked.press("back")
    assert f"You want more of this: “{TEXT['support_1']}”" in live.words
    assert "practices released: one or more" in live.words
    assert "what you ticked as “more of this”" in live.words


def test_what_is_taken_back_is_released_no_more(asked: Screen, desk: Desk) -> None:
    tick(asked)
    summary(asked)
    asked.fill({"release:0:0": [TEXT["talk_2"]]})
    to_the_menu(asked)
    asked.fill({"practices_wanted": [TEXT["support_1"]]})
    assert "practices" not in said(desk, "client")
    asked.press("undo")
    assert "practices" in said(desk, "client")


def test_the_learning_notebook_releases_them_too(
    asked: Screen, desk: Desk, opens: Callable[..., Screen]
) -> None:
    tick(asked)
    desk.go(desk.place.back_at_case())
    learning = opens(desk, learn_together)
    learning.press("sheets")
    learning.fill({"release:0:0": [TEXT["support_1"]]})
    assert TEXT["support_1"] in page(desk, "learning")


def test_each_relationship_has_a_menu_of_its_own(asked: Screen, desk: Desk) -> None:
    zoe = desk.case.people[0]
    add_relationship(desk.case, desk.occasion, zoe, {"name": "Kim", "state": "contact"})
    asked.turn()
    asked.press("menu:1")
    asked.fill({"practices_wanted:1": [item.asked_of("Kim") for item in menu_items()][:1]})
    asked.fill({"aware_1": 2})
    asked.press("back")
    found = worksheet_answers(desk.case, desk.occasion, zoe, [zoe]).rated
    assert [(one.relationship.name, one.wanted) for one in found] == [
        ("Mum", ()),
        ("Kim", ("aware_1",)),
    ]
    summary(asked)
    asked.fill({"release:0:1": [TEXT["aware_1"]]})
    assert "Kim: I stop" not in page(desk, "learning")
    to_the_menu(asked)
    asked.press("menu:0")
    asked.fill({"practices_wanted": [TEXT["talk_2"]]})
    summary(asked)
    asked.fill({"release:0:0": [TEXT["talk_2"]]})
    words = page(desk, "learning")
    assert "Mum: I listen to the end" in words and "Kim: I stop to notice" in words


def test_where_each_works_alone_no_practice_is_suggested(
    asked: Screen, desk: Desk, live: Any, opens: Callable[..., Screen]
) -> None:
    tick(asked)
    summary(asked)
    asked.fill({"release:0:0": [TEXT["talk_2"]]})
    desk.case.set_individual_only(True)
    assert (rated(desk).wanted, rated(desk).released) == ((), ())
    for kind in ("worksheet", "learning", "clinician"):
        assert TEXT["talk_2"] not in page(desk, kind)
    summary(asked)
    assert "release:0:0" not in asked.fields
    to_the_menu(asked)
    assert "practices_wanted" not in asked.fields


def test_it_is_read_in_words_wherever_answers_are_read(
    asked: Screen, desk: Desk, live: Any, tmp_path: Path
) -> None:
    tick(asked)
    summary(asked)
    asked.fill({"release:0:0": [TEXT["talk_2"]]})
    asked.press("back")
    asked.press("file")
    asked.press("sitting:1")
    assert "What is wanted more of" in live.words and "support_1" not in live.words
    assert "I listen to the end before I answer." in page(desk, "everything")
    exported = json.dumps(person_export(desk.case, desk.case.people[0]))
    assert "What is wanted more of" in exported
    assert "I listen to the end before I answer." in exported


def test_paths_without_ratings_have_no_menu() -> None:
    assert "practices" not in {leaf.kind for leaf in leaves("25", rates=False)}
    assert "practices" not in {leaf.kind for leaf in leaves("50", rates=True, menu=False)}
    assert "practices" in {leaf.kind for leaf in leaves("50", rates=True)}


def test_undo_stands_where_there_is_something_to_take_back(asked: Screen, desk: Desk) -> None:
    zoe = desk.case.people[0]
    ben = add_relationship(desk.case, desk.occasion, zoe, {"name": "Ben", "state": "contact"})
    desk.case.answer(desk.occasion, zoe, "ind_1", 2, bank="balance", entry=ben.entry)
    to_the_menu(asked)
    assert "undo" not in asked.actions  # a list of people, and nothing to write on
    asked.press("menu:0")
    asked.fill({"practices_wanted": [TEXT["support_1"]]})
    assert desk.case.answers(respondent=zoe, item="practices_wanted")
    asked.press("undo")
    assert asked.message == "The last change on this page was taken back."
    assert "practices_wanted" in asked.fields  # still the menu of one person
    assert not desk.case.answers(respondent=zoe, item="practices_wanted")
