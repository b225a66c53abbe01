"""Words inside a region: the largest size at which every line has room, in the order given.

The block of items is centred in the height of the region. Each item is wrapped evenly, and its
lines share one centre, so that they do not zigzag where the region is a crescent. A pure function
of region, words and sizes.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from balancekit.diagrams.blocks import Attempt, Block
from balancekit.diagrams.regions import Region

LARGEST, SMALLEST, STEP = 20.0, 11.0, 0.5
"""Sizes of words in a region, px."""

_TIGHT, _LOOSE = 0.5, (0.9, 0.7)  # em between two items: needed at least; where there is room
_USUAL, _MOST = 3, 6  # lines an item
_READABLE, _PRICE = 15.0, 0.75  # above this size, so many px are given for a better wrap


def fit(region: Region, items: Sequence[str], largest: float = LARGEST) -> Block | None:
    """Place items in a region, as large as they can be.

    Parameters
    ----------
    region : Region
        Where the words go, px.
    items : sequence of str
        Cleaned, in the order in which they are read.
    largest : float
        No larger than this, px.

    Returns
    -------
    Block, or None
        None where not even the smallest size has room for every line.

    Examples
    --------
    >>> from balancekit.diagrams.marks import CircleMark
    >>> block = fit(Region((CircleMark("a", 100, 100, 100),)), ["Saving for a house by the sea"])
    >>> block.size, [line.text for line in block.lines]
    (19.5, ['Saving for a', 'house by the sea'])
    """
    steps = int((LARGEST - SMALLEST) / STEP) + 1
    sizes = [size for i in range(steps) if (size := LARGEST - STEP * i) <= largest]
    for most in (_USUAL, _MOST):
        attempts = [_attempt(region, tuple(items), size, _TIGHT, most) for size in sizes]
        place = bisect_left(attempts, True, key=lambda attempt: attempt.best is not None)
        if place < len(attempts):
            return _loosened(_fairest(attempts[place:]))
    return None


@lru_cache(maxsize=512)
def _attempt(region: Region, items: tuple[str, ...], size: float, gap: float, most: int) -> Attempt:
    """Tried once for each picture, however often its regions are compared."""
    return Attempt(region, items, size, gap, most)


def _fairest(attempts: Sequence[Attempt]) -> Attempt:
    """Of sizes that fall, the best: where all are readable, even wraps are worth some px."""
    best = attempts[0]
    for attempt in attempts[1:]:
        if attempt.size < _READABLE or attempt.size <= _worth(best):
            break
        if _worth(attempt) > _worth(best):
            best = attempt
    return best


def _worth(attempt: Attempt) -> float:
    return attempt.size - _PRICE * attempt.best.cost if attempt.best else 0.0


def _loosened(attempt: Attempt) -> Block | None:
    """The same size and wraps no worse, with more space between the items where there is some."""
    for gap in _LOOSE:
        again = _attempt(attempt.region, attempt.items, attempt.size, gap, attempt.most)
        if again.best and attempt.best and again.best.cost <= attempt.best.cost:
            return again.block
    return attempt.block
