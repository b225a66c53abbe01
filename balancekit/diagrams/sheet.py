"""Two circles on a sheet: how large they can be, and where they stand."""

from typing import NamedTuple

from balancekit.diagrams.marks import DOUBLE, CircleMark
from balancekit.geometry import Circles

EDGE = 10.0
"""px from a name to the edge of the picture."""

_BELOW, _BESIDE = 14.0, 16.0  # px from the circles to the edge of the picture


class Sheet(NamedTuple):
    """Paper of a size in px, and the pair that is to be drawn on it, in any unit."""

    width: float
    height: float
    pair: Circles

    @property
    def largest(self) -> float:
        """Radius of the larger circle, px, at which both have just room."""
        left, right = self._reach
        across = (self.width - 2 * _BESIDE) / (right - left)
        return min(across, (self.height - _BELOW - EDGE) / 2)

    def circles(self, radius: float) -> tuple[CircleMark, CircleMark]:
        """Return both circles in the middle of the sheet; the larger has this radius.

        Examples
        --------
        >>> from balancekit.geometry import two_circles
        >>> Sheet(900, 600, two_circles(4, 1, 1)).circles(200)
        ... # doctest: +NORMALIZE_WHITESPACE
        (CircleMark(role='a', cx=450.0, cy=314.0, r=200.0),
         CircleMark(role='b', cx=550.0, cy=314.0, r=100.0))
        """
        left, right = self._reach
        cy = min(self.height - _BELOW - radius, self.height / 2 + _BELOW)
        x = self.width / 2 - (left + right) / 2 * radius
        distance = self.pair.distance / self._unit
        a, b = (r * radius / self._unit for r in (self.pair.r_a, self.pair.r_b))
        return (
            CircleMark("a", x, cy, a),
            CircleMark("b", x + distance * radius, cy, b - DOUBLE * self.is_one),
        )

    @property
    def is_one(self) -> bool:
        """Whether the two circles are one and the same."""
        return self.pair.kind == "identical"

    @property
    def _unit(self) -> float:
        return max(self.pair.r_a, self.pair.r_b)

    @property
    def _reach(self) -> tuple[float, float]:
        """Ends to the left and the right of the middle of ``a``, in radii of the larger circle."""
        a, b, distance = (
            it / self._unit for it in (self.pair.r_a, self.pair.r_b, self.pair.distance)
        )
        return min(-a, distance - b), max(a, distance + b)


def crossing(circles: tuple[CircleMark, CircleMark]) -> float:
    """Return x of the place where two circles cross, or of the middle between their near edges.

    Examples
    --------
    >>> crossing((CircleMark("a", 0, 0, 5), CircleMark("b", 6, 0, 5)))
    3.0
    """
    a, b = circles
    apart = b.cx - a.cx
    if abs(a.r - b.r) < apart < a.r + b.r:
        return a.cx + (apart * apart + (a.r - b.r) * (a.r + b.r)) / (2 * apart)
    return (min(a.cx + a.r, b.cx + b.r) + max(a.cx - a.r, b.cx - b.r)) / 2
