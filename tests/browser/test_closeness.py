"""The two circles in the real room, by mouse, finger, pen and keyboard: what is drawn, what the
kernel is told, and what never leaves the browser."""

import ast
import math
import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from balancekit.geometry import lens_area
from tests.browser.hands import stumbled_over
from tests.browser.probes import ECHO, wait_for_echo

LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh the Younger of the Hill"
PROBE = """
from balancekit.diagrams import closeness_bands

circles = controls.Closeness("How close?", {names!r}, closeness_bands(), *{held!r}, **{more!r})
place, echo = controls.Entry(label="Place them"), ipywidgets.Label()
def hear(_):
    echo.value = repr((circles.share, circles.status))
circles.observe(hear, ["share", "status"])
place.observe(lambda change: circles.fill(float(change["new"])), "value")
hear(None)
shown = [circles, place, echo, ipywidgets.HTML("<div style='height: 1200px'></div>")]
"""
DRAWN = """(svg) => [...svg.querySelectorAll("circle")].map((circle) =>
  ["r", "cx", "cy"].map((name) => Number(circle.getAttribute(name))))"""
UNTOUCHED = (None, "")
UNION = 2 * math.pi * 102**2


class Circles:
    """The picture on the page, and the kernel's end of it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.sent = 0
        self.slider: Locator = page.get_by_role("slider", name="How close?", exact=True)
        self.echo = page.locator(ECHO)
        page.on("websocket", lambda socket: socket.on("framesent", self._count))

    def _count(self, frame: str | bytes) -> None:
        self.sent += b'"custom"' in (frame if isinstance(frame, bytes) else frame.encode())

    def told(self) -> tuple[float | None, str]:
        """What the kernel holds now."""
        return ast.literal_eval(self.echo.inner_text())  # type: ignore[no-any-return]

    def tells(self, *held: object) -> None:
        """Expect the kernel to hold just this."""
        wait_for_echo(self.page, repr(held))
        expect(self.echo).to_have_text(repr(held))

    def changes(self, do: Callable[[], object]) -> float:
        """Do something that the kernel is told of; the share that it holds then."""
        before = self.echo.inner_text()
        do()
        expect(self.echo).not_to_have_text(before)
        share, status = self.told()
        assert share is not None
        assert status == "answered"
        return share

    def middle(self) -> tuple[float, float]:
        self.slider.scroll_into_view_if_needed()
        box = self.slider.bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag(self, start: float, end: float, steps: int = 4) -> None:
        """Press, move and release; px from the middle."""
        x, y = self.middle()
        self.page.mouse.move(x + start, y)
        self.page.mouse.down()
        self.page.mouse.move(x + end, y, steps=steps)
        self.page.mouse.up()

    def half(self) -> float:
        """Half of the distance between the centres that are drawn, in the picture's units."""
        self.page.evaluate("() => new Promise(requestAnimationFrame)")
        (_, left, _), (_, right, _) = self.slider.evaluate(DRAWN)
        return float(right - left) / 2

    def scale(self) -> float:
        """Screen px of one of the picture's units."""
        return float(self.slider.evaluate("(svg) => svg.getScreenCTM().a"))

    def drawn(self) -> tuple[float, float]:
        """Union and share of it, of the circles as they are drawn in the next frame."""
        self.page.evaluate("() => new Promise(requestAnimationFrame)")
        (r, left, y), (other, right, beside) = self.slider.evaluate(DRAWN)
        assert (r, y) == (other, beside)
        lens = lens_area(r, r, right - left)
        union = 2 * math.pi * r**2 - lens
        return union, lens / union

    def looks_untouched(self) -> None:
        expect(self.slider.locator("circle:visible")).to_have_count(0)
        expect(self.slider).to_have_attribute("aria-valuetext", "not placed yet")
        expect(self.page.get_by_text("Tap or drag here")).to_be_visible()


Shows = Callable[..., Circles]


@pytest.fixture
def window(probe_window: Any) -> Any:
    return probe_window


@pytest.fixture
def shows(probe_room: Any, window: Any) -> Shows:
    """Shows a picture of two circles."""

    def opened(*held: object, names: tuple[str, str] = ("Zoë", "Ben"), **more: object) -> Circles:
        circles = Circles(window.page)
        probe_room.show(window, PROBE.format(names=names, held=held, more=more))
        circles.slider.wait_for()
        return circles

    return opened


@pytest.fixture
def touch(window: Any) -> Callable[..., None]:
    """Fingers on the screen, as the browser gets them from the system."""
    session = window.page.context.new_cdp_session(window.page)

    def touched(kind: str, *points: tuple[float, float]) -> None:
        fingers = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    return touched


