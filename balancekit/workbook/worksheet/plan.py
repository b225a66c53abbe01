"""The plan: one step each way, how to look back on it, and a day for that."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.planning import CHECK_IN, DayKeeper
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.paths import bank_of
from balancekit.workbook.worksheet.steps import answered


def plan(screen: Screen, section_id: str) -> Iterable[DOMWidget]:
    """Show the plan below its heading."""
    bank = bank_of("worksheet")
    section = bank.section(section_id)
    yield markup.text(section.guidance, "bk-lead")
    yield markup.more(say("worksheet.more"), section.more)
    yield from answered(screen, [i for i in bank.items if i.section == section_id])
    yield from DayKeeper(screen, CHECK_IN, screen.desk.person).widgets()
    yield markup.text(section.closing, "bk-hint")
