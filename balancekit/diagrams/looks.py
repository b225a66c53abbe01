"""Which of the ways to break one item into lines looks best. Widths in em, nothing of places."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from balancekit.diagrams.letters import width
from balancekit.diagrams.wrapping import Line, wrap

_ONE_LINE, _TWO_LINES = 10.5, 22.0  # em up to which an item looks best on one line, on two
_LONGEST = 150.0  # em: an item that fits in no region is not worth wrapping
_UNEVEN = 0.4  # a line shorter than this share of the longest looks left over


class Wrap(NamedTuple):
    """One way to break an item, its longest line in em, how far it is from the best-looking."""

    lines: tuple[Line, ...]
    widest: float
    cost: int


@lru_cache(maxsize=4096)
def ways(text: str, most: int) -> tuple[Wrap, ...]:
    """Return the even wraps into 1, 2, ... lines, at most so many; none of an item without hope.

    Examples
    --------
    >>> [(len(it.lines), it.cost) for it in ways("Friday dinner without our phones", 3)]
    [(1, 1), (2, 0), (3, 1)]
    """
    if width(text) > _LONGEST:
        return ()
    found = (wrap(text, count) for count in range(1, most + 1))
    return tuple(
        Wrap(lines, max(line.width for line in lines), _ugliness(text, lines))
        for lines in found
        if lines
    )


def _ugliness(text: str, lines: Sequence[Line]) -> int:
    """How far a wrap is from the comfortable number of lines; a left-over word counts as one."""
    widths = [line.width for line in lines]
    uneven = min(widths) < _UNEVEN * max(widths)
    return abs(len(lines) - comfortable(text)) + uneven


def comfortable(text: str) -> int:
    """Return the number of lines on which an item looks best."""
    em = width(text)
    return 1 if em <= _ONE_LINE else 2 if em <= _TWO_LINES else 3
