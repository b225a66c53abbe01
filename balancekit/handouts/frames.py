"""Tables: of data frames and other HTML, and of Markdown.

A table that is too wide for its paper is set as several, one under the other, each with the
columns that say what its rows are; where to cut is decided where the paper is known.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from balancekit.handouts.html_tree import Element, line
from balancekit.handouts.wording import one_line, phrase
from balancekit.strings import say

Block = dict[str, Any]
Cell = dict[str, Any]
Row = list[Cell]

_NUMBER = re.compile(
    r"[-−+±$€£]?\s?\d[\d.,\u202f\xa0 ]*(e[+-]?\d+)?\s?[%°]?|nan|none|n/?a|<na>|nat|\.\.\.|…|"
)
_MOST_SPAN = 200
_EMPTY: Cell = {"dir": "ltr", "c": [], "words": ""}


def frame_block(head: list[Row], rows: list[Row], stub: int, align: list[str] | None) -> Block:
    """Make a block from cells on a grid.

    Parameters
    ----------
    head, rows : list of list of dict
        Phrases, each with its ``words`` and, in a head, the ``group`` of columns it stands over.
    stub : int
        How many columns on the left say what a row is about.
    align : list of str or None
        The side of each column; by default numbers stand on the right.

    Returns
    -------
    dict
        With the longest word of each column, which no column may be narrower than.
    """
    wide = max((len(row) for row in (*head, *rows)), default=0)
    head, rows = ([row + [_EMPTY] * (wide - len(row)) for row in part] for part in (head, rows))
    columns = [[row[place]["words"] for row in rows] for place in range(wide)]
    heads = [[row[place]["words"] for row in head] for place in range(wide)]
    return {
        "t": "frame",
        "stub": min(stub, max(wide - 1, 0)),
        "align": align or [_side(cells, place < stub) for place, cells in enumerate(columns)],
        "longest": [_longest_word(h + c) for h, c in zip(heads, columns, strict=True)],
        "head": head,
        "rows": rows,
        "more": say("handout.more_columns"),
    }


def plain_cell(text: str) -> Cell:
    """Make a cell of words.

    Examples
    --------
    >>> plain_cell("5")["words"]
    '5'
    """
    return {**phrase(text), "words": one_line(text)}


def html_table(table: Element) -> Block | None:
    """Read a table of HTML: spans over columns and rows, an index of several levels, any caption.

    Returns
    -------
    dict or None
        ``None`` where it has no cell.
    """
    found = list(_rows(table))
    grid = _grid(row for row, _ in found)
    is_head = [in_head or all(cell.tag == "th" for cell in row) for row, in_head in found]
    first = is_head.index(False) if False in is_head else len(is_head)
    head, rows = grid[:first], grid[first:]
    if not grid or not any(cell["words"] for row in grid for cell in row):
        return None
    stub = max((_leading_heads(row) for row, _ in found[first:]), default=0)
    return frame_block(_one_head(head, stub), rows, stub, None)


def _rows(table: Element) -> Iterator[tuple[list[Element], bool]]:
    """Rows with their cells, and whether they stand in a head."""
    for part in table.children:
        if isinstance(part, str):
            continue
        if part.tag == "tr":
            cells = [c for c in part.children if isinstance(c, Element) and c.tag in {"td", "th"}]
            if cells:
                yield cells, table.tag == "thead"
        elif part.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(part)


def _grid(rows: Iterable[list[Element]]) -> list[Row]:
    """Lay cells on a grid; below one that spans rows, places stay empty."""
    grid: list[Row] = []
    hanging: dict[int, int] = {}  # column -> rows that a cell above still takes
    for number, cells in enumerate(rows):
        row: Row = []
        waiting = list(cells)
        while waiting or hanging.get(len(row), 0):
            if hanging.get(len(row), 0):
                hanging[len(row)] -= 1
                row.append(_EMPTY)
                continue
            cell = waiting.pop(0)
            group = f"{number}.{len(row)}"
            for _ in range(_span(cell, "colspan")):
                hanging[len(row)] = _span(cell, "rowspan") - 1
                row.append({**line(cell.children), "words": one_line(cell.words()), "group": group})
        grid.append(row)
    return grid


def _span(cell: Element, name: str) -> int:
    told = cell.attrs.get(name, "1")
    return min(max(int(told), 1), _MOST_SPAN) if told.isdecimal() else 1


def _leading_heads(row: list[Element]) -> int:
    return next((place for place, cell in enumerate(row) if cell.tag != "th"), len(row))


def _one_head(head: list[Row], stub: int) -> list[Row]:
    """pandas names the index in a row of its own: put the names where the row above is empty."""
    if len(head) < 2:
        return head
    *above, names = head
    over = above[-1]
    only_names = not any(cell["words"] for cell in names[stub:])
    free = not any(cell["words"] for cell in over[:stub])
    return [*above[:-1], names[:stub] + over[stub:]] if only_names and free else head


def _side(cells: list[str], in_stub: bool) -> str:
    numbers = any(cells) and all(_NUMBER.fullmatch(cell.lower()) for cell in cells)
    return "right" if numbers and not in_stub else "left"


def _longest_word(cells: list[str]) -> str:
    return max((word for cell in cells for word in cell.split()), key=len, default="")[:32]
