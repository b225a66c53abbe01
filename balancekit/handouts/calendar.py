"""The day to look back, for a calendar. It says "Reminder" and nothing else."""

from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from balancekit.strings import say

_LONGEST = 75  # bytes of a line, RFC 5545, 3.1
_SPECIAL = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def check_in_calendar(day: date, *, made: date | None = None, hour: int = 9) -> bytes:
    r"""Make a calendar file for one whole day.

    Calendars are seen by others: there is no name, no place and no word of a client in it.

    Parameters
    ----------
    day : datetime.date
        The day to look back at the plan.
    made : datetime.date, optional
        The day on which the plan was made; today by default.
    hour : int
        When the calendar reminds, 0 to 23, in the local time of whoever opens it.

    Returns
    -------
    bytes
        iCalendar (RFC 5545); the same bytes for the same days.

    Examples
    --------
    >>> lines = check_in_calendar(date(2026, 12, 5), made=date(2026, 11, 21)).split(b"\r\n")
    >>> [line for line in lines if line.startswith((b"SUMMARY", b"DTSTART"))]
    [b'DTSTART;VALUE=DATE:20261205', b'SUMMARY:Reminder']
    """
    title = _text(say("files.reminder"))
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//balancekit//handout//EN"),
        *("CALSCALE:GREGORIAN", "METHOD:PUBLISH", "BEGIN:VEVENT"),
        f"UID:{uuid5(NAMESPACE_URL, f'balancekit:check-in:{day.isoformat()}')}",
        f"DTSTAMP:{_digits(made or date.today())}T000000Z",
        f"DTSTART;VALUE=DATE:{_digits(day)}",
        f"DTEND;VALUE=DATE:{_digits(day + timedelta(days=1))}",
        f"SUMMARY:{title}",
        *("CLASS:PRIVATE", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY"),
        *(f"TRIGGER:PT{hour}H", f"DESCRIPTION:{title}"),
        *("END:VALARM", "END:VEVENT", "END:VCALENDAR"),
    )
    return b"".join(_folded(line) for line in lines)


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(words: str) -> str:
    return words.translate(_SPECIAL)


def _folded(line: str) -> bytes:
    r"""Break a long line as RFC 5545 wants it, and never inside a letter.

    Examples
    --------
    >>> max(len(part) for part in _folded("é" * 80).split(b"\r\n"))
    75
    """
    parts = [""]
    for sign in line:
        if len((parts[-1] + sign).encode()) > _LONGEST:
            parts.append(" ")
        parts[-1] += sign
    return "\r\n".join(parts).encode() + b"\r\n"
