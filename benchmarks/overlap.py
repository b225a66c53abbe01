"""The overlap picture: how exact the circles are, and how long one takes.

Run ``python benchmarks/overlap.py``. Errors are recomputed from (r_a, r_b, gap) in fifty digits.
matplotlib-venn is timed and measured in the same run where it is installed (``pip install
matplotlib-venn``).
"""

import math
import random
import statistics
import time
from collections.abc import Callable, Iterable

import mpmath

from balancekit.diagrams import overlap_diagram
from balancekit.geometry import ios_circles, two_circles

try:
    from matplotlib_venn._math import find_distance_by_area
    from matplotlib_venn.layout.venn2.exact import LayoutAlgorithm
except ImportError:
    find_distance_by_area = None

mpmath.mp.dps = 50
Areas = tuple[float, float, float]
PHRASES = (
    "Saturday morning trail running group",
    "My own savings account for travel",
    "Raising the children bilingually",
    "Being honest about money and debts",
    "Camping together every long weekend",
    "Quiet evening alone after night shifts",
    "Learning Portuguese at my own pace",
    "Chess",
    "Our garden",
)


def exact_lens(r_a: float, r_b: float, distance: mpmath.mpf) -> mpmath.mpf:
    """Shared area by the textbook formula, in fifty digits."""
    a, b = mpmath.mpf(r_a), mpmath.mpf(r_b)
    if distance >= a + b:
        return mpmath.mpf(0)
    if distance <= abs(a - b):
        return mpmath.pi * min(a, b) ** 2
    from_a = (distance**2 + a**2 - b**2) / (2 * distance)
    parts = ((a, from_a), (b, distance - from_a))
    return sum(r**2 * mpmath.acos(x / r) - x * mpmath.sqrt(r**2 - x**2) for r, x in parts)


def our_lens(areas: Areas) -> mpmath.mpf:
    """Shared area of the circles that balancekit finds, from (r_a, r_b, gap) alone."""
    pair = two_circles(*areas)
    a, b, gap = mpmath.mpf(pair.r_a), mpmath.mpf(pair.r_b), mpmath.mpf(pair.gap)
    return exact_lens(pair.r_a, pair.r_b, a + b - gap if gap > 0 else abs(a - b) - gap)


def peer_solve(areas: Areas) -> tuple[float, float, float]:
    """Radii and distance as matplotlib-venn finds them."""
    r_a, r_b = math.sqrt(areas[0] / math.pi), math.sqrt(areas[1] / math.pi)
    return r_a, r_b, find_distance_by_area(r_a, r_b, areas[2])


def peer_layout(areas: Areas) -> object:
    """Circles with the places for three labels, as matplotlib-venn's public call gives them."""
    a, b, both = areas
    return LayoutAlgorithm()((a - both, b - both, both))


def peer_lens(areas: Areas) -> mpmath.mpf:
    """Shared area of the circles that matplotlib-venn finds."""
    r_a, r_b, distance = peer_solve(areas)
    return exact_lens(r_a, r_b, mpmath.mpf(distance))


def cases(count: int, ratio: float, smallest: float, *, near_full: bool = False) -> list[Areas]:
    """Random areas: ratio and smallest overlap as powers of ten; the larger circle has area 1."""
    dice = random.Random(20)
    found = []
    for _ in range(count):
        a, b = sorted((1.0, 10 ** dice.uniform(-ratio, 0)), key=lambda _: dice.random())
        part = 10 ** dice.uniform(smallest, -0.001)
        found.append((a, b, min(a, b) * (1 - part if near_full else part)))
    return [case for case in found if 0 < case[2] < min(case[:2])]


def worst(lens: Callable[[Areas], mpmath.mpf], areas: Iterable[Areas]) -> str:
    """Largest relative error of the shared area, and how often there was no answer."""
    largest, failed = 0.0, 0
    for case in areas:
        try:
            largest = max(largest, float(abs(lens(case) / mpmath.mpf(case[2]) - 1)))
        except ValueError:
            failed += 1
    return f"{largest:.1e}" + (f" ({failed} without an answer)" if failed else "")


def times(solves: list[Callable[[Areas], object]], areas: list[Areas]) -> list[list[float]]:
    """Microseconds a solve in fifteen rounds; in each round every solver has its turn."""
    rounds: list[list[float]] = [[] for _ in solves]
    for _ in range(15):
        for mine, solve in zip(rounds, solves, strict=True):
            start = time.perf_counter()
            for case in areas:
                solve(case)
            mine.append((time.perf_counter() - start) / len(areas) * 1e6)
    return rounds


def closeness_drift() -> float:
    """Largest error of union and share over a thousand closeness pictures."""
    drift = mpmath.mpf(0)
    for step in range(1, 1000):
        share = step / 1000
        pair = ios_circles(share, union=2.0)
        r, gap = mpmath.mpf(pair.r_a), mpmath.mpf(pair.gap)
        lens = exact_lens(pair.r_a, pair.r_b, 2 * r - gap if gap > 0 else -gap)
        union = 2 * mpmath.pi * r**2 - lens
        drift = max(drift, abs(union / 2 - 1), abs(lens / union - mpmath.mpf(share)))
    return float(drift)


def layout_times(most: int) -> list[float]:
    """Sorted times of 500 whole pictures of up to so many items a region, in milliseconds."""
    dice = random.Random(21)
    times = []
    for turn in range(500):
        regions = [
            [f"{dice.choice(PHRASES)} {turn}" for _ in range(dice.randint(0, most))]
            for _ in range(3)
        ]
        start = time.perf_counter()
        overlap_diagram(*regions, names=("Ana", "Ben"))
        times.append((time.perf_counter() - start) * 1e3)
    return sorted(times)


def main() -> None:
    """Print every figure."""
    kinds = {
        "ordinary (ratio to 10, overlap 1 % up)": cases(1000, 1, -2),
        "size ratio to 1e4": cases(1000, 4, -2),
        "overlap down to 1e-8, ratio to 1e4": cases(1000, 4, -8),
        "nearly contained": cases(1000, 2, -12, near_full=True),
    }
    print("largest relative error of the shared area")
    for name, areas in kinds.items():
        peer = f"   matplotlib-venn {worst(peer_lens, areas)}" if find_distance_by_area else ""
        print(f"  {name:40} {worst(our_lens, areas)}{peer}")
    print(f"closeness: union and share drift {closeness_drift():.1e}")
    ordinary = kinds["ordinary (ratio to 10, overlap 1 % up)"]
    solves: list[Callable[[Areas], object]] = [lambda case: two_circles(*case)]
    if find_distance_by_area:
        solves += [peer_solve, peer_layout]
    ours, *theirs = map(statistics.median, times(solves, ordinary))
    print(f"one solve, median: {ours:.1f} us")
    if theirs:
        print(f"  matplotlib-venn, layout from areas: {theirs[1]:.1f} us; {ours / theirs[1]:.2f} x")
        print(f"  matplotlib-venn, bare root finder: {theirs[0]:.1f} us; {ours / theirs[0]:.2f} x")
    else:
        print("  matplotlib-venn is not installed: no comparison")
    for most in (6, 12):
        pictures = layout_times(most)
        median, late = statistics.median(pictures), pictures[int(0.99 * len(pictures))]
        print(f"one picture, 0-{most} items: median {median:.1f} ms, 99th percentile {late:.1f} ms")


if __name__ == "__main__":
    main()
