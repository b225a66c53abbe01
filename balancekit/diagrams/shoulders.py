"""Names on the shoulders of the two circles; beside an inner circle with a leader to it."""

import math

from balancekit.diagrams.corners import CLEAR, HALVINGS, Corner, Label, Spot
from balancekit.diagrams.marks import CircleMark, LeaderMark
from balancekit.diagrams.sheet import EDGE, crossing

_ANGLE = math.radians(38)  # where a short name stands, from the top of its circle
_OFF, _INTO = 4.0, 5.0  # px before a leader, and by which it ends in its circle


class Shoulder(Corner):
    """Left or right above a circle, a long name higher up than a short one.

    Everything is told of the left side; the right one is the same in a mirror.
    """

    def has_room(self, label: Label, r: float) -> bool:
        """Say whether a name in the corner of the sheet clears the circles."""
        own, other = self._circles(r)
        bottom = EDGE + label.height
        if self._is_inner:  # a name far from the inner circle would seem to name the outer one
            bottom = max(bottom, own.cy - (own.r + CLEAR) * math.cos(_ANGLE))
        return own.cy > bottom and self._end(bottom, own, other) - label.width >= EDGE

    def place(self, label: Label, r: float) -> Spot:
        """Return the place of a label that has room."""
        own, other = self._circles(r)
        bottom = self._bottom(label, own, other)
        x = self._end(bottom, own, other)
        leader = _leader_to_edge(own, x, bottom - label.height / 2) if self._is_inner else None
        if self.role == "label_a":
            return Spot(x, bottom, "end", leader)
        return Spot(self.sheet.width - x, bottom, "start", leader and self._turned(leader))

    @property
    def _is_inner(self) -> bool:
        return self.sheet.pair.kind == {"label_a": "a_in_b", "label_b": "b_in_a"}[self.role]

    def _circles(self, r: float) -> tuple[CircleMark, CircleMark]:
        a, b = self.sheet.circles(r)
        if self.role == "label_a":
            return a, b
        return self._mirrored(b), self._mirrored(a)

    def _mirrored(self, it: CircleMark) -> CircleMark:
        return CircleMark(it.role, self.sheet.width - it.cx, it.cy, it.r)

    def _turned(self, it: LeaderMark) -> LeaderMark:
        wide = self.sheet.width
        return LeaderMark(wide - it.x1, it.y1, wide - it.x2, it.y2)

    def _end(self, bottom: float, own: CircleMark, other: CircleMark) -> float:
        """How far to the right a left name may reach whose lower edge is there."""
        ends = [own.cx - _aside(own, bottom)]
        if other.cy - other.r - CLEAR < bottom:
            ends.append(other.cx - _aside(other, bottom))
        if not self._is_inner:
            ends.append(crossing((own, other)) - CLEAR - self.middle)
        return min(ends)

    def _bottom(self, label: Label, own: CircleMark, other: CircleMark) -> float:
        """On the shoulder, or higher where the name is long or the other circle in its way."""
        reach = own.r + CLEAR
        aside = min(reach * math.sin(_ANGLE), own.cx - EDGE - label.width)
        highest = EDGE + label.height
        low = max(own.cy - math.sqrt(reach**2 - max(0.0, aside) ** 2), highest)
        if self._end(low, own, other) - label.width >= EDGE:
            return low
        for _ in range(HALVINGS):
            middle = (low + highest) / 2
            fits = self._end(middle, own, other) - label.width >= EDGE
            low, highest = (low, middle) if fits else (middle, highest)
        return highest


def _aside(it: CircleMark, y: float) -> float:
    """Half the width, at a height, of a circle with the air that labels keep around it."""
    return math.sqrt(max(0.0, (it.r + CLEAR) ** 2 - (it.cy - y) ** 2))


def _leader_to_edge(own: CircleMark, x: float, y: float) -> LeaderMark:
    """From just beside a label to just inside the circle it names."""
    start = x + _OFF
    length = math.hypot(own.cx - start, own.cy - y)
    share = max(0.0, length - own.r + _INTO) / length
    return LeaderMark(start, y, start + (own.cx - start) * share, y + (own.cy - y) * share)
