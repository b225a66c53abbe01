"""Chromium, and one window of it on the workbook."""

import os
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright

from tests.browser.rooms import private_environment
from tests.browser.wire import Wire

WIDE = {"width": 1280, "height": 800}  # a 13-inch laptop
CHROMIUM_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
# Lab says these of its own accord when a kernel dies; the second, of a page that is being turned
# while Lab asks the new kernel which widgets there are.
ALLOWED_ERRORS = ("Comm not found", "Error: widget model not found")
# And anywidget this, of controls on a page that was turned before it had been drawn: whoever turns
# pages faster than a machine draws them, as no hand does for long, passes it over.
NEVER_DRAWN = "Failed to initialize model"
TO_THE_TOP = "(node) => { for (let n = node; n; n = n.parentElement) n.scrollTop = 0; }"
LAB_FILLS_THE_WINDOW = """() => {
  const { width, height } = document.querySelector(".jp-NotebookPanel").getBoundingClientRect();
  return width === innerWidth && height === innerHeight;
}"""


class Window:
    """A page of the browser with what it complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        # Code that Lab keeps in the page, out of sight, must not answer for the workbook.
        self.workbook = page.locator(".jp-OutputArea-output").first
        self.cover = page.locator("#balancekit-cover")
        self.settle = Wire(page).settle  # wait until the kernel has done with all it was told
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._hear)

    def _hear(self, message: Any) -> None:
        if message.type == "error" and not any(part in message.text for part in ALLOWED_ERRORS):
            self.errors.append(message.text)

    def open(self, address: str) -> "Window":
        """Go to an address and wait until the workbook is shown."""
        self.page.goto(address)
        return self.wait_shown()

    def wait_shown(self) -> "Window":
        """Wait until nothing covers the workbook."""
        self.cover.wait_for(state="hidden", timeout=30_000)
        return self

    def wait_covered(self) -> "Window":
        """Wait until the page says that there is no workbook to show just now."""
        self.cover.wait_for(state="visible", timeout=30_000)
        return self

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, and wait until Lab has given it to its page."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.wait_for_function(LAB_FILLS_THE_WINDOW)

    def picture(self, name: str) -> Path:
        """Take a screenshot, to be looked at; kept where BALANCEKIT_PICTURES points to."""
        path = Path(os.environ.get("BALANCEKIT_PICTURES", "")) / f"{name}.png"
        if "BALANCEKIT_PICTURES" in os.environ:
            self.workbook.evaluate(TO_THE_TOP)
            self.page.screenshot(path=path)
        return path


def launch(playwright: Playwright, root: Path, **options: Any) -> BrowserContext:
    """Launch Chromium with a profile that is kept, below ``root``."""
    return playwright.chromium.launch_persistent_context(
        root / "profile",
        executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
        args=CHROMIUM_FLAGS,
        env=private_environment(root),
        **{"headless": True, "viewport": WIDE, **options},
    )
