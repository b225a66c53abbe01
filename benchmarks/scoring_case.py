"""What the benchmarks score: 24 items from 1 to 5, 4 scales, 10 items reversed, 5 % missing."""

import numpy as np
from numpy.typing import NDArray

import balancekit as bk

LOW, HIGH, LEAST = 1, 5, 4
KEYS = {
    "ease": ("q01", "-q02", "q03", "-q04", "q05", "q06"),
    "room": ("-q07", "q08", "q09", "-q10", "-q11", "q12"),
    "ties": ("q13", "q14", "-q15", "q16", "-q17", "q18"),
    "pull": ("-q19", "-q20", "q21", "q22", "q23", "-q24"),
}
ITEMS = [key.removeprefix("-") for keys in KEYS.values() for key in keys]


def bank() -> bk.Bank:
    """A bank of these scales; its wording, which scores do not read, is borrowed."""
    borrowed = bk.load_bank("balance")
    scales = {name: bk.Scale(keys, LOW, HIGH, min_answered=LEAST) for name, keys in KEYS.items()}
    names = {name: getattr(borrowed, name) for name in borrowed.__struct_fields__}
    return bk.Bank(**names | {"scales": scales, "forms": {}})


def answers(rows: int, seed: int = 1) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
    """A row an item: the answers, and where there is none."""
    rng = np.random.default_rng(seed)
    given = rng.integers(LOW, HIGH + 1, (len(ITEMS), rows), dtype=np.int8)
    return given, rng.random((len(ITEMS), rows), dtype=np.float32) < 0.05
