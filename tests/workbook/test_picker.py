"""Choosing a page to give out: the page in sight, what is left out of it, one file a person."""

from base64 import b64decode
from pathlib import Path
from typing import Any

import pypdf
import pytest

from balancekit.workbook.controls import Sheets
from balancekit.workbook.desk import Desk
from balancekit.workbook.screen import Screen

PASSWORD = "plum cupboard canary"


def write(desk: Desk) -> None:
    """Zoë shows one line and keeps one; Ben has not looked through his, and would not say one."""
    case, sitting = desk.case, desk.occasion
    zoe, ben = case.people
    for entry, line in enumerate(("Trail running", "Secretcanary")):
        case.answer(sitting, zoe, "venn_own", line, entry=entry)
    case.set_recipients(sitting, zoe, "venn_own", 0, [ben, case.therapist])
    case.set_recipients(sitting, zoe, "venn_own", 1, [case.therapist])
    case.answer(sitting, ben, "venn_own", "Bass")
    case.answer(sitting, ben, "venn_both", "Camping")
    case.answer(sitting, ben, "ios_guess", None, bank="ios", status="rather_not_say")
    case.answer(sitting, zoe, "ios_now", 0.4, bank="ios")
    case.set_recipients(sitting, zoe, "ios_now", 0, [])  # not even for the therapist


@pytest.fixture
def picking(screen: Screen, desk: Desk) -> Screen:
    write(desk)
    screen.press("pages")
    assert not screen.message
    return screen


def shown(live: Any) -> list[dict[str, str]]:
    (sheets,) = [widget for widget in live if isinstance(widget, Sheets)]
    return list(sheets.sheets)


def size(sheet: dict[str, str]) -> tuple[int, int]:
    png = b64decode(sheet["image"])
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def test_the_page_changes_with_every_option(picking: Screen, live: Any) -> None:
    first = shown(live)
    assert [sheet["caption"] for sheet in first] == [
        "For Zoë: page 1 of 1",
        "For Ben: page 1 of 1",
    ]
    picking.fill({"paper": "us-letter"})
    assert size(shown(live)[0]) != size(first[0])
    picking.fill({"paper": "a4", "looks": ["Without colour"]})
    grey = shown(live)
    assert size(grey[0]) == size(first[0])
    assert grey[0]["image"] != first[0]["image"]
    picking.fill({"looks": ["Large print"], "whom": "1"})
    assert shown(live)[0]["caption"].startswith("For Ben: page 1 of ")
    assert len(shown(live)) > 1
    picking.fill({"kind": "card", "looks": []})
    assert [sheet["caption"] for sheet in shown(live)] == ["For Ben: page 1 of 1"]


def test_what_is_left_out_is_counted_for_the_therapist(picking: Screen, live: Any) -> None:
    words = live.words
    assert "One answer is not shown on this page because its author keeps it" in words
    assert "2 answers are not shown on this page because their authors have not looked" in words
    assert "One answer is not shown on this page because it says" in words
    assert "Secretcanary" not in words  # not even here
    picking.fill({"kind": "worksheet"})
    assert "not shown on this page" not in live.words


def test_a_kind_that_cannot_be_made_says_why(worksheet: Screen, live: Any) -> None:
    worksheet.press("pages")
    assert "is for a case of two people" in live.words
    assert [sheet["caption"] for sheet in shown(live)] == ["For Zoë: page 1 of 1"]


def test_one_locked_file_a_person_and_all_noted(
    picking: Screen, desk: Desk, tmp_path: Path, live: Any
) -> None:
    folder = tmp_path / "pages"
    picking.fill({"folder": str(folder), "password": PASSWORD, "password_again": "other"})
    picking.press("make")
    assert "not the same" in picking.message
    assert not folder.exists()
    picking.fill({"password_again": PASSWORD})
    picking.press("make")
    files = sorted(folder.iterdir())
    assert len(files) == 2
    for file in files:
        reader = pypdf.PdfReader(file)
        assert reader.is_encrypted
        assert reader.decrypt(PASSWORD)
        assert "Trail running" in "".join(page.extract_text() for page in reader.pages)
    given = desk.case.pages_given()
    assert [page.file_name for page in given] == [file.name for file in files]
    assert [page.readers for page in given] == [(person,) for person in desk.case.people]
    assert PASSWORD not in live.words


def test_a_short_password_writes_nothing(picking: Screen, desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    picking.fill({"folder": str(folder), "password": "short", "password_again": "short"})
    picking.press("make")
    assert picking.message.endswith(".")
    assert not folder.exists()
    assert not desk.case.pages_given()
