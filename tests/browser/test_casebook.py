"""The therapist and the casebook, in Chromium: found, undone, locked, copied, given, erased."""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, WebSocket, expect

from balancekit.casebook import Casebook
from tests.browser.hands import Hands
from tests.browser.wire import parts_of

PASSPHRASE = "lantern oboe quarry canarythistle"
CHANGED = "violet harbour canarymarble gong"
CODE = "Q7"
NAMES = ("Mirecanary", "Oleghquill")
OWN = ["Sailcanary on Sundays", "Choircanary"]
UNDONE = "Neverminded canaryundone"
NOTE = "Notecanary about next time"
CLIENT_WORDS = [
    *("canarythistle", "canarymarble", *NAMES, "Sailcanary", "Choircanary"),
    *("canaryundone", "Notecanary"),
]
SAVE_STATE = "lab/api/settings/@jupyter-widgets/jupyterlab-manager:plugin"
Hits = Callable[[Path, Iterable[str]], list[tuple[Path, str]]]


class Therapist(Hands):
    """Somebody at the keyboard, alone with the casebook."""

    def __init__(self, window: Any, run_root: Path) -> None:
        super().__init__(window)
        self.casebook = run_root / "home" / "data" / "balancekit" / "casebook.balancekit"
        self.given = run_root / "home" / "given"
        self.copies = run_root / "home" / "stick"

    def begin_casebook(self) -> None:
        self.on_page("Make your casebook")
        self.type_in("Passphrase", "password")
        self.said("on every list")
        self.type_in("Passphrase", PASSPHRASE)
        self.said("Strong")
        self.look("create-strength")
        self.type_in("The same passphrase again", PASSPHRASE)
        self.press("Make the casebook")

    def begin_case(self) -> None:
        self.on_page("Your cases")
        self.press("New case")
        self.type_in("Case code", CODE)
        self.type_in("First person: name or initial", NAMES[0])
        self.type_in("Second person: name or initial (can stay empty)", NAMES[1])
        self.look("new-case")
        self.press("Begin")
        self.on_page(f"Case {CODE}")
        self.press("Two circles")
        self.press("I have seen each alone: go on")
        part = self.page.get_by_role("button", name=f"Hand over to {NAMES[0]}", exact=True)
        expect(part).to_be_visible()

    def write_own(self, lines: Iterable[str]) -> None:
        box = self.page.get_by_role("group", name="What is your own?")
        for line in lines:
            box.get_by_role("textbox").last.focus()
            self.page.keyboard.type(line)
            self.page.keyboard.press("Enter")
        self.said("saved")

    def holds(self, lines: Iterable[str]) -> None:
        """Expect just these lines, and one to write the next into."""
        fields = self.page.get_by_role("group", name="What is your own?").get_by_role("textbox")
        for number, line in enumerate((*lines, "")):
            expect(fields.nth(number)).to_have_value(line)
        expect(fields).to_have_count(number + 1)

    def through_the_gate(self) -> None:
        self.press("For the therapist")
        self.type_in("Passphrase", PASSPHRASE)
        self.press("Continue")
        self.on_page(f"Case {CODE}")


@pytest.fixture
def therapist(window: Any, run_root: Path) -> Therapist:
    return Therapist(window, run_root)


