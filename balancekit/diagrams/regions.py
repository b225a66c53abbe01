"""The parts that two circles cut out of the plane, and the room for a line of text in them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from balancekit.diagrams.marks import CircleMark
from balancekit.geometry import Kind

Span = tuple[float, float]
_SAMPLES, _SLACK = 24, 1.02  # heights that are looked at for the widest one
_MISSING = {"disjoint": ("both",), "a_in_b": ("a",), "b_in_a": ("b",), "identical": ("a", "b")}


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
            reach = max(circle.cy - top, bottom - circle.cy)
            half = _half_chord(circle.r - margin, reach)
            left, right = max(left, circle.cx - half), min(right, circle.cx + half)
        if left >= right:
            return None
        for circle in self.outside:
            reach = max(0.0, top - circle.cy, circle.cy - bottom)
            half = _half_chord(circle.r + margin, reach)
            left, right = _wider(left, right, circle.cx - half, circle.cx + half)
        return (left, right) if left < right else None


def regions_of(circles: Sequence[CircleMark], kind: Kind = "overlap") -> dict[str, Region]:
    """Return what is only in ``a``, in ``both``, and only in ``b``, where there is such a part.

    Examples
    --------
    >>> pair = CircleMark("a", 0, 0, 5), CircleMark("b", 2, 0, 3)
    >>> list(regions_of(pair)), list(regions_of(pair, "b_in_a"))
    (['a', 'both', 'b'], ['a', 'both'])
    """
    a, b = circles
    parts = {"a": Region((a,), (b,)), "both": Region((a, b)), "b": Region((b,), (a,))}
    return {role: part for role, part in parts.items() if role not in _MISSING.get(kind, ())}


@lru_cache(maxsize=64)
def widest(region: Region) -> float:
    """Return how wide a flat line can be somewhere in the region, or a little more."""
    step = (region.bottom - region.top) / _SAMPLES
    spans = (region.span(y, y, 0) for y in (region.top + i * step for i in range(_SAMPLES)))
    return _SLACK * max((right - left for left, right in filter(None, spans)), default=0.0)


def _half_chord(r: float, offset: float) -> float:
    return math.sqrt((r - offset) * (r + offset)) if offset < r else 0.0


def _wider(left: float, right: float, cut_left: float, cut_right: float) -> Span:
    if cut_left >= cut_right:
        return left, right
    before, after = min(right, cut_left), max(left, cut_right)
    return (left, before) if before - left >= right - after else (after, right)
