"""Finds what was left in English where a pseudo-language is spoken.

In ``qps`` every word of ours has an accent, in ``qps-plocm`` it is written in Hebrew letters. So a
word of two or more plain Latin letters is what somebody wrote, or a sentence in no catalogue.
"""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PLAIN = re.compile(r"[A-Za-z'’]{2,}")
# Blanks that are filled in later, paths, and names of files.
_NO_WORDS = re.compile(r"\{\w+\}|\S*[/\\]\S+|\S+\.(?:pdf|json|balancekit|ics|toml|ipynb)\b")
# Names of programs, files and commands, which are the same in any language; and units.
SAME_EVERYWHERE = frozenset(["balancekit", "Jupyter", "JSON", "PDF", "MIT", "pdf", "json", "px"])
_SPOKEN = ("aria-label", "alt", "title", "placeholder", "aria-valuetext")


def missed(texts: Iterable[str], written: Iterable[str] = ()) -> list[str]:
    """Return the texts that hold a plain word which nobody has written.

    Parameters
    ----------
    texts : iterable of str
        What can be seen or heard.
    written : iterable of str
        What people wrote, paths and codes included.
    """
    known = {*SAME_EVERYWHERE, *(word for text in written for word in _WORD.findall(text))}
    return [text for text in texts if set(_plain_words(text)) - known]


def _plain_words(text: str) -> Iterable[str]:
    return (word for word in _WORD.findall(_NO_WORDS.sub(" ", text)) if _PLAIN.fullmatch(word))


class _Spoken(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag if tag in {"style", "script"} else ""
        self.texts += [value for name, value in attrs if name in _SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent = ""

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.texts.append(data.strip())


def spoken_in_html(html: str) -> list[str]:
    """Return the texts and spoken attributes of a piece of HTML."""
    parser = _Spoken()
    parser.feed(html)
    return parser.texts
