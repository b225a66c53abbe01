"""Letters of any script: cleaning, reading direction, clusters, widths. Knows nothing of places."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

_WIDTHS = Path(__file__).with_name("dejavu_sans_widths.txt")
_UNITS = 2048
_WIDE, _UNKNOWN = 1.0, 0.9  # ideographs fill a square; 0.9 em is safe for scripts not in the table
_EMOJI = 1.3
_JOINER = "\u200d"
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
    for letter in text:
        bidirectional = unicodedata.bidirectional(letter)
        if bidirectional == "L":
            return "ltr"
        if bidirectional in ("R", "AL"):
            return "rtl"
    return "ltr"


@lru_cache(maxsize=65536)
def width(text: str) -> float:
    """Return how wide a text is in DejaVu Sans, in em: wider than most fonts, so always safe.

    Examples
    --------
    >>> round(width("mmm"), 2), round(width("iii"), 2), width("e\\u0301") == width("e")
    (2.92, 0.83, True)
    """
    table = _table()
    return sum(table[letter] if letter in table else _guess(letter) for letter in text)


def clusters(text: str) -> Iterator[str]:
    """Yield what a reader sees as one letter: a base with its marks, an emoji sequence, a flag.

    Examples
    --------
    >>> [len(cluster) for cluster in clusters("e\\u0301a")]
    [2, 1]
    """
    start = 0
    for place in range(1, len(text)):
        if not _belongs(text, start, place):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def may_break(before: str, after: str) -> bool:
    """Say whether a line may end between two clusters that have no space between them.

    Examples
    --------
    >>> may_break("-", "b"), may_break("森", "林"), may_break("林", "。"), may_break("a", "b")
    (True, True, False, False)
    """
    if before in "-‐–—/" and after.isalpha():
        return True
    if not (_is_ideograph(before[0]) and _is_ideograph(after[0])):
        return False
    closing = unicodedata.category(after[0]) in ("Pe", "Pf", "Po", "Lm")
    return not closing and unicodedata.category(before[0]) not in ("Ps", "Pi")


def _belongs(text: str, start: int, place: int) -> bool:
    """Does the letter at `place` belong to the cluster that began at `start`?"""
    letter, before = text[place], text[place - 1]
    if unicodedata.category(letter) in ("Mn", "Mc", "Me") or letter == _JOINER:
        return True
    if before == _JOINER or "\U0001f3fb" <= letter <= "\U0001f3ff":
        return True
    return place - start == 1 and _is_flag_half(before) and _is_flag_half(letter)


def _is_flag_half(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


def _is_ideograph(letter: str) -> bool:
    """Wide letters of scripts that write without spaces; Korean has spaces."""
    wide = unicodedata.east_asian_width(letter) in ("W", "F")
    return wide and not "\uac00" <= letter <= "\ud7a3" and letter < "\U0001f000"


@cache
def _guess(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if letter >= "\U0001f000":
        return _EMOJI if letter < "\U00020000" else _WIDE
    return _WIDE if unicodedata.east_asian_width(letter) in ("W", "F") else _UNKNOWN


@cache
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
    return widths
