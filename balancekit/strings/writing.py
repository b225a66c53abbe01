"""Days, times, numbers and lists as a language writes them.

By the tables of Unicode's CLDR that come with Babel: never by what a computer is set to, so that
the same page has the same bytes everywhere.
"""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from balancekit.strings.apart import SeveralApart, set_apart
from balancekit.strings.in_force import language_in_force
from balancekit.strings.known import ENGLISH, base_of
from balancekit.strings.pseudo import MIRRORED, PSEUDO, pseudo

if TYPE_CHECKING:
    from babel import Locale

# Our English is that of Europe: 9 March 2026, 14:03. Whoever wants the other says "en-US".
_OURS = "en-GB"


def long_date(day: datetime.date) -> str:
    """Write a day with the month's name.

    Examples
    --------
    >>> long_date(datetime.date(2026, 3, 9))
    '9 March 2026'
    """
    from babel.dates import format_date  # when it is first needed: it takes a moment

    return _as_spoken(format_date(day, "long", locale=_locale()))


def short_date(day: datetime.date) -> str:
    """Write a day without its year, where that is plain.

    Examples
    --------
    >>> short_date(datetime.date(2026, 3, 9))
    '9 March'
    """
    from babel.dates import format_skeleton

    return _as_spoken(format_skeleton("MMMMd", day, locale=_locale()))


def time_of_day(moment: datetime.datetime) -> str:
    """Write the time of a moment, here where the computer stands.

    Examples
    --------
    >>> time_of_day(datetime.datetime(2026, 3, 9, 14, 3))
    '14:03'
    """
    from babel.dates import format_time

    return _as_spoken(format_time(moment.astimezone().time(), "short", locale=_locale()))


def day_and_time(moment: datetime.datetime) -> str:
    """Write a moment, here where the computer stands.

    Examples
    --------
    >>> day_and_time(datetime.datetime(2026, 3, 9, 14, 3))
    '9 March 2026, 14:03'
    """
    from babel.dates import get_datetime_format

    day, time = long_date(moment.astimezone().date()), time_of_day(moment)
    form = str(get_datetime_format("medium", _locale())).replace("'", "")
    return form.replace("{0}", time).replace("{1}", day)


def number(value: float, digits: int = 1) -> str:
    """Write a number, rounded, without zeros at its end.

    Parameters
    ----------
    value : float
    digits : int
        After the point, at most.

    Examples
    --------
    >>> number(62.5), number(66.666), number(5.0)
    ('62.5', '66.7', '5')
    """
    from babel.numbers import format_decimal

    form = f"0.{'#' * digits}"
    return format_decimal(round(value, digits), form, _locale())


def listed(names: Iterable[str]) -> SeveralApart:
    """Write a list that ends with "and".

    Examples
    --------
    >>> listed(["Ana", "Ben", "Zoë"])
    'Ana, Ben and Zoë'
    """
    from babel.lists import format_list

    return SeveralApart(format_list(_each_apart(names), locale=_locale()))


def in_a_row(words: Iterable[str]) -> SeveralApart:
    """Write names, or what is known of one, beside each other; nothing for an empty one.

    Examples
    --------
    >>> in_a_row(["Ana", "", "my sister"])
    'Ana · my sister'
    """
    return SeveralApart(" · ".join(_each_apart(word for word in words if word)))


def _each_apart(words: Iterable[str]) -> list[str]:
    turned = right_to_left(language_in_force())
    return [set_apart(word, right_to_left=turned) for word in words]


def right_to_left(language: str) -> bool:
    """Tell whether a language is written from right to left.

    Examples
    --------
    >>> right_to_left("ar-EG"), right_to_left("qps-plocm"), right_to_left("en")
    (True, True, False)
    """
    if base_of(language) == ENGLISH or language in PSEUDO:
        return language == MIRRORED
    return _locale_of(language).text_direction == "rtl"


def _locale() -> "Locale":
    language = language_in_force()
    return _locale_of(_OURS if language == ENGLISH or language in PSEUDO else language)


def _locale_of(language: str) -> "Locale":
    """Return what Babel knows of a language; of one that it does not know, of ours."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_OURS, sep="-")


def _as_spoken(text: str) -> str:
    language = language_in_force()
    return pseudo(language, text) if language in PSEUDO else text
