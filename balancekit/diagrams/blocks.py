"""One block of items in a region at one size: which item takes how many lines, and where.

Dynamic programming over the items finds the wraps that look best among all that have room.
"""

from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from balancekit.diagrams.axes import Room, axes
from balancekit.diagrams.looks import Wrap, comfortable, ways
from balancekit.diagrams.regions import Region, Span, widest

LINE = 1.2
"""Height of a line's box, and from line to line, in em."""

_MARGIN_EM, _MARGIN = 0.55, 6.0  # no box comes nearer to an arc than either
_NO_LIMIT = 10**6


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


class Choice(NamedTuple):
    """How far wraps are from the best-looking, all their lines, and the lines of each item."""

    cost: int
    total: int
    counts: list[int]


def margin(size: float) -> float:
    """Distance in px that a line of this size keeps from every arc."""
    return max(_MARGIN, _MARGIN_EM * size)


class Attempt:
    """The items of one region at one size.

    A line is known by its height in half lines from the middle of the region, and the index of its
    item (the gaps before it). Blocks of different length share most of these places, so the room
    at each is looked up once.
    """

    def __init__(
        self, region: Region, items: tuple[str, ...], size: float, gap: float, most: int
    ) -> None:
        """Take `gap` em between the items and at most `most` lines for each."""
        self.region, self.items, self.size, self.gap, self.most = region, items, size, gap, most
        self.middle = (region.top + region.bottom) / 2
        self.spans: dict[tuple[int, int], Span | None] = {}
        self.rooms: dict[tuple[int, int, int], Room | None] = {}

    @cached_property
    def wraps(self) -> list[tuple[Wrap, ...]]:
        """The ways to break each item."""
        return [ways(item, self.most) for item in self.items]

    @cached_property
    def fewest(self) -> list[int]:
        """Lines that each item needs so that none is wider than the region; 0 where none do."""
        room = (widest(self.region) - 2 * margin(self.size)) / self.size
        return [
            next((len(it.lines) for it in wraps if it.widest <= room), 0) for wraps in self.wraps
        ]

    @property
    def block(self) -> Block | None:
        """The best-looking block; None where no wraps have room."""
        return self._placed(*self.best) if self.best else None

    @cached_property
    def best(self) -> Choice | None:
        """The best-looking wraps; None where none have room."""
        if not all(self.fewest):
            return None
        best: Choice | None = None
        wish = sum(comfortable(item) for item in self.items)
        for total in sorted(self._totals(), key=lambda total: abs(total - wish)):
            if best and best.cost <= abs(total - wish):
                break
            best = self._counts(total, best.cost if best else _NO_LIMIT) or best
        return best

    def _totals(self) -> range:
        """Numbers of lines that the height has room for."""
        room = (self.region.bottom - self.region.top - 2 * margin(self.size)) / self.size
        tallest = int((room - self.gap * (len(self.items) - 1)) / LINE)
        return range(sum(self.fewest), min(tallest, sum(map(len, self.wraps))) + 1)

    def _counts(self, total: int, limit: int) -> Choice | None:
        """Lines for each item in a block of so many, and what the wraps cost, below a limit."""
        reached: dict[int, tuple[int, list[int]]] = {0: (0, [])}
        later = self._later
        for item, wraps in enumerate(self.wraps):
            if not reached:
                return None
            here, reached = reached, {}
            later_least, later_most, later_wish = later[item + 1]
            for before, (cost, counts) in here.items():
                left = total - before
                first = max(self.fewest[item], left - later_most)
                for count in range(first, min(len(wraps), left - later_least) + 1):
                    after, price = before + count, cost + wraps[count - 1].cost
                    if price + abs(left - count - later_wish) >= limit:
                        continue
                    if after in reached and reached[after][0] <= price:
                        continue
                    if self._room(item, count, 2 * before + 1 - total):
                        reached[after] = (price, [*counts, count])
        return Choice(reached[total][0], total, reached[total][1]) if total in reached else None

    @cached_property
    def _later(self) -> list[tuple[int, int, int]]:
        """Lines that the items from each on need, can have at most, and look best with."""
        each = (
            self.fewest,
            [len(wraps) for wraps in self.wraps],
            [comfortable(item) for item in self.items],
        )
        sums = (list(accumulate(reversed(counts), initial=0))[::-1] for counts in each)
        return list(zip(*sums, strict=True))

    def _room(self, item: int, count: int, start: int) -> Room | None:
        """Where the shared centre of an item's lines may stand, or None."""
        key = (item, count, start)
        if key not in self.rooms:
            self.rooms[key] = self._find_room(*key)
        return self.rooms[key]

    def _find_room(self, item: int, count: int, start: int) -> Room | None:
        low, high, middles = float("-inf"), float("inf"), 0.0
        for place, line in enumerate(self.wraps[item][count - 1].lines):
            span = self._span(item, start + 2 * place)
            if span is None:
                return None
            left, right = span
            middles += left + right
            half = line.width * self.size / 2
            left, right = left + half, right - half
            if left > low:
                low = left
            if right < high:
                high = right
            if low > high:
                return None
        return Room(low, min(max(middles / (2 * count), low), high), high)

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
        starts = [2 * before + 1 - total for before in accumulate(counts, initial=0)]
        places = list(zip(range(len(counts)), counts, starts, strict=False))
        rooms = [room for place in places if (room := self._room(*place))]
        lines = [
            PlacedLine(item, line.text, x, self._y(item, start + 2 * i))
            for (item, count, start), x in zip(places, axes(rooms), strict=True)
            for i, line in enumerate(self.wraps[item][count - 1].lines)
        ]
        return Block(self.size, cost, tuple(lines))
