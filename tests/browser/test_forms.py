"""A form that Chromium has printed again holds no fields, and is known for what it is."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from balancekit.errors import FormError
from balancekit.handouts.forms_reading import read_form


def test_a_copy_printed_by_the_browser_is_recognised(chromium: Callable[[], Browser]) -> None:
    browser = chromium()
    page = browser.new_page()
    page.set_content("<p>Form venn/1</p>")
    printed = page.pdf()
    browser.close()
    with pytest.raises(FormError, match="printed or flattened"):
        read_form(printed)
