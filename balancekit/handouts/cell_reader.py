"""A cell of a notebook -> blocks: which of it is printed, by its kind and its tags."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from balancekit.handouts.outputs import DrawChart, output_blocks
from balancekit.handouts.tokens import markdown_blocks
from balancekit.handouts.wording import printable

Block = dict[str, Any]

_HIDDEN = frozenset({"remove-cell", "remove_cell"})
_HIDDEN_INPUT = frozenset({"hide-input", "hide_input", "remove-input", "remove_input"})
_PAGE_BREAK = frozenset({"page-break", "page_break"})
_HIDDEN_OUTPUT = frozenset({"remove-output", "remove_output", "hide-output", "hide_output"})


@dataclass(frozen=True)
class CellReader:
    """Reads cells one by one, with what lies around the notebook."""

    folder: Path | None
    draw_chart: DrawChart | None
    code: bool

    def blocks(self, cell: Mapping[str, Any]) -> list[Block]:
        """Read one cell; nothing where a tag takes it out."""
        tags = tags_of(cell)
        if tags & _HIDDEN:
            return []
        before: list[Block] = [{"t": "page-break"}] if tags & _PAGE_BREAK else []
        return [*before, *self._content(cell, tags)]

    def _content(self, cell: Mapping[str, Any], tags: frozenset[str]) -> Iterator[Block]:
        if cell["cell_type"] == "markdown":
            yield from markdown_blocks(_source(cell), cell.get("attachments"), self.folder)
        if cell["cell_type"] != "code":
            return
        source = printable(_source(cell)).strip("\n")
        if self.code and source and not tags & _HIDDEN_INPUT:
            yield {"t": "code", "s": source}
        if not tags & _HIDDEN_OUTPUT:
            for output in cell.get("outputs", ()):
                yield from output_blocks(output, self.folder, self.draw_chart)


def tags_of(cell: Mapping[str, Any]) -> frozenset[str]:
    """Return the tags that somebody has put on a cell."""
    return frozenset(cell.get("metadata", {}).get("tags", ()))


def _source(cell: Mapping[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)
