"""Days as they are written on a page."""

from datetime import date

from balancekit.strings import say


def long_date(day: date) -> str:
    """Write a day with the month's name.

    Examples
    --------
    >>> long_date(date(2026, 3, 9))
    '9 March 2026'
    """
    months = say("handout.months").split()
    return say("handout.date", day=day.day, month=months[day.month - 1], year=day.year)
