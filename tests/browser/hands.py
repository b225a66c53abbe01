"""Somebody at the workbook: by mouse, or by keyboard alone. Controls are found by their names."""

import re
from collections.abc import Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

AXE = Axe()
TWICE = {"width": 640, "height": 400}  # what is left of a 13-inch laptop at 200 % zoom
# What would make somebody scroll sideways; not what is there for screen readers alone.
TOO_WIDE = """(root) => {
  const wide = [];
  for (let node = root; node; node = node.parentElement) {
    const hides = ["visible", "hidden", "clip"].includes(getComputedStyle(node).overflowX);
    if (!hides && node.scrollWidth > node.clientWidth + 1) wide.push(node.outerHTML.slice(0, 160));
  }
  for (const node of root.querySelectorAll("*")) {
    const { left, right } = node.getBoundingClientRect();
    const unseen = node.closest("[style*='clip-path'], .bk-said-only") || node.clientWidth < 2;
    if (!unseen && (left < -1 || right > innerWidth + 1)) wide.push(node.outerHTML.slice(0, 160));
  }
  return wide;
}"""


class Hands:
    """Somebody who clicks, types and looks.

    Attributes
    ----------
    window
        The window of the harness, with what it complained about.
    page : Page
        What Playwright calls it.
    """

    prefix = ""

    def __init__(self, window: Any) -> None:
        self.window = window
        self.page: Page = window.page

    def look(self, name: str, only: Sequence[str] = ()) -> None:
        """Take a picture, and ask axe what a screen reader or a keyboard would stumble over."""
        self.window.picture(f"{self.prefix}{name}")
        options = {"runOnly": list(only)} if only else None
        answer = AXE.run(self.page, context=".bk-workbook", options=options).response
        found = answer["violations"]
        grave = [f"{v['id']}: {v['help']}" for v in found if v["impact"] in {"serious", "critical"}]
        assert not grave, name

    def on_page(self, heading: str) -> None:
        """Wait until a page with this heading is shown; the beginning of it is enough."""
        head = self.page.get_by_role("heading", level=1, name=heading)
        expect(head).to_be_visible(timeout=15_000)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def type_in(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def choose(self, name: str) -> None:
        self.page.get_by_role("radio", name=name, exact=True).check()

    def told(self, words: str) -> None:
        """Wait for what is said above the page."""
        expect(self.page.get_by_role("alert")).to_contain_text(words, timeout=15_000)

    def said(self, words: str) -> None:
        """Wait for a line of state, such as what was just made."""
        shown = self.page.get_by_role("status").filter(has_text=words)
        expect(shown).to_be_visible(timeout=15_000)

    def saved(self) -> None:
        state = self.page.get_by_role("status").filter(has_text=re.compile(r"saved \d\d:\d\d"))
        expect(state).to_be_visible()

    def unlock(self, passphrase: str) -> None:
        self.on_page("Open your casebook")
        self.type_in("Passphrase", passphrase)
        self.press("Open")


class Keyboard(Hands):
    """Somebody who uses nothing but the keyboard."""

    def tab_to(self, role: str, name: str) -> None:
        """Press Tab until the control with this name has the focus."""
        self.reach(self.page.get_by_role(role, name=name, exact=True).first)  # type: ignore[arg-type]

    def reach(self, wanted: Locator) -> None:
        """Press Tab until the focus is there, or on something inside."""
        for _ in range(60):
            if wanted.evaluate("(e) => e.contains(document.activeElement)"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {wanted}")

    def press(self, name: str) -> None:
        self.tab_to("button", name)
        self.page.keyboard.press("Enter")

    def type_in(self, label: str, text: str) -> None:
        self.tab_to("textbox", label)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, name: str) -> None:
        self.tab_to("radio", name)
        self.page.keyboard.press("Space")
