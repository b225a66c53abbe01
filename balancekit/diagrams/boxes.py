"""Upright boxes and straight lines on a sheet: whether they meet, and how far apart they are."""

import math
from typing import NamedTuple


class Box(NamedTuple):
    """The place of a label, px."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, wide: float, tall: float) -> "Box":
        """Return the box of a size with its middle there."""
        return cls(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)

    def meets(self, other: "Box", gap: float = 0.0) -> bool:
        """Say whether the boxes come nearer to each other than the gap, across and along."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the box that is nearest to a point."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)

    def distance(self, x: float, y: float) -> float:
        """Return how far a point is from the box; 0 inside."""
        near_x, near_y = self.nearest(x, y)
        return math.hypot(near_x - x, near_y - y)

    def farthest(self, x: float, y: float) -> float:
        """Return how far the farthest corner is from a point."""
        across, along = max(x - self.left, self.right - x), max(y - self.top, self.bottom - y)
        return math.hypot(across, along)

    def within(self, sheet: "Box") -> "Box":
        """Return the box moved, as little as can be, into the sheet."""
        across = max(sheet.left - self.left, 0.0) or min(sheet.right - self.right, 0.0)
        along = max(sheet.top - self.top, 0.0) or min(sheet.bottom - self.bottom, 0.0)
        return Box(self.left + across, self.top + along, self.right + across, self.bottom + along)


class Segment(NamedTuple):
    """A straight line from one point to another, px."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def length(self) -> float:
        """How long it is."""
        return math.hypot(self.x2 - self.x1, self.y2 - self.y1)

    def crosses(self, other: "Segment") -> bool:
        """Say whether two lines cross; lines that only end in the same place do not.

        Examples
        --------
        >>> Segment(0, 0, 2, 2).crosses(Segment(0, 2, 2, 0))
        True
        >>> Segment(0, 0, 2, 2).crosses(Segment(4, 0, 2, 2))
        False
        """
        return (
            self._side(other.x1, other.y1) * self._side(other.x2, other.y2) < 0
            and other._side(self.x1, self.y1) * other._side(self.x2, self.y2) < 0
        )

    def meets(self, box: Box, gap: float = 0.0) -> bool:
        """Say whether the line comes into a box widened by the gap (Liang and Barsky's clipping).

        Examples
        --------
        >>> Segment(0, 0, 9, 9).meets(Box(4, 0, 6, 9)), Segment(0, 0, 9, 0).meets(Box(4, 2, 6, 9))
        (True, False)
        """
        if not self._extent.meets(box, gap):
            return False
        low, high = 0.0, 1.0
        across, along = self.x2 - self.x1, self.y2 - self.y1
        for step, start, least, most in (
            (across, self.x1, box.left - gap, box.right + gap),
            (along, self.y1, box.top - gap, box.bottom + gap),
        ):
            if step:  # a line that runs straight along is between the sides by its extent
                ends = sorted(((least - start) / step, (most - start) / step))
                low, high = max(low, ends[0]), min(high, ends[1])
        return low < high

    @property
    def _extent(self) -> Box:
        left, right = (self.x1, self.x2) if self.x1 < self.x2 else (self.x2, self.x1)
        top, bottom = (self.y1, self.y2) if self.y1 < self.y2 else (self.y2, self.y1)
        return Box(left, top, right, bottom)

    def _side(self, x: float, y: float) -> float:
        return (self.x2 - self.x1) * (y - self.y1) - (self.y2 - self.y1) * (x - self.x1)