def faultless(window: Any, name: str) -> None:
    """Ask axe, and the browser's own console; take a picture to look at."""
    window.picture(name)
    assert not stumbled_over(window.page, ".bk-workbook")
    assert window.errors == []


def test_a_drag_is_told_once_and_only_when_it_ends(shows: Shows, window: Any) -> None:
    circles = shows()
    circles.looks_untouched()
    faultless(window, "circles-untouched")
    x, y = circles.middle()
    window.page.mouse.move(x + 150, y)
    before = circles.sent
    window.page.mouse.down()
    circles.looks_untouched()
    unions, shares = [], []
    for aside in range(145, -1, -5):
        window.page.mouse.move(x + aside, y)
        union, share = circles.drawn()
        unions.append(union)
        shares.append(share)
    assert circles.sent == before
    assert circles.told() == UNTOUCHED
    assert unions == pytest.approx([UNION] * len(unions), rel=1e-12)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)
    window.page.mouse.move(x + 60, y)
    share = circles.changes(window.page.mouse.up)
    assert circles.sent == before + 1
    expect(circles.slider).to_be_focused()
    assert circles.drawn()[1] == pytest.approx(share, abs=1e-9)
    faultless(window, "circles-placed")


def test_what_is_drawn_is_what_is_held(shows: Shows, soak: Callable[[int, int], int]) -> None:
    circles = shows(0.5, "answered")
    place = circles.page.get_by_label("Place them")
    dice = random.Random(5)
    edges = [1e-12, 1e-6, 1e-3, 0.999, 1 - 1e-6, 1.0, 0.0]
    for wanted in [*edges, *(dice.random() for _ in range(soak(12, 300)))]:
        place.fill(repr(wanted))
        place.press("Enter")
        circles.tells(wanted, "answered")
        union, share = circles.drawn()
        assert share == pytest.approx(wanted, abs=1e-9)
        assert union == pytest.approx(UNION, rel=1e-12)
    for _ in range(soak(12, 300)):
        side, half = dice.choice((-1, 1)), circles.half()
        by = ((half + dice.uniform(10, 92)) % 102 - half) * circles.scale()
        share = circles.changes(lambda: circles.drag(50 * side, (50 + by) * side, 2))  # noqa: B023
        assert circles.drawn()[1] == pytest.approx(share, abs=1e-9)


def test_a_drag_may_leave_the_picture(shows: Shows, window: Any) -> None:
    circles = shows()
    assert circles.changes(lambda: circles.drag(40, 600)) == 0
    assert circles.changes(lambda: circles.drag(-60, 500)) == 1  # past the middle is together
    x, y = circles.middle()
    window.page.mouse.move(x + 30, y)
    window.page.mouse.down()
    window.page.mouse.move(x + 80, y + 700, steps=5)
    share = circles.changes(window.page.mouse.up)
    assert 0 < share < 1
    window.page.mouse.move(x, y)  # and nothing hangs on the pointer
    assert circles.drawn()[1] == pytest.approx(share, abs=1e-9)


def test_a_drag_goes_on_from_where_the_circles_are(shows: Shows) -> None:
    circles = shows(0.5, "answered")
    for start, end, by in ((-90, -110, 20), (90, 60, -30), (-20, -25, 5)):
        before = circles.half()
        circles.changes(lambda: circles.drag(start, end))  # noqa: B023
        assert (circles.half() - before) * circles.scale() == pytest.approx(by, abs=0.01)


def test_a_tap_places_only_what_asks_for_it(shows: Shows, window: Any) -> None:
    circles = shows()
    x, y = circles.middle()
    window.page.mouse.click(x + 60, y, button="right")
    window.page.keyboard.press("Escape")
    circles.looks_untouched()
    share = circles.changes(lambda: window.page.mouse.click(x + 60, y))
    assert 0 < share < 1
    sent = circles.sent
    for aside in (-130, -40, 20, 90):
        window.page.mouse.click(x + aside, y)
        window.page.mouse.click(x + aside, y, button="right")
    window.page.mouse.move(x + 60, y)
    window.page.mouse.down(button="right")
    window.page.mouse.move(x + 20, y, steps=4)
    window.page.mouse.up(button="right")
    assert circles.drawn()[1] == pytest.approx(share, abs=1e-9)
    assert circles.sent == sent
    window.page.keyboard.press("Escape")
    window.page.get_by_role("button", name="Rather not say").click()
    circles.tells(None, "rather_not_say")
    window.page.mouse.click(x + 60, y)
    circles.changes(lambda: circles.drag(60, 50))


