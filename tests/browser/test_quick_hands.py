"""Hands that are quicker than the page, in Chromium."""

from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from balancekit.casebook import Casebook
from tests.browser.hands import Hands

PASSPHRASE = "three red horses"


def test_a_click_never_overtakes_what_was_taken_out(room: Any, window: Any, run_root: Path) -> None:
    """Two boxes and the button, faster than the page can follow."""
    own = ["Running", "First secret", "Second secret"]
    casebook = run_root / "home" / "data" / "balancekit" / "casebook.balancekit"
    casebook.parent.mkdir(parents=True, exist_ok=True)
    with Casebook.create(casebook, PASSPHRASE) as book:
        case = book.new_case("K7", ("Zoë", "Ben"))
        sitting = case.start_occasion()
        for entry, line in enumerate(own):
            case.answer(sitting, case.people[0], "venn_own", line, entry=entry)
        today = datetime.now().astimezone().date().isoformat()
        case.keep_place({"notebook": "couple", "stage": "write", "step": 5, "day": today})
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
