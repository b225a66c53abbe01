"""The therapist takes in a filled file and types in a page from paper, by keyboard alone."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from balancekit import export_handout, load_bank
from balancekit.casebook import Case, Casebook
from balancekit.casebook.relations import relationships
from balancekit.casebook.typed_for import typed_for
from balancekit.handouts.blank import compose_blank, note_form_given
from tests import filled_forms as fill
from tests.browser.hands import Keyboard

PASSPHRASE = "papercanary drawer violet"
NAMES = ("Miracanary", "محمد عبد الرحمن السعيد")
MUM = "Mumcanary Featherstonehaugh-Wolfeschlegelsteinhausen"
WORDS = ["papercanary", "Miracanary", "Mumcanary", "Talkcanary", "Choircanary"]
ITEMS = 24
SIZES = """[...document.querySelectorAll(".bk-key, .bk-workbook button")]
  .filter((node) => node.checkVisibility())
  .map((node) => node.getBoundingClientRect())
  .map(({ width, height }) => Math.min(width, height))"""
FITS = """() => ![...document.querySelectorAll(".bk-workbook *")]
  .some((node) => node.getBoundingClientRect().right > innerWidth + 1)"""
DROPPED_BESIDE = """() => {
  const data = new DataTransfer();
  data.items.add(new File(["x"], "beside.pdf"));
  const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
  return !document.body.dispatchEvent(event);
}"""
DROPPED = """(area, size) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(size)], "any.pdf"));
  const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
  area.dispatchEvent(event);
}"""

# What a browser makes of a folder: a file whose bytes cannot be had.
DROPPED_FOLDER = """(area) => {
  const folder = new File([], "pages");
  folder.arrayBuffer = () => Promise.reject(new DOMException("", "NotFoundError"));
  const event = new DragEvent("drop", { bubbles: true, cancelable: true });
  const dataTransfer = { files: [folder], types: ["Files"] };
  Object.defineProperty(event, "dataTransfer", { value: dataTransfer });
  area.dispatchEvent(event);
}"""


@pytest.fixture
def casebook(run_root: Path) -> Path:
    path = run_root / "home" / "data" / "balancekit" / "casebook.balancekit"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def filled_page(case: Case) -> bytes:
    person = case.people[0]
    page = compose_blank(load_bank("venn"), fillable=True, case=case, person=person)
    note_form_given(case, case.current_occasion(), person, page)
    values = {"venn_talk_1": "Talkcanary at length.", "venn_own": "Choircanary"}
    return fill.filled_by_item(export_handout(page), values)


def test_a_file_and_a_page_of_paper_come_back(
    opens_room: Callable[..., Any],
    window: Any,
    browser: BrowserContext,
    run_root: Path,
    casebook: Path,
    tmp_path: Path,
    canary_hits: Callable[[Path, Iterable[str]], list[tuple[Path, str]]],
) -> None:
    with Casebook.create(casebook, PASSPHRASE) as book:
        pdf = filled_page(book.new_case("P1", NAMES))
    form = tmp_path / "Miracanary.pdf"  # its name is nobody's business, and outside of the run
    form.write_bytes(pdf)
    hands, page = Keyboard(window), window.page
    room = opens_room(notebook="01")
    window.open(room.address)
    hands.unlock(PASSPHRASE)
    hands.on_page("Your cases")
    hands.press(re.compile("^P1 ·"))
    hands.on_page("Case P1")
    hands.press("From paper")
    hands.on_page("What comes back on paper")
    hands.look("paper")

    # The file: by keyboard, too large, dropped beside, and twice.
    drop = page.get_by_label("Drop the filled page here", exact=True)
    drop.focus()
    expect(drop).to_be_focused()
    with page.expect_file_chooser() as chosen:
        drop.press("Enter")
    chosen.value.set_files(form)
    hands.said("2 answers from Miracanary have arrived: case P1")
    assert drop.input_value() == ""
    hands.look("paper-arrived")
    assert page.evaluate(DROPPED_BESIDE)  # the browser would have opened it instead of the workbook
    page.locator(".bk-drop").evaluate(DROPPED, 8_000_001)
    hands.said("larger than 8 MB")
    page.locator(".bk-drop").evaluate(DROPPED, 10)
    hands.told("damaged or not a PDF")
    page.locator(".bk-drop").evaluate(DROPPED_FOLDER)
    hands.said("This cannot be read: is it a folder")
    drop.set_input_files(form)
    hands.said("Nothing has changed")

    # The paper: 24 keys, the last one wrong and put right, then found again.
    hands.choose(NAMES[0])
    hands.type_in("Or somebody not named yet: first name, initial or role", MUM)
    hands.tab_to("radio", "The short form")
    page.keyboard.press("2")
    hands.press("Type them in")
    hands.on_page(f"{NAMES[0]} about {MUM}")
    group = page.get_by_role("group", name=f"{NAMES[0]} about {MUM}")
    rows = group.get_by_role("radiogroup")
    expect(rows).to_have_count(ITEMS)
    expect(rows.first.get_by_role("radio").first).to_be_focused()
    expect(group.get_by_role("status")).to_have_text(f"0 of {ITEMS}")
    hands.look("keypad-empty")
    for number in range(ITEMS):
        page.keyboard.press({5: "x", 11: "r"}.get(number, str(number % 5)))
    expect(group.get_by_role("status")).to_have_text(f"{ITEMS} of {ITEMS}: all are in")
    hands.saved()
    page.keyboard.press("Backspace")
    page.keyboard.press("4")
    expect(rows.nth(ITEMS - 2).get_by_role("radio", name="4 almost always")).to_be_checked()
    hands.look("keypad-full")
    for width, height in ((1024, 768), (640, 400), (360, 640)):
        window.resize(width, height)
        page.wait_for_function(FITS)
        assert min(page.evaluate(SIZES)) >= 44
        hands.look(f"keypad-{width}")
    window.resize(1280, 800)
    hands.press("Done")
    hands.on_page("Case P1")
    assert not window.errors
    browser.close()
    room.close()

    with Casebook.open(casebook, PASSPHRASE) as book:
        case = book.case("P1")
        mira = case.people[0]
        (mum,) = relationships(case, mira)
        given = {a.item: a for a in case.answers(respondent=mira) if a.bank == "balance"}
        order = [item.id for item in load_bank("balance").in_section("past_weeks")]
        said = [given[item].value for item in order]
        wanted: list[int | None] = [number % 5 for number in range(ITEMS)]
        wanted[5], wanted[11], wanted[ITEMS - 2] = None, None, 4
        assert said == wanted
        assert given[order[5]].status == "does_not_fit"
        assert given[order[11]].status == "rather_not_say"
        assert {answer.entry for answer in given.values()} == {mum.entry}
        assert typed_for(case, case.occasions()[-1]) == (mira,)
        talk = case.answers(respondent=mira, item="venn_talk_1")
        assert [answer.value for answer in talk] == ["Talkcanary at length."]
        assert not case.answers(respondent=mira, readers=[case.people[1]])
    assert canary_hits(run_root, WORDS) == []
