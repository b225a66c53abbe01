"""A day of the calendar. Whether it may lie in the past is for the page to say."""

from datetime import date

import traitlets

from balancekit.errors import ArgumentError
from balancekit.strings import say
from balancekit.workbook.controls.control import SYNCED, Control, script


class Day(Control):
    """The browser's own field for a date, with its label above.

    Attributes
    ----------
    value : str
        The day as ``"2026-03-09"``; empty while there is none, or only half of one.
    """

    _esm = script("day")
    value = traitlets.Unicode().tag(**SYNCED)

    def __init__(self, label: str, value: str = "") -> None:
        super().__init__(label=label, value=value)

    def fill(self, day: date | str | None) -> None:
        """Enter a day, as a date or as ``"2026-03-09"``; empty or ``None`` takes it away.

        Raises
        ------
        ArgumentError
            It is no day of the calendar.
        """
        try:
            self.value = date.fromisoformat(str(day)).isoformat() if day else ""
        except ValueError:
            raise ArgumentError(say("control.no_day", value=day)) from None
