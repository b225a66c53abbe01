"""One person goes through the seven steps by keyboard alone, with three people in her life."""

import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from balancekit.casebook import Casebook
from balancekit.casebook.relations import relationships
from tests.browser.hands import Keyboard

PASSPHRASE = "stepcanary passphrase"
PEOPLE = ["Mumcanary", "Bencanary", "Kcanary"]
STEPS = {  # heading of a step -> a word that occurs nowhere else
    "Room for yourself": "Allotmentcanary",
    "Room for each other": "Recipecanary",
    "How it is with the people in your life": "Émilecanary",
    "A little more of your own": "Phonecanary",
    "A little more together": "Draftcanary",
    "Saying what you need": "Dinnercanary",
    "Your small plan": "Kitchencanary",
}
PROMPTS = 3  # in each step
RATED = 10  # the short form, and twice "is this how you want it?"
CANARIES = ["stepcanary", *PEOPLE, "Noorcanary", *STEPS.values()]


class Person(Keyboard):
    """Somebody who uses nothing but the keyboard."""

    prefix = "steps-"

    def __init__(self, window: Any, run_root: Path) -> None:
        super().__init__(window)
        self.casebook = run_root / "home" / "data" / "balancekit" / "casebook.balancekit"
        self.pages = run_root / "home" / "pages"

    def begin(self) -> None:
        self.make_casebook(PASSPHRASE)
        self.press("New case")
        self.on_page("A new case")
        self.type_in("Case code", "W1")
        self.type_in("First person: name or initial", "Noorcanary")
        self.press("Begin")
        self.on_page("Case W1")
        self.look("overview")
        self.press("Begin with Noorcanary")
        self.on_page("This part is for Noorcanary")
        self.press("I am Noorcanary, begin")

    def step(self, heading: str) -> None:
        """Answer every prompt of a step, those under "more" too, and go on."""
        self.on_page(heading)
        prompts = self.page.locator("textarea")
        if heading != "Your small plan":
            self.press("More questions")
        expect(prompts).to_have_count(PROMPTS)
        for number, prompt in enumerate(prompts.all()):
            label = prompt.get_attribute("aria-label")
            assert label
            self.type_in(label, f"{STEPS[heading]} {number}, and a little more.")
        self.saved()
        self.look(heading.replace(" ", "-"))
        self.press("Next")

    def rate(self, number: int) -> None:
        """Rate every name on the present page with the number keys."""
        for shift, name in enumerate(PEOPLE):
            group = self.page.get_by_role("radiogroup", name=name)
            group.get_by_role("radio").first.focus()
            self.page.keyboard.press(str((number + shift) % 4 + 1))
            expect(group.get_by_role("radio", checked=True)).to_have_count(1)


def progress(page: Page) -> int:
    found = re.search(r"Page (\d+) of", page.locator(".bk-where").inner_text())
    assert found
    return int(found[1])


def test_seven_steps_from_the_first_word_to_the_page(
    opens_room: Callable[..., Any],
    window: Any,
    browser: BrowserContext,
    run_root: Path,
    canary_hits: Callable[[Path, Iterable[str]], list[tuple[Path, str]]],
) -> None:
    room = opens_room(notebook="01")
    person = Person(window, run_root)
    page = person.page
    window.open(room.address)
    person.begin()
    person.step("Room for yourself")
    person.step("Room for each other")
    page.reload()
    window.wait_shown()
    person.step("How it is with the people in your life")
    person.name_people(PEOPLE)
    person.on_page("The past four weeks")
    before = progress(page)
    for number in range(RATED):
        expect(page.locator(".bk-where")).to_contain_text(f"Page {before + number} of")
        person.rate(number)
        if number == 0:
            person.look("rating")
        if number == 4:  # the kernel dies; what was rated is there, where it was
            person.saved()
            room.kill_kernel()
            person.on_page("Open your casebook")
            window.wait_shown()
            person.unlock(PASSPHRASE)
            expect(page.locator(".bk-where")).to_contain_text(f"Page {before + number} of")
            expect(page.get_by_role("radio", checked=True)).to_have_count(len(PEOPLE))
        person.press("Next")
    person.on_page("A picture of these relationships")
    expect(page.locator("svg[role=img]")).to_contain_text("Mumcanary")
    person.look("map")
    person.press("Next")
    person.on_page("Would you like more of something?")
    person.press(PEOPLE[0])
    person.on_page(f"More of something with {PEOPLE[0]}?")
    person.tab_to("checkbox", "I listen to the end before I answer.")
    page.keyboard.press("Space")
    expect(page.get_by_role("radiogroup", name="I listen to the end")).to_be_visible()
    person.saved()
    person.look("practices")
    person.press("Back")
    person.on_page("Would you like more of something?")
    person.press("Next")
    for heading in list(STEPS)[3:]:
        person.step(heading)
    person.on_page("Your page to take home")
    page.get_by_label("Folder for the pages").fill(str(person.pages))
    person.press("Make the page")
    sheet = page.get_by_role("img", name="The page for Noorcanary, sheet 1")
    expect(sheet).to_be_visible()
    person.look("page")
    assert not window.errors
    browser.close()
    room.close()

    (file,) = person.pages.iterdir()
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    for word in (*STEPS.values(), *PEOPLE):
        assert word in text.stdout
    with Casebook.open(person.casebook, PASSPHRASE) as book:
        case = book.case("W1")
        assert [one.name for one in relationships(case, case.people[0])] == PEOPLE
        ratings = [a for a in case.answers(respondent=case.people[0]) if a.bank == "balance"]
        assert len(ratings) == RATED * len(PEOPLE)
        prompts = {a.item for a in case.answers(respondent=case.people[0]) if "step" in a.item}
        assert len(prompts) == PROMPTS * len(STEPS)
    hits = canary_hits(run_root, CANARIES)
    assert [hit for hit in hits if person.pages not in hit[0].parents] == []
