"""The list of keys says what there is: the table, the scripts that hear keys, and the buttons."""

import re
from pathlib import Path

import pytest

from balancekit.workbook import controls
from balancekit.workbook.desk import Desk
from balancekit.workbook.keys import KEYS, PRESSED, keys_list
from balancekit.workbook.screen import Screen

SCRIPTS = Path(controls.__file__).parent
NAMED = re.compile(
    r"\b(Arrow(?:Left|Right|Up|Down)|Page(?:Up|Down)|Home|End|Enter|Escape|Backspace|Delete"
    r"|Pause|Tab|Insert|F\d+)\b"
)
HEARS = sorted(path.stem for path in SCRIPTS.glob("*.js") if ".key" in path.read_text("utf-8"))


@pytest.mark.parametrize("name", HEARS)
def test_a_script_hears_the_keys_that_are_listed_for_it(name: str) -> None:
    script = re.sub(r"//.*", "", (SCRIPTS / f"{name}.js").read_text(encoding="utf-8"))
    listed = {part for key in KEYS if name in key.controls for part in key.strokes}
    assert set(NAMED.findall(script)) == {part for part in listed if NAMED.fullmatch(part)}


def test_one_key_does_one_thing_at_a_time() -> None:
    on_pages = [stroke for key in KEYS if key.group in {"always", "page"} for stroke in key.strokes]
    assert len(on_pages) == len(set(on_pages))
    shown = keys_list()
    assert set(shown.presses) == {s for key in KEYS if key.presses for s in key.strokes}
    assert sum(len(group["rows"]) for group in shown.groups) == len(KEYS)


def test_nothing_that_is_shown_or_handed_over_has_a_key() -> None:
    assert {"next", "back", "lock"} == PRESSED


def test_the_buttons_of_a_page_are_found_by_their_key(screen: Screen) -> None:
    def classes(action: str) -> bool:
        found = f"bk-does-{action}"
        return any(found in getattr(w, "_dom_classes", ()) for w in _all(screen))

    assert classes("lock") and not classes("next")
    screen.press("start:0")
    screen.press("begin")
    assert classes("next") and not classes("back")


def _all(widget: object) -> list[object]:
    children = getattr(widget, "children", ())
    return [widget, *(one for child in children for one in _all(child))]


def test_the_question_mark_can_be_switched_off_for_good(screen: Screen, desk: Desk) -> None:
    screen.frame.keys.fill(False)
    assert not desk.question_key
    screen.turn()
    assert not screen.frame.keys.question
