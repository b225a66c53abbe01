"""The relationship map by keyboard alone: two people side by side, then one person's own map."""

import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, expect

from balancekit.casebook import Casebook
from balancekit.casebook.relations import relationships
from balancekit.handouts.side_by_side import BANK, GUESSES, shown_agreement
from tests.browser.hands import TOO_WIDE, TWICE, Keyboard

PASSPHRASE = "mapcanary passphrase"
NAMES = ("Zoëmapcanary Wolfeschlegelsteinhausen-Featherstonehaugh", "נועהmapcanary בת־אברהם")
PEOPLE = ("Mummapcanary", "أمينةmapcanary", "Kmapcanary of the Hill and the Long Valley behind")
SHEETS = (
    "Room for your own life",
    "Room for each other",
    "What would {} say of their own life?",
    "What would {} say of the two of you?",
)
ROWS = 6  # on each of these pages
SHORT_FORM = 10  # eight questions, and twice "is this how you want it?"
WISHED = "How you would like it with {}"
ACROSS, UP = "Across: from little to much room", "Upwards: from sharing little to sharing much"
MUCH_OF_BOTH = "much own life, much shared life"
Hits = Callable[[Path, Iterable[str]], list[tuple[Path, str]]]


class Person(Keyboard):
    """Somebody who uses nothing but the keyboard."""

    prefix = "map-"

    def __init__(self, window: Any, run_root: Path) -> None:
        super().__init__(window)
        self.casebook = run_root / "home" / "data" / "balancekit" / "casebook.balancekit"
        self.pages = run_root / "home" / "pages"

    def look(self, name: str) -> None:
        """Ask axe, and see that nothing needs scrolling sideways at twice the size."""
        super().look(name)
        before = self.page.viewport_size
        self.page.set_viewport_size(TWICE)
        self.window.picture(f"{self.prefix}{name}-640")
        # Lab gives its page the new size a moment later.
        fits = f"() => !({TOO_WIDE})(document.querySelector('.bk-workbook')).length"
        self.page.wait_for_function(fits, timeout=5_000)
        assert before
        self.page.set_viewport_size(before)

    def begin(self, name: str) -> None:
        self.on_page(f"This part is for {name}")
        self.press(f"I am {name}, begin")

    def rate(self, keys: str) -> None:
        """Answer the rows of a page with the number keys, one Tab after the other."""
        groups = self.page.get_by_role("radiogroup")
        expect(groups).to_have_count(len(keys))
        expect(self.page.get_by_role("radio", checked=True)).to_have_count(0)
        for group, key in zip(groups.all(), keys, strict=True):
            for _ in range(12):
                if group.evaluate("(e) => e.contains(document.activeElement)"):
                    break
                self.page.keyboard.press("Tab")
            self.page.keyboard.press(key)
            expect(group.get_by_role("radio", checked=True)).to_have_count(1)

    def answer(self, other: str, keys: Iterable[str]) -> None:
        """Answer the four pages about the other person; an empty string leaves a page out."""
        for number, (heading, pressed) in enumerate(zip(SHEETS, keys, strict=True)):
            self.on_page(heading.format(other))
            expect(self.page.get_by_role("radio", checked=True)).to_have_count(0)
            if pressed:
                self.rate(pressed)
                self.saved()
            self.look(f"sheet-{number}-{len(pressed)}")
            self.press("Next")

    def add(self, name: str) -> None:
        self.on_page("The people in your life")
        self.press("Add somebody")
        self.on_page("Who is it?")
        self.type_in("First name, initial or role", name)
        self.press("Keep")

    def to_the_picture(self, keys: str) -> None:
        """Rate everybody on each page, the next key for the next page."""
        for number in range(SHORT_FORM):
            expect(self.page.locator(".bk-where")).to_contain_text(f"Page {number + 2} of")
            groups = self.page.get_by_role("radiogroup")
            expect(groups).to_have_count(len(PEOPLE))
            if keys:
                self.rate(keys)
                self.saved()
            if number == 0:
                self.look(f"rating-{len(keys)}")
            self.press("Next")
        self.on_page("Your map")

    def through_the_gate(self) -> None:
        self.press("For the therapist")
        self.on_page("For the therapist")
        self.type_in("Passphrase", PASSPHRASE)
        self.press("Continue")


