"""Each control in the real room: by keyboard, by mouse, as a screen reader is told of it, and what
the kernel hears. A probe shows, below the control, everything that the kernel has been told."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import stumbled_over
from tests.browser.probes import ECHO, wait_for_echo

LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh the Younger of the Hill"
TOLD = """
told, echo = [], ipywidgets.Label(value="told 0")
def hear(*what):
    told.append(what)
    echo.value = f"told {len(told)}: {what}"
def follow(control, *traits):
    control.observe(lambda _: hear(*(getattr(control, trait) for trait in traits)), traits)
    return control

def rated(control):
    known = {row["id"]: control.answer(row["id"]) for row in control.rows}
    def changed(_):
        for row, before in list(known.items()):
            now = value, status = control.answer(row)
            if now != before and (status == "answered") == (value is not None):
                known[row] = now
                hear(row, value, status)
    control.observe(changed, ["values", "statuses"])

OFTEN = list(enumerate(["never", "rarely", "sometimes", "often", "almost always"]))
"""
RATINGS = f"""
people = [("mum", "Mum"), ("omar", "محمد عبد الرحمن"), ("long", "{LONG}"), ("abba", "אבא")]
item = controls.Ratings("I keep my promises.", people, OFTEN)
rated(item)
shown = [item]
"""
SINGLE = """
seven = [*OFTEN, (5, "always"), (6, "ever")]
alone = controls.Ratings("I ask $& for help.", [("", "")], seven, {"": 6}, {"": "answered"})
rated(alone)
shown = [alone]
"""
CHOICE = """
options = [("10", "10 minutes", "A check-in."), ("25", "25 minutes", "The plan."), ("50", "50", "")]
shown = [follow(controls.Choice("How much time is there?", options), "chosen")]
"""
DAY = 'shown = [follow(controls.Day("When?"), "value"), controls.Entry(label="Next field")]'
CLOSENESS = """
bands = [(0.3, "a little"), (0.7, "a good deal"), (1.0, "nearly all")]
circles = controls.Closeness("How close?", ("Zoë", "Ben"), bands)
circles.observe(lambda _: hear(circles.share, circles.status), ["share", "status"])
shown = [circles]
"""
WRITTEN = """
lines = controls.Lines("Our own", [("1-0", "Choir")])
lines.observe(lambda _: hear(*(row["text"] for row in lines.rows)), "rows")
shown = [lines, follow(controls.Prose("In your words"), "text")]
"""
PLACEMENT = """
mark = controls.Placement("Where?")
mark.observe(lambda _: hear(*(round(value) for value in mark.spot)), "spot")
shown = [mark]
"""
INSET, SIDE = 16, 132  # of the plane of a placement, in points
SIZES = """[...document.querySelectorAll(".bk-option, .bk-workbook button")]
  .map((node) => node.getBoundingClientRect()).map(({ width, height }) => [width, height])"""
TOO_WIDE = """[...document.querySelectorAll(".bk-choice, .bk-choice *")]
  .filter((node) => node.clientWidth && node.scrollWidth > node.clientWidth + 1)
  .map((node) => node.outerHTML.slice(0, 200))"""
# As a word processor's clipboard has it: plain text beside the formatted one.
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  data.setData("text/html", `<ul><li><b>${text}</b></ul>`);
  const paste = { clipboardData: data, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", paste));
}"""

Probes = Callable[[str], Page]


@pytest.fixture
def window(probe_window: Any) -> Any:
    return probe_window


@pytest.fixture
def probes(probe_room: Any, window: Any) -> Probes:
    """Shows controls, and below them what the kernel was told."""

    def opened(source: str) -> Page:
        probe_room.show(window, f"{TOLD}{source}\nshown.append(echo)")
        page: Page = window.page
        page.locator(".bk-workbook :is(input, textarea, [tabindex])").first.wait_for()
        tells(page, "told 0")
        return page

    return opened


def tells(page: Page, words: str) -> None:
    """Expect the kernel to have been told just this."""
    wait_for_echo(page, words)
    expect(page.locator(ECHO)).to_have_text(words)


def told(page: Page, words: str) -> None:
    """Expect the kernel to have been told this among others."""
    wait_for_echo(page, words)
    expect(page.locator(ECHO)).to_contain_text(words)


