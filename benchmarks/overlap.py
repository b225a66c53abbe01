"""The overlap picture: how exact the circles are, and how long they and a whole picture take.

Run ``python benchmarks/overlap.py`` on a quiet machine; ``benchmarks/peers`` says how the peers
come here. Every error is recomputed from the radii and the gap (of a peer: the distance) in fifty
digits by the textbook formula.
"""

import random
import time
from collections.abc import Callable, Iterable, Sequence

import mpmath
import numpy as np
from peers import Areas, Drawn, Peer, peers, timed

from balancekit.diagrams import overlap_diagram
from balancekit.geometry import ios_circles, two_circles, two_circles_array

mpmath.mp.dps = 50
Exact = tuple[mpmath.mpf, mpmath.mpf, mpmath.mpf]
FAR_OFF = 0.01  # a lens this much too small or too large is a failure
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


def lens(pair: Exact) -> mpmath.mpf:
    """Shared area by the textbook formula."""
    a, b, distance = pair
    if distance >= a + b:
        return mpmath.mpf(0)
    if distance <= abs(a - b):
        return mpmath.pi * min(a, b) ** 2
    from_a = (distance**2 + a**2 - b**2) / (2 * distance)
    parts = ((a, from_a), (b, distance - from_a))
    return sum(r**2 * mpmath.acos(x / r) - x * mpmath.sqrt(r**2 - x**2) for r, x in parts)


def ours(areas: Areas) -> Exact:
    """Radii, and the distance that they and the gap stand for."""
    pair = two_circles(*areas)
    a, b, gap = mpmath.mpf(pair.r_a), mpmath.mpf(pair.r_b), mpmath.mpf(pair.gap)
    if pair.kind != "overlap":
        return a, b, mpmath.mpf(pair.distance)
    return a, b, a + b - gap if gap > 0 else abs(a - b) - gap


def theirs(pair: Drawn | None) -> Exact | None:
    """What a peer drew."""
    return None if pair is None else tuple(mpmath.mpf(length) for length in pair)


def lens_error(pair: Exact, areas: Areas) -> float:
    """Relative error of the shared area."""
    return float(abs(lens(pair) / mpmath.mpf(areas[2]) - 1))


def share_error(pair: Exact, areas: Areas) -> float:
    """Largest error of the three regions, as shares of the union."""
    both = lens(pair)
    a, b = (mpmath.pi * r**2 for r in pair[:2])
    drawn = (a - both, b - both, both)
    wanted_a, wanted_b, wanted = map(mpmath.mpf, areas)
    asked = (wanted_a - wanted, wanted_b - wanted, wanted)
    regions = zip(drawn, asked, strict=True)
    return max(float(abs(it / sum(drawn) - want / sum(asked))) for it, want in regions)


def is_contained(pair: Exact, _: Areas) -> bool:
    """Whether the small circle lies in the large one and does not stick out."""
    a, b, distance = pair
    return bool(distance <= abs(a - b) + 1e-12 * max(a, b))


def cases(count: int, ratio: float, smallest: float, *, near_full: bool = False) -> list[Areas]:
    """Random areas: ratio and smallest overlap as powers of ten; the larger circle has area 1."""
    dice = random.Random(20)
    found = []
    for _ in range(count):
        a, b = sorted((1.0, 10 ** dice.uniform(-ratio, 0)), key=lambda _: dice.random())
        part = 10 ** dice.uniform(smallest, -0.001)
        found.append((a, b, min(a, b) * (1 - part if near_full else part)))
    return [case for case in found if 0 < case[2] < min(case[:2])]


def say(name: str, figure: str, bar: str = "") -> None:
    """Print one line of the table."""
    print(f"  {name:58} {figure:>24}{f'   bar {bar}' if bar else ''}")


def compare(
    name: str,
    bar: str,
    judge: Callable[[list[Exact | None], Sequence[Areas]], str],
    areas: Sequence[Areas],
    others: dict[str, Peer],
) -> None:
    """Print one figure for us and for every peer."""
    say(name, judge([ours(case) for case in areas], areas), bar)
    for peer, ask in others.items():
        some = areas if peer != "eunoia" else areas[:200]
        say(f"  {peer}", judge([theirs(pair) for pair in ask(some).pairs], some))


def worst(error: Callable[[Exact, Areas], float]) -> Callable[..., str]:
    """Judge by the largest error, and say how often there was no answer."""

    def judge(pairs: list[Exact | None], areas: Sequence[Areas]) -> str:
        errors = [error(it, case) for it, case in zip(pairs, areas, strict=True) if it]
        none = len(pairs) - len(errors)
        return f"{max(errors):.1e}" + (f" ({none} not drawn)" if none else "")

    return judge


