"""The clinician rewords, switches off and adds reading rules, and sees what comes of it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from balancekit.casebook.relations import add_relationship
from balancekit.interpretation import load_rules
from balancekit.strings import say
from balancekit.workbook.controls import Pick
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen

MIDDLE = "No one name fits. Which part would you like to talk about?"
MINE = "What would Mum say to this?"
OURS = {rule.id: rule for rule in load_rules().rules}


@pytest.fixture
def file(casebook: Path) -> Path:
    return casebook.with_name("rules.yaml")


@pytest.fixture
def rated(worksheet: Screen, desk: Desk) -> Screen:
    """Zoë has answered everything about Mum, in the middle, and told only herself the last item."""
    zoe = desk.case.people[0]
    mum = add_relationship(desk.case, desk.occasion, zoe, {"name": "Mum"})
    for item in (f"{scale}_{n}" for scale in ("ind", "int", "ovi", "ovr") for n in range(1, 7)):
        desk.case.answer(desk.occasion, zoe, item, 2, bank="balance", entry=mum.entry)
    worksheet.turn()
    worksheet.press("rules")
    return worksheet


def shown(live: Any) -> str:
    return "\n".join(str(w.value) for w in live if "bk-" in str(getattr(w, "value", "")))


def this_one(live: Any) -> list[str]:
    return re.findall(r"This one:</strong> (.*?)</li>", shown(live))


def test_every_rule_is_listed_with_all_that_it_is(rated: Screen, live: Any) -> None:
    assert {f"rule:{name}" for name in OURS} <= set(rated.actions)
    assert OURS["near_the_middle"].source in live.words
    assert "about “Managing alone” and “Putting the other first”; all questions" in live.words


def test_a_reworded_rule_is_shown_and_restored_in_one_click(
    rated: Screen, file: Path, live: Any
) -> None:
    rated.press("rule:near_the_middle")
    assert this_one(live) == [MIDDLE]
    rated.fill({"sentence": "And with {name}?"})
    assert this_one(live) == ["And with Mum?"]
    assert not file.exists()
    rated.press("keep")
    assert rated.message == "It is kept, and holds from now on."
    assert load_rules(file).rules[4].sentence == "And with {name}?"
    assert "changed by you" in live.words
    rated.press("rule:near_the_middle")
    rated.press("restore")
    assert not file.exists()
    assert this_one(live) == [MIDDLE]


def test_a_rule_is_switched_off_and_on(rated: Screen, file: Path, live: Any) -> None:
    rated.press("rule:in_words")
    assert len(this_one(live)) == 2
    rated.fill({"switch": "off"})
    assert this_one(live) == [] and "This sentence is switched off." in live.words
    rated.press("keep")
    assert yaml.safe_load(file.read_text())["rules"] == [{"id": "in_words", True: False}]
    rated.press("rule:in_words")
    rated.fill({"switch": "on"})
    rated.press("keep")
    assert not file.exists()


@pytest.mark.parametrize(
    ("sentence", "told"),
    [("You are 1 of 2.", "no numbers"), ("With {nmae}?", "did you mean"), ("", "Write the")],
)
def test_what_cannot_be_used_is_said_at_once_and_not_kept(
    rated: Screen, file: Path, live: Any, sentence: str, told: str
) -> None:
    rated.press("rule:near_the_middle")
    rated.fill({"sentence": sentence})
    assert told in live.words
    rated.press("keep")
    assert rated.message and not file.exists()


def test_a_rule_of_ones_own_is_added_seen_and_taken_out(
    rated: Screen, file: Path, live: Any
) -> None:
    rated.press("add")
    rated.fill({"sentence": MINE})
    assert this_one(live) == [MINE]
    rated.press("condition")
    rated.fill({"fact:1": "region"})
    rated.fill({"is:1": "room_for_both"})
    assert this_one(live) == [] and "would not be shown in this case" in live.words
    rated.fill({"is:1": "near_the_middle"})
    rated.fill({"about": ["Room for my own life"]})
    rated.press("condition")
    rated.fill({"fact:2": "score"})
    rated.fill({"at_least:2": "40", "below:2": "62,5"})
    assert this_one(live) == [MINE]
    rated.press("keep")
    assert yaml.safe_load(file.read_text())["rules"] == [
        {
            "id": "own_1",
            "audience": "client",
            "view": "individual",
            "about": ["independence"],
            "when": {"region": "near_the_middle", "score": {"at_least": 40, "below": 62.5}},
            "sentence": MINE,
            "source": "My own",
        }
    ]
    rated.press("rule:own_1")
    rated.press("remove")
    assert not file.exists() and "rule:own_1" not in rated.actions


def test_two_together_are_offered_only_what_is_of_both(rated: Screen, live: Any) -> None:
    rated.press("add")
    rated.press("condition")
    rated.fill({"readers": "both"})
    assert not [widget for widget in live if isinstance(widget, Pick)]
    assert say("reading.add_condition") not in live.words
    rated.fill({"about": ["Room for each other"]})
    rated.press("condition")
    rated.fill({"fact:1": "matched"})
    rated.fill({"at_least:1": "many", "sentence": "{matched_words} matched."})
    assert "expected a number here" in live.words


def test_a_file_with_faults_is_left_alone_and_can_be_set_aside(
    rated: Screen, file: Path, live: Any
) -> None:
    file.write_text("rules:\n  - id: pair\n    sentense: Two.\n", encoding="utf-8")
    rated.press("rule:near_the_middle")
    rated.fill({"sentence": "Hm?"})
    rated.press("keep")
    assert "rules.yaml:3 rules[0].sentense" in rated.message
    assert "sentense" in file.read_text()
    rated.press("back")
    assert "rules.yaml:3 rules[0].sentense" in live.words
    rated.press("aside")
    assert "rules-set-aside-1.yaml" in rated.message
    assert not file.exists() and "sentense" in (file.parent / "rules-set-aside-1.yaml").read_text()


def test_from_the_practice_there_is_no_case_to_show(screen: Screen, live: Any) -> None:
    screen.press("cases")
    screen.press("practice")
    screen.press("rules")
    screen.press("rule:pair")
    assert "Open a case" in live.words
    screen.press("back")
    screen.press("back")
    assert "logo" in screen.fields


def test_what_a_client_has_told_nobody_is_in_no_preview(
    worksheet: Screen, desk: Desk, live: Any, opens: Callable[..., Screen]
) -> None:
    zoe = desk.case.people[0]
    mum = add_relationship(desk.case, desk.occasion, zoe, {"name": "Mum"})
    for item in ("ind_1", "ind_5"):
        desk.case.answer(desk.occasion, zoe, item, 4, bank="balance", entry=mum.entry)
        desk.case.set_recipients(desk.occasion, zoe, item, mum.entry, [])
    worksheet.turn()
    worksheet.press("rules")
    worksheet.press("rule:in_words")
    assert this_one(live) == [] and "almost always" not in shown(live)
