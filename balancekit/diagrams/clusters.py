"""Grapheme clusters: what a reader sees as one letter, and where a line may end between two."""

import unicodedata
from collections.abc import Iterator

_JOINER, _NON_JOINER, _SPACE = "\u200d", "\u200c", "\u200b"
_PARTS = frozenset((_JOINER, _NON_JOINER, "\u0e33", "\u0eb3", "\uff9e", "\uff9f"))
_VIRAMA = 9  # combining class of the sign that joins two Indic consonants
_STANDS_BEFORE = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
_NEVER_FIRST = frozenset("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ々ーゝゞヽヾ〻")
"""Small kana and marks of repetition, which begin no line."""


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
    if before[-1] == _SPACE or (before in "-‐–—/" and after.isalpha()):
        return True
    if not (_is_ideograph(before[0]) and _is_ideograph(after[0])) or after[0] in _NEVER_FIRST:
        return False
    closing = unicodedata.category(after[0]) in ("Pe", "Pf", "Po", "Lm")
    return not closing and unicodedata.category(before[0]) not in ("Ps", "Pi")


def _belongs(text: str, start: int, place: int) -> bool:
    """Does the letter at `place` belong to the cluster that began at `start`?"""
    letter, before = text[place], text[place - 1]
    if letter < "\u0300":
        return before in _STANDS_BEFORE
    if _extends(letter) or before == _JOINER or before in _STANDS_BEFORE:
        return True
    if unicodedata.combining(before) == _VIRAMA and unicodedata.category(letter) == "Lo":
        return True
    if _is_flag_half(letter) and _is_flag_half(before):
        return place - start == 1
    return _is_syllable(before, letter)


def _extends(letter: str) -> bool:
    """Marks, joiners, skin tones, and the tags that name a region's flag."""
    return (
        unicodedata.category(letter) in ("Mn", "Mc", "Me")
        or letter in _PARTS
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
        or "\U000e0020" <= letter <= "\U000e007f"
    )


def _is_flag_half(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


def _is_syllable(before: str, letter: str) -> bool:
    """Parts of one Korean syllable written letter by letter: first, middle, last."""
    if _jamo(letter) in ("middle", "last"):
        return _jamo(before) != "" and (_jamo(before), _jamo(letter)) not in (
            ("first", "last"),
            ("last", "middle"),
        )
    return _jamo(before) == "first" and _jamo(letter) in ("first", "whole")


def _jamo(letter: str) -> str:
    if "\u1100" <= letter <= "\u115f" or "\ua960" <= letter <= "\ua97c":
        return "first"
    if "\u1160" <= letter <= "\u11a7" or "\ud7b0" <= letter <= "\ud7c6":
        return "middle"
    if "\u11a8" <= letter <= "\u11ff" or "\ud7cb" <= letter <= "\ud7fb":
        return "last"
    return "whole" if "\uac00" <= letter <= "\ud7a3" else ""


def _is_ideograph(letter: str) -> bool:
    """Wide letters of scripts that write without spaces; Korean has spaces."""
    wide = unicodedata.east_asian_width(letter) in ("W", "F")
    return wide and not _jamo(letter) and letter < "\U0001f000"
