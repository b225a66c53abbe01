"""Whatever somebody does, no page is dead, no fault is shown, and nothing said to be saved is lost.

Sequences of clicks, typing, reloads and killed kernels, each from a seed: a failure says which, and
everything that was done.
"""

import random
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Locator, expect

from balancekit.casebook import Casebook
from balancekit.casebook.relations import add_relationship
from tests.browser.windows import NEVER_DRAWN

PASSPHRASE = "an anything passphrase"
NAMES = ("Zoë", "אברהם Featherstonehaugh")
PLACES = {  # notebook -> the stages on its way
    "worksheet": ("case", "handover", "work", "work", "done"),
    "couple": ("case", "handover", "write", "write", "reveal", "together", "done"),
    "check_in": ("case", "handover", "write", "write", "reveal", "together"),
    "relations": ("case", "map_handover", "work", "work", "write", "reveal", "together"),
    "learn": ("case", "handover", "work", "work", "reveal", "together"),
}
NUMBERS = {name: f"{number:02}" for number, name in enumerate(PLACES, 1)}
KEYS = ("Tab", "Enter", "Escape", "ArrowRight", "PageUp", "Home", "1", "Delete", "Control+z")
KEYS += ("F8", "?")
ROLES = ("button", "textbox", "checkbox", "radio", "slider")
# What would take words away for good, or write where it was not asked to.
LEFT_ALONE = re.compile("Erase for good|Delete these copies|Change it")
FILES = re.compile("Folder|file", re.IGNORECASE)
FAULTS = re.compile(
    r"Traceback|\w+Error\b|\bundefined\b|\bNone\b(?! so far)|\bNaN\b|\[object|Something went"
)
SOON = 1_500  # ms; a page may have turned under the hand


class Anybody:
    """Somebody who does anything at all.

    Attributes
    ----------
    done : list of str
        What was done, for whoever reads of a failure.
    promised : list of str
        Words of which the page has said that they are saved.
    """

    def __init__(self, window: Any, room: Any, dice: random.Random) -> None:
        self.window, self.page, self.room, self.dice = window, window.page, room, dice
        self.root: Locator = window.page.locator(".bk-workbook")
        self.done: list[str] = []
        self.promised: list[str] = []

    def act(self) -> None:
        """Do one thing, most often to a control."""
        doing = self.dice.choices(
            (self.touch, self.press_keys, self.reload, self.kill), (24, 3, 1.5, 1.5)
        )[0]
        doing()
        self.watch()

    def watch(self) -> None:
        """See that there is something to go on with, and no fault on the page."""
        self.draw_curtain()
        head = self.page.get_by_role("heading", level=1)
        expect(head.first, str(self.done)).to_be_visible(timeout=20_000)
        fault = FAULTS.search(self.root.first.inner_text())
        assert fault is None, (fault, self.done)
        errors = [one for one in self.window.errors if NEVER_DRAWN not in one]
        assert not errors, (errors, self.done)

    def draw_curtain(self) -> None:
        """Go on where the page was hidden, which shows nothing else."""
        if self.page.get_by_role("dialog", name="Page").is_visible():
            self.done.append("hidden")
            assert self.page.locator("body").inner_text().strip() == "Go on (F8)"
            self.page.keyboard.press("F8")

    def touch(self) -> None:
        role = self.dice.choice(ROLES)
        found = self.root.get_by_role(role).filter(visible=True).all()
        if not found:
            return
        control = self.dice.choice(found)
        try:
            name = control.evaluate(NAME, timeout=SOON)
            if not LEFT_ALONE.search(name):
                self.done.append(f"{role} {name!r}")
                getattr(self, f"touch_{role}")(control, name)
        except Error as gone:  # the page has turned meanwhile
            self.done.append(f"  not there: {str(gone)[:60]!r}")

    def touch_button(self, control: Locator, name: str) -> None:
        control.click(timeout=SOON, click_count=self.dice.choice((1, 1, 1, 2)))

    def touch_radio(self, control: Locator, name: str) -> None:
        control.click(timeout=SOON)

    touch_checkbox = touch_radio

    def touch_slider(self, control: Locator, name: str) -> None:
        control.press(self.dice.choice(KEYS[3:6]), timeout=SOON)

    def touch_textbox(self, control: Locator, name: str) -> None:
        if "assphrase" in name:
            words = self.dice.choice((PASSPHRASE, PASSPHRASE, PASSPHRASE, "not it"))
            control.fill(words, timeout=SOON)
            control.press("Enter", timeout=SOON)
        elif not FILES.search(name):
            self.write(control)

    def write(self, control: Locator) -> None:
        """Type a word of its own, and note whether the page says that it is saved."""
        word = f"word{len(self.done)}x{self.dice.randrange(10**6)}"
        kept = control.evaluate("(e) => Boolean(e.closest('.bk-lines, .bk-prose'))", timeout=SOON)
        control.fill(self.dice.choice((word, f"<b>{word}</b> & 'אב'", f"{word} " * 12)))
        saved = self.root.get_by_role("status").filter(has_text=re.compile(r"saved \d\d:\d\d"))
        if kept and self.dice.random() < 0.8:
            saved.wait_for(state="visible", timeout=SOON)
            # Neither behind the list of keys, nor on a page that was just being turned.
            if word in control.input_value(timeout=SOON):
                self.promised.append(word)

    def press_keys(self) -> None:
        for key in self.dice.choices(KEYS, k=4):
            self.done.append(f"key {key}")
            self.page.keyboard.press(key)

    def reload(self) -> None:
        self.done.append("reload")
        self.page.reload()
        self.window.wait_shown()

    def kill(self) -> None:
        self.done.append("kill")
        self.room.kill_kernel()
        self.page.get_by_role("heading", name="Open your casebook").wait_for(timeout=20_000)
        self.window.wait_shown()
        self.unlock()

    def unlock(self) -> None:
        self.page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
        self.page.get_by_role("button", name="Open", exact=True).click()
        self.window.settle()
        locked = self.page.get_by_role("heading", name="Open your casebook")
        expect(locked, str(self.done)).to_have_count(0, timeout=20_000)


