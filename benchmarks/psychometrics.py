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
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from balancekit.psychometrics import alpha, apim, dyads_from_wide

CONFORMANCE = Path(__file__).resolve().parents[1] / "tests" / "conformance"
ROWS, ITEMS, DRAWS = 10_000, 10, 2_000
TURN = 0.02  # seconds that each gets at a time, or one call
SAMPLE = 100  # resamples that the loop is timed with; its time is proportional
APART = "y1 ~ x1 + x2\ny2 ~ x1 + x2\ny1 ~~ y2\n"
ALIKE = "y1 ~ a*x1 + p*x2{mean}\ny2 ~ a*x2 + p*x1{mean}\ny1 ~~ v*y1\ny2 ~~ v*y2\ny1 ~~ y2\n"
# Exchangeable partners have one intercept, which only semopy's slower class can say; the other one
# leaves each partner a mean of their own.
MODELS = {
    "distinguishable": {"Model": APART},
    "exchangeable": {"Model": ALIKE.format(mean=""), "ModelMeans": ALIKE.format(mean=" + i*1")},
}


def seconds(*works: Callable[[], object], rounds: int = 20) -> list[float]:
    """Median time of one call of each, in turns, so that a slow moment is everybody's."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, taken in zip(works, times, strict=True):
            work()
            until = time.perf_counter() + TURN
            while (start := time.perf_counter()) < until:
                work()
                taken.append(time.perf_counter() - start)
    return [statistics.median(taken) for taken in times]


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
    ours = partial(alpha, data, ci="bootstrap", draws=DRAWS, seed=1)
    found = ours().loc[0]
    print(f"  ours: alpha {found.alpha:.12f}, standard error {found.se:.6f}")
    if not (pingouin := peer("pingouin")):
        return

    def loop() -> list[float]:
        return [
            pingouin.cronbach_alpha(data.iloc[rng.integers(0, ROWS, ROWS)])[0]
            for _ in range(SAMPLE)
        ]

    mine, sampled = seconds(ours, loop, rounds=5)
    theirs = sampled * DRAWS / SAMPLE
    value, se = pingouin.cronbach_alpha(data)[0], np.std(loop(), ddof=1)
    print(f"  pingouin: {value:.12f}, {se:.6f} ({SAMPLE} of them timed)")
    print(f"  {mine:.3f} s and {theirs:.1f} s: {theirs / mine:.0f} x")


def fitted(wide: pd.DataFrame, kind: Any) -> None:
    """Time one model: estimates and standard errors, of 148 couples."""
    pairs = dyads_from_wide(wide, ("1", "2"))
    role = "1" if kind == "distinguishable" else ""
    actor = known_actor(role)
    off = abs(apim(pairs, "y", "x", kind=kind).effect("actor", role) - actor)
    print(f"actor-partner model, {kind} partners, {len(wide)} couples")
    print(f"  ours: actor effect off from R by {off:.0e}")
    if not (semopy := peer("semopy")):
        return

    def ours() -> object:
        return apim(pairs, "y", "x", kind=kind)

    def anew() -> object:
        return apim(dyads_from_wide(wide, ("1", "2")), "y", "x", kind=kind)

    for name, text in MODELS[kind].items():

        def other(name: str = name, text: str = text) -> pd.DataFrame:
            fit = getattr(semopy, name)(text)
            fit.fit(wide)
            return fit.inspect()

        mine, fresh, theirs = (it * 1e3 for it in seconds(ours, anew, other))
        found = other().query("lval == 'y1' and rval == 'x1'")["Estimate"].iloc[0]
        print(f"  semopy {name}: off by {abs(found - actor):.0e}")
        print(f"  {mine:.3f} ms and {theirs:.1f} ms: {theirs / mine:.0f} x")
        print(f"  with the table of couples made anew {fresh:.2f} ms: {theirs / fresh:.0f} x")


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
