"""The parts that two circles cut out of the plane, and the room for a line of text in them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from balancekit.diagrams.marks import CircleMark

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Region:
    """What lies inside some circles and outside others, in px."""

    inside: tuple[CircleMark, ...]
    outside: tuple[CircleMark, ...] = ()

    @property
    def top(self) -> float:
        """Upper end of the circles that hold the region."""
        return max(circle.cy - circle.r for circle in self.inside)

    @property
    def bottom(self) -> float:
        """Lower end of the circles that hold the region."""
        return min(circle.cy + circle.r for circle in self.inside)

    def span(self, top: float, bottom: float, margin: float) -> Span | None:
        """Return from where to where a box of this height may reach.

        Parameters
        ----------
        top, bottom : float
            Of the box, y downwards.
        margin : float
            No point of the box comes nearer to an arc than this.

        Returns
        -------
        (left, right), or None where there is no room; the wider part where a circle cuts the room
        in two.

        Examples
        --------
        >>> Region((CircleMark("a", 0, 0, 5),)).span(-3, 2, 0)
        (-4.0, 4.0)
        """
        left, right = -math.inf, math.inf
        for circle in self.inside:
            reach = max(abs(top - circle.cy), abs(bottom - circle.cy))
            half = _half_chord(circle.r - margin, reach)
            left, right = max(left, circle.cx - half), min(right, circle.cx + half)
        for circle in self.outside:
            reach = (
                0.0
                if top <= circle.cy <= bottom
                else min(abs(top - circle.cy), abs(bottom - circle.cy))
            )
            half = _half_chord(circle.r + margin, reach)
            left, right = _wider(left, right, circle.cx - half, circle.cx + half)
        return (left, right) if left < right else None


def regions_of(circles: Sequence[CircleMark]) -> dict[str, Region]:
    """Return what is only in ``a``, only in ``b``, and in ``both``."""
    a, b = circles
    return {"a": Region((a,), (b,)), "both": Region((a, b)), "b": Region((b,), (a,))}


def _half_chord(r: float, offset: float) -> float:
    return math.sqrt((r - offset) * (r + offset)) if offset < r else 0.0


def _wider(left: float, right: float, cut_left: float, cut_right: float) -> Span:
    if cut_left >= cut_right:
        return left, right
    before, after = min(right, cut_left), max(left, cut_right)
    return (left, before) if before - left >= right - after else (after, right)
