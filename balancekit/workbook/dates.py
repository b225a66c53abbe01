"""Days as the workbook writes them."""

from datetime import date, datetime

from balancekit.strings import long_date


def day_of(moment: date | datetime) -> str:
    """Write a day in words; of a moment, the day it was here.

    Examples
    --------
    >>> day_of(date(2026, 3, 9))
    '9 March 2026'
    """
    return long_date(moment.astimezone().date() if isinstance(moment, datetime) else moment)