def pressed(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("radiogroup", name=f"I keep my promises.: {name}", exact=True)


def faultless(window: Any, name: str) -> None:
    """Ask axe, and the browser's own console; take a picture to look at."""
    window.picture(name)
    assert not stumbled_over(window.page, ".bk-workbook")
    assert window.errors == []


def test_ratings_by_keyboard_alone(probes: Probes, window: Any) -> None:
    page = probes(RATINGS)
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    pressed(page, "Tab", "3")
    tells(page, "told 1: ('mum', 2, 'answered')")
    expect(row(page, "Mum").get_by_role("radio", name="sometimes")).to_be_focused()
    pressed(page, "ArrowRight")
    tells(page, "told 2: ('mum', 3, 'answered')")
    pressed(page, "3", "3", "9", "0")  # what is chosen, and what is not there, tells nothing
    tells(page, "told 3: ('mum', 2, 'answered')")
    pressed(page, "Tab", "Space")
    tells(page, "told 4: ('omar', 0, 'answered')")
    pressed(page, "ArrowLeft")
    tells(page, "told 5: ('omar', None, 'rather_not_say')")
    place = page.locator(".bk-option", has=page.locator("input:focus"))
    assert place.evaluate("(place) => getComputedStyle(place).outlineStyle") == "solid"
    faultless(window, "ratings-keyboard")
    pressed(page, "Delete")
    tells(page, "told 6: ('omar', None, '')")
    pressed(page, "Shift+Tab", "Backspace")
    tells(page, "told 7: ('mum', None, '')")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)


def test_ratings_by_mouse(probes: Probes, window: Any) -> None:
    page = probes(RATINGS)
    never = row(page, "אבא").get_by_role("radio", name="never")
    ring = "(radio) => getComputedStyle(radio).borderTopWidth"  # seen without any colour
    assert never.evaluate(ring) == "2px"
    row(page, "אבא").get_by_text("never").click()
    tells(page, "told 1: ('abba', 0, 'answered')")
    assert never.evaluate(ring) == "6px"
    row(page, LONG).get_by_text("Does not fit us").click()
    tells(page, "told 2: ('long', None, 'does_not_fit')")
    row(page, LONG).get_by_text("often").click()
    tells(page, "told 3: ('long', 3, 'answered')")
    faultless(window, "ratings-mouse")
    page.get_by_role("button", name=f"Take back: {LONG}", exact=True).click()
    tells(page, "told 4: ('long', None, '')")
    expect(row(page, LONG).get_by_role("radio").first).to_be_focused()
    expect(page.get_by_role("radio", checked=True)).to_have_count(1)
    lefts = {name.bounding_box()["x"] for name in page.locator("bdi").all()}  # type: ignore[index]
    assert len(lefts) == 1


def test_a_rating_without_names_is_called_by_its_item(probes: Probes, window: Any) -> None:
    page = probes(SINGLE)
    group = page.get_by_role("radiogroup", name="I ask $& for help.", exact=True)
    expect(page.get_by_text("I ask $& for help.", exact=True)).to_have_count(1)
    expect(group.get_by_role("radio", name="ever", exact=True)).to_be_checked()
    group.get_by_role("radio", name="almost always").check()
    tells(page, "told 1: ('', 4, 'answered')")
    pressed(page, "7")
    tells(page, "told 2: ('', 6, 'answered')")
    faultless(window, "ratings-single")
    page.get_by_role("button", name="Take back: I ask $& for help.", exact=True).click()
    tells(page, "told 3: ('', None, '')")


def test_every_target_is_big_and_everything_fits(probes: Probes, window: Any) -> None:
    page = probes(f"{RATINGS}{SINGLE}{CHOICE}\nshown = [item, alone, *shown]")
    pressed(page, "Tab", "2")
    for width in (1280, 640, 320):  # 640 is a laptop of 1280 at 200 %
        window.resize(width, 800)
        sizes = page.evaluate(SIZES)
        assert min(min(size) for size in sizes) >= 44
        assert page.evaluate(TOO_WIDE) == []
        faultless(window, f"controls-{width}")


def test_one_of_a_few(probes: Probes, window: Any) -> None:
    page = probes(CHOICE)
    group = page.get_by_role("radiogroup", name="How much time is there?")
    short = group.get_by_role("radio", name="10 minutes", exact=True)
    expect(short).to_have_accessible_description("A check-in.")
    pressed(page, "Tab", "2")
    tells(page, "told 1: ('25',)")
    pressed(page, "ArrowUp")
    tells(page, "told 2: ('10',)")
    group.get_by_text("The plan.").click()
    tells(page, "told 3: ('25',)")
    faultless(window, "choice")
    page.get_by_role("button", name="Take back: How much time is there?").click()
    tells(page, "told 4: ('',)")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)


def test_a_day_is_told_once_it_is_whole(probes: Probes, window: Any) -> None:
    page = probes(DAY)
    day, other = page.get_by_label("When?", exact=True), page.get_by_label("Next field")
    for half in ("soon", "0505", "0505202"):  # no year, or one that is still being typed
        day.focus()
        page.keyboard.type(half)
        other.focus()
        tells(page, "told 0")
    day.focus()
    page.keyboard.type("05052026")
    tells(page, "told 1: ('2026-05-05',)")
    faultless(window, "day")
    day.fill("2020-02-29")
    tells(page, "told 2: ('2020-02-29',)")
    day.fill("")
    tells(page, "told 3: ('',)")


