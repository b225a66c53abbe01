"""The day on which somebody looks back on a plan."""

from collections.abc import Iterable
from datetime import date

from ipywidgets import HTML, DOMWidget

from balancekit.bank import Item
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Day
from balancekit.workbook.keeping import Keeper
from balancekit.workbook.questions import Question

# A day of one's own choosing: no bank's question.
CHECK_IN = Question("plan", Item(id="plan_date", kind="date", text="", source=""))


class DayKeeper(Keeper):
    """Keeps a day; one that is past is kept too, and said to be past."""

    def widgets(self) -> Iterable[DOMWidget]:
        """Give the field and the place where a past day is remarked on."""
        known = self.own()
        self._saved = str(known[0].value) if known else ""
        self._control = Day(say("worksheet.check_in"), self._saved)
        self._remark = HTML(_remark_on(self._saved))
        self.follow(self._control, "value")
        yield self._control
        yield self._remark

    def save(self) -> None:
        """Save the day if it has changed."""
        day = self._control.value
        if day != self._saved and _is_day(day):
            self.keep(day or None, "answered" if day else "cleared")
            self._saved = day
            self._remark.value = _remark_on(day)


def _is_day(day: str) -> bool:
    try:
        return not day or bool(date.fromisoformat(day))
    except ValueError:
        return False


def _remark_on(day: str) -> str:
    if not day or day >= date.today().isoformat():
        return ""
    return markup.paragraphs(say("worksheet.day_past"), "bk-hint", role="status")
