"""Two languages that nobody speaks, made from English while the program runs.

``qps`` is English in accents, longer by about a third and in brackets: whoever sees a plain word on
a screen has found a sentence that is in no catalogue, and what does not fit has no room for German.
``qps-plocm`` is English in Hebrew letters: a page that truly runs from right to left.
"""

import re
from collections.abc import Callable

ACCENTED = "qps"
MIRRORED = "qps-plocm"
PSEUDO = (ACCENTED, MIRRORED)

# What is put in later stays as it is, and so do doubled braces.
_BLANK = re.compile(r"({[^{}]*}|{{|}})")
_VOWEL = re.compile("[áéíóú]", re.IGNORECASE)
# Every sign is one that the fonts of the handouts have; b, f, p, q, v and x stay as they are.
_ACCENTS = str.maketrans(
    "acdeghijklmnorstuwyzACDEGHIJKLMNORSTUWYZ", "áćďéĝĥíĵķĺḿńóŕšťúŵýžÁĆĎÉĜĤÍĴĶĹḾŃÓŔŠŤÚŴÝŽ"
)
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשתאכפצ"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_MIRROR = str.maketrans(_LATIN + _LATIN.upper(), _HEBREW * 2)


def pseudo(language: str, text: str) -> str:
    """Return an English text in one of the two languages; its placeholders stay.

    Examples
    --------
    >>> pseudo(ACCENTED, "Page {step} of {steps}")
    '«Pááĝéé {step} óóf {steps}»'
    >>> pseudo(MIRRORED, "Next")
    'נהכר'
    >>> pseudo(ACCENTED, "{name}: ")
    '{name}: '
    """
    return (
        _accented(text) if language == ACCENTED else _parts(text, lambda it: it.translate(_MIRROR))
    )


def _accented(text: str) -> str:
    longer = _parts(text, lambda part: _VOWEL.sub(r"\g<0>\g<0>", part.translate(_ACCENTS)))
    return longer if longer == text else f"«{longer}»"


def _parts(text: str, change: Callable[[str], str]) -> str:
    parts = _BLANK.split(text)
    return "".join(part if place % 2 else change(part) for place, part in enumerate(parts))
