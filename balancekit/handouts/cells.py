"""The cells a handout is composed of. Their ids are fixed: the same page is the same notebook."""

import re
from collections.abc import Iterable
from typing import Any

import msgspec
from nbformat import NotebookNode, v4

from balancekit.diagrams import Diagram, to_plain
from balancekit.handouts.drawing import DIAGRAM_MIME
from balancekit.handouts.parts import PART_MIME, Part, plain_text
from balancekit.handouts.wording import one_line

_MARKDOWN_SIGN = re.compile(r"([!-/:-@\[-`{-~])")


def heading(level: int, text: str, *tags: str) -> NotebookNode:
    """Make a heading of literal words: a name such as ``*Z*`` stays what it is.

    Examples
    --------
    >>> heading(2, "As *Z* sees it")["source"]
    '## As \\\\*Z\\\\* sees it'
    """
    words = _MARKDOWN_SIGN.sub(r"\\\1", one_line(text, apart=True))
    metadata = {"tags": list(tags)} if tags else {}
    return v4.new_markdown_cell(f"{'#' * level} {words}", metadata=metadata)


def part_cell(part: Part) -> NotebookNode:
    """Make a cell that shows one part of a page.

    Examples
    --------
    >>> from balancekit.handouts.parts import WordList
    >>> part_cell(WordList(items=("choir",)))["outputs"][0]["data"]["text/plain"]
    'choir'
    """
    return _shown({PART_MIME: msgspec.to_builtins(part), "text/plain": plain_text(part)})


def diagram_cell(diagram: Diagram) -> NotebookNode:
    """Make a cell that shows a diagram; in plain text it is the diagram's own description."""
    return _shown({DIAGRAM_MIME: to_plain(diagram), "text/plain": diagram.alt})


def notebook(cells: Iterable[NotebookNode], metadata: dict[str, Any]) -> NotebookNode:
    """Bind cells into a notebook and number them.

    Examples
    --------
    >>> notebook([heading(1, "Notes")], {"title": "Notes"})["cells"][0]["id"]
    'part-1'
    """
    numbered = [
        NotebookNode({**cell, "id": f"part-{number}"}) for number, cell in enumerate(cells, start=1)
    ]
    return v4.new_notebook(cells=numbered, metadata=metadata)


def _shown(data: dict[str, Any]) -> NotebookNode:
    output = v4.new_output("display_data", data=data)
    return v4.new_code_cell("", outputs=[output])
