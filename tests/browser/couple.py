"""Two people, what they write, and how they go through their parts by keyboard alone.

Their words are rare ones: a search of everything a run leaves behind must find none of them.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from time import monotonic
from typing import Any

from playwright.sync_api import expect

from tests.browser.hands import Keyboard

PASSPHRASE = "röda hästar i Vintermarken"
NAMES = ("Zoë Achterberg", "Søren Quistgaard")
OWN = (
    ["Trail running at Bramblemoor", "My nursing degree in Thornwick", "Savings at Quagbank"],
    ["Bass with the Skagerlund Seven", "Old bicycles from Velkroft"],
)
BOTH = (["Bringing up Adalinde"], ["Camping at Lake Ulverbeck", "Honest talk about Guldborg"])
TAKEN_OUT = ("Savings at Quagbank", "Old bicycles from Velkroft")
ADDED = "Sundays at Hazelfjord"
TALK = "Bramblemoor is hers, the Skagerlund evening is his."
NOTE = "For the therapist only: ask about Nettlebury."
PEOPLE = ("Mum in Pellworm", "أمينة السوسنية")
STEPS = ("Run to Osterweide on Saturday", "Cook from Mikkelsen’s book")
LOOKING_BACK = "On Sunday, over the Lavendelkoog tea."
WEEK = ("A calm week in Driftwick.", "Work at Stormholt was loud.")
NEXT = ("Walk to Elderhaven on Sunday", "Call my brother in Fogelvik")
RARE = [
    *("Vintermarken", "Achterberg", "Quistgaard", "Bramblemoor", "Thornwick", "Quagbank"),
    *("Skagerlund", "Velkroft", "Adalinde", "Ulverbeck", "Guldborg", "Hazelfjord", "Nettlebury"),
    *("Pellworm", "السوسنية", "Osterweide", "Mikkelsen", "Lavendelkoog", "Driftwick", "Stormholt"),
    *("Elderhaven", "Fogelvik"),
]
SHEETS = (
    "Room for your own life",
    "Room for each other",
    "What would {} say of their own life?",
    "What would {} say of the two of you?",
)
NOT_PLACED = "not placed yet"


class Couple(Keyboard):
    """The two of them and their therapist, who use nothing but the keyboard."""

    def __init__(self, window: Any, run_root: Path) -> None:
        super().__init__(window)
        self.casebook = run_root / "home" / "data" / "balancekit" / "casebook.balancekit"
        self.pages = run_root / "home" / "pages"

    # What every part of the workbook has ------------------------------------------------------

    def begin(self, person: int, button: str = "I am {}, begin") -> None:
        self.on_page(f"This part is for {NAMES[person]}")
        self.press(button.format(NAMES[person]))

    def to_the_therapist(self) -> None:
        self.press("For the therapist")
        self.on_page("For the therapist")
        self.type_in("Passphrase", PASSPHRASE)
        self.press("Continue")
        self.on_page("Case K7")

    def write_lines(self, group: str, lines: Iterable[str]) -> None:
        box = self.page.get_by_role("group", name=group)
        self.reach(box.get_by_role("textbox").last)
        for line in lines:
            self.page.keyboard.type(line)
            self.page.keyboard.press("Enter")
        self.saved()

    def place(self, slider: str, presses: int) -> None:
        circles = self.page.get_by_role("slider", name=slider)
        expect(circles).to_have_attribute("aria-valuetext", NOT_PLACED)
        self.reach(circles)
        for _ in range(presses):
            self.page.keyboard.press("PageUp")
        expect(circles).not_to_have_attribute("aria-valuetext", NOT_PLACED)

    def take_out(self, line: str | re.Pattern[str]) -> None:
        box = self.page.get_by_role("checkbox", name=line)
        expect(box).to_be_checked()
        self.reach(box)
        self.page.keyboard.press("Space")
        expect(box).not_to_be_checked()

    def rate(self, keys: str) -> None:
        """Answer the rows of a page with the number keys, one Tab after the other."""
        groups = self.page.get_by_role("radiogroup")
        expect(groups).to_have_count(len(keys))
        expect(self.page.get_by_role("radio", checked=True)).to_have_count(0)
        for group, key in zip(groups.all(), keys, strict=True):
            self.reach(group)
            self.page.keyboard.press(key)
            expect(group.get_by_role("radio", checked=True)).to_have_count(1)
        self.saved()

    def make(self, button: str, *sheets: str) -> None:
        """Have pages made, and see those that are shown."""
        self.page.get_by_label("Folder for the pages").fill(str(self.pages))
        self.press(button)
        self.said("The pages are ready.")
        for sheet in sheets:
            expect(self.page.get_by_role("img", name=sheet)).to_be_visible()

    # Two circles ------------------------------------------------------------------------------

    def write_own(self, person: int) -> None:
        self.on_page("What is your own?")
        self.write_lines("What is your own?", OWN[person])

    def type_to_nobody(self) -> None:
        """Go on typing until the page says that nobody hears it: nothing breaks, or is "saved"."""
        enough = monotonic() + 30
        while not self.window.cover.is_visible() and monotonic() < enough:
            self.page.keyboard.type("unheard")
            expect(self.page.locator(".bk-bar.bk-saving")).to_have_count(1)
        self.page.keyboard.press("Tab")
        self.page.keyboard.press("Enter")
        assert self.page.evaluate("document.activeElement === document.body")

    def write_rest(self, person: int) -> None:
        other = NAMES[1 - person]
        self.press("Next")
        self.on_page(f"What do you and {other} share?")
        self.write_lines(f"What do you and {other} share?", BOTH[person])
        self.press("Next")
        self.on_page(f"How close do you and {other} feel these days?")
        self.look(f"closeness-untouched-{person}")
        self.place(f"How close do you and {other} feel these days?", 3 + person)
        self.look(f"closeness-{person}")
        self.press("Next")
        self.on_page("How close would you like the two of you to be?")
        self.place("How close would you like the two of you to be?", 5)
        self.press("Next")
        self.on_page(f"How do you think {other} sees the two of you?")
        if person == 0:
            self.press("Rather not say")
        self.press("Next")

    def review_circles(self, person: int) -> None:
        self.on_page(f"What may {NAMES[1 - person]} see?")
        self.take_out(TAKEN_OUT[person])
        preview = self.page.get_by_role("img", name="Two overlapping circles")
        expect(preview).to_have_attribute("aria-label", re.compile(OWN[person][0]))
        expect(preview).not_to_have_attribute("aria-label", re.compile(TAKEN_OUT[person]))
        self.look(f"review-{person}")
        self.press("Show what is ticked")

    # The map, and side by side ----------------------------------------------------------------

    def answer_about(self, other: str, keys: Iterable[str]) -> None:
        """Answer the four pages about the other person; an empty string leaves a page out."""
        for heading, pressed in zip(SHEETS, keys, strict=True):
            self.on_page(heading.format(other))
            if pressed:
                self.rate(pressed)
            self.press("Next")

    # A check-in -------------------------------------------------------------------------------

    def check_in(self, person: int) -> None:
        """Three pages of one's own; nothing needs scrolling on a 13-inch laptop."""
        other = NAMES[1 - person]
        self.begin(person)
        self.on_page("Since last time")
        self.look_whole(f"check-in-back-{person}")
        if person == 0:
            self.tab_to("radio", "I did it")
            self.page.keyboard.press("2")
            self.saved()
        self.press("Next")
        self.on_page("How close it feels")
        self.place(f"How close do you and {other} feel these days?", 5 + person)
        self.place("How close would you like the two of you to be?", 5 + person)
        self.saved()
        self.look_whole(f"check-in-closeness-{person}")
        self.press("Next")
        self.on_page("This week, and the next")
        self.type_in("What would you like to say about this week?", WEEK[person])
        self.type_in("What is your next small step?", NEXT[person])
        self.saved()
        self.look_whole(f"check-in-week-{person}")
        self.press("Next")

    def review_check_in(self, person: int, *, take_out: str = "") -> None:
        self.on_page(f"What may {NAMES[1 - person]} see?")
        preview = self.page.locator(".bk-columns .bk-panel")
        expect(preview).to_contain_text(WEEK[person])
        if take_out:
            self.take_out(re.compile(re.escape(take_out)))
            expect(preview).not_to_contain_text(take_out)
        self.look_whole(f"check-in-review-{person}")
        self.press("Show what is ticked")

    def look_whole(self, name: str) -> None:
        """Look, and see that the page ends above the edge of a 13-inch laptop."""
        self.look(name)
        box = self.page.locator(".bk-workbook").bounding_box()
        assert box and box["y"] + box["height"] - 48 <= 800, (name, box)  # 48 px are left empty
