"""A couple sits down, writes, sees their overlap and takes a page home: all of it, in Chromium."""

import re
import subprocess
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from balancekit.casebook import Casebook
from tests.browser.hands import Hands

PASSPHRASE = "röda hästar canarypass"
NAMES = ("Zoëcanary", "Benquill")
OWN = (
    ["Trailcanary on Saturday mornings", "Nursing degreecanary", "Secretcanary savings"],
    ["Bassquill in the neighbourhood band", "Bicyclequill repair"],
)
BOTH = (["Bringing up Adacanary"], ["Camping campquill", "Moneyquill talks"])
TAKEN_OUT = ["Secretcanary savings", "Bicyclequill repair"]
ADDED = "Sundaywalkquill"
TALK = "Saturdaytalk is hers, bandtalk night is his."
NOTE = "Notecanary for the therapist only"
CLIENT_WORDS = [
    "röda hästar canarypass",
    *NAMES,
    *("Trailcanary", "degreecanary", "Secretcanary", "Bassquill", "Bicyclequill", "Adacanary"),
    *("campquill", "Moneyquill", ADDED, "Saturdaytalk", "bandtalk", "Notecanary", "partnerscanary"),
]


class Couple(Hands):
    """The two of them and their therapist, at the keyboard."""

    def __init__(self, window: Any, run_root: Path) -> None:
        super().__init__(window)
        self.casebook = run_root / "home" / "data" / "balancekit" / "casebook.balancekit"
        self.handouts = run_root / "home" / "pages"

    def make_casebook(self) -> None:
        self.on_page("Make your casebook")
        self.type_in("Passphrase", PASSPHRASE)
        self.type_in("The same passphrase again", PASSPHRASE)
        self.press("Make the casebook")

    def begin_case(self, code: str = "K7") -> None:
        self.on_page("Your cases")
        self.press("New case")
        self.type_in("Case code", code)
        self.type_in("First person: name or initial", NAMES[0])
        self.type_in("Second person: name or initial (can stay empty)", NAMES[1])
        self.type_in("How they are related, in their words (can stay empty)", "partnerscanary")
        self.press("Begin")
        self.on_page(f"Case {code}")
        self.look("start-new")
        self.press("Two circles")
        reminder = self.page.get_by_role("heading", name="Before you work with both")
        expect(reminder).to_be_visible(timeout=15_000)
        self.look("before-both")
        self.press("I have seen each alone: go on")

    def write_lines(self, group: str | Locator, lines: Iterable[str]) -> None:
        box = self.page.get_by_role("group", name=group) if isinstance(group, str) else group
        for line in lines:
            field = box.get_by_role("textbox").last
            field.focus()
            self.page.keyboard.type(line)
            self.page.keyboard.press("Enter")

    def place_circles(self, presses: int) -> None:
        slider = self.page.get_by_role("slider")
        expect(slider).to_have_attribute("aria-valuetext", "not placed yet")
        slider.focus()
        for _ in range(presses):
            self.page.keyboard.press("PageUp")
        expect(slider).not_to_have_attribute("aria-valuetext", "not placed yet")

    def write_alone(self, person: int) -> None:
        name, other = NAMES[person], NAMES[1 - person]
        self.on_page(f"This part is for {name}")
        self.press(f"I am {name}, begin")
        self.on_page("What is your own?")
        self.write_lines("What is your own?", OWN[person])
        self.saved()
        self.look(f"write-own-{person}")
        self.press("Next")
        self.on_page(f"What do you and {other} share?")
        self.write_lines(f"What do you and {other} share?", BOTH[person])
        self.press("Next")
        self.on_page(f"How close do you and {other} feel these days?")
        self.look(f"closeness-untouched-{person}")
        self.place_circles(3 + person)
        self.look(f"closeness-{person}")
        self.press("Next")
        self.on_page("How close would you like the two of you to be?")
        self.place_circles(5)
        self.press("Next")
        self.on_page(f"How do you think {other} sees the two of you?")
        self.press("Rather not say")
        self.press("Next")

    def review(self, person: int) -> None:
        other = NAMES[1 - person]
        self.on_page(f"What may {other} see?")
        for line in OWN[person]:
            box = self.page.get_by_role("checkbox", name=line)
            expect(box).to_be_checked()
            if line in TAKEN_OUT:
                box.uncheck()
        preview = self.page.get_by_role("img", name="Two overlapping circles")
        expect(preview).to_have_attribute("aria-label", re.compile(OWN[person][0]))
        self.look(f"review-{person}")
        self.press("Show what is ticked")


