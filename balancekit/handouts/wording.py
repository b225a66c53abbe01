"""Words as they may be printed: cleaned, safe to break, and marked where they run right to left.

Knows nothing of notebooks or of Typst. A *phrase* is ``{"dir": "ltr" | "rtl", "c": [run, ...]}``,
a *run* ``{"t": "text", "s": words}`` with a ``lang`` where the letters tell of another language.
"""

import re
import unicodedata
from typing import Any

from balancekit.handouts.breaking import breakable
from balancekit.handouts.voices import voices
from balancekit.strings import base_of, first_direction, language_in_force, right_to_left

Run = dict[str, Any]
Phrase = dict[str, Any]

# Marks that turn the reading direction of whatever follows: the page decides direction itself.
_DIRECTION_MARKS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SETTING_APART = frozenset("\u2068\u2069")
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")


def printable(text: str, *, apart: bool = False) -> str:
    r"""Take out what cannot or must not be printed; every visible sign stays as it is.

    Parameters
    ----------
    text : str
        Anything a person wrote or pasted.
    apart : bool
        Whether marks stay that set a name apart from our sentence around it: as long as nobody has
        asked yet in which `direction` the sentence runs.

    Returns
    -------
    str
        The words without control characters, direction marks, lone surrogates and noncharacters;
        line ends are ``"\n"``.

    Examples
    --------
    >>> printable("a\x00b\u202ec\r\nd\te")
    'abc\nd e'
    """
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    kept = _SETTING_APART if apart else frozenset()
    return "".join(sign for sign in text if sign in kept or sign == "\n" or _may_be_printed(sign))


def _may_be_printed(sign: str) -> bool:
    if sign in _DIRECTION_MARKS or unicodedata.category(sign) in {"Cc", "Cs"}:
        return False
    return ord(sign) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(sign) <= 0xFDEF


def one_line(text: str, *, apart: bool = False) -> str:
    """Clean a text, as `printable` does, and put it on one line.

    Examples
    --------
    >>> one_line(" a\\n  b ")
    'a b'
    """
    return " ".join(printable(text, apart=apart).split())


def direction(text: str) -> str:
    """Tell whether a text runs right to left: its first letter does, if it is not set apart.

    On a page that runs right to left itself, one letter that does is enough, as our sentences may
    begin with a foreign name there; and a text without a letter follows the page.

    Examples
    --------
    >>> direction("1. \\u05e9\\u05dc\\u05d5\\u05dd, Ben"), direction("Ben")
    ('rtl', 'ltr')
    """
    if right_to_left(language_in_force()):
        strong = {unicodedata.bidirectional(sign) for sign in text} & {"R", "AL", "L"}
        return "ltr" if strong == {"L"} else "rtl"
    return first_direction(text) or "ltr"


# Languages whose letters alone would be taken for another's; on a page of theirs they are its own.
_WRITTEN_LIKE = {**dict.fromkeys(("ckb", "fa", "ps", "sd", "ug", "ur"), "ar"), "yi": "he"}


def text_runs(text: str) -> list[Run]:
    """Cut a text where its language changes, so that a screen reader changes its voice.

    Examples
    --------
    >>> [run.get("lang", "") for run in text_runs("Zoë and \\u0644\\u064a\\u0644\\u0649")]
    ['', 'ar']
    """
    own = _WRITTEN_LIKE.get(base_of(language_in_force()))
    return [
        {"t": "text", "s": words, **({"lang": lang} if lang and lang != own else {})}
        for words, lang in voices(breakable(printable(text)))
    ]


def phrase(text: str) -> Phrase:
    """Make a text ready for the page: one line in runs, and its direction.

    Examples
    --------
    >>> phrase("hello ")
    {'dir': 'ltr', 'c': [{'t': 'text', 's': 'hello'}]}
    """
    return {"dir": direction(text), "c": text_runs(one_line(text))}
