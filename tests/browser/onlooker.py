"""Whoever sees nothing but the second screen."""

import os
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.hands import Hands, stumbled_over

_CALM = "nothing to look at together"


class Onlooker:
    """Looks at the second screen, which somebody opens for them.

    Attributes
    ----------
    page : Page
        Its window.
    """

    def __init__(self, therapist: Hands) -> None:
        self._therapist = therapist
        with therapist.page.expect_popup() as opened:
            therapist.press("Show on a second screen")
        self.page: Page = opened.value
        self.sees_nothing()
        therapist.page.bring_to_front()

    def sees_nothing(self) -> None:
        expect(self.page.get_by_text(_CALM)).to_be_visible()
        expect(self.page.get_by_role("main")).to_be_hidden()
        expect(self.page.locator("main")).to_be_empty()

    def sees(self, *words: str) -> None:
        for some in words:
            expect(self.page.get_by_role("main")).to_contain_text(some)

    def looks_it_over(self, name: str) -> None:
        """Nothing can be pressed or filled in, and nobody stumbles over it."""
        if folder := os.environ.get("BALANCEKIT_PICTURES"):
            self.page.screenshot(path=Path(folder) / f"{name}.png")
        assert not self.page.locator("button, input, textarea, select, a").count()
        assert not stumbled_over(self.page)

    def hides_both(self) -> None:
        """One key empties both screens, whichever of them hears it."""
        self.page.keyboard.press("F8")
        self.sees_nothing()
        expect(self._therapist.page.get_by_role("dialog")).to_be_visible()
        self._therapist.page.keyboard.press("F8")
        expect(self.page.get_by_role("main")).to_be_visible()
