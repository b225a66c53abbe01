"""Markdown -> plain values for the page. What is written is never handed on as markup."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mistune

from balancekit.handouts.frames import frame_block
from balancekit.handouts.html_blocks import html_blocks
from balancekit.handouts.images import Attachments, picture_block
from balancekit.handouts.wording import direction, printable, text_runs

Block = dict[str, Any]
Inline = dict[str, Any]
Token = dict[str, Any]

_SAFE_LINK = re.compile(r"(https?://|mailto:)[^\s\x00-\x1f]+\Z", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_EMPHASIS = {"strong": "strong", "emphasis": "emph", "strikethrough": "strike"}
_LITERAL = {"codespan": "code", "inline_math": "code", "block_math": "code"}
_markdown = mistune.create_markdown(
    renderer=None, plugins=["table", "strikethrough", "task_lists", "footnotes", "math"]
)


def markdown_blocks(
    source: str, attachments: Attachments | None = None, folder: Path | None = None
) -> list[Block]:
    """Read Markdown into blocks.

    Parameters
    ----------
    source : str
        Markdown, as in a cell of a notebook.
    attachments : mapping, optional
        The attachments of the cell, for pictures that live inside the notebook.
    folder : pathlib.Path, optional
        Where the notebook lies, for pictures beside it.

    Returns
    -------
    list of dict
        Blocks for ``handout.typ``; HTML gives its words, unsafe links become theirs.

    Examples
    --------
    >>> markdown_blocks("# Hi")
    [{'t': 'heading', 'level': 1, 'dir': 'ltr', 'c': [{'t': 'text', 's': 'Hi'}]}]
    """
    tokens = _markdown(printable(source, apart=True))
    assert not isinstance(tokens, str)  # a string only comes from a renderer
    return _Reader(attachments or {}, folder).blocks(tokens)


class _Reader:
    """Walks the tokens of one cell, which may show the pictures attached to that cell."""

    def __init__(self, attachments: Attachments, folder: Path | None) -> None:
        self._attachments = attachments
        self._folder = folder
        self._read: dict[str, Callable[[Token], list[Block]]] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "block_text": self._paragraph,
            "list": self._list,
            "block_quote": lambda token: [{"t": "quote", "c": self.blocks(token["children"])}],
            "block_code": lambda token: [{"t": "code", "s": token["raw"].rstrip("\n")}],
            "block_math": lambda token: [{"t": "code", "s": token["raw"].strip()}],
            "thematic_break": lambda _: [{"t": "rule"}],
            "table": self._table,
            "footnotes": self._footnotes,
            "block_html": lambda token: html_blocks(token["raw"], folder),
        }

    def blocks(self, tokens: list[Token]) -> list[Block]:
        return [
            block
            for token in tokens
            if token["type"] in self._read
            for block in self._read[token["type"]](token)
        ]

    def _heading(self, token: Token) -> list[Block]:
        return [{"t": "heading", "level": token["attrs"]["level"], **_line(token["children"])}]

    def _paragraph(self, token: Token) -> list[Block]:
        words = _line(token["children"])
        pictures = [
            picture_block(
                part["attrs"]["url"], _words(part["children"]), self._attachments, self._folder
            )
            for part in _images(token["children"])
        ]
        return [{"t": "paragraph", **words}, *pictures] if words["c"] else pictures

    def _list(self, token: Token) -> list[Block]:
        attrs = token["attrs"]
        items = [
            {"c": self.blocks(item["children"]), "done": item.get("attrs", {}).get("checked")}
            for item in token["children"]
        ]
        return [
            {
                "t": "list",
                "ordered": attrs["ordered"],
                "start": attrs.get("start", 1),
                "items": items,
            }
        ]

    def _table(self, token: Token) -> list[Block]:
        head = token["children"][0]["children"]
        body = token["children"][1]["children"] if len(token["children"]) > 1 else []
        align = [cell["attrs"].get("align") or "left" for cell in head]
        rows = [[_cell(cell) for cell in row["children"]] for row in body]
        return [frame_block([[_cell(cell) for cell in head]], rows, 0, align)]

    def _footnotes(self, token: Token) -> list[Block]:
        notes = [{"c": self.blocks(note["children"]), "done": None} for note in token["children"]]
        return [
            {"t": "rule"},
            {"t": "list", "ordered": True, "start": 1, "items": notes},
        ]


def _images(tokens: list[Token]) -> list[Token]:
    """Find the pictures of a line, also inside a link or emphasis."""
    found: list[Token] = []
    for token in tokens:
        found += [token] if token["type"] == "image" else _images(token.get("children") or [])
    return found


def _cell(token: Token) -> dict[str, Any]:
    return {**_line(token["children"]), "words": printable(_words(token["children"]))}


def _line(tokens: list[Token]) -> dict[str, Any]:
    return {"dir": direction(_words(tokens)), "c": _inlines(tokens)}


def _inlines(tokens: list[Token]) -> list[Inline]:
    return [inline for token in tokens for inline in _inline(token)]


def _inline(token: Token) -> list[Inline]:
    kind = token["type"]
    if kind == "text":
        return text_runs(html.unescape(token["raw"]))
    if kind in _LITERAL:
        return [{"t": _LITERAL[kind], "s": printable(html.unescape(token["raw"]))}]
    if kind in _EMPHASIS:
        return [{"t": _EMPHASIS[kind], "c": _inlines(token["children"])}]
    if kind == "link":
        return _link(token)
    if kind == "inline_html":
        return [{"t": "break"}] if _LINE_BREAK.match(token["raw"]) else []
    return {
        "softbreak": [{"t": "text", "s": " "}],
        "linebreak": [{"t": "break"}],
        "footnote_ref": [{"t": "super", "s": str(token.get("attrs", {}).get("index", ""))}],
    }.get(kind, [])


def _link(token: Token) -> list[Inline]:
    words = _inlines(token["children"])
    address = token["attrs"]["url"]
    if not _SAFE_LINK.match(address):
        return words
    return [{"t": "link", "to": address, "c": words}]


def _words(tokens: list[Token]) -> str:
    parts = (token.get("raw") or _words(token.get("children", [])) for token in tokens)
    return html.unescape("".join(parts))
