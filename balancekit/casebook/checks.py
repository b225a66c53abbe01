"""What may be kept: codes, names and values, made clean or refused with a sentence.

A sentence here never repeats what a client wrote: exceptions end up in logs.
"""

import json
import math
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime

from balancekit.casebook.values import Value, since_epoch
from balancekit.errors import ArgumentError, CasebookError
from balancekit.strings import say

MOST_PEOPLE = 12
_LONGEST_CODE = 24
_LONGEST_NAME = 60
_LARGEST_NUMBER = 2**63
_STATUSES = ("answered", "does_not_fit", "rather_not_say", "cleared")

# Control characters draw nothing and break PDFs and terminals; half characters (lone surrogates)
# cannot be stored at all. Newline and tab stay.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|\x85")


def clean_text(text: str) -> str:
    """Take out what cannot be kept; everything else stays as typed.

    Line ends become newlines; control characters other than newline and tab, and lone
    surrogates, are dropped.

    Examples
    --------
    >>> clean_text("one\\r\\ntwo\\x00\\x1b")
    'one\\ntwo'
    """
    return _UNWRITABLE.sub("", _LINE_ENDS.sub("\n", text))


def clean_code(code: str) -> str:
    """Return the code of a case in one spelling (NFC), or refuse it.

    Raises
    ------
    CasebookError
        Not 1 to 24 letters, digits, "-", "_" or ".", or no letter or digit among them.
    """
    code = unicodedata.normalize("NFC", code.strip())
    fits = len(code) <= _LONGEST_CODE and all(map(_may_stand_in_code, code))
    if not (fits and any(map(str.isalnum, code))):
        raise CasebookError(say("casebook.code_form", most=_LONGEST_CODE))
    return code


def _may_stand_in_code(character: str) -> bool:
    # marks: many scripts write their vowels as marks on the letter before
    return character in "-_." or unicodedata.category(character)[:1] in {"L", "M", "N"}


def without_case(text: str) -> str:
    """Return the text with upper and lower case made equal, for comparing.

    Examples
    --------
    >>> without_case("ZOË") == without_case("zoe\\u0308")
    True
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    return unicodedata.normalize("NFC", folded)


def clean_name(name: str) -> str:
    """Return a name on one line, or refuse it.

    Raises
    ------
    CasebookError
        Nothing of it can be seen, or it has over 60 characters.

    Examples
    --------
    >>> clean_name("  Zoë\\n Marie ")
    'Zoë Marie'
    """
    line = " ".join(clean_text(name).split())
    visible = any(unicodedata.category(sign)[0] in "LNPS" for sign in line)
    if not visible or len(line) > _LONGEST_NAME:
        raise CasebookError(say("casebook.name_form", most=_LONGEST_NAME))
    return line


def clean_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the people of a case on one line each, or refuse them.

    Raises
    ------
    CasebookError
        Nobody or more than twelve, a name that is empty or over 60 characters, or two that are
        equal when upper and lower case are ignored.
    """
    names = tuple(map(clean_name, names))
    if not 1 <= len(names) <= MOST_PEOPLE:
        raise CasebookError(say("casebook.people_count", most=MOST_PEOPLE))
    if len({without_case(name) for name in names}) < len(names):
        raise CasebookError(say("casebook.names_equal"))
    return names


def check_line(item: str, entry: int) -> None:
    """Refuse an item without an id or a line with an impossible number.

    Raises
    ------
    ArgumentError
    """
    if not item:
        raise ArgumentError(say("casebook.item_missing"))
    if entry < 0:
        raise ArgumentError(say("casebook.entry_negative", entry=entry))


def value_to_keep(value: Value, status: str) -> str | None:
    """Return the value as JSON, None for a status that has no value.

    Raises
    ------
    ArgumentError
        Unknown status; a status without a value that was given one, or the other way round; a
        value that is neither text nor a finite number.
    """
    if status not in _STATUSES:
        raise ArgumentError(say("casebook.status_unknown", known=", ".join(_STATUSES)))
    if (status == "answered") != (value is not None):
        raise ArgumentError(say("casebook.value_and_status"))
    if value is None:
        return None
    if isinstance(value, str):
        return json.dumps(clean_text(value), ensure_ascii=False)
    if isinstance(value, bool) or not _is_number(value):
        raise ArgumentError(say("casebook.value_form"))
    return json.dumps(value)


def _is_number(value: object) -> bool:
    if isinstance(value, int):
        return abs(value) < _LARGEST_NUMBER
    return isinstance(value, float) and math.isfinite(value)


def place_to_keep(place: Mapping[str, object]) -> str:
    """Return the place in the workbook as JSON.

    Raises
    ------
    ArgumentError
        It holds something JSON cannot.
    """
    try:
        return json.dumps(dict(place), allow_nan=False)
    except (TypeError, ValueError):
        raise ArgumentError(say("casebook.place_form")) from None


def microseconds(time: datetime) -> int:
    """Return an aware time in whole microseconds since 1970 in UTC.

    Raises
    ------
    ArgumentError
        The time has no time zone.
    """
    if time.utcoffset() is None:
        raise ArgumentError(say("casebook.time_zone"))
    return since_epoch(time)
