"""The practice's own lines in a form: seen at once, kept whole or not at all."""

from pathlib import Path
from typing import Any

import pytest

from balancekit.handouts.practice_file import read_practice
from balancekit.workbook.controls import Sheets
from balancekit.workbook.screen import Screen

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
OWN = '# how we like it\nname = "Old" # short\naddress = "Lane 1"\n'


@pytest.fixture
def file(casebook: Path) -> Path:
    return casebook.with_name("practice.toml")


@pytest.fixture
def form(screen: Screen) -> Screen:
    screen.press("cases")
    screen.press("practice")
    assert not screen.message
    return screen


def picture(live: Any) -> str:
    (sheets,) = [widget for widget in live if isinstance(widget, Sheets)]
    return str(sheets.sheets[0]["image"])


def test_what_is_kept_is_what_pages_read(form: Screen, file: Path, live: Any) -> None:
    before = picture(live)
    form.fill({"name": "Harbour Practice", "help_line": "In danger call 112.", "logo": LOGO})
    form.fill({"colour": "#7a1f3d", "paper": "us-letter"})
    assert picture(live) != before
    assert not file.exists()
    form.press("keep")
    assert form.message == "It is kept. The next page that you make has it."
    kept = read_practice(file)
    assert (kept.name, kept.support) == ("Harbour Practice", "In danger call 112.")
    assert (kept.colour, kept.paper) == ("#7a1f3d", "us-letter")
    assert kept.logo is not None
    form.press("logo_off")
    form.press("keep")
    assert read_practice(file).logo is None


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"colour": "#ffff00"},
            "(can stay empty): this colour is too pale",
        ),
        ({"colour": "blue"}, "a colour is written as"),
    ],
)
def test_a_refusal_keeps_nothing(
    form: Screen, file: Path, values: dict[str, str], words: str
) -> None:
    file.write_text(OWN, encoding="utf-8")
    form.fill({"name": "New", **values})
    assert not form.message  # not before it is meant
    form.press("keep")
    assert words in form.message
    assert file.read_text(encoding="utf-8") == OWN


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"GIF89a", "neither SVG nor PNG"),
        (b"<svg" + b" " * 200_001, "larger than 200 KB"),
        (b"\x89PNG\r\n\x1a\nnothing", "damaged"),
    ],
)
def test_a_logo_that_cannot_be_printed_is_refused(
    form: Screen, file: Path, content: bytes, words: str
) -> None:
    form.fill({"logo": content})
    assert words in form.message
    form.press("keep")
    assert read_practice(file).logo is None


def test_comments_stay_and_an_entry_of_ones_own_is_not_lost(screen: Screen, file: Path) -> None:
    file.write_text(OWN, encoding="utf-8")
    screen.press("cases")
    screen.press("practice")
    screen.fill({"name": "New", "address": ""})
    screen.press("keep")
    text = file.read_text(encoding="utf-8")
    assert text == '# how we like it\nname = "New" # short\npaper = "a4"\n'
    file.write_text(text + "fax = 3\n", encoding="utf-8")
    screen.press("keep")
    assert "fax" in screen.message
    assert "fax = 3" in file.read_text(encoding="utf-8")


def test_a_file_with_faults_is_said_to_be_replaced(screen: Screen, file: Path, live: Any) -> None:
    file.write_text("name = Harbour\n", encoding="utf-8")
    screen.press("cases")
    screen.press("practice")
    assert "this is no TOML" in live.words
    screen.fill({"name": "Harbour"})
    screen.press("keep")
    assert read_practice(file).name == "Harbour"