def failures(pairs: list[Exact | None], areas: Sequence[Areas]) -> str:
    """Count the pairs without an answer or with one that is far off."""
    drawn = zip(pairs, areas, strict=True)
    return str(sum(it is None or lens_error(it, case) > FAR_OFF for it, case in drawn))


def contained(pairs: list[Exact | None], areas: Sequence[Areas]) -> str:
    """Count the contained pairs that are drawn as such."""
    drawn = zip(pairs, areas, strict=True)
    return f"{sum(it is not None and is_contained(it, case) for it, case in drawn)} of {len(pairs)}"


def exactness(others: dict[str, Peer]) -> None:
    """How exact the circles are."""
    print("exactness")
    judge, few = worst(lens_error), "<= 1e-12"
    compare("lens, ordinary: ratio to 10, overlap 1 % up", few, judge, cases(1000, 1, -2), others)
    compare("lens, size ratio to 1e4", few, judge, cases(1000, 4, -2), others)
    compare("lens, overlap down to 1e-8", "<= 1e-10", judge, cases(1000, 4, -8), others)
    nearly = cases(1000, 2, -12, near_full=True)
    compare("lens, nearly contained", few, judge, nearly, others)
    mixed = cases(100, 1, -2) + cases(100, 4, -8)[:50] + nearly[:50]
    compare("region shares", "<= 1e-14", worst(share_error), mixed, others)
    inner = [(1.0, 0.05 + i / 12, 0.05 + i / 12) for i in range(10)]
    compare("contained pairs right", "all", contained, inner, others)
    hard = cases(70, 4, -8)[:70] + cases(200, 4, -12, near_full=True)[:70]
    hard = (hard + cases(100, 1, -2))[:200]
    compare(f"failures of {len(hard)}", "0", failures, hard, others)
    say("closeness: union and share drift", f"{closeness_drift():.1e}", "<= 1e-12")


def closeness_drift() -> float:
    """Largest error of union and share over a thousand closeness pictures."""
    drift = mpmath.mpf(0)
    for step in range(1, 1000):
        share = step / 1000
        pair = ios_circles(share, union=2.0)
        r, gap = mpmath.mpf(pair.r_a), mpmath.mpf(pair.gap)
        both = lens((r, r, 2 * r - gap if gap > 0 else -gap))
        union = 2 * mpmath.pi * r**2 - both
        drift = max(drift, abs(union / 2 - 1), abs(both / union - mpmath.mpf(share)))
    return float(drift)


def speed(others: dict[str, Peer]) -> None:
    """How long circles take: the best of many rounds, ours and a peer's in turn."""
    print("time")
    ordinary = cases(1000, 1, -2)
    at_once = min(_rounds_at_once())
    say("1,000,000 at once, per diagram", f"{at_once:.3f} us")
    bars = {"matplotlib-venn": "<= 0.3 x", "eunoia": "<= 0.02 x"}
    for name, ask in others.items():
        mine, peer = _in_turn(ask, ordinary)
        say(
            f"one solve {mine:.1f} us, {name} {peer:.1f} us",
            f"{mine / peer:.4f} x",
            bars.get(name, ""),
        )
        bar = "1/80 or less" if name == "matplotlib-venn" else ""
        say(f"  at once against {name}", f"1/{peer / at_once:.0f}", bar)


def _in_turn(ask: Peer, ordinary: Sequence[Areas]) -> tuple[float, float]:
    mine, theirs = [], []
    for first in range(0, 1000, 200):
        some = ordinary[first : first + 200]
        mine += timed(lambda case: two_circles(*case), some)
        theirs += ask(some).rounds
    return min(mine), min(theirs)


def _rounds_at_once() -> Iterable[float]:
    dice, count = np.random.default_rng(20), 1_000_000
    a, b = 10 ** dice.uniform(-1, 0, (2, count))
    both = np.minimum(a, b) * 10 ** dice.uniform(-2, -0.001, count)
    for _ in range(15):
        start = time.perf_counter()
        two_circles_array(a, b, both)
        yield (time.perf_counter() - start) / count * 1e6


def layout(count: int = 2000) -> None:
    """How long whole pictures take, of up to twelve items a region."""
    dice, times = random.Random(21), []
    for turn in range(count):
        regions = [
            [f"{dice.choice(PHRASES)} {turn}" for _ in range(dice.randint(0, 12))] for _ in range(3)
        ]
        start = time.perf_counter()
        overlap_diagram(*regions, names=("Ana", "Ben"))
        times.append((time.perf_counter() - start) * 1e3)
    times.sort()
    say(f"layout of one picture, median of {count}", f"{times[count // 2]:.1f} ms", "<= 10 ms")
    say("layout, 99th percentile", f"{times[int(0.99 * count)]:.1f} ms", "<= 60 ms")


def main() -> None:
    """Print every figure with its bar."""
    with peers() as others:
        exactness(others)
        speed(others)
    layout()


if __name__ == "__main__":
    main()
