"""Ask other software for circles, and keep what is right of it in ``circles.json``.

Run ``python tests/conformance/make_circles.py`` where the peers of ``make bench`` are; nothing of
balancekit is asked. mpmath finds the distance by bisection of the textbook formula in sixty digits
and is the measure for all: a peer's pair is kept where the area it shares is within 1e-6 of what
was wanted, and its distance is written down beside the exact one.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DIGITS = 60

AREAS = [
    (a, b, min(a, b) * part)
    for a, b in ((1, 1), (3, 2), (2, 3), (1, 0.25), (1, 1e-2), (1, 1e-4), (100, 99.9999))
    for part in (1e-8, 1e-4, 0.01, 0.1, 0.25, 0.39, 0.45, 0.5, 0.75, 0.9, 0.999, 1 - 1e-9)
]


def exact_distance(area_a: float, area_b: float, both: float) -> tuple[str, str, str]:
    """Radii and distance as decimal numbers."""
    import mpmath

    with mpmath.workdps(DIGITS):
        a, b = (mpmath.sqrt(mpmath.mpf(area) / mpmath.pi) for area in (area_a, area_b))
        near, far = abs(a - b), a + b
        for _ in range(4 * DIGITS):
            middle = (near + far) / 2
            x = (middle**2 + a**2 - b**2) / (2 * middle)
            y = middle - x
            lens = a**2 * mpmath.acos(x / a) - x * mpmath.sqrt(a**2 - x**2)
            lens += b**2 * mpmath.acos(y / b) - y * mpmath.sqrt(b**2 - y**2)
            near, far = (middle, far) if lens > both else (near, middle)
        return tuple(mpmath.nstr(length, 40) for length in (a, b, (near + far) / 2))


def is_right(drawn: tuple[float, float, float] | None, both: float) -> bool:
    """Whether a peer's circles share what they should, to a millionth."""
    import mpmath

    if drawn is None:
        return False
    with mpmath.workdps(DIGITS):
        a, b, distance = map(mpmath.mpf, drawn)
        if not abs(a - b) < distance < a + b:
            return False
        x = (distance**2 + a**2 - b**2) / (2 * distance)
        y = distance - x
        lens = a**2 * mpmath.acos(x / a) - x * mpmath.sqrt(a**2 - x**2)
        lens += b**2 * mpmath.acos(y / b) - y * mpmath.sqrt(b**2 - y**2)
        return bool(abs(lens / both - 1) <= 1e-6)


def main() -> None:
    """Write the file."""
    sys.path.insert(0, str(HERE.parents[1] / "benchmarks"))
    from peers import peers

    entries = [
        {"areas": list(areas), "exact": list(exact_distance(*areas)), "peers": {}}
        for areas in AREAS
    ]
    with peers() as others:
        for name, ask in others.items():
            answers = ask(AREAS).pairs
            for entry, drawn, areas in zip(entries, answers, AREAS, strict=True):
                if is_right(drawn, areas[2]):
                    entry["peers"][name] = list(drawn)
    made = "mpmath 1, eunoia 0.6, matplotlib-venn 1.1, @upsetjs/venn.js 2.0; make_circles.py"
    text = json.dumps({"made_by": made, "pairs": entries}, indent=1)
    (HERE / "circles.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
