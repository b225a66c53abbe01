"""HTML, as outputs and Markdown hold it -> a small tree, and its words with their emphasis."""

import re
from html.parser import HTMLParser
from typing import Any

from balancekit.handouts.wording import direction, printable, text_runs

Inline = dict[str, Any]

_VOID = frozenset(("br", "hr", "img", "input", "meta", "link", "col", "wbr", "source", "embed"))
# Nothing in these is meant to be read.
_UNREAD = frozenset(
    ("script", "style", "head", "template", "iframe", "object", "canvas", "noscript", "math")
)
_CLOSED_BY_THE_NEXT = {
    tag: frozenset(group)
    for group in (("td", "th"), ("tr",), ("li",), ("p",), ("dt", "dd"))
    for tag in group
}
_EMPHASIS = {"b": "strong", "strong": "strong", "i": "emph", "em": "emph", "del": "strike"}
_LINK = re.compile(r"(https?://|mailto:)[^\s\x00-\x1f]+\Z", re.IGNORECASE)
_MOST_DEPTH = 100


class Element:
    """A tag with what is in it."""

    def __init__(self, tag: str, attrs: dict[str, str] | None = None) -> None:
        self.tag = tag
        self.attrs = attrs or {}
        self.children: list[Element | str] = []

    def words(self) -> str:
        """All that is to be read in it, without marks."""
        parts = (child if isinstance(child, str) else child.words() for child in self.children)
        return "" if self.tag in _UNREAD else "".join(parts)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("html")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.open[-1].tag in _CLOSED_BY_THE_NEXT.get(tag, ()):
            self.open.pop()
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID and len(self.open) < _MOST_DEPTH:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def html_tree(text: str) -> Element:
    """Read HTML, well closed or not.

    Examples
    --------
    >>> html_tree("<p>a <b>c</b><p>d").words()
    'a cd'
    """
    builder = _Builder()
    builder.feed(text)
    builder.close()
    return builder.open[0]


def inlines(children: list[Element | str]) -> list[Inline]:
    """Turn words, emphasis and safe links into values for the page; other tags leave their words.

    Examples
    --------
    >>> inlines(html_tree("a <b>c</b>").children)[1]
    {'t': 'strong', 'c': [{'t': 'text', 's': 'c'}]}
    """
    return [part for child in children for part in _inline(child)]


def line(children: list[Element | str]) -> dict[str, Any]:
    """Make a phrase of what stands on one line."""
    parts = inlines(children)
    if parts and parts[0]["t"] == "text":
        parts[0]["s"] = parts[0]["s"].lstrip()
    words = "".join(c if isinstance(c, str) else c.words() for c in children)
    return {"dir": direction(words), "c": parts}


def _inline(child: Element | str) -> list[Inline]:
    if isinstance(child, str):
        return text_runs(re.sub(r"\s+", " ", child))
    if child.tag in _UNREAD:
        return []
    if child.tag == "br":
        return [{"t": "break"}]
    if child.tag in _EMPHASIS:
        return [{"t": _EMPHASIS[child.tag], "c": inlines(child.children)}]
    if child.tag in {"code", "kbd", "samp"}:
        return [{"t": "code", "s": printable(child.words())}]
    if child.tag in {"sup", "sub"}:
        return [{"t": "super" if child.tag == "sup" else "sub", "s": printable(child.words())}]
    parts = inlines(child.children)
    address = child.attrs.get("href", "")
    return [{"t": "link", "to": address, "c": parts}] if _LINK.match(address) else parts
