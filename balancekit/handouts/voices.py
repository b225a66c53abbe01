"""Where the writing of a text changes, and in which language a screen reader should go on.

Only where the letters alone tell: Greek and Cyrillic, like Latin, keep the language of the page.
"""

import re
from collections.abc import Iterator

RIGHT_TO_LEFT = frozenset({"ar", "he"})
_LETTERS = {
    "ar": "\u0600-\u07bf\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufefe",
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "hi": "\u0900-\u097f",
    "hy": "\u0530-\u058f",
    "ka": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "th": "\u0e00-\u0e7f",
    "han": "\u1100-\u11ff\u3000-\u318f\u31a0-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff",
}
_KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]")
_MOST_MARKS = 8  # on both sides of a run
_PUNCTUATION = re.compile("[!?.,:;…؟،؛]*")
_CLOSERS = {"(": ")", "[": "]", "«": "»", "‹": "›", "“": "”", "„": "”“", "‘": "’", '"': '"'}


def _run_of(lang: str, letters: str) -> str:
    others = "".join(theirs for theirs in _LETTERS.values() if theirs != letters)
    return f"(?P<{lang}>[{letters}](?:[^A-Za-z{others}\n]*[{letters}])?)"


_RUN = re.compile("|".join(_run_of(lang, letters) for lang, letters in _LETTERS.items()))


def voices(text: str) -> Iterator[tuple[str, str]]:
    """Cut a text into runs, each with its language, or ``""`` for that of the page.

    Parameters
    ----------
    text : str
        As it will be printed.

    Yields
    ------
    tuple of str
        Words and language, ``"han"`` for Chinese characters of whichever language the page has;
        all the words in their order.

    Examples
    --------
    >>> list(voices("Zoë and \\u0644\\u064a\\u0644\\u0649!"))
    [('Zoë and ', ''), ('ليلى', 'ar'), ('!', '')]
    """
    position = 0
    for match in _RUN.finditer(text):
        start, end, lang = match.start(), match.end(), str(match.lastgroup)
        if lang in RIGHT_TO_LEFT:
            start, end = _with_its_marks(text, position, start, end)
        if start > position:
            yield text[position:start], ""
        yield text[start:end], east_asian(match.group()) if lang == "han" else lang
        position = end
    if position < len(text):
        yield text[position:], ""


def _with_its_marks(text: str, least: int, start: int, end: int) -> tuple[int, int]:
    """Widen a run by quotation marks and brackets of its own, which turn with it.

    What ends the sentence around it does not: in ``Ben (…).`` the full stop is Ben's.
    """
    for _ in range(_MOST_MARKS):
        run = text[start:end]
        after = _PUNCTUATION.match(text, end).end()  # type: ignore[union-attr]  # may be empty
        closer = text[after : after + 1]
        opener = text[start - 1] if start > least else ""
        if closer and closer in _CLOSERS.get(opener, ""):
            start, end = start - 1, after + 1
        elif closer and any(closer in _CLOSERS[o] and _open(run, o) > 0 for o in _CLOSERS):
            end = after + 1
        elif opener in _CLOSERS and _open(run, opener) < 0:
            start -= 1
        else:
            break
    return start, end


def _open(run: str, opener: str) -> int:
    """Count the openers that wait for their closer; less than 0 where a closer has no opener."""
    closers = _CLOSERS[opener]
    if opener in closers:  # straight marks look the same on both sides
        return run.count(opener) % 2
    return run.count(opener) - sum(run.count(closer) for closer in closers)


def east_asian(text: str) -> str:
    """Tell Korean and Japanese by letters of their own; Chinese characters may be of all three.

    Examples
    --------
    >>> east_asian("骨"), east_asian("骨の話"), east_asian("骨 이야기")
    ('han', 'ja', 'ko')
    """
    if _HANGUL.search(text):
        return "ko"
    return "ja" if _KANA.search(text) else "han"
