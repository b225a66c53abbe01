"""Two people learn together by keyboard alone: nothing of one on the other's screen, or on disk."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, expect

from balancekit.casebook import Casebook
from balancekit.handouts.learning_answers import placements, story_named
from tests.browser.hands import Keyboard

PASSPHRASE = "learncanary passphrase"
FIRST, SECOND = "Zoëlearncanary", "נועהlearncanary"
APART = f"\u2068{SECOND}\u2069"  # inside a sentence that runs the other way
SAID = "Appleslearncanary"
ASKED = "Where on the map would you put Sasha and Dion?"
ACROSS = f"{ASKED} Across: from little to much room for lives of their own"
UP = f"{ASKED} Upwards: from sharing little to sharing much"
MUCH_OWN, MUCH_SHARED = "much own life, some shared life", "some own life, much shared life"


class Two(Keyboard):
    """Two people and their therapist, who use nothing but the keyboard."""

    prefix = "learn-"

    def __init__(self, window: Any, run_root: Path) -> None:
        super().__init__(window)
        self.casebook = run_root / "home" / "data" / "balancekit" / "casebook.balancekit"
        self.pages = run_root / "home" / "pages"

    def begin(self) -> None:
        self.make_casebook(PASSPHRASE)
        self.press("New case")
        self.type_in("Case code", "L1")
        self.type_in("First person: name or initial", FIRST)
        self.type_in("Second person: name or initial (can stay empty)", SECOND)
        self.press("Begin")
        self.on_page("Case L1")
        self.press("I have seen each alone: go on")
        part = self.page.get_by_role("button", name=f"Hand over to {FIRST}", exact=True)
        expect(part).to_be_visible()
        self.look("overview")
        self.press("Choose a story")
        self.on_page("Which story?")
        self.look("stories")
        self.tab_to("radio", "Three calendars")
        self.page.keyboard.press("ArrowUp")  # from the first one round to the last
        expect(self.page.get_by_role("radio", name="The orchard and the offer")).to_be_checked()
        self.press("Keep")
        self.on_page("Case L1")
        expect(self.page.get_by_text("The story: The orchard and the offer")).to_be_visible()

    def read(self, name: str) -> None:
        """Read the two pages and tick what is wanted."""
        self.on_page(f"This part is for {name}")
        self.look(f"handover-{name[:1]}")
        self.press(f"I am {name}, begin")
        self.on_page("Two things people need")
        self.look("two-things")
        self.press("Next")
        self.on_page("When it becomes too much")
        self.look("too-much")
        self.press("Next")
        self.on_page("Would you like more of something?")

    def place(self, key: str, words: str) -> None:
        """Move the mark with the keys of one direction, on the slider that the Tab key finds."""
        self.on_page("The orchard and the offer")
        slider = self.page.get_by_role("slider", name=UP)
        expect(slider).to_have_attribute("aria-valuetext", "not placed yet")
        self.tab_to("slider", ACROSS)
        for _ in range(30):
            self.page.keyboard.press(key)
        expect(slider).to_have_attribute("aria-valuetext", words)
        self.saved()


def test_two_learn_together_by_keyboard(
    opens_room: Callable[..., Any],
    window: Any,
    browser: BrowserContext,
    run_root: Path,
    canary_hits: Callable[[Path, Iterable[str]], list[tuple[Path, str]]],
) -> None:
    room = opens_room(notebook="05")
    two = Two(window, run_root)
    page = two.page
    window.open(room.address)
    two.begin()
    two.press(f"Hand over to {FIRST}")
    two.read(FIRST)
    two.tab_to("checkbox", "Keep up something that is yours alone.")
    page.keyboard.press("Space")
    two.saved()
    two.look("practices")
    two.press("Next")
    two.on_page("The orchard and the offer")
    two.look("story-untouched")
    two.place("ArrowRight", MUCH_OWN)
    two.look("story-placed")
    room.kill_kernel()  # what was placed is there, where it was
    two.on_page("Open your casebook")
    window.wait_shown()
    two.unlock(PASSPHRASE)
    two.on_page("The orchard and the offer")
    slider = page.get_by_role("slider", name=UP)
    expect(slider).to_have_attribute("aria-valuetext", MUCH_OWN)
    two.press("Next")
    two.on_page(f"What may {APART} see?")
    expect(page.locator("svg[role=img]")).to_contain_text("Zoë")
    two.look("review")
    two.press("Show what is ticked")

    two.read(APART)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    two.press("Next")
    two.place("PageUp", MUCH_SHARED)
    assert MUCH_OWN not in page.content()
    two.press("Next")
    two.on_page(f"What may {FIRST} see?")
    two.press("Show what is ticked")

    two.on_page("Now for both of you")
    two.look("reveal")
    assert MUCH_OWN not in page.content()
    two.press("We are both here: look together")
    two.on_page("The orchard and the offer")
    picture = page.get_by_role("img", name=re.compile("A map for one story"))
    for name, words in ((FIRST, MUCH_OWN), (APART, MUCH_SHARED)):
        expect(picture).to_have_accessible_name(re.compile(f"{name} put it here: {words}"))
    two.look("both")
    two.press("Next")
    two.on_page("What is at stake for Sasha, and what for Dion?")
    two.type_in("What we said", SAID)
    two.saved()
    two.look("talk")
    two.press("Next")
    two.on_page("How could they back each other, whatever the answer on Friday is?")
    two.press("Next")
    two.on_page("Where the ideas come from")
    two.look("references")
    two.press("Finish")
    two.on_page("That is all for today")
    two.press("For the therapist")
    two.on_page("For the therapist")
    two.type_in("Passphrase", PASSPHRASE)
    two.press("Continue")
    two.press("Learning sheets")
    two.on_page("Learning sheets")
    two.tab_to("checkbox", "Keep up something that is yours alone.")
    page.keyboard.press("Space")
    two.saved()
    page.get_by_label("Folder for the pages").fill(str(two.pages))
    two.press("Make the sheets")
    sheet = page.get_by_role("img", name=f"The page for {FIRST}, sheet 1")
    expect(sheet).to_be_visible()
    two.look("sheets")
    assert not window.errors
    browser.close()
    room.close()

    assert len(list(two.pages.iterdir())) == 2
    with Casebook.open(two.casebook, PASSPHRASE) as book:
        case = book.case("L1")
        placed = placements(case, case.occasions()[-1], story_named("the_offer"), case.people)
        assert [one.words for one in placed] == [MUCH_OWN, MUCH_SHARED]
    hits = canary_hits(run_root, ["learncanary", SAID, MUCH_OWN])
    assert [hit for hit in hits if two.pages not in hit[0].parents] == []
