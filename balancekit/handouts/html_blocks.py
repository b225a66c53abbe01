"""HTML -> blocks of the page: headings, paragraphs, lists, tables, pictures; never its looks."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from balancekit.handouts.frames import html_table
from balancekit.handouts.html_tree import Element, html_tree, line
from balancekit.handouts.images import image_block, picture_block
from balancekit.handouts.wording import printable

Block = dict[str, Any]

_DRAWING = re.compile(r"(<svg\b.*?</svg\s*>)", re.DOTALL | re.IGNORECASE)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "figure",
        "figcaption",
        "details",
        "summary",
        "center",
        "table",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "hr",
        "img",
        "body",
        "html",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "form",
        "caption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ]
)
_SHAPE = re.compile(r"\d+ rows? × \d+ columns?")  # how much of a long frame is shown
_UNREAD = frozenset(("script", "style", "head", "template"))


def html_blocks(text: str, folder: Path | None = None) -> list[Block]:
    """Read HTML into blocks; scripts, styles and controls of the screen give nothing.

    Parameters
    ----------
    text : str
        As in an output, or between the lines of Markdown.
    folder : pathlib.Path, optional
        Where pictures may lie.

    Examples
    --------
    >>> [block["t"] for block in html_blocks("<h2>Our week</h2>We <b>walk</b>.<hr>")]
    ['heading', 'paragraph', 'rule']
    """
    reader = _Reader(folder)
    blocks: list[Block] = []
    for place, part in enumerate(_DRAWING.split(text)):
        if place % 2:
            blocks.append(image_block("image/svg+xml", part, _title(part)))
        else:
            blocks += reader.blocks(html_tree(part))
    return blocks


def _title(svg: str) -> str:
    told = html_tree(svg)
    return next((c.words() for c in _all(told) if c.tag in {"title", "desc"}), "")


def _all(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            yield child
            yield from _all(child)


class _Reader:
    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def blocks(self, element: Element) -> list[Block]:
        """Blocks in their order; words between them become paragraphs."""
        blocks: list[Block] = []
        waiting: list[Element | str] = []
        for child in element.children:
            if isinstance(child, Element) and (child.tag in _BLOCKS or _holds_blocks(child)):
                blocks += [*_paragraph(waiting), *self._block(child)]
                waiting = []
            else:
                waiting.append(child)
        return blocks + _paragraph(waiting)

    def _block(self, child: Element) -> list[Block]:
        if child.tag in _UNREAD:
            return []
        if child.tag in _HEADINGS:
            return [{"t": "heading", "level": _HEADINGS[child.tag], **line(child.children)}]
        if child.tag == "table":
            caption = [c for c in child.children if isinstance(c, Element) and c.tag == "caption"]
            captions = [block for c in caption for block in _paragraph(c.children)]
            table = html_table(child)
            return [*captions, table] if table else captions
        if child.tag in {"ul", "ol"}:
            return self._list(child)
        if child.tag == "blockquote":
            return [{"t": "quote", "c": self.blocks(child)}]
        if child.tag == "pre":
            words = printable(child.words()).strip("\n")
            return [{"t": "code", "s": words}] if words.strip() else []
        if child.tag == "p" and _SHAPE.fullmatch(child.words().strip()):
            return [{"t": "aside", **line(child.children)}]
        if child.tag == "hr":
            return [{"t": "rule"}]
        if child.tag == "img":
            address, alt = child.attrs.get("src", ""), child.attrs.get("alt", "")
            return [picture_block(address, alt, {}, self._folder)]
        return self.blocks(child)

    def _list(self, child: Element) -> list[Block]:
        items = [c for c in child.children if isinstance(c, Element) and c.tag == "li"]
        bodies = [{"c": self.blocks(item), "done": None} for item in items]
        return [{"t": "list", "ordered": child.tag == "ol", "start": 1, "items": bodies}]


def _holds_blocks(element: Element) -> bool:
    return any(inner.tag in _BLOCKS for inner in _all(element))


def _paragraph(children: list[Element | str]) -> list[Block]:
    words = line(children)
    said = "".join(c if isinstance(c, str) else c.words() for c in children)
    return [{"t": "paragraph", **words}] if said.strip() else []
