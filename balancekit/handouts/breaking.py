"""Where a very long word may break: Typst breaks at spaces and hyphens only, or runs off the page.

Chinese, Japanese, Korean and Thai have rules of their own for that, and Typst knows them.
"""

import re
import unicodedata

_LONGEST_WORD = 32
_PIECE = 8
_ZERO_WIDTH_SPACE = "\u200b"
_JOINER = "\u200d"
_BREAKS_BY_ITSELF = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef"
_LONG_WORD = re.compile(rf"[^\s{_BREAKS_BY_ITSELF}]{{{_LONGEST_WORD + 1},}}")


def breakable(text: str) -> str:
    """Put invisible spaces into words that no line could hold.

    Examples
    --------
    >>> breakable("short"), breakable("x" * 40).count("\\u200b")
    ('short', 4)
    """
    return _LONG_WORD.sub(lambda match: _ZERO_WIDTH_SPACE.join(_pieces(match.group())), text)


def _pieces(word: str) -> list[str]:
    """Cut before a letter of its own only: never inside an emoji, never before an accent."""
    cuts = [0]
    for place in range(1, len(word)):
        if place - cuts[-1] >= _PIECE and _may_cut(word[place - 1], word[place]):
            cuts.append(place)
    return [word[start:end] for start, end in zip(cuts, [*cuts[1:], len(word)], strict=True)]


def _may_cut(before: str, after: str) -> bool:
    joined = before == _JOINER or unicodedata.category(after) in {"Mn", "Mc", "Me", "Cf", "Sk"}
    flag = "\U0001f1e6" <= after <= "\U0001f1ff"
    return not joined and not flag
