"""A couple's check-in, a week later: by keyboard alone, from one tap to the cards, in Chromium."""

import os
import subprocess
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, expect

from balancekit.casebook import Case, Casebook
from tests.browser.hands import Keyboard

PASSPHRASE = "weekcanary passphrase"
NAMES = ("Zoëcanary", "فاطمة")
STEP = "Kitchencanary phone on Saturday"
LINES = ("Calmcanary week", "Workcanary was loud")
NEXT = "Walkcanary on Sunday"
CANARIES = ["weekcanary", *NAMES, "Kitchencanary", "Calmcanary", "Workcanary", "Walkcanary"]
MARGIN = 48  # px, left empty below each page
SIZES = ((1024, 768), (640, 400), (1280, 800))
FIRST_SLIDER = "How close do you and {} feel these days?"
SECOND_SLIDER = "How close would you like the two of you to be?"
ASKED = "How did it go with your small step?"


def last_week(path: Path) -> None:
    """A casebook in which both have told once how it is, and chosen a step."""
    path.parent.mkdir(parents=True)
    with Casebook.create(path, PASSPHRASE) as book:
        case = book.new_case("K7", NAMES)
        case.note_screening(date(2026, 11, 19))
        sitting = case.start_occasion()
        told = {"ios_now": 0.1, "ios_wished": 0.5, "check_in_next": STEP}
        for person in case.people:
            for item, value in told.items():
                bank = "ios" if item.startswith("ios") else "check_in"
                case.answer(sitting, person, item, value, bank=bank)
                case.set_recipients(sitting, person, item, 0, (*case.people, case.therapist))


class Couple(Keyboard):
    """Two people who use nothing but the keyboard."""

    def __init__(self, window: Any, run_root: Path) -> None:
        super().__init__(window)
        self.casebook = run_root / "home" / "data" / "balancekit" / "casebook.balancekit"
        self.cards = run_root / "home" / "cards"

    def look(self, name: str, *, long: bool = False) -> None:
        """Ask axe; nothing needs scrolling on a 13-inch laptop; take pictures if wanted."""
        super().look(f"checkin-{name}")
        box = self.page.locator(".bk-workbook").bounding_box()
        assert box and (long or box["y"] + box["height"] - MARGIN <= 800), (name, box)
        if "BALANCEKIT_PICTURES" in os.environ:
            for width, height in SIZES:
                self.page.set_viewport_size({"width": width, "height": height})
                self.window.picture(f"checkin-{name}-{width}")

    def looks_back(self, number: int) -> None:
        self.on_page(f"This part is for {NAMES[number]}")
        self.press(f"I am {NAMES[number]}, begin")
        self.on_page("Since last time")
        expect(self.page.locator(".bk-quote")).to_have_text(STEP)
        self.tab_to("radio", "I did it")
        self.page.keyboard.press(str(number + 1))
        self.saved()
        self.look(f"back-{number}")
        self.press("Next")

    def places_circles(self, number: int) -> None:
        self.on_page("How close it feels")
        for label in (FIRST_SLIDER.format(NAMES[1 - number]), SECOND_SLIDER):
            self.tab_to("slider", label)
            for _ in range(5 + number):
                self.page.keyboard.press("PageUp")
        self.saved()
        self.look(f"closeness-{number}")
        self.press("Next")

    def writes(self, number: int) -> None:
        self.on_page("This week, and the next")
        self.type_in("What would you like to say about this week?", LINES[number])
        if number == 0:
            self.type_in("What is your next small step?", NEXT)
        else:
            self.press("The same step again")
            expect(self.page.get_by_label("What is your next small step?")).to_have_value(STEP)
        self.saved()
        self.look(f"week-{number}")
        self.press("Next")

    def reviews(self, number: int, *, take_out: str = "") -> None:
        self.on_page(f"What may {NAMES[1 - number]} see?")
        preview = self.page.locator(".bk-columns .bk-panel")
        expect(preview).to_contain_text(LINES[number])
        if take_out:
            self.tab_to("checkbox", take_out)
            self.page.keyboard.press("Space")
            expect(preview).not_to_contain_text(take_out)
        self.look(f"review-{number}")
        self.press("Show what is ticked")


