"""A form, filled in Chromium's own viewer by the keyboard alone, saved there, and read back."""

import base64
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Frame, Page, Route

from balancekit import export_handout, load_bank
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


def begin(viewer: Page) -> None:
    """Put the focus on the page; the next press of the tabulator reaches the first field."""
    viewer.mouse.click(640, 130)


def test_words_and_ticks(viewer: Page) -> None:
    frame = shown(viewer, form("venn"))
    begin(viewer)
    for place in range(16):
        viewer.keyboard.press("Tab")
        if place < 2:
            viewer.keyboard.type(f"Ärger, ¿{place}?")
        if place == 12:
            viewer.keyboard.type("one")
            viewer.keyboard.press("Enter")
            viewer.keyboard.type("two")
        if place == 15:
            viewer.keyboard.press("Space")
    viewer.keyboard.press("Tab")
    read = read_form(saved(frame))
    assert [(one.item, one.value) for one in read.answers] == [
        ("venn_own", "Ärger, ¿0?"),
        ("venn_own", "Ärger, ¿1?"),
        ("venn_talk_1", "one\ntwo"),
        ("practice_aware", 1),
    ]


def test_choices(viewer: Page) -> None:
    frame = shown(viewer, form("balance"))
    begin(viewer)
    for downs in (2, 6):
        viewer.keyboard.press("Tab")
        for _ in range(downs):
            viewer.keyboard.press("ArrowDown")
    viewer.keyboard.press("Tab")
    read = read_form(saved(frame))
    assert [(one.item, one.status, one.value) for one in read.answers] == [
        ("ind_1", "answered", 1),
        ("int_1", "does_not_fit", None),
    ]
