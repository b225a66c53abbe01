"""Where a label of the two circles stands: in the notch above them, or in a corner of the sheet."""

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import NamedTuple

from balancekit.diagrams.letters import width
from balancekit.diagrams.marks import CircleMark, LeaderMark
from balancekit.diagrams.sheet import EDGE, Sheet, crossing

CLEAR = 9.0
"""px from a label to an arc."""

HALVINGS = 12
"""Steps of a search for a place: exact to a fraction of a px."""

_LINE = 1.25  # line box in em


class Label(NamedTuple):
    """The lines of one label, their size, and how much wider than the table they are."""

    role: str
    lines: tuple[str, ...]
    size: float
    bold: float

    @property
    def width(self) -> float:
        """Of the longest line, px."""
        return max(width(line) for line in self.lines) * self.size * self.bold

    @property
    def height(self) -> float:
        """Of all lines, px."""
        return len(self.lines) * self.size * _LINE


class Spot(NamedTuple):
    """The end of the lines that `anchor` names, where the lowest line ends, a leader if any."""

    x: float
    bottom: float
    anchor: str
    leader: LeaderMark | None = None


@dataclass(frozen=True)
class Corner(ABC):
    """Where labels of one role stand on a sheet; `middle` is half as wide as the middle label."""

    role: str
    sheet: Sheet
    middle: float

    def radius(self, label: Label) -> float:
        """Return the largest radius of the larger circle at which a label has its place."""
        low, high = 0.0, self.sheet.largest
        if self.has_room(label, high):
            return high
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if self.has_room(label, middle) else (low, middle)
        return low

    @abstractmethod
    def has_room(self, label: Label, r: float) -> bool:
        """Say whether a label has its place beside circles of this size."""

    @abstractmethod
    def place(self, label: Label, r: float) -> Spot:
        """Return the place of a label that has room."""


class Notch(Corner):
    """Above the place where the circles cross, as low as both let it come."""

    def has_room(self, label: Label, r: float) -> bool:
        """Say whether the notch is low and the sheet wide enough."""
        circles = self.sheet.circles(r)
        x, half = crossing(circles), label.width / 2
        inside = x - half >= EDGE and x + half <= self.sheet.width - EDGE
        wide = label.width <= 2 * max(it.r for it in circles)
        return inside and wide and _lowest(label, x, circles) >= EDGE + label.height

    def place(self, label: Label, r: float) -> Spot:
        """Return the place of a label that has room."""
        circles = self.sheet.circles(r)
        x = crossing(circles)
        lowest = _lowest(label, x, circles) - 0.1 * label.size
        return Spot(x, max(lowest, EDGE + label.height), "middle")


def _lowest(label: Label, x: float, circles: tuple[CircleMark, CircleMark]) -> float:
    """How low the bottom of a label whose middle is there may come between the circles."""
    ends = []
    for it in circles:
        aside = max(0.0, abs(it.cx - x) - label.width / 2)
        ends.append(it.cy - math.sqrt(max(0.0, (it.r + CLEAR) ** 2 - aside**2)))
    return min(ends)