def test_what_is_kept_is_found_undone_locked_copied_given_and_erased(
    room: Any, therapist: Therapist, browser: BrowserContext, run_root: Path, canary_hits: Hits
) -> None:
    """And at the end no file of the whole run holds a word, save those that were asked for."""
    page = therapist.page
    room.ask(SAVE_STATE, "PUT", {"raw": '{"saveState": true}'})
    therapist.window.open(room.address)
    therapist.begin_casebook()
    therapist.begin_case()
    therapist.press(f"Hand over to {NAMES[0]}")
    therapist.press(f"I am {NAMES[0]}, begin")
    therapist.on_page("What is your own?")
    therapist.write_own([*OWN, UNDONE])

    # Undone, locked and opened again: the same page, the same words.
    therapist.press("Undo")
    therapist.told("taken back")
    therapist.holds(OWN)
    therapist.press("Lock now")
    therapist.on_page("Open your casebook")
    assert "Sailcanary" not in page.locator("body").inner_text()
    therapist.unlock(PASSPHRASE)
    therapist.on_page("What is your own?")
    therapist.holds(OWN)

    # The kernel dies, and the page is loaded anew: the words are there again.
    room.kill_kernel()
    therapist.on_page("Open your casebook")
    therapist.window.wait_shown()
    page.reload()
    therapist.window.wait_shown()
    therapist.unlock(PASSPHRASE)
    therapist.on_page("What is your own?")
    therapist.holds(OWN)
    therapist.through_the_gate()
    expect(page.locator(".bk-workbook")).to_contain_text("has begun")
    therapist.look("overview-left")
    therapist.press("My notes")
    therapist.type_in("Notes on this session", NOTE)
    therapist.said("saved")
    therapist.press("Back")

    # The case file: what was written, what was agreed.
    therapist.press("Case file")
    therapist.on_page(f"The file of {CODE}")
    page.get_by_role("checkbox", name="their answers being kept in this file").first.check()
    therapist.look("case-file")
    therapist.press(re.compile("^Session 1"))
    expect(page.locator(".bk-workbook")).to_contain_text(OWN[0])
    therapist.look("session")
    therapist.press("Back")

    # Everything that is hers, as a page and as a file.
    therapist.press("Give a person all that is theirs")
    therapist.choose(NAMES[0])
    therapist.type_in("Folder for the two files", str(therapist.given))
    therapist.press("Write the two files")
    therapist.said("Written")
    therapist.look("give")
    given = sorted(therapist.given.iterdir())
    assert [file.suffix for file in given] == [".json", ".pdf"]
    assert OWN[0] in given[0].read_text(encoding="utf-8")
    assert all(file.stat().st_mode & 0o077 == 0 for file in given)
    json.loads(given[0].read_text(encoding="utf-8"))
    therapist.press("Back")
    therapist.on_page(f"Case {CODE}")

    # A copy, a new passphrase, a look at the file.
    therapist.press("Another case")
    therapist.on_page("Your cases")
    therapist.look("cases")
    therapist.type_in("Find a case: part of a code or a name", "oleg")
    expect(page.get_by_role("button", name=re.compile(f"^{CODE} ·"))).to_be_visible()
    therapist.press("The casebook")
    therapist.on_page("The casebook")
    therapist.type_in("Folder for copies", str(therapist.copies))
    therapist.press("Make a copy now")
    therapist.told("The copy is made")
    therapist.type_in("The passphrase so far", PASSPHRASE)
    therapist.type_in("The new passphrase", CHANGED)
    therapist.type_in("The same passphrase again", CHANGED)
    therapist.press("Change it")
    therapist.told("new passphrase")
    therapist.press("Check it")
    therapist.told("sound")
    therapist.look("safekeeping")
    (copy,) = therapist.copies.iterdir()
    with Casebook.open(copy, PASSPHRASE) as book:
        assert OWN[0] in [answer.value for answer in book.case(CODE).answers()]
    therapist.press("Back")

    # Erased, and the copy with it.
    therapist.press(re.compile(f"^{CODE} ·"))
    therapist.press("Case file")
    therapist.press("Erase")
    therapist.choose(NAMES[0])
    therapist.type_in(f"To be sure: type the code of the case ({CODE})", CODE)
    therapist.look("erase")
    therapist.press("Erase for good")
    therapist.on_page("It is erased")
    therapist.look("erased")
    therapist.press("Delete these copies and make a new one")
    therapist.said("deleted")
    assert not copy.exists()
    assert not therapist.window.errors
    browser.close()
    room.close()

    with Casebook.open(therapist.casebook, CHANGED) as book:
        case = book.case(CODE)
        assert [person.name for person in case.people] == [NAMES[1]]
        assert [answer.value for answer in case.answers()] == [NOTE]
    hits = canary_hits(run_root, CLIENT_WORDS)
    assert [hit for hit in hits if therapist.given not in hit[0].parents] == []
    assert {path.suffix for path, _ in hits} >= {".json"}


SENTENCE = (
    "An evening a week for the piano and for nobody else in the world but me and the cat. " * 3
)
PACE = 0.04  # seconds from key to key: a fast typist
ALLOWED = 0.5  # seconds of typing that may be missing
SLACK = 0.5  # for a timer of the page on a busy machine
NEXT_KEY = f"""() => new Promise((next) => {{
  const now = performance.now();
  setTimeout(() => next(now / 1000), {1000 * PACE});
}})"""


class Typist:
    """Somebody who types without a pause; what the page has sent of it, and what the kernel kept.

    Attributes
    ----------
    at : list of float
        The page's own time after each letter.
    sent : list of int
        How many letters had been sent by then.
    kept : int
        How many letters the kernel has said that it has done with.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.at: list[float] = []
        self.sent: list[int] = []
        self.kept = 0
        self._length = {"": 0}
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        if socket.url.split("?")[0].endswith("/channels"):
            socket.on("framesent", self._hear_page)
            socket.on("framereceived", self._hear_kernel)

    def _hear_page(self, frame: bytes) -> None:
        data = json.loads(parts_of(frame)[2]).get("data", {}).get("content", {})
        if "text" in data.get("set", {}):
            self._length[data["sent"]] = len(data["set"]["text"])

    def _hear_kernel(self, frame: bytes) -> None:
        header, _, content = parts_of(frame)
        if header["msg_type"] == "comm_msg":
            data = json.loads(content)["data"].get("content", {})
            self.kept = max(self.kept, self._length.get(data.get("done", ""), 0))

    def type(self, letter: str) -> None:
        self.page.keyboard.type(letter)
        self.at.append(self.page.evaluate(NEXT_KEY))
        self.sent.append(max(self._length.values()))


def test_of_a_sentence_half_typed_only_the_last_moment_is_missing(
    room: Any, therapist: Therapist
) -> None:
    """Somebody types without a pause, and the kernel dies in the middle of it."""
    page = therapist.page
    typist = Typist(page)
    therapist.window.open(room.address)
    therapist.begin_casebook()
    therapist.begin_case()
    therapist.press("My notes")
    page.get_by_label("Notes on this session", exact=True).focus()
    for letter in SENTENCE[:80]:
        typist.type(letter)
    kept = typist.kept
    room.kernel().kill()
    therapist.on_page("Open your casebook")
    room.close()
    for now, sent in zip(typist.at, typist.sent, strict=True):
        due = [at for at in typist.at if at < now - ALLOWED - SLACK]
        assert sent >= len(due)
    assert kept > 20
    with Casebook.open(therapist.casebook, PASSPHRASE) as book:
        (note,) = book.case(CODE).answers()
    assert SENTENCE.startswith(note.value)
    assert len(note.value) >= kept