def test_closeness(probes: Probes, window: Any) -> None:
    page = probes(CLOSENESS)
    slider, circles = page.get_by_role("slider", name="How close?"), page.locator("circle:visible")
    expect(slider).to_have_attribute("aria-valuetext", "not placed yet")
    expect(circles).to_have_count(0)
    faultless(window, "closeness-untouched")
    pressed(page, "Tab", "ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "a little")
    told(page, "(0.02, 'answered')")
    pressed(page, "End")
    expect(slider).to_have_attribute("aria-valuetext", "nearly all")
    told(page, "(1.0, 'answered')")
    faultless(window, "closeness-placed")

    page.get_by_role("button", name="Rather not say").click()
    told(page, "(None, 'rather_not_say')")
    expect(circles).to_have_count(0)
    faultless(window, "closeness-unsaid")
    page.get_by_role("button", name="Start over").click()
    told(page, "(None, '')")
    expect(slider).to_have_attribute("aria-valuetext", "not placed yet")

    box = slider.bounding_box()
    assert box
    middle, height = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(middle + 150, height)
    page.mouse.down()
    page.mouse.move(middle + 60, height, steps=8)
    expect(circles).to_have_count(2)
    told(page, "(None, '')")  # nothing is sent while dragging
    page.mouse.up()
    told(page, "(0.")
    told(page, "'answered')")


def test_lines_and_prose(probes: Probes, window: Any) -> None:
    page = probes(WRITTEN)
    fields = page.get_by_role("group", name="Our own").get_by_role("textbox")
    fields.last.focus()
    page.keyboard.type("Running")
    pressed(page, "Enter")
    tells(page, "told 1: ('Choir', 'Running')")
    expect(fields).to_have_count(3)
    expect(fields.last).to_be_focused()
    faultless(window, "lines")
    page.get_by_role("button", name="Remove line 1").click()
    tells(page, "told 2: ('Running',)")
    fields.first.fill("")
    tells(page, "told 3: ()")

    prose = page.get_by_role("textbox", name="In your words")
    prose.focus()
    page.keyboard.type("We <3 Sundays")
    told(page, "('We <3 Sundays',)")
    expect(prose).to_be_focused()
    faultless(window, "prose")


def test_pasted_lines_become_lines(probes: Probes, window: Any) -> None:
    page = probes(WRITTEN)
    fields = page.get_by_role("group", name="Our own").get_by_role("textbox")
    fields.last.focus()
    page.evaluate(PASTE, "Running\r\n\r\n  A course \nשבת")
    tells(page, "told 1: ('Choir', 'Running', 'A course', 'שבת')")
    expect(fields).to_have_count(5)
    expect(fields.nth(3)).to_be_focused()
    faultless(window, "lines-pasted")
    fields.first.focus()
    pressed(page, "Home", "ArrowRight", "ArrowRight")
    page.evaluate(PASTE, "est\nArmcha")
    tells(page, "told 2: ('Chest', 'Armchaoir', 'Running', 'A course', 'שבת')")


def test_the_mark_goes_where_a_hand_puts_it(probes: Probes, window: Any) -> None:
    page = probes(PLACEMENT)
    slider = page.get_by_role("slider", name="Where? Across: from little to much room")
    slider.wait_for(state="attached")
    window.settle()
    box = page.locator(".bk-plane-stage").bounding_box()
    assert box

    def at(own: float, shared: float) -> tuple[float, float]:
        x, y = (INSET + own) / SIDE, 1 - (INSET + shared) / SIDE
        return box["x"] + x * box["width"], box["y"] + y * box["height"]

    expect(page.get_by_text("Tap or drag here")).to_be_visible()
    page.mouse.click(*at(80, 20))
    told(page, "(80, 20)")
    expect(slider).to_have_attribute("aria-valuetext", "much own life, little shared life")
    page.mouse.down()
    page.mouse.move(*at(30, 90), steps=4)
    expect(slider).to_have_attribute("aria-valuetext", re.compile("much shared life"))
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(slider).to_have_attribute("aria-valuetext", "much own life, little shared life")
    page.mouse.down()
    page.mouse.move(*at(-15, 115), steps=4)  # beyond the ends
    page.mouse.up()
    told(page, "(0, 100)")
    session = page.context.new_cdp_session(page)
    for kind, points in (("touchStart", [(50, 50)]), ("touchMove", [(60, 70)]), ("touchEnd", [])):
        fingers = [dict(zip("xy", at(*point), strict=True)) for point in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
    told(page, "(60, 70)")
    slider.focus()
    for key, spot in (("ArrowLeft", "58, 70"), ("ArrowUp", "58, 72"), ("PageDown", "58, 62")):
        page.keyboard.press(key)
        told(page, f"({spot})")
    slider.fill("20")  # as a screen reader changes it, without a key
    told(page, "(20, 62)")
    page.get_by_role("button", name="Start over").click()
    told(page, ": ()")
    expect(slider).to_have_attribute("aria-valuetext", "not placed yet")
    assert not window.errors