def test_escape_gives_a_drag_up(shows: Shows, window: Any) -> None:
    circles = shows()
    x, y = circles.middle()
    for held in (UNTOUCHED, (0.02, "answered")):
        circles.tells(*held)
        sent = circles.sent
        window.page.mouse.move(x + 80, y)
        window.page.mouse.down()
        window.page.mouse.move(x + 20, y, steps=4)
        assert circles.drawn()[1] > 0.4
        window.page.keyboard.press("ArrowRight")
        window.page.keyboard.press("Escape")
        if held == UNTOUCHED:
            circles.looks_untouched()
        else:
            assert circles.drawn()[1] == pytest.approx(0.02, abs=1e-9)
        window.page.mouse.move(x + 50, y)
        window.page.mouse.up()
        assert circles.sent == sent
        window.page.keyboard.press("ArrowRight")


def test_by_finger(shows: Shows, window: Any, touch: Callable[..., None]) -> None:
    circles = shows()
    x, y = circles.middle()

    def dragged(start: float, end: float) -> None:
        touch("touchStart", (x + start, y))
        for part in range(1, 9):
            touch("touchMove", (x + start + (end - start) * part / 8, y))

    dragged(-120, -50)
    share = circles.changes(lambda: touch("touchEnd"))
    assert circles.drawn()[1] == pytest.approx(share, abs=1e-9)
    sent = circles.sent

    # A second finger neither moves the circles nor takes them away from the first.
    dragged(-80, -90)
    held = circles.drawn()
    touch("touchStart", (x - 90, y), (x + 100, y))
    assert circles.drawn() == held
    assert circles.sent == sent
    touch("touchCancel")
    assert circles.drawn()[1] == pytest.approx(share, abs=1e-9)
    assert circles.sent == sent

    # A tap on what is placed changes nothing.
    touch("touchStart", (x + 30, y))
    touch("touchEnd")
    assert circles.told() == (share, "answered")
    assert circles.sent == sent
    dragged(60, 100)
    assert circles.changes(lambda: touch("touchEnd")) < share


def test_a_finger_that_scrolls_places_nothing(
    shows: Shows, window: Any, touch: Callable[..., None]
) -> None:
    circles = shows()
    window.resize(640, 400)  # a laptop of 1280 at 200 %
    x, y = circles.middle()
    touch("touchStart", (x + 40, y))
    for down in range(0, 110, 5):
        touch("touchMove", (x + 40, y - down))
    touch("touchEnd")
    window.page.wait_for_function(
        "([svg, top]) => svg.getBoundingClientRect().top < top - 20",
        arg=[circles.slider.element_handle(), y - circles.slider.bounding_box()["height"] / 2],  # type: ignore[index]
    )
    circles.looks_untouched()
    assert circles.told() == UNTOUCHED


def test_by_pen(shows: Shows, window: Any) -> None:
    circles = shows()
    x, y = circles.middle()
    session = window.page.context.new_cdp_session(window.page)

    def pen(kind: str, aside: float, button: str = "left") -> None:
        point = {"x": x + aside, "y": y, "button": button, "clickCount": 1, "pointerType": "pen"}
        pressed = {"left": 1, "right": 2, "none": 0}[button] if kind != "mouseReleased" else 0
        session.send("Input.dispatchMouseEvent", {"type": kind, "buttons": pressed, **point})

    circles.slider.evaluate(
        "(svg) => svg.addEventListener('pointerdown', (e) => { svg.dataset.by = e.pointerType; })"
    )
    pen("mouseMoved", 90, "none")
    circles.looks_untouched()  # a pen that hovers does nothing
    pen("mousePressed", 90)
    for aside in range(90, 40, -5):
        pen("mouseMoved", aside)
    share = circles.changes(lambda: pen("mouseReleased", 45))
    assert circles.slider.get_attribute("data-by") == "pen"
    assert circles.drawn()[1] == pytest.approx(share, abs=1e-9)
    pen("mousePressed", 60, "right")  # the barrel button
    pen("mouseMoved", 20, "right")
    pen("mouseReleased", 20, "right")
    assert circles.told() == (share, "answered")


def test_by_keyboard_and_what_is_heard(shows: Shows, window: Any) -> None:
    circles = shows()
    page: Page = window.page
    page.keyboard.press("Tab")
    expect(circles.slider).to_be_focused()
    ring = "(stage) => getComputedStyle(stage).outlineStyle"
    stage = page.locator(".bk-pair-stage")
    assert stage.evaluate(ring) == "solid"
    faultless(window, "circles-focus")
    for key in ("Alt+ArrowRight", "Control+End", "Meta+ArrowUp", "a"):
        page.keyboard.press(key)
    circles.looks_untouched()
    keys = {
        "Home": (0, "side by side"),
        "ArrowRight": (0.02, "side by side"),
        "PageUp": (0.12, "touching a little"),
        "ArrowUp": (0.14, "touching a little"),
        "ArrowLeft": (0.12, "touching a little"),
        "End": (1, "almost one"),
        "PageDown": (0.9, "almost one"),
        "ArrowDown": (0.88, "almost one"),
    }
    for key, (share, words) in keys.items():
        page.keyboard.press(key)
        expect(circles.slider).to_have_attribute("aria-valuetext", words)
        expect(page.locator(".bk-said")).to_have_text(words)
        circles.tells(float(share), "answered")
    for _ in range(31):
        page.keyboard.press("ArrowLeft")
    for _ in range(31):
        page.keyboard.press("ArrowRight")
    circles.tells(0.88, "answered")
    circles.changes(lambda: circles.drag(30, 40))
    assert not re.search(r"\d", page.locator(".bk-pair").inner_text())
    page.get_by_role("button", name="Start over").click()
    circles.looks_untouched()
    expect(circles.slider).to_be_focused()
    expect(page.get_by_role("button", name="Start over")).to_have_count(0)
    page.keyboard.press("PageDown")  # nobody is given a start
    circles.tells(0.9, "answered")


