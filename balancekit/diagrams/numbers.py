"""Numbers in a region that has no room for words: small rows round its middle."""

from collections.abc import Mapping, Sequence

from balancekit.diagrams.blocks import margin
from balancekit.diagrams.letters import width
from balancekit.diagrams.marks import TextMark
from balancekit.diagrams.regions import Region

_SIZES = (16.0, 14.0, 12.0, 11.0, 10.0, 9.0)
_BETWEEN, _DOWN = 0.9, 1.6  # em between two numbers, from row to row
_BOLD, _HIGH = 1.16, 1.2  # how much wider than the table; height of a number's box in em


def place_numbers(
    region: Region, numbers: Mapping[int, int], items: Sequence[str], largest: float = 16.0
) -> tuple[TextMark, ...]:
    """Place numbers in as few rows as there is room for.

    Parameters
    ----------
    region : Region
        Where they go, px.
    numbers : mapping of int to int
        Index of an item to its number, in order.
    items : sequence of str
        All items of the region.
    largest : float
        No larger than this, px, as long as that is 9 or more.

    Returns
    -------
    tuple of TextMark
        Empty where the region is too small even for numbers.
    """
    one = max((width(str(number)) for number in numbers.values()), default=0.0) * _BOLD
    for size in (it for it in _SIZES if it <= max(largest, _SIZES[-1])):
        for rows in range(1, len(numbers) + 1):
            places = _rows(region, len(numbers), rows, size, one)
            if places:
                return tuple(
                    TextMark(str(number), x, y, size, "number", item=item, whole=items[item])
                    for (item, number), (x, y) in zip(numbers.items(), places, strict=True)
                )
    return ()


def _rows(
    region: Region, count: int, rows: int, size: float, one: float
) -> list[tuple[float, float]] | None:
    """Middles of the numbers; each is `one` em wide."""
    across = (one + _BETWEEN) * size
    middle = (region.top + region.bottom) / 2
    longest = -(-count // rows)
    places: list[tuple[float, float]] = []
    for row in range(rows):
        here = min(longest, count - row * longest)
        if here <= 0:
            return None
        y = middle + (row - (rows - 1) / 2) * _DOWN * size
        span = region.span(y - _HIGH * size / 2, y + _HIGH * size / 2, margin(size))
        wide = (here - 1) * across + one * size
        if span is None or span[1] - span[0] < wide:
            return None
        left = sum(span) / 2 - (here - 1) * across / 2
        places += [(left + i * across, y) for i in range(here)]
    return places
