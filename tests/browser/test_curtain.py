"""The curtain and the other keys in the real browser: one key, and nothing is on the screen."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.hands import Hands
from tests.browser.wire import parts_of

PASSPHRASE = "four words for nobody"
WORD = "Halfcanary"
DARK = "rgb(21, 27, 33)"


def signs_of_life(page: Page) -> list[bytes]:
    """What the page will tell its kernel of somebody being there, which puts off the idle lock."""
    told: list[bytes] = []

    def sent(frame: str | bytes) -> None:
        content = parts_of(frame)[2]
        if b'"awake"' in content:
            told.append(content)

    page.on("websocket", lambda socket: socket.on("framesent", sent))
    return told


def test_one_key_empties_the_screen_and_brings_it_back(
    room: Any, window: Any, run_root: Any, canary_hits: Any
) -> None:
    person, page = Hands(window), window.page
    told = signs_of_life(page)
    window.open(room.address)
    person.make_casebook(PASSPHRASE)
    person.press("New case")
    person.type_in("Case code", "C1")
    person.type_in("First person: name or initial", "Zoë")
    person.press("Begin")
    person.on_page("Case C1")
    person.press("My notes")
    person.on_page("My notes")
    note = page.get_by_label("Notes on this session", exact=True)
    note.press_sequentially(WORD)
    page.keyboard.press("F8")  # in the middle of typing
    curtain = page.get_by_role("dialog", name="Page")
    expect(curtain).to_be_visible()
    assert page.locator("title").text_content() == "Page"
    assert page.locator("body").inner_text().strip() == "Go on (F8)"
    window.picture("curtain")
    page.keyboard.type("not for the notes")
    page.keyboard.press("Tab")
    assert not page.evaluate("!!document.activeElement.closest('.bk-workbook')")
    page.keyboard.press("F8")
    expect(curtain).to_be_hidden()
    expect(note).to_have_value(WORD)
    expect(note).to_be_focused()
    assert page.locator("title").text_content() == "balancekit"
    person.saved()
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", DARK)
    page.emulate_media(color_scheme="light")
    person.press("Look")
    person.choose("Dark")
    person.choose("Largest")
    expect(page.locator("body")).to_have_css("background-color", DARK)
    person.look("frame")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Look")).to_be_focused()

    # The list of keys: not while somebody writes, gone behind the curtain, and what it lists works.
    listed = page.get_by_role("dialog", name="Keys")
    note.focus()
    page.keyboard.press("?")
    expect(note).to_have_value(f"{WORD}?")
    page.keyboard.press("Backspace")
    page.keyboard.press("Alt+PageUp")
    page.keyboard.press("Shift+F8")
    person.on_page("My notes")
    page.get_by_role("heading", level=1).focus()
    page.keyboard.press("?")
    expect(listed).to_be_visible()
    person.look("keys")
    page.keyboard.press("Alt+PageUp")  # the page behind is not to be turned
    page.keyboard.press("F8")
    assert page.locator("body").inner_text().strip() == "Go on (F8)"
    page.keyboard.press("?")
    page.keyboard.press("F8")
    expect(listed).to_be_hidden()
    person.press("Keys")
    expect(listed).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+PageUp")
    person.on_page("Case C1")
    person.press("Seven steps")
    person.press("Begin with Zoë")
    person.press("I am Zoë, begin")
    person.on_page("Room for yourself")
    expect(page.get_by_role("button", name="Next", exact=True)).to_be_visible()
    page.keyboard.press("Alt+PageDown")
    person.on_page("Room for each other")
    expect(page.get_by_role("button", name="Back", exact=True)).to_be_visible()
    page.keyboard.press("Alt+PageUp")
    person.on_page("Room for yourself")
    page.keyboard.press("Shift+F8")
    person.unlock(PASSPHRASE)
    person.on_page("Room for yourself")

    # By touch; and a kernel that dies behind it does not lift it.
    page.get_by_role("button", name="Hide (F8)").click()
    expect(curtain).to_be_visible()
    told.clear()
    room.kill_kernel()
    expect(window.cover).to_contain_text("starting again")
    expect(curtain).to_be_visible()
    # Who moves the mouse before an empty screen is not at work: it locks all the same.
    expect(page.locator("h1")).to_have_text("Open your casebook")
    page.mouse.move(200, 300)
    page.mouse.move(300, 300)
    window.settle()
    assert not told
    curtain.get_by_role("button").click()
    expect(curtain).to_be_hidden()
    page.mouse.move(400, 300)
    window.settle()
    assert told
    person.unlock(PASSPHRASE)
    person.on_page("Room for yourself")
    # Asked of the server and of a kernel that never saw the choice being made.
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-bk-size", "largest")
    window.wait_shown()
    person.press("Look")
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    assert not window.errors
    room.close()
    assert not canary_hits(run_root, [WORD])