def test_what_is_left_unsaid_stays_unsaid(shows: Shows, window: Any) -> None:
    """Pressed as a screen reader presses it, without the focus, in the wake of a key."""
    circles = shows()
    circles.slider.press("End")
    window.page.evaluate(
        "() => [...document.querySelectorAll('.bk-workbook .bk-row button')][1].click()"
    )
    circles.tells(None, "rather_not_say")
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Tab")
    pressed = window.page.get_by_role("button", name="Rather not say", pressed=True)
    expect(pressed).to_be_focused()
    circles.tells(None, "rather_not_say")
    expect(circles.slider).to_have_attribute("aria-valuetext", "Rather not say")
    faultless(window, "circles-unsaid")


def test_a_number_only_where_it_is_asked_for(shows: Shows, window: Any) -> None:
    circles = shows(1 / 3, "answered", number=True)
    words = "overlapping a little (both share 33 % of what the two circles cover together)"
    expect(circles.slider).to_have_attribute("aria-valuetext", words)
    expect(window.page.locator(".bk-said")).to_have_text(words)


@pytest.mark.parametrize("names", [(LONG, f"{LONG}er"), ("נועה כהן", "محمد عبد الرحمن")])
def test_every_name_and_every_size_of_screen(
    names: tuple[str, str], shows: Shows, window: Any
) -> None:
    circles = shows(0.4, "answered", names=names)
    page: Page = window.page
    for name in names:
        expect(page.locator(".bk-pair bdi").get_by_text(name, exact=True)).to_be_visible()
    for width, height in ((1280, 800), (640, 400), (320, 256)):
        window.resize(width, height)
        circles.slider.scroll_into_view_if_needed()
        box = circles.slider.bounding_box()
        assert box
        assert box["height"] <= height
        assert page.evaluate(
            "() => [...document.querySelectorAll('.bk-pair, .bk-pair *')]"
            ".every((node) => !node.clientWidth || node.scrollWidth <= node.clientWidth + 1)"
        )
        sizes = page.evaluate(
            "() => [...document.querySelectorAll('.bk-pair :is(p, bdi, button)')]"
            ".map((node) => parseFloat(getComputedStyle(node).fontSize))"
        )
        assert min(sizes) >= 16
        circles.changes(lambda: circles.drag(20, 30))
        circles.changes(lambda: circles.drag(30, 20))
        faultless(window, f"circles-{len(names[0])}-{width}")


def test_without_colours(shows: Shows, window: Any) -> None:
    circles = shows(1.0, "answered")
    page: Page = window.page
    dashes = "(node) => getComputedStyle(node).strokeDasharray"
    page.emulate_media(forced_colors="active", color_scheme="dark", reduced_motion="reduce")
    a, b = circles.slider.locator("circle").all()
    assert (a.evaluate(dashes), b.evaluate(dashes)) == ("none", "9px, 5px")
    line = "(node) => getComputedStyle(node).stroke"
    paper = page.evaluate("() => getComputedStyle(document.querySelector('.bk-pair-seam')).stroke")
    assert a.evaluate(line) == b.evaluate(line) != paper
    expect(circles.slider.locator("ellipse")).to_be_visible()  # two edges where they are one
    faultless(window, "circles-one-forced-colours")
    circles.changes(lambda: circles.drag(60, 100))
    expect(circles.slider.locator("ellipse")).to_be_hidden()
    faultless(window, "circles-forced-colours")
    button = page.get_by_role("button", name="Does not fit us")
    back = "(node) => getComputedStyle(node).backgroundColor"
    others = page.get_by_role("button", name="Rather not say")
    button.click()
    circles.tells(None, "does_not_fit")
    colours = {button.evaluate(back), others.evaluate(back), "rgb(31, 86, 115)"}
    assert len(colours) == 3  # pressed, not pressed, and what the reader has not chosen
    faultless(window, "circles-aside-forced-colours")