NAME = "(e) => e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText || ''"


def a_case(path: Path, notebook: str, dice: random.Random) -> None:
    """A casebook with a couple somewhere on the way through a notebook."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with Casebook.create(path, PASSPHRASE) as book:
        case = book.new_case("K7", NAMES[: dice.choice((1, 2, 2))])
        if notebook == "couple" and len(case.people) < 2:
            case = book.new_case("K8", NAMES)
        sitting = case.start_occasion()
        for name in ("Mum", "K."):
            add_relationship(case, sitting, case.people[0], {"name": name})
        stage = dice.choice(PLACES[notebook])
        alone = len(case.people) < 2
        for_two = {"reveal", "together", *(("write",) if notebook == "relations" else ())}
        case.keep_place(
            {
                "notebook": notebook,
                "stage": "case" if alone and stage in for_two else stage,
                "person": 0 if alone else dice.randrange(2),
                "step": dice.randrange(14 if stage == "work" else 5),
                "day": datetime.now().astimezone().date().isoformat(),
            }
        )


def words_ever_written(path: Path) -> str:
    """Everything that the casebook holds, also what was written over since."""
    with Casebook.open(path, PASSPHRASE) as book:
        cases = [book.case(summary.code) for summary in book.cases()]
        authors = [
            (case, one) for case in cases for one in (*case.people, case.together, case.therapist)
        ]
        return " ".join(str(a.value) for case, author in authors for a in case.all_by(author))


def one_sequence(
    seed: int, actions: int, opens_room: Callable[..., Any], window: Any, path: Path
) -> None:
    """Do what this seed stands for, so many things, in a room of its own."""
    dice = random.Random(seed)
    notebook = list(PLACES)[seed % len(PLACES)]
    a_case(path, notebook, dice)
    room = opens_room(notebook=NUMBERS[notebook])
    window.open(room.address)
    anybody = Anybody(window, room, dice)
    anybody.done.append(f"seed {seed}: {notebook}")
    try:
        anybody.unlock()
        for _ in range(actions):
            anybody.act()
    finally:
        window.page.goto("about:blank")  # what was typed last is sent when a page is left
        room.close()
    written = words_ever_written(path)
    assert not [word for word in anybody.promised if word not in written], anybody.done


def test_anything_can_be_done(
    opens_room: Callable[..., Any], window: Any, run_root: Path, soak: Callable[[int, int], int]
) -> None:
    path = run_root / "home" / "data" / "balancekit" / "casebook.balancekit"
    for seed in range(soak(5, 300)):
        one_sequence(seed, soak(10, 20), opens_room, window, path)
