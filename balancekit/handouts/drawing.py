"""Diagrams on their way to the press: every position as it is, every text cleaned and marked."""

from collections.abc import Iterable
from typing import Any

import msgspec

from balancekit.diagrams import TextMark, from_plain, to_plain
from balancekit.diagrams.letters import width
from balancekit.handouts.wording import one_line, phrase, text_runs

DIAGRAM_MIME = "application/vnd.balancekit.diagram+json"
Block = dict[str, Any]

_BOLD = 1.16  # how much wider than the table of widths bold letters are planned
_STRONG = frozenset(("number", "list_number", "list_heading", "caption", "now"))


def diagram_block(data: object) -> Block | None:
    """Make a drawing from what a notebook holds for a Diagram.

    Parameters
    ----------
    data : object
        The dict of `balancekit.diagrams.to_plain`.

    Returns
    -------
    dict or None
        The block; ``None`` where the data are no Diagram.

    Examples
    --------
    >>> diagram_block({"type": "overlap"}) is None
    True
    """
    try:
        diagram = from_plain(data)  # type: ignore[arg-type]
    except (msgspec.ValidationError, ValueError, TypeError):
        return None
    block = {"t": "diagram", "drawing": _ready(to_plain(diagram)), "alt": one_line(diagram.alt)}
    return {**block, "list": _list(diagram.texts)}


def _list(texts: Iterable[TextMark]) -> list[Block]:
    """Headings and items of the list under a picture, for a page that sets it as running text."""
    blocks: list[Block] = []
    number = ""
    for mark in texts:
        if mark.role == "list_heading":
            blocks.append({"heading": phrase(mark.text), "top": mark.y - mark.size})
        elif mark.role == "list_number":
            number = mark.text
        elif mark.role == "list" and mark.whole:
            blocks.append({"number": number, "item": phrase(mark.whole)})
            number = ""
    return blocks


def _ready(value: Any) -> Any:
    """Give every text mark of a plain diagram, wherever it stands, its runs and planned width."""
    if isinstance(value, dict):
        ready = {key: _ready(part) for key, part in value.items()}
        return {**ready, **_printed(value)} if "text" in value else ready
    return [_ready(part) for part in value] if isinstance(value, list | tuple) else value


def _printed(mark: Block) -> Block:
    words = one_line(mark["text"])
    bold = _BOLD if mark["role"] in _STRONG or mark["role"].startswith("label") else 1.0
    return {"c": text_runs(words), "wide": width(words) * mark["size"] * bold}
