"""Hands that are quicker than the page, in Chromium."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from balancekit.casebook import Casebook
from tests.browser.hands import Hands

PASSPHRASE = "three red horses"


def a_couple_writing(run_root: Path, own: Sequence[str] = (), *, step: int) -> Path:
    """A casebook with a couple, the first of them writing."""
    casebook = run_root / "home" / "data" / "balancekit" / "casebook.balancekit"
    casebook.parent.mkdir(parents=True, exist_ok=True)
    with Casebook.create(casebook, PASSPHRASE) as book:
        case = book.new_case("K7", ("Zoë", "Ben"))
        sitting = case.start_occasion()
        for entry, line in enumerate(own):
            case.answer(sitting, case.people[0], "venn_own", line, entry=entry)
        today = datetime.now().astimezone().date().isoformat()
        case.keep_place({"notebook": "couple", "stage": "write", "step": step, "day": today})
    return casebook


def test_a_click_never_overtakes_what_was_taken_out(room: Any, window: Any, run_root: Path) -> None:
    """Two boxes and the button, faster than the page can follow."""
    own = ["Running", "First secret", "Second secret"]
    casebook = a_couple_writing(run_root, own, step=5)
    hands = Hands(window)
    window.open(room.address)
    hands.unlock(PASSPHRASE)
    hands.on_page("What may Ben see?")
    show = hands.page.get_by_role("button", name="Show what is ticked")
    for line in own[1:]:
        hands.page.get_by_role("checkbox", name=line).uncheck()
    show.press("Enter")
    hands.on_page("This part is for Ben")

    # A click on a page that is being turned; and impatience turns it once.
    hands.press("For the therapist")
    hands.type_in("Passphrase", PASSPHRASE)
    hands.press("Continue")
    seen = "I have seen each alone: go on"
    expect(hands.page.get_by_role("button", name=seen)).to_be_visible()
    hands.press_at_once(seen, seen, "My notes")
    hands.on_page("My notes")
    assert not window.errors
    room.close()
    with Casebook.open(casebook, PASSPHRASE) as book:
        case = book.case("K7")
        assert [answer.value for answer in case.answers(readers=case.people)] == ["Running"]


def test_a_key_never_overtakes_what_was_just_moved(room: Any, window: Any, run_root: Path) -> None:
    """The arrow keys send a moment after the last one; the page is turned by a key before that."""
    casebook = a_couple_writing(run_root, step=2)
    hands = Hands(window)
    window.open(room.address)
    hands.unlock(PASSPHRASE)
    circles = hands.page.get_by_role("slider").first
    heading = hands.page.get_by_role("heading", level=1).inner_text()
    circles.press("End")
    for key in ("ArrowLeft", "ArrowLeft", "Alt+PageDown"):
        hands.page.keyboard.press(key)
    expect(hands.page.get_by_role("heading", level=1)).not_to_have_text(heading)
    window.settle()
    hands.saved()
    assert not window.errors
    room.close()
    with Casebook.open(casebook, PASSPHRASE) as book:
        (kept,) = book.case("K7").answers(item="ios_now")
    assert kept.value == 0.96  # two steps from the end


def test_words_typed_to_a_dead_kernel_come_back(room: Any, window: Any, run_root: Path) -> None:
    """It takes seconds until anybody notices; nobody stops writing for that long."""
    casebook = a_couple_writing(run_root, ["Running", "My sister"], step=0)
    hands = Hands(window)
    waits = hands.page.get_by_text("The last words are not lost")
    window.open(room.address)
    hands.unlock(PASSPHRASE)
    hands.on_page("What is your own?")
    hands.type_in("Line 3", "Choir")
    hands.press("Remove line 1")
    hands.saved()
    typed = ["Sister Ann", "Choir on Mondays", "Mornings"]
    room.kernel().suspend()  # it hears nothing any more
    for line, words in enumerate(typed, 1):
        hands.page.get_by_label(f"Line {line}", exact=True).fill(words)
    room.kill_kernel()
    hands.on_page("Open your casebook")
    expect(waits).to_be_visible()
    hands.unlock(PASSPHRASE)
    hands.on_page("What is your own?")
    for line, words in enumerate([*typed, ""], 1):
        expect(hands.page.get_by_label(f"Line {line}", exact=True)).to_have_value(words)
    hands.saved()
    expect(waits).to_be_hidden()

    # A page that is not the one on which the workbook opens again.
    hands.press("For the therapist")
    hands.type_in("Passphrase", PASSPHRASE)
    hands.press("Continue")
    hands.press("My notes")
    note = hands.page.get_by_label("Notes on this session", exact=True)
    hands.on_page("My notes")
    room.kernel().suspend()
    note.fill("As the light went out")
    room.kill_kernel()
    hands.unlock(PASSPHRASE)
    hands.on_page("Case K7")
    expect(waits).to_be_visible()
    hands.look("words-wait")
    hands.press("My notes")
    expect(note).to_have_value("As the light went out")
    hands.saved()
    expect(waits).to_be_hidden()
    assert not window.errors
    room.close()
    with Casebook.open(casebook, PASSPHRASE) as book:
        case = book.case("K7")
        assert [answer.value for answer in case.answers(readers=case.people)] == []
        kept = [answer.value for answer in case.answers(readers=[case.therapist])]
    assert kept == [*typed, "As the light went out"]