def begin_case(person: Person, names: Iterable[str]) -> None:
    person.on_page("Make your casebook")
    person.type_in("Passphrase", PASSPHRASE)
    person.type_in("The same passphrase again", PASSPHRASE)
    person.press("Make the casebook")
    person.on_page("Your cases")
    person.press("New case")
    person.type_in("Case code", "M1")
    labels = ("First person: name or initial", "Second person: name or initial (can stay empty)")
    for label, name in zip(labels, names, strict=False):
        person.type_in(label, name)
    person.press("Begin")
    person.on_page("Case M1")


def text_of(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_two_are_set_side_by_side_by_keyboard(
    opens_room: Callable[..., Any], window: Any, browser: BrowserContext, run_root: Path,
    canary_hits: Hits,
) -> None:  # fmt: skip
    room = opens_room(notebook="04")
    person = Person(window, run_root)
    page = person.page
    window.open(room.address)
    begin_case(person, NAMES)
    person.press("I have seen each alone: go on")
    person.look("overview")
    person.press(f"Hand over to {NAMES[0]}")
    person.look("handover")
    person.begin(NAMES[0])
    person.answer(NAMES[1], ("444444", "333333", "222222", ""))
    person.on_page(f"What may {NAMES[1]} see?")
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(3 * ROWS)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(3 * ROWS)
    taken_out = boxes.first.evaluate("(e) => e.closest('label').innerText").strip()
    person.tab_to("checkbox", taken_out)
    page.keyboard.press("Space")
    expect(boxes.first).not_to_be_checked()
    person.saved()
    person.look("review")
    person.press("Show what is ticked")

    # The second sees nothing of the first, before or after the kernel has died.
    person.begin(NAMES[1])
    person.on_page(SHEETS[0].format(NAMES[0]))
    room.kill_kernel()
    person.on_page("Open your casebook")
    window.wait_shown()
    person.unlock(PASSPHRASE)
    person.answer(NAMES[0], ("141111", "333331", "", "222222"))
    person.on_page(f"What may {NAMES[0]} see?")
    assert taken_out not in page.content()
    person.press("Show what is ticked")

    person.on_page("Now for both of you")
    person.press("We are both here: look together")
    person.on_page("Side by side")
    workbook = page.locator(".bk-workbook")
    expect(workbook).to_contain_text("Your answers matched on 6 of 11.")
    expect(workbook.locator("svg[role=img]").first).to_be_visible()
    question = taken_out.split(":")[0]
    assert question.split(NAMES[1])[-1] not in page.content()
    person.look("together")
    person.press("Next")
    person.on_page("Your pages")
    page.get_by_label("Folder for the pages").fill(str(person.pages))
    person.press("Make the pages")
    sheet = page.get_by_role("img", name=f"The page for {NAMES[1]}, sheet 1")
    expect(sheet).to_be_visible(timeout=15_000)
    person.look("pages")
    assert not window.errors
    browser.close()
    room.close()

    with Casebook.open(person.casebook, PASSPHRASE) as book:
        case = book.case("M1")
        assert len(shown_agreement(case, case.occasions()[-1]).compared) == 11
        for one in case.people:
            rated = [a for a in case.answers(respondent=one) if a.bank in {BANK, GUESSES}]
            assert len(rated) == 3 * ROWS
    pages = [" ".join(text_of(file).split()) for file in person.pages.iterdir()]
    assert len(pages) == 2
    assert all("6 of 11" in text for text in pages)
    hits = canary_hits(run_root, ["mapcanary"])
    assert [hit for hit in hits if person.pages not in hit[0].parents] == []


def test_ones_own_map_now_and_last_time(
    opens_room: Callable[..., Any], window: Any, browser: BrowserContext, run_root: Path,
    canary_hits: Hits,
) -> None:  # fmt: skip
    room = opens_room(notebook="04")
    person = Person(window, run_root)
    page = person.page
    window.open(room.address)
    begin_case(person, NAMES[:1])
    person.press(f"{NAMES[0]}’s map: hand over")
    person.begin(NAMES[0])

    # Nobody is named: no map, and a page that says so.
    person.on_page("The people in your life")
    person.press("Next")
    person.on_page("Your page")
    person.look("nobody")
    person.press("Back")
    for name in PEOPLE:
        person.add(name)
    person.on_page("The people in your life")
    person.look("people")
    person.press("Next")

    # Nothing is answered: no map either.
    person.to_the_picture("")
    expect(
        page.get_by_text("When you have answered for somebody, they appear here.")
    ).to_be_visible()
    person.look("picture-empty")
    for number in range(SHORT_FORM, 0, -1):
        person.press("Back")
        expect(page.locator(".bk-where")).to_contain_text(f"Page {number + 1} of")
    person.to_the_picture("134")
    person.look("picture")

    # A wish by keyboard, and one by mouse.
    person.press(PEOPLE[0])
    person.on_page(PEOPLE[0])
    label = WISHED.format(PEOPLE[0])
    up = page.get_by_role("slider", name=f"{label} {UP}")
    expect(up).to_have_attribute("aria-valuetext", "not placed yet")
    person.tab_to("slider", f"{label} {ACROSS} for lives of their own")
    for key in ("End", "PageUp", "PageUp", "PageUp", "PageUp"):
        page.keyboard.press(key)
    expect(up).to_have_attribute("aria-valuetext", MUCH_OF_BOTH)
    person.saved()
    picture = page.get_by_role("img", name=re.compile("Wished for"))
    expect(picture).to_be_visible()
    person.look("wished")
    person.press("Back")
    person.press(PEOPLE[2])
    person.on_page(PEOPLE[2])
    plane = page.locator(".bk-plane-stage")
    plane.scroll_into_view_if_needed()
    box = plane.bounding_box()
    assert box
    page.mouse.click(box["x"] + 0.75 * box["width"], box["y"] + 0.25 * box["height"])
    expect(picture).to_be_visible()
    person.press("Back")
    person.through_the_gate()

    # A month later: last time stands beside now, the wish does not come back of itself.
    person.press("Begin a new session")
    person.on_page("Begin a new session")
    person.press("Begin a new session")
    person.on_page("Case M1")
    person.press(f"{NAMES[0]}’s map: hand over")
    person.begin(NAMES[0])
    person.on_page("The people in your life")
    person.press("Next")
    person.to_the_picture("431")
    person.press(PEOPLE[0])
    person.on_page(PEOPLE[0])
    expect(page.get_by_role("img", name=re.compile("Last time"))).to_be_visible()
    expect(page.locator(".bk-workbook")).to_contain_text(re.compile(r"Last time, on .*\. Now: "))
    person.look("last-time")
    person.press("Back")
    person.press("Next")
    person.on_page("Your page")
    page.get_by_label("Folder for the pages").fill(str(person.pages))
    person.press("Make the page")
    sheet = page.get_by_role("img", name=f"The page for {NAMES[0]}, sheet 1")
    expect(sheet).to_be_visible(timeout=15_000)
    person.look("page")
    assert not window.errors
    browser.close()
    room.close()

    with Casebook.open(person.casebook, PASSPHRASE) as book:
        case = book.case("M1")
        assert [one.name for one in relationships(case, case.people[0])] == list(PEOPLE)
        wishes = [a for one in case.occasions() for a in case.answers(one, item="relation_wished")]
        assert len(wishes) == 2
    hits = canary_hits(run_root, ["mapcanary"])
    assert [hit for hit in hits if person.pages not in hit[0].parents] == []
