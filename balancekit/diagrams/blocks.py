"""One block of items in a region at one size: which item takes how many lines, and where.

Dynamic programming over the items finds the wraps that look best among all that have room.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from balancekit.diagrams.letters import width
from balancekit.diagrams.regions import Region, Span
from balancekit.diagrams.wrapping import Line, wrap

LINE = 1.2
"""Height of a line's box, and from line to line, in em."""

_MARGIN_EM, _MARGIN = 0.55, 6.0  # no box comes nearer to an arc than either
_ONE_LINE, _TWO_LINES = 10.5, 22.0  # em up to which an item looks best on one line, on two
_LONGEST = 150.0  # em: an item that fits in no region is not worth wrapping
_UNEVEN = 0.4  # a line shorter than this share of the longest looks left over


class PlacedLine(NamedTuple):
    """One line with the middle of its box."""

    item: int
    text: str
    x: float
    y: float


class Block(NamedTuple):
    """All lines of one region, their size, and how far their wraps are from the best-looking."""

    size: float
    cost: int
    lines: tuple[PlacedLine, ...]


class Wrap(NamedTuple):
    """One way to break an item, and how far it is from the best-looking."""

    lines: tuple[Line, ...]
    cost: int


def margin(size: float) -> float:
    """Distance in px that a line of this size keeps from every arc."""
    return max(_MARGIN, _MARGIN_EM * size)


@lru_cache(maxsize=4096)
def _wraps(text: str, most: int) -> tuple[Wrap, ...]:
    """The even wraps into 1, 2, ... lines, at most so many; none of an item without hope."""
    if width(text) > _LONGEST:
        return ()
    found = (wrap(text, count) for count in range(1, most + 1))
    return tuple(Wrap(lines, _ugliness(text, lines)) for lines in found if lines)


def _ugliness(text: str, lines: Sequence[Line]) -> int:
    """How far a wrap is from the comfortable number of lines; a left-over word counts as one."""
    widths = [line.width for line in lines]
    uneven = min(widths) < _UNEVEN * max(widths)
    return abs(len(lines) - _comfortable(text)) + uneven


def _comfortable(text: str) -> int:
    em = width(text)
    return 1 if em <= _ONE_LINE else 2 if em <= _TWO_LINES else 3


class Attempt:
    """The items of one region at one size.

    A line is known by its height in half lines from the middle of the region, and the index of its
    item (the gaps before it). Blocks of different length share most of these places, so the room
    at each is looked up once.
    """

    def __init__(
        self, region: Region, items: Sequence[str], size: float, gap: float, most: int
    ) -> None:
        """Take `gap` em between the items and at most `most` lines for each."""
        self.region, self.items, self.size, self.gap, self.most = region, items, size, gap, most
        self.middle = (region.top + region.bottom) / 2
        self.spans: dict[tuple[int, int], Span | None] = {}
        self.axes: dict[tuple[int, int, int], float | None] = {}

    @cached_property
    def wraps(self) -> list[tuple[Wrap, ...]]:
        """The ways to break each item."""
        return [_wraps(item, self.most) for item in self.items]

    @cached_property
    def block(self) -> Block | None:
        """The best-looking block; None where no wraps have room."""
        best: tuple[int, int, list[int]] | None = None
        wish = sum(_comfortable(item) for item in self.items)
        for total in sorted(self._totals(), key=lambda total: abs(total - wish)):
            if best and best[0] <= abs(total - wish):
                break
            found = self._counts(total)
            if found and (best is None or found[0] < best[0]):
                best = (found[0], total, found[1])
        return self._placed(*best) if best else None

    def _totals(self) -> range:
        """Numbers of lines that the height has room for."""
        room = (self.region.bottom - self.region.top) / self.size
        tallest = int((room - self.gap * (len(self.items) - 1)) / LINE)
        return range(len(self.items), min(tallest, sum(map(len, self.wraps))) + 1)

    def _counts(self, total: int) -> tuple[int, list[int]] | None:
        """Lines for each item in a block of so many lines, and what the wraps cost."""
        reached: dict[int, tuple[int, list[int]]] = {0: (0, [])}
        later_most = sum(map(len, self.wraps))
        for item, wraps in enumerate(self.wraps):
            here, reached = reached, {}
            later_least = len(self.wraps) - 1 - item
            later_most -= len(wraps)
            for before, (cost, counts) in here.items():
                least, most = total - before - later_most, total - before - later_least
                for count in range(max(1, least), min(len(wraps), most) + 1):
                    after, price = before + count, cost + wraps[count - 1].cost
                    if after in reached and reached[after][0] <= price:
                        continue
                    if self._axis(item, count, 2 * before + 1 - total) is not None:
                        reached[after] = (price, [*counts, count])
        return reached.get(total)

    def _axis(self, item: int, count: int, start: int) -> float | None:
        """Where the shared centre of an item's lines may stand: x, or None without room."""
        key = (item, count, start)
        if key not in self.axes:
            self.axes[key] = self._find_axis(*key)
        return self.axes[key]

    def _find_axis(self, item: int, count: int, start: int) -> float | None:
        low, high, middles = float("-inf"), float("inf"), 0.0
        for place, line in enumerate(self.wraps[item][count - 1].lines):
            span = self._span(item, start + 2 * place)
            if span is None:
                return None
            left, right = span
            half = line.width * self.size / 2
            low, high = max(low, left + half), min(high, right - half)
            if low > high:
                return None
            middles += (left + right) / 2
        return min(max(middles / count, low), high)

    def _span(self, item: int, half_lines: int) -> Span | None:
        key = (item, half_lines)
        if key not in self.spans:
            y, half = self._y(item, half_lines), LINE * self.size / 2
            self.spans[key] = self.region.span(y - half, y + half, margin(self.size))
        return self.spans[key]

    def _y(self, item: int, half_lines: int) -> float:
        gaps = self.gap * (item - (len(self.items) - 1) / 2)
        return self.middle + self.size * (LINE * half_lines / 2 + gaps)

    def _placed(self, cost: int, total: int, counts: list[int]) -> Block:
        lines: list[PlacedLine] = []
        for item, count in enumerate(counts):
            start = 2 * len(lines) + 1 - total
            x = self._axis(item, count, start)
            assert x is not None  # the counts were chosen among those with room
            for place, line in enumerate(self.wraps[item][count - 1].lines):
                lines.append(PlacedLine(item, line.text, x, self._y(item, start + 2 * place)))
        return Block(self.size, cost, tuple(lines))
