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


def bootstrap() -> None:
    """Time 2,000 resamples of 10,000 rows."""
    import pingouin

    data = answers()
    rng = np.random.default_rng(2)

    def loop() -> list[float]:
        return [
            pingouin.cronbach_alpha(data.iloc[rng.integers(0, ROWS, ROWS)])[0]
            for _ in range(SAMPLE)
        ]

    ours = seconds(lambda: alpha(data, ci="bootstrap", draws=DRAWS, seed=1), rounds=3)
    theirs = seconds(loop, rounds=1) * DRAWS / SAMPLE
    found = alpha(data, ci="bootstrap", draws=DRAWS, seed=1).loc[0]
    looped = np.std(loop(), ddof=1)
    print(f"bootstrap alpha, {DRAWS} resamples of {ROWS} rows by {ITEMS} items")
    print(f"  ours {ours:.3f} s, pingouin {theirs:.1f} s ({SAMPLE} timed): {theirs / ours:.0f} x")
    print(f"  alpha {found.alpha:.12f}, pingouin {pingouin.cronbach_alpha(data)[0]:.12f}")
    print(f"  standard error {found.se:.6f}, loop {looped:.6f}")


def fitted(wide: pd.DataFrame, kind: Any) -> None:
    """Time one model: estimates and standard errors, of 148 couples."""
    import semopy

    syntax = MODELS[kind]
    pairs = dyads_from_wide(wide, ("1", "2"))
    ours = seconds(lambda: apim(pairs, "y", "x", kind=kind), rounds=300)
    fresh = seconds(lambda: apim(dyads_from_wide(wide, ("1", "2")), "y", "x", kind=kind), 50)

    def peer() -> pd.DataFrame:
        fit = semopy.Model(syntax)
        fit.fit(wide)
        return fit.inspect()

    theirs = seconds(peer, rounds=20)
    model = apim(pairs, "y", "x", kind=kind)
    role = "1" if kind == "distinguishable" else ""
    known = json.loads((CONFORMANCE / "data" / "acitelli_pairwise.expected.json").read_text())
    name = "dist_ML" if role else "indist_ML"
    term = "rolehus:OtherPos_A" if role else "OtherPos_A"
    actor = known["expected"][name]["coef"][term]["est"]
    found = peer().query("lval == 'y1' and rval == 'x1'")["Estimate"].iloc[0]
    print(f"actor-partner model, {kind} partners, {len(wide)} couples")
    print(f"  ours {ours * 1e3:.3f} ms; with the table of couples made anew {fresh * 1e3:.2f} ms")
    print(f"  semopy {theirs * 1e3:.1f} ms: {theirs / ours:.0f} x; anew {theirs / fresh:.0f} x")
    off = abs(model.effect("actor", role) - actor), abs(found - actor)
    print(f"  actor effect: off from R by {off[0]:.0e}, semopy by {off[1]:.0e}")


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
