"""The areas of drawn circles in fifty digits, by the textbook formula."""

from collections.abc import Callable

import mpmath
import pytest

from balancekit.geometry import Circles

LensOf = Callable[[Circles], mpmath.mpf]


@pytest.fixture(scope="session")
def exact_lens() -> LensOf:
    """Gives the shared area from (r_a, r_b, gap) alone."""

    def lens(pair: Circles) -> mpmath.mpf:
        with mpmath.workdps(50):
            a, b, gap = mpmath.mpf(pair.r_a), mpmath.mpf(pair.r_b), mpmath.mpf(pair.gap)
            distance = a + b - gap if gap > 0 else abs(a - b) - gap
            from_a = (distance**2 + a**2 - b**2) / (2 * distance)

            def segment(r: mpmath.mpf, x: mpmath.mpf) -> mpmath.mpf:
                return r**2 * mpmath.acos(x / r) - x * mpmath.sqrt(r**2 - x**2)

            return segment(a, from_a) + segment(b, distance - from_a)

    return lens


@pytest.fixture(scope="session")
def lens_error(exact_lens: LensOf) -> Callable[[Circles, float], float]:
    """Gives the relative error of the shared area."""

    def error(pair: Circles, wanted: float) -> float:
        with mpmath.workdps(50):
            return float(abs(exact_lens(pair) / mpmath.mpf(wanted) - 1))

    return error