def text_of(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_check_in_of_two_by_keyboard_alone(
    opens_room: Callable[..., Any],
    window: Any,
    browser: BrowserContext,
    run_root: Path,
    canary_hits: Callable[[Path, Iterable[str]], list[tuple[Path, str]]],
) -> None:
    keyboard = Couple(window, run_root)
    last_week(keyboard.casebook)
    room = opens_room(notebook="03")
    page = keyboard.page
    window.open(room.address)
    keyboard.unlock(PASSPHRASE)
    keyboard.on_page("Your cases")
    keyboard.press(f"K7 · {NAMES[0]} · {NAMES[1]}")
    keyboard.on_page("Case K7")
    keyboard.look("overview")
    keyboard.press("Over time")
    keyboard.on_page("Check-ins over time")
    keyboard.look("course", long=True)
    keyboard.press("Back")
    keyboard.on_page("Case K7")
    keyboard.press("Check in today")
    keyboard.look("begun")
    keyboard.press(f"Hand over to {NAMES[0]}")
    keyboard.looks_back(0)
    keyboard.places_circles(0)
    keyboard.writes(0)
    keyboard.reviews(0, take_out=NEXT)

    # Handed over: nothing of the first one's is on the screen, before or after a reload.
    for _ in range(2):
        keyboard.on_page(f"This part is for {NAMES[1]}")
        shown = page.locator(".bk-workbook").inner_text()
        assert not [word for word in (STEP, LINES[0], NEXT) if word in shown]
        page.reload()
        window.wait_shown()

    # The second one's kernel dies: what was ticked is there, where it was.
    keyboard.looks_back(1)
    keyboard.on_page("How close it feels")
    room.kill_kernel()
    keyboard.on_page("Open your casebook")
    window.wait_shown()
    keyboard.unlock(PASSPHRASE)
    keyboard.places_circles(1)
    keyboard.writes(1)
    keyboard.reviews(1)

    keyboard.on_page("Now for both of you")
    keyboard.press("We are both here: look together")
    keyboard.on_page("Then and now")
    shown = page.locator(".bk-workbook").inner_text()
    assert NEXT not in shown
    assert not [word for word in (*LINES, STEP) if word not in shown]
    keyboard.look("together")
    keyboard.press("Next")
    keyboard.on_page("A card for each of you")
    page.get_by_label("Folder for the pages").fill(str(keyboard.cards))
    keyboard.press("Make the cards")
    expect(page.get_by_text("The pages are ready.")).to_be_visible(timeout=15_000)
    keyboard.look("cards")
    assert not window.errors
    browser.close()
    room.close()

    first, second = sorted(keyboard.cards.iterdir(), key=lambda path: NEXT not in text_of(path))
    assert NEXT in text_of(first) and STEP in text_of(second)
    with Casebook.open(keyboard.casebook, PASSPHRASE) as book:
        case_holds_what_was_told(book.case("K7"))
    hits = canary_hits(run_root, CANARIES)
    assert [hit for hit in hits if keyboard.cards not in hit[0].parents] == []


def case_holds_what_was_told(case: Case) -> None:
    today = case.occasions()[-1]
    assert len(case.occasions()) == 2
    for number, person in enumerate(case.people):
        told = {a.item: a.value for a in case.answers(today, person)}
        assert told["check_in_step"] == number + 1
        assert told["check_in_line"] == LINES[number]
        assert told["check_in_next"] == (NEXT, STEP)[number]
        assert told["ios_now"] and told["ios_wished"]
    hidden = [a for a in case.answers(today) if a not in case.answers(today, readers=case.people)]
    assert [answer.value for answer in hidden] == [NEXT]
