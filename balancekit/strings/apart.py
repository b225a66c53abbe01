"""Words that run the other way than the sentence around them, and which way a text runs.

A name in Hebrew inside an English sentence must not take the sentence's colon with it. Unicode has
marks for that, which are never seen: what stands between them is one piece to everything outside.
On paper they are taken out again; there the press sets each run apart itself.
"""

import unicodedata
from collections.abc import Iterator

_OPEN, _CLOSE = "\u2068", "\u2069"
_OPENING = frozenset({"LRI", "RLI", "FSI"})
_TURNING = frozenset({*_OPENING, "LRE", "RLE", "LRO", "RLO"})
_LETTERS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


class SeveralApart(str):
    """Several words in one, each of them set apart: `say` does not set them apart again as one.

    For what is shown at once; joined with other words it is a plain string again.
    """

    __slots__ = ()


def set_apart(words: str, *, right_to_left: bool) -> str:
    """Set words apart, if any letter of them runs against the sentence that they are put into.

    Parameters
    ----------
    words : str
        A name, or anything else that somebody wrote.
    right_to_left : bool
        Whether the sentence runs from right to left.

    Examples
    --------
    >>> set_apart("Zoë", right_to_left=False)
    'Zoë'
    >>> set_apart("נועה", right_to_left=False) == "\\u2068נועה\\u2069"
    True
    """
    if isinstance(words, SeveralApart) or (words.isascii() and not right_to_left):
        return words
    against = "ltr" if right_to_left else "rtl"
    turned = any(
        _LETTERS.get(kind) == against or kind in _TURNING
        for kind in map(unicodedata.bidirectional, words)
    )
    return f"{_OPEN}{words}{_CLOSE}" if turned else words


def first_direction(text: str) -> str:
    """Return the direction of the first letter that is not set apart; of any where all are.

    Returns
    -------
    str
        ``"ltr"`` or ``"rtl"``; empty where no letter has a direction.

    Examples
    --------
    >>> first_direction("2 cups"), first_direction("2 שירים"), first_direction("2")
    ('ltr', 'rtl', '')
    >>> first_direction("\\u2068נועה\\u2069: often"), first_direction("“\\u2068נועה\\u2069”")
    ('ltr', 'rtl')
    """
    inside = ""
    for direction, apart in _directions(text):
        if not apart:
            return direction
        inside = inside or direction
    return inside


def _directions(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the direction of each letter that has one, and whether it is set apart."""
    depth = 0
    for kind in map(unicodedata.bidirectional, text):
        if kind in _OPENING:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif kind in _LETTERS:
            yield _LETTERS[kind], depth > 0
