"""Texts as REDCap holds them: a little HTML, brackets that pipe, and choices between bars."""

import html
import re
from collections.abc import Iterable

_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|h[1-6])>(?=.)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)([.][0-9]+)?")
# "[" begins REDCap's piping, "|" parts choices, and the rest is HTML.
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "[": "&#91;", "]": "&#93;", "|": "&#124;"}
)


def shown(text: str) -> str:
    """Return a text as REDCap shows it letter by letter.

    Examples
    --------
    >>> shown("[a] < b")
    '&#91;a&#93; &lt; b'
    """
    return text.translate(_ESCAPES)


def plain(text: str) -> str:
    """Return what somebody reads of a text of REDCap's: without HTML.

    Examples
    --------
    >>> plain('<div class="rich-text-field-label"><p>How <b>often</b>&nbsp;?</p></div>')
    'How often\\xa0?'
    """
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", text))).strip()


def number(value: float) -> str:
    """Return a number as a code of REDCap's.

    Examples
    --------
    >>> number(3.0), number(0.25)
    ('3', '0.25')
    """
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def choices_text(options: Iterable[tuple[float, str]]) -> str:
    """Return response options as REDCap's choices.

    Examples
    --------
    >>> choices_text([(0, "never"), (1, "rarely, if ever")])
    '0, never | 1, rarely, if ever'
    """
    return " | ".join(
        f"{number(value)}, {shown(label)}".replace("\n", "<br>") for value, label in options
    )


def choices_in(text: str) -> list[tuple[float, str]] | None:
    """Return the choices of a field as values and labels; None where a code is no number.

    Raises
    ------
    ValueError
        A choice has no comma between code and label.

    Examples
    --------
    >>> choices_in("0, never | 1, rarely, if ever")
    [(0.0, 'never'), (1.0, 'rarely, if ever')]
    >>> choices_in("a, never | b, rarely") is None
    True
    """
    found = []
    for choice in text.split("|"):
        code, comma, label = choice.partition(",")
        if not comma:
            raise ValueError(choice.strip())
        if not _NUMBER.fullmatch(code.strip()):
            return None
        found.append((float(code), plain(label) or code.strip()))
    return found
