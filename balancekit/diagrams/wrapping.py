"""Breaking one text into lines of nearly the same width. Widths in em, nothing of places."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from balancekit.diagrams.clusters import clusters, may_break
from balancekit.diagrams.letters import width

_EVENNESS = 6
"""Power to which line widths are summed: high enough that the widest line decides."""


class Line(NamedTuple):
    """One line of a wrapped text and its width in em."""

    text: str
    width: float


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[str, ...]:
    """Cut a text at every place where a line may end; the pieces joined are the text.

    Examples
    --------
    >>> pieces("well-kept garden")
    ('well-', 'kept ', 'garden')
    """
    parts: list[str] = []
    for word in text.split():
        start = len(parts)
        letters = list(clusters(word))
        parts.append(letters[0])
        for before, after in pairwise(letters):
            if may_break(before, after):
                parts.append(after)
            else:
                parts[-1] += after
        if start:
            parts[start - 1] += " "
    return tuple(parts)


@lru_cache(maxsize=4096)
def longest_piece(text: str) -> float:
    """Return the width in em of the widest piece that cannot be broken."""
    return max((width(piece.rstrip()) for piece in pieces(text)), default=0.0)


@lru_cache(maxsize=8192)
def wrap(text: str, count: int) -> tuple[Line, ...] | None:
    """Break a text into exactly so many lines, as even as can be.

    Parameters
    ----------
    text : str
        Cleaned words.
    count : int
        Number of lines.

    Returns
    -------
    tuple of Line, or None
        None where the text has fewer pieces than lines.

    Examples
    --------
    >>> [line.text for line in wrap("Friday dinner without our phones", 2)]
    ['Friday dinner', 'without our phones']
    """
    parts = pieces(text)
    if count > len(parts):
        return None
    if count == 1:
        return (Line(text, width(text)),)
    return tuple(_line(parts[i:j]) for i, j in pairwise(_breaks(parts, count)))


def fill(text: str, room: float) -> list[Line]:
    """Break a text into as many lines as a column of a given width in em needs.

    A piece wider than the column is cut between clusters: better a cut word than a lost one.

    Examples
    --------
    >>> [line.text for line in fill("Learning Portuguese slowly", 11)]
    ['Learning Portuguese', 'slowly']
    """
    lines = [""]
    for piece in (small for part in pieces(text) for small in _cut(part, room)):
        if lines[-1] and width((lines[-1] + piece).rstrip()) > room:
            lines.append("")
        lines[-1] += piece
    return [Line(line.rstrip(), width(line.rstrip())) for line in lines]


def _cut(piece: str, room: float) -> list[str]:
    if width(piece.rstrip()) <= room:
        return [piece]
    parts = [""]
    for cluster in clusters(piece):
        if parts[-1] and width(parts[-1] + cluster) > room:
            parts.append("")
        parts[-1] += cluster
    return parts


def _line(parts: Sequence[str]) -> Line:
    text = "".join(parts).rstrip()
    return Line(text, width(text))


def _breaks(parts: Sequence[str], count: int) -> list[int]:
    """Where the lines begin and end, by dynamic programming over the pieces."""
    ends = list(accumulate((width(part) for part in parts), initial=0.0))
    spaces = [0.0] + [width(" ") if part.endswith(" ") else 0.0 for part in parts]
    size = len(parts)

    def cost(i: int, j: int) -> float:
        return (ends[j] - spaces[j] - ends[i]) ** _EVENNESS

    best = [(cost(0, j) if j else 0.0, [0, j]) for j in range(size + 1)]
    for used in range(2, count + 1):
        best = [
            min((best[i][0] + cost(i, j), [*best[i][1], j]) for i in range(used - 1, j))
            if j >= used
            else (0.0, [])
            for j in range(size + 1)
        ]
    return best[size][1]