@pytest.fixture
def couple(window, run_root: Path) -> Couple:
    return Couple(window, run_root)


def texts_of(page: Page) -> str:
    return page.locator(".bk-workbook").inner_text()


def pdf_text(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return " ".join(text.split())


def test_a_couple_from_the_sofa_to_the_page_in_their_hands(
    room, couple: Couple, browser: BrowserContext, run_root: Path,
    canary_hits: Callable[[Path, Iterable[str]], list[tuple[Path, str]]],
) -> None:  # fmt: skip
    page = couple.page
    couple.window.open(room.address)
    couple.look("create")
    couple.make_casebook()
    couple.look("cases-empty")
    couple.begin_case()
    couple.look("overview")

    # The therapist's notes are a page of their own, and stay there.
    couple.press("My notes")
    couple.on_page("My notes")
    couple.type_in("Notes on this session", NOTE)
    couple.saved()
    couple.press("Back")

    # The first of the two writes, looks through the page alone and takes a line out.
    couple.press(f"Hand over to {NAMES[0]}")
    couple.look("handover")
    couple.write_alone(0)
    couple.review(0)

    # Handed over: nothing of the first one's is on the screen, before or after a reload.
    couple.on_page(f"This part is for {NAMES[1]}")
    for _ in range(2):
        shown = texts_of(page)
        assert not [word for word in CLIENT_WORDS[3:] if word in shown]
        page.reload()
        couple.window.wait_shown()
        couple.on_page(f"This part is for {NAMES[1]}")
    assert page.get_by_role("button").all_inner_texts() == [
        "Look",
        "Hide (F8)",
        "Lock now",
        f"I am {NAMES[1]}, begin",
        "For the therapist",
    ]

    # The second one's kernel dies in the middle: what was saved is there, where it was.
    couple.press(f"I am {NAMES[1]}, begin")
    couple.on_page("What is your own?")
    couple.write_lines("What is your own?", OWN[1])
    couple.saved()
    room.kill_kernel()
    couple.on_page("Open your casebook")
    couple.window.wait_shown()
    couple.look("unlock")
    couple.unlock(PASSPHRASE)
    couple.on_page("What is your own?")
    lines = couple.page.get_by_role("group", name="What is your own?").get_by_role("textbox")
    assert [field.input_value() for field in lines.all()] == [*OWN[1], ""]
    couple.press("For the therapist")
    couple.type_in("Passphrase", "not it")
    couple.press("Continue")
    expect(page.get_by_role("alert")).to_contain_text("not the passphrase")
    couple.press("Back")

    couple.press("Next")
    couple.on_page(f"What do you and {NAMES[0]} share?")
    couple.write_lines(f"What do you and {NAMES[0]} share?", BOTH[1])
    couple.press("Next")
    couple.place_circles(4)
    couple.press("Next")
    couple.on_page("How close would you like the two of you to be?")
    couple.place_circles(6)
    couple.press("Next")
    couple.on_page(f"How do you think {NAMES[0]} sees the two of you?")
    couple.press("Next")
    couple.review(1)

    # Both look; the picture follows what they add.
    couple.on_page("Now for both of you")
    couple.look("reveal")
    couple.press("We are both here: look together")
    couple.on_page("Your two circles")
    picture = page.locator(".js-plotly-plot")
    expect(picture).to_contain_text("Bassquill", timeout=15_000)
    shown = texts_of(page) + picture.inner_text()
    assert not [line for line in TAKEN_OUT if line in shown]
    couple.look("together")
    couple.write_lines("What we share", [ADDED])
    expect(picture).to_contain_text(ADDED)
    couple.look("together-added")
    couple.press("Next")
    couple.on_page("How close it feels")
    expect(page.get_by_role("img", name="closeness picture")).to_have_count(2)
    couple.look("together-closeness")
    couple.press("Next")
    couple.on_page("Which of our own things")
    couple.type_in("What we said", TALK)
    couple.saved()
    couple.look("talk")
    for heading in ("How do we tell", "Where do we back", "A page for each of you"):
        couple.press("Next")
        couple.on_page(heading)
    couple.type_in("Folder for the pages", str(couple.handouts))
    couple.press("Make the pages")
    sheet = page.get_by_role("img", name=f"The page for {NAMES[1]}, sheet 1")
    expect(sheet).to_be_visible(timeout=15_000)
    couple.look("take-home")

    # Back at the start page, behind the passphrase: it says how far they are, and none of it.
    couple.press("For the therapist")
    couple.type_in("Passphrase", PASSPHRASE)
    couple.press("Continue")
    couple.press("Start page")
    expect(page.locator(".bk-workbook")).to_contain_text("Both have looked through their part")
    couple.look("start")
    shown = texts_of(page)
    assert not [line for line in (*OWN[0], *OWN[1], NOTE, TALK) if line in shown]
    assert not couple.window.errors
    browser.close()
    room.close()

    pages_hold_what_was_shown(couple.handouts)
    casebook_holds_the_same(couple.casebook)
    hits = canary_hits(run_root, CLIENT_WORDS)
    assert [hit for hit in hits if couple.handouts not in hit[0].parents] == []


def pages_hold_what_was_shown(folder: Path) -> None:
    files = sorted(folder.iterdir())
    assert len(files) == 2
    shown = [*OWN[0], *OWN[1], *BOTH[0], *BOTH[1], ADDED, TALK, *NAMES]
    for file in files:
        text = pdf_text(file)
        for line in shown:
            words = [word for word in line.split() if len(word) > 3]
            found = [word for word in words if word.strip(".,") in text]
            if line in TAKEN_OUT:
                assert not [w for w in ("Secretcanary", "Bicyclequill") if w in text]
            else:
                assert found == words, line
        assert "Notecanary" not in text
        assert not [name for name in NAMES if name in file.name]


def casebook_holds_the_same(path: Path) -> None:
    with Casebook.open(path, PASSPHRASE) as book:
        case = book.case("K7")
        assert tuple(person.name for person in case.people) == NAMES
        for person, own, both in zip(case.people, OWN, BOTH, strict=True):
            answers = case.answers(respondent=person)
            assert [a.value for a in answers if a.item == "venn_own"] == own
            assert [a.value for a in answers if a.item == "venn_both"] == both
        statuses = {a.item: a.status for a in case.answers(respondent=case.people[0])}
        assert statuses["ios_guess"] == "rather_not_say"
        assert not case.answers(respondent=case.people[1], item="ios_guess")
        joint = {a.item: a.value for a in case.answers(respondent=case.together)}
        assert joint == {"venn_both": ADDED, "venn_talk_1": TALK}
        assert [a.value for a in case.answers(respondent=case.therapist)] == [NOTE]
        assert len(case.pages_given()) == 2


def test_a_click_never_overtakes_what_was_taken_out(room, couple: Couple) -> None:
    """Two boxes and the button, faster than the page can follow."""
    own = ["Running", "First secret", "Second secret"]
    couple.casebook.parent.mkdir(parents=True, exist_ok=True)
    with Casebook.create(couple.casebook, PASSPHRASE) as book:
        case = book.new_case("K7", NAMES)
        sitting = case.start_occasion()
        for entry, line in enumerate(own):
            case.answer(sitting, case.people[0], "venn_own", line, entry=entry)
        today = datetime.now().astimezone().date().isoformat()
        case.keep_place({"notebook": "couple", "stage": "write", "step": 5, "day": today})
    couple.window.open(room.address)
    couple.unlock(PASSPHRASE)
    couple.on_page(f"What may {NAMES[1]} see?")
    show = couple.page.get_by_role("button", name="Show what is ticked")
    for line in own[1:]:
        couple.page.get_by_role("checkbox", name=line).uncheck()
    show.press("Enter")
    couple.on_page(f"This part is for {NAMES[1]}")
    room.close()
    with Casebook.open(couple.casebook, PASSPHRASE) as book:
        case = book.case("K7")
        assert [answer.value for answer in case.answers(readers=case.people)] == ["Running"]
