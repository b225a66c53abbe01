"""The page to take home, for the person who wrote it."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.pages.take_home import making
from balancekit.workbook.screen import Screen


def page(screen: Screen) -> Iterable[DOMWidget]:
    """Make the person's page, below the heading."""
    yield markup.text(say("worksheet.page_text"))
    yield from making(screen, "worksheet", [screen.desk.person], say("worksheet.make_page"))
