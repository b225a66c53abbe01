"""Other software that draws two circles of given areas, asked and timed in one way.

``pip install eunoia matplotlib-venn`` for two of them. @upsetjs/venn.js 2.0.0 is installed into a
temporary folder by npm, or taken from the folder named by ``BALANCEKIT_VENN_JS``; it needs Node.
"""

import json
import math
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

Areas = tuple[float, float, float]
Drawn = tuple[float, float, float]
"""Radii and distance."""

_VENN_JS = "@upsetjs/venn.js"
_ROUNDS = 15


class Answers(NamedTuple):
    """What one peer drew, None where it gave up, and microseconds for one pair, round by round."""

    pairs: list[Drawn | None]
    rounds: list[float]


Peer = Callable[[Sequence[Areas]], Answers]


@contextmanager
def peers() -> Iterator[dict[str, Peer]]:
    """Give every peer that is here; say which one is not, and how it would be."""
    found: dict[str, Peer] = {}
    for name, make in (("matplotlib-venn", _matplotlib_venn), ("eunoia", _eunoia)):
        try:
            found[name] = make()
        except ImportError:
            print(f"{name} is not installed: pip install {name}")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        try:
            found["venn.js"] = _venn_js(Path(folder))
        except (OSError, subprocess.CalledProcessError):
            print("venn.js is not here: it needs node and npm, or BALANCEKIT_VENN_JS")
        yield found


def timed(draw: Callable[[Areas], object], cases: Sequence[Areas]) -> list[float]:
    """Microseconds for one pair, in fifteen rounds."""
    rounds = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        for case in cases:
            draw(case)
        rounds.append((time.perf_counter() - start) / len(cases) * 1e6)
    return rounds


def _matplotlib_venn() -> Peer:
    from matplotlib_venn._math import find_distance_by_area

    def draw(areas: Areas) -> Drawn | None:
        r_a, r_b = math.sqrt(areas[0] / math.pi), math.sqrt(areas[1] / math.pi)
        try:
            return r_a, r_b, float(find_distance_by_area(r_a, r_b, areas[2]))
        except ValueError:
            return None

    return lambda cases: Answers([draw(case) for case in cases], timed(draw, cases))


def _eunoia() -> Peer:
    import eunoia

    def draw(areas: Areas) -> Drawn | None:
        a, b, both = areas
        try:
            fit = eunoia.euler({"A": a - both, "B": b - both, "A&B": both}, seed=1)
        except ValueError:
            return None
        one, other = sorted(fit.shapes, key=lambda circle: circle.set)
        apart = math.dist((one.center.x, one.center.y), (other.center.x, other.center.y))
        return one.radius, other.radius, apart

    return lambda cases: Answers([draw(case) for case in cases], timed(draw, cases[:20]))


def _venn_js(folder: Path) -> Peer:
    package = Path(os.environ.get("BALANCEKIT_VENN_JS", folder / "node_modules" / _VENN_JS))
    if not package.exists():
        install = ["npm", "install", "--silent", "--prefix", str(folder), f"{_VENN_JS}@2.0.0"]
        subprocess.run(install, check=True, capture_output=True)
    command = ["node", str(Path(__file__).with_name("venn_js.mjs")), str(package)]

    def ask(cases: Sequence[Areas]) -> Answers:
        run = subprocess.run(
            command, input=json.dumps(cases), capture_output=True, text=True, check=True
        )
        told = json.loads(run.stdout)
        pairs = [tuple(pair) if pair and pair[2] is not None else None for pair in told["pairs"]]
        return Answers(pairs, told["rounds"])

    return ask
