"""The therapist sets up the practice and makes pages with the page in sight, by keyboard alone."""

import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, expect

from balancekit.casebook import Casebook
from tests.browser.hands import Keyboard

PASSPHRASE = "canarycellar oboe violet"
NAMES = ("Noracanary Featherstonehaugh-Wolfeschlegelsteinhausen", "محمد عبد الرحمن السعيد")
KEPT = "Keptcanary"
WORDS = ["canarycellar", "Noracanary", "Sailcanary", KEPT, "canarypassword"]
PASSWORD = "canarypassword 7"
LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">
<circle cx="10" cy="10" r="9" fill="#1f5673"/>
<circle cx="24" cy="10" r="9" fill="#d97a45"/></svg>"""
SIZES = ((1024, 768), (640, 400), (1280, 800))
FITS = """() => ![...document.querySelectorAll(".bk-workbook *")]
  .some((node) => node.getBoundingClientRect().right > innerWidth + 1)"""


def prepare(casebook: Path) -> None:
    casebook.parent.mkdir(parents=True, exist_ok=True)
    with Casebook.create(casebook, PASSPHRASE) as book:
        case = book.new_case("P2", NAMES)
        sitting, (nora, other) = case.start_occasion(), case.people
        for entry, line in enumerate(("Sailcanary on Sundays", f"{KEPT} plans")):
            case.answer(sitting, nora, "venn_own", line, entry=entry)
            readers = [case.therapist] if entry else [other, case.therapist]
            case.set_recipients(sitting, nora, "venn_own", entry, readers)


def look_at(hands: Keyboard, name: str) -> None:
    for width, height in SIZES:
        hands.window.resize(width, height)
        hands.page.wait_for_function(FITS)
        hands.look(f"{name}-{width}")


def test_the_practice_and_its_pages(
    opens_room: Callable[..., Any],
    window: Any,
    browser: BrowserContext,
    run_root: Path,
    canary_hits: Callable[[Path, Iterable[str]], list[tuple[Path, str]]],
) -> None:
    casebook = run_root / "home" / "data" / "balancekit" / "casebook.balancekit"
    folder = run_root / "home" / "pages"
    prepare(casebook)
    hands, page = Keyboard(window), window.page
    room = opens_room(notebook="02")
    window.open(room.address)
    hands.unlock(PASSPHRASE)
    hands.on_page("Your cases")

    # The practice: before any case, with a page in sight.
    hands.press("Your practice")
    hands.on_page("Your practice")
    sample = page.get_by_role("img", name="A page with the lines of the practice")
    expect(sample).to_be_visible()
    empty = sample.get_attribute("src")
    look_at(hands, "practice-empty")
    hands.type_in("Name of the practice", "Harbour Practice")
    hands.type_in("Whom to turn to between meetings, such as a local help line", "Call 112.")
    drop = page.get_by_label("Drop the logo here, SVG or PNG", exact=True)
    drop.set_input_files({"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": LOGO})
    hands.said("There is a logo.")
    expect(sample).not_to_have_attribute("src", empty or "")
    colour = "Colour of headings, such as #1d4966 (can stay empty)"
    hands.type_in(colour, "#ffee00")
    hands.press("Keep it")
    hands.told("too pale to be read")
    hands.type_in(colour, "#7a1f3d")
    hands.press("Keep it")
    hands.told("It is kept")
    look_at(hands, "practice")
    hands.press("Back")

    # A page to give: every option changes the picture of it.
    hands.press(re.compile("^P2 ·"))
    hands.on_page("Case P2")
    hands.press("Pages to give")
    hands.on_page("A page to give out")
    sheet = page.get_by_role("img", name=f"Page 1 of 1 for {NAMES[0]}")
    expect(sheet).to_be_visible()
    expect(page.locator(".bk-workbook")).to_contain_text("its author keeps it from the other")
    assert KEPT not in page.locator(".bk-workbook").inner_html()
    look_at(hands, "picker")
    hands.press("Next page")
    apart = f"\u2068{NAMES[1]}\u2069"  # inside a sentence that runs the other way
    expect(page.get_by_role("img", name=f"Page 1 of 1 for {apart}")).to_be_visible()
    hands.press("Page before")
    before = sheet.get_attribute("src")
    hands.tab_to("checkbox", "Without the practice’s name")
    page.keyboard.press("Space")
    expect(sheet).not_to_have_attribute("src", before or "")
    page.keyboard.press("Space")
    expect(sheet).to_have_attribute("src", before or "")
    page.get_by_role("radio", name="The seven steps").or_(
        page.get_by_role("radiogroup", name="Which page?").get_by_role("radio").nth(1)
    ).first.focus()
    page.keyboard.press("2")
    expect(page.locator(".bk-workbook")).not_to_contain_text("keeps it from the other")
    page.keyboard.press("1")
    expect(sheet).to_be_visible()
    hands.type_in("Folder for the pages", str(folder))
    page.get_by_label("Password for the file (can stay empty)", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again", exact=True).fill(PASSWORD)
    hands.press("Make the 2 pages")
    hands.said(str(folder))
    look_at(hands, "picker-made")
    assert not window.errors
    browser.close()
    room.close()

    files = sorted(folder.iterdir())
    assert len(files) == 2
    for file in files:
        command = ["pdftotext", "-upw", PASSWORD, str(file), "-"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert "Sailcanary" in text
        assert "Harbour Practice" in text
        assert KEPT not in text
    with Casebook.open(casebook, PASSPHRASE) as book:
        assert len(book.case("P2").pages_given()) == 2
    assert canary_hits(run_root, WORDS) == []  # the pages themselves are locked
