"""Letters of any script: cleaning, reading direction, widths. Knows nothing of places."""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from balancekit.strings import first_direction

_WIDTHS = Path(__file__).with_name("dejavu_sans_widths.txt")
_UNITS = 2048
_WIDE, _UNKNOWN = 1.0, 0.9  # ideographs fill a square; 0.9 em is safe for most other scripts
_ROUND = 1.2
_ROUND_SCRIPTS = (("\u0b80", "\u0e00"), ("\u1000", "\u10a0"), ("\u1780", "\u1800"))
"""From Tamil to Sinhala, Myanmar, Khmer: letters wider than they are high."""

_EMOJI, _AS_EMOJI = 1.4, "\ufe0f"  # the widest fonts have 1.37 em
_NEVER_SHOWN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def clean(text: str) -> str:
    """Take out what cannot be drawn and bring all white space down to single spaces.

    Parameters
    ----------
    text : str
        Words as somebody typed or pasted them.

    Returns
    -------
    str
        Without control characters, orphaned surrogates and marks that turn the direction of the
        text around them.

    Examples
    --------
    >>> clean("walks\\n by\\x00 the  sea ")
    'walks by the sea'
    """
    kept = (
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace()
        or (letter not in _NEVER_SHOWN and unicodedata.category(letter) not in ("Cc", "Cs"))
    )
    return " ".join("".join(kept).split())


@lru_cache(maxsize=8192)
def direction(text: str) -> str:
    """Return ``"rtl"`` where the first letter that has a direction runs right to left.

    Examples
    --------
    >>> direction("2 cups of tea"), direction("2 שירים")
    ('ltr', 'rtl')
    """
    return first_direction(text) or "ltr"


@lru_cache(maxsize=65536)
def width(text: str) -> float:
    """Return how wide a text is in DejaVu Sans, in em: wider than most fonts, so always safe.

    Examples
    --------
    >>> round(width("mmm"), 2), round(width("iii"), 2), width("e\\u0301") == width("e")
    (2.92, 0.83, True)
    """
    return sum(_TABLE[letter] if letter in _TABLE else _guess(letter) for letter in text)


@cache
def _guess(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if "\U0001f000" <= letter < "\U00020000":
        return _EMOJI
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return _EMOJI if unicodedata.category(letter) == "So" and letter < "\u2e80" else _WIDE
    is_round = any(first <= letter < last for first, last in _ROUND_SCRIPTS)
    return _ROUND if is_round else _UNKNOWN


def _table() -> dict[str, float]:
    """Read the widths of DejaVu Sans: a line is the first code point, then a width for each."""
    widths: dict[str, float] = {}
    for line in _WIDTHS.read_text(encoding="ascii").splitlines():
        if line.startswith("#"):
            continue
        first, *units = line.split()
        start = int(first, 16)
        widths |= {chr(start + i): int(unit) / _UNITS for i, unit in enumerate(units)}
    for letter in list(widths):
        if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
            widths[letter] = 0.0
    return widths | {_AS_EMOJI: 1.0}  # turns a narrow sign or a digit into an emoji


_TABLE = _table()  # read once and at once: while a handout is printed, no file is opened
