"""Somebody at the workbook: by mouse, or by keyboard alone. Controls are found by their names."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

AXE = Axe().axe_script
TWICE = {"width": 640, "height": 400}  # what is left of a 13-inch laptop at 200 % zoom
CLICKS = """(names) => names
  .map((name) => [...document.querySelectorAll(".bk-button")].find((b) => b.innerText === name))
  .forEach((button) => button.click())"""
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


def stumbled_over(page: Page, context: str = "html", only: Sequence[str] = ()) -> list[str]:
    """Ask axe what a screen reader or a keyboard would stumble over: serious or critical.

    axe is half a megabyte; a page is given it once. Of what is well it tells nothing.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(only)} if only else {})
    found = page.evaluate("([context, options]) => axe.run(context, options)", [context, options])
    grave = [v for v in found["violations"] if v["impact"] in {"serious", "critical"}]
    return [f"{v['id']}: {v['help']}" for v in grave]


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
        self.window.settle()
        self.window.picture(f"{self.prefix}{name}")
        assert not stumbled_over(self.page, ".bk-workbook", only), name

    def on_page(self, heading: str) -> None:
        """Wait until a page with this heading is shown; the beginning of it is enough."""
        head = self.page.get_by_role("heading", level=1, name=heading)
        expect(head).to_be_visible()
        self.window.settle()

    def press(self, name: str | re.Pattern[str]) -> None:
        self.act_on(self.page.get_by_role("button", name=name, exact=True), Locator.click)

    def press_at_once(self, *names: str) -> None:
        """Click several buttons before any page can turn."""
        self.window.settle()
        self.page.evaluate(CLICKS, names)
        self.window.settle()

    def type_in(self, label: str, text: str) -> None:
        field = self.page.get_by_label(label, exact=True)
        self.act_on(field, lambda field: field.fill(text))

    def choose(self, name: str) -> None:
        self.act_on(self.page.get_by_role("radio", name=name, exact=True), Locator.check)

    def act_on(self, control: Locator, do: Callable[[Locator], None]) -> None:
        """Do something to a control of the page that is here to stay, and wait what comes of it."""
        self.window.settle()
        do(control)
        self.window.settle()

    def told(self, words: str) -> None:
        """Wait for what is said above the page."""
        expect(self.page.get_by_role("alert")).to_contain_text(words)

    def said(self, words: str) -> None:
        """Wait for a line of state, such as what was just made."""
        shown = self.page.get_by_role("status").filter(has_text=words)
        expect(shown).to_be_visible()

    def saved(self) -> None:
        state = self.page.get_by_role("status").filter(has_text=re.compile(r"saved \d\d:\d\d"))
        expect(state).to_be_visible()

    def make_casebook(self, passphrase: str) -> None:
        """Make a new casebook, and come to its list of cases."""
        self.on_page("Make your casebook")
        self.type_in("Passphrase", passphrase)
        self.type_in("The same passphrase again", passphrase)
        self.press("Make the casebook")
        self.on_page("Your cases")

    def name_people(self, names: Iterable[str]) -> None:
        """Say who is in one's life, one after the other, and go on."""
        for name in names:
            self.on_page("The people in your life")
            self.press("Add somebody")
            self.on_page("Who is it?")
            self.type_in("First name, initial or role", name)
            self.press("Keep")
        self.on_page("The people in your life")
        self.look("people")
        self.press("Next")

    def unlock(self, passphrase: str) -> None:
        self.on_page("Open your casebook")
        self.type_in("Passphrase", passphrase)
        self.press("Open")


class Keyboard(Hands):
    """Somebody who uses nothing but the keyboard."""

    def tab_to(self, role: str, name: str | re.Pattern[str]) -> None:
        """Press Tab until the control with this name has the focus."""
        self.reach(self.page.get_by_role(role, name=name, exact=True).first)  # type: ignore[arg-type]

    def reach(self, wanted: Locator) -> None:
        """Press Tab until the focus is there, or on something inside."""
        self.window.settle()
        for _ in range(60):
            if wanted.evaluate("(e) => e.contains(document.activeElement)"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {wanted}")

    def press(self, name: str | re.Pattern[str]) -> None:
        self.tab_to("button", name)
        self.strike("Enter")

    def type_in(self, label: str, text: str) -> None:
        self.tab_to("textbox", label)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        self.window.settle()

    def choose(self, name: str) -> None:
        self.tab_to("radio", name)
        self.strike("Space")

    def strike(self, key: str) -> None:
        """Press one key on what has the focus, and wait what comes of it."""
        self.page.keyboard.press(key)
        self.window.settle()
