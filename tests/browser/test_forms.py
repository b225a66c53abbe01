"""A form, filled in Chromium's own viewer by the keyboard alone, saved there, and read back."""

import base64
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Frame, Page, Route

from balancekit import export_handout, load_bank
from balancekit.errors import FormError
from balancekit.handouts.blank import compose_blank
from balancekit.handouts.forms_reading import read_form

pytestmark = pytest.mark.browser

ADDRESS = "http://form.test/form.pdf"
SAVE = """async () => {
    const saved = await document.querySelector("pdf-viewer").currentController.save("EDITED");
    const bytes = new Uint8Array(saved.dataToSave);
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""


@pytest.fixture
def viewer(chromium: Callable[[], Browser]) -> Iterator[Page]:
    browser = chromium()
    yield browser.new_page()
    browser.close()


def shown(viewer: Page, pdf: bytes) -> Frame:
    """Open a PDF, wait until it stands there, and return the frame of the viewer itself."""

    def serve(route: Route) -> None:
        route.fulfill(body=pdf, content_type="application/pdf")

    viewer.route(ADDRESS, serve)
    viewer.goto(ADDRESS)
    for _ in range(200):
        found = [frame for frame in viewer.frames if frame.url.startswith("chrome-extension:")]
        if (
            found
            and found[0].evaluate("document.querySelector('pdf-viewer')?.loadProgress_") == 100
        ):
            return found[0]
        viewer.wait_for_timeout(50)
    raise AssertionError("the viewer did not open")


def saved(frame: Frame) -> bytes:
    return base64.b64decode(frame.evaluate(SAVE))


def form(bank: str) -> bytes:
    return export_handout(compose_blank(load_bank(bank), fillable=True))


def press_until(viewer: Page, key: str, done: Callable[[], bool]) -> None:
    """Press a key again only when it has had no effect: the viewer drops keys while it is busy."""
    for _ in range(20):
        viewer.keyboard.press(key)
        for _ in range(10):
            if done():
                return
            viewer.wait_for_timeout(50)
    raise AssertionError(f"{key} had no effect")


def reach_first_field(viewer: Page, frame: Frame) -> None:
    focus = "document.querySelector('pdf-viewer').formFieldFocus_"
    nowhere = frame.evaluate(focus)
    viewer.mouse.click(640, 130)
    press_until(viewer, "Tab", lambda: frame.evaluate(focus) != nowhere)


def test_words(viewer: Page) -> None:
    frame = shown(viewer, form("venn"))
    reach_first_field(viewer, frame)
    viewer.keyboard.type("Ärger, ¿wo?", delay=20)
    read = read_form(saved(frame))
    assert [(one.item, one.value) for one in read.answers] == [("venn_own", "Ärger, ¿wo?")]


def test_choices(viewer: Page) -> None:
    frame = shown(viewer, form("balance"))
    reach_first_field(viewer, frame)

    def chosen() -> list[tuple[str, object]]:
        return [(one.item, one.value) for one in read_form(saved(frame)).answers]

    press_until(viewer, "ArrowDown", lambda: chosen() != [])
    before = chosen()
    press_until(viewer, "ArrowDown", lambda: chosen() != before)
    assert [item for item, _ in chosen()] == ["ind_1"]
    assert chosen()[0][1] in {1, 2}


def test_a_copy_printed_by_the_browser_is_recognised(viewer: Page) -> None:
    viewer.set_content("<p>Form venn/1</p>")
    with pytest.raises(FormError, match="printed or flattened"):
        read_form(viewer.pdf())
