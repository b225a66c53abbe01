"""Bootstrap alpha against a pingouin loop, and the actor-partner model against semopy.

Both peers are in the extra ``bench`` only. Accuracy is printed beside the times: both bootstraps
against each other, and the model against R's figures in ``tests/conformance``.

    python benchmarks/psychometrics.py
"""

import json
import statistics
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from balancekit.psychometrics import alpha, apim, dyads_from_wide

CONFORMANCE = Path(__file__).resolve().parents[1] / "tests" / "conformance"
ROWS, ITEMS, DRAWS = 10_000, 10, 2_000
SAMPLE = 100  # resamples that the loop is timed with; its time is proportional
MODELS = {
    "distinguishable": "y1 ~ x1 + x2\ny2 ~ x1 + x2\ny1 ~~ y2\n",
    "exchangeable": "y1 ~ a*x1 + p*x2\ny2 ~ a*x2 + p*x1\ny1 ~~ v*y1\ny2 ~~ v*y2\ny1 ~~ y2\n",
}


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Median time of one call."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def answers() -> pd.DataFrame:
    """Ten items with one thing in common, in five steps."""
    rng = np.random.default_rng(1)
    common = rng.normal(size=(ROWS, 1))
    values = np.clip(np.round(2 + common + rng.normal(size=(ROWS, ITEMS))), 0, 4)
    return pd.DataFrame(values, columns=[f"q{i}" for i in range(ITEMS)])


def peer(name: str) -> Any:
    """The other software, or None where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        print(f"  {name} is not installed: pip install {name}")
        return None


def bootstrap() -> None:
    """Time 2,000 resamples of 10,000 rows."""
    data, rng = answers(), np.random.default_rng(2)
    print(f"bootstrap alpha, {DRAWS} resamples of {ROWS} rows by {ITEMS} items")
    found = alpha(data, ci="bootstrap", draws=DRAWS, seed=1).loc[0]
    ours = seconds(lambda: alpha(data, ci="bootstrap", draws=DRAWS, seed=1), rounds=3)
    print(f"  ours {ours:.3f} s, alpha {found.alpha:.12f}, standard error {found.se:.6f}")
    if not (pingouin := peer("pingouin")):
        return

    def loop() -> list[float]:
        return [
            pingouin.cronbach_alpha(data.iloc[rng.integers(0, ROWS, ROWS)])[0]
            for _ in range(SAMPLE)
        ]

    theirs = seconds(loop, rounds=1) * DRAWS / SAMPLE
    value, se = pingouin.cronbach_alpha(data)[0], np.std(loop(), ddof=1)
    print(f"  pingouin {theirs:.1f} s ({SAMPLE} timed), {value:.12f}, {se:.6f}")
    print(f"  {theirs / ours:.0f} x")


def fitted(wide: pd.DataFrame, kind: Any) -> None:
    """Time one model: estimates and standard errors, of 148 couples."""
    pairs = dyads_from_wide(wide, ("1", "2"))
    ours = seconds(lambda: apim(pairs, "y", "x", kind=kind), rounds=300)
    fresh = seconds(lambda: apim(dyads_from_wide(wide, ("1", "2")), "y", "x", kind=kind), 50)
    role = "1" if kind == "distinguishable" else ""
    actor = known_actor(role)
    off = abs(apim(pairs, "y", "x", kind=kind).effect("actor", role) - actor)
    print(f"actor-partner model, {kind} partners, {len(wide)} couples")
    print(f"  ours {ours * 1e3:.3f} ms; {fresh * 1e3:.2f} ms with the table of couples made anew")
    print(f"  actor effect off from R by {off:.0e}")
    if not (semopy := peer("semopy")):
        return

    def other() -> pd.DataFrame:
        fit = semopy.Model(MODELS[kind])
        fit.fit(wide)
        return fit.inspect()

    theirs = seconds(other, rounds=20)
    found = other().query("lval == 'y1' and rval == 'x1'")["Estimate"].iloc[0]
    print(f"  semopy {theirs * 1e3:.1f} ms, off by {abs(found - actor):.0e}")
    print(f"  {theirs / ours:.0f} x, made anew {theirs / fresh:.0f} x")


def known_actor(role: str) -> float:
    """R's actor effect, of the first role or of everyone."""
    path = CONFORMANCE / "data" / "acitelli_pairwise.expected.json"
    known = json.loads(path.read_text(encoding="utf-8"))["expected"]
    name, term = ("dist_ML", "rolehus:OtherPos_A") if role else ("indist_ML", "OtherPos_A")
    return float(known[name]["coef"][term]["est"])


def models() -> None:
    """Time both kinds of partners."""
    names = ["Satisfaction_hus", "Satisfaction_wife", "OtherPos_hus", "OtherPos_wife"]
    wide = pd.read_csv(CONFORMANCE / "data" / "acitelli_wide.csv")[names]
    for kind in MODELS:
        fitted(wide.set_axis(["y1", "y2", "x1", "x2"], axis=1), kind)


def main() -> None:
    """Print both."""
    warnings.simplefilter("ignore")
    bootstrap()
    models()


if __name__ == "__main__":
    main()
