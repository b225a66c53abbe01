"""A notebook -> the plain values from which ``templates/handout/handout.typ`` sets the page.

Knows cells, tags and metadata; nothing of Typst, and nothing of cases.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from balancekit.handouts.cell_reader import CellReader, tags_of
from balancekit.handouts.images import image_block
from balancekit.handouts.looking import language_of_han
from balancekit.handouts.outputs import DrawChart
from balancekit.handouts.wording import one_line
from balancekit.strings import is_known, language_in_force, right_to_left, say, using

Block = dict[str, Any]
Document = dict[str, Any]

# A section with this tag goes to the last page, whole, where one page is not enough.
LAST_PAGE_TAG = "last-page"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")


def to_document(
    notebook: Mapping[str, Any],
    *,
    folder: Path | None = None,
    draw_chart: DrawChart | None = None,
    code: bool = False,
) -> Document:
    """Turn a notebook into the values of one handout.

    Parameters
    ----------
    notebook : mapping
        A notebook of nbformat 4. ``metadata["title"]`` is the title of the PDF (else the first
        heading); ``metadata["balancekit"]`` may hold ``layout`` (``"sheet"``: one page if it can
        be), ``language``, ``date``, ``foot``, ``colour`` and ``logo``.
    folder : pathlib.Path, optional
        Where the notebook lies, for pictures beside it.
    draw_chart : callable, optional
        Draws a plotly figure that is none of ours.
    code : bool
        With the code of those cells that do not hide it; a reader at home has no use for it.

    Returns
    -------
    dict
        ``title``, ``language``, ``lang``, ``region``, ``dir``, ``han``, ``layout``, ``date``,
        ``foot``, ``colour``, ``logo``, ``page_of``, ``sections``.

    Examples
    --------
    >>> cell = {"cell_type": "markdown", "source": "### Our week", "metadata": {}}
    >>> document = to_document({"cells": [cell], "metadata": {}})
    >>> document["title"], document["sections"][0]["blocks"][0]["level"]
    ('Our week', 1)
    """
    with using(language_of(notebook)):
        read = CellReader(folder, draw_chart, code)
        return _document(notebook, read)


def language_of(notebook: Mapping[str, Any]) -> str:
    """Return the language that a page was composed in; empty where it does not say.

    Examples
    --------
    >>> language_of({"metadata": {"balancekit": {"language": "en-US"}}})
    'en-US'
    """
    language = str(_own(notebook).get("language", ""))
    return language if is_known(language) else ""


def _own(notebook: Mapping[str, Any]) -> Mapping[str, Any]:
    own = notebook.get("metadata", {}).get("balancekit")
    return own if isinstance(own, Mapping) else {}


def _document(notebook: Mapping[str, Any], read: CellReader) -> Document:
    metadata, own = notebook.get("metadata", {}), _own(notebook)
    sections = _sections((cell, read.blocks(cell)) for cell in notebook["cells"])
    return {
        "title": one_line(str(metadata.get("title", ""))) or _first_heading(sections),
        **_spoken(language_in_force()),
        "han": language_of_han(sections),
        "layout": str(own.get("layout", "flow")),
        "date": one_line(str(own.get("date", ""))),
        "foot": [one_line(str(line)) for line in own.get("foot", ())],
        "colour": colour if _COLOUR.match(colour := str(own.get("colour", ""))) else "",
        "logo": _logo(own.get("logo")),
        "page_of": say("handout.page_of", number="{n}", total="{m}"),
        "sections": sections,
    }


def _spoken(language: str) -> dict[str, str]:
    """Say for the press which language it sets: Typst wants its parts."""
    lang, *others = language.split("-")
    region = next((part for part in others if len(part) == 2), "")
    direction = "rtl" if right_to_left(language) else "ltr"
    return {"language": language, "lang": lang, "region": region, "dir": direction}


def _logo(given: object) -> Block | None:
    if not isinstance(given, Mapping):
        return None
    mime, content = str(given.get("mime", "")), str(given.get("content", ""))
    block = image_block(mime, content, say("practice.logo"))
    return block if block["t"] == "picture" else None


def _sections(cells: Iterable[tuple[Mapping[str, Any], list[Block]]]) -> list[dict[str, Any]]:
    """Gather the blocks; a heading of level 2 begins a section."""
    sections: list[dict[str, Any]] = [{"last_page": False, "blocks": []}]
    level = 0
    for cell, blocks in cells:
        for block in blocks:
            if block["t"] == "heading":
                level = block["level"] = min(block["level"], level + 1)
                if level == 2:
                    last_page = LAST_PAGE_TAG in tags_of(cell)
                    sections.append({"last_page": last_page, "blocks": []})
            sections[-1]["blocks"].append(block)
    return sections


def _first_heading(sections: list[dict[str, Any]]) -> str:
    for section in sections:
        for block in section["blocks"]:
            if block["t"] == "heading" and (words := _words(block["c"])):
                return words
    return say("handout.no_title")


def _words(inlines: list[dict[str, Any]]) -> str:
    return one_line("".join(part.get("s", "") + _words(part.get("c", [])) for part in inlines))
