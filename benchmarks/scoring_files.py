"""Files to files: what `balancekit score` takes, beside a table that is read whole by pandas.

Each run is a process of its own; processor seconds and peak memory are its own. Four times the
rows take four times as long and hardly more memory: eight bytes a row, for the ids.

    python benchmarks/scoring_files.py
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
from scoring_case import ITEMS, answers, bank

import balancekit as bk

ROWS = (500_000, 2_000_000)
WAYS = ("balancekit", "pandas")


def main() -> None:
    """Print one line for each kind of file, number of rows and way."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for rows in ROWS:
            for kind in ("csv", "parquet"):
                data = Path(folder) / f"answers.{kind}"
                here("write", str(data), str(rows))  # a child inherits the peak of its parent
                size = data.stat().st_size / 2**20
                for way in WAYS:
                    seconds, memory = map(float, here(way, str(data)).split())
                    print(
                        f"{kind:<8} {rows:>9,} rows {size:6.0f} MiB  {way:<11}"
                        f"{seconds:7.1f} s {memory:7.0f} MiB",
                        flush=True,
                    )
                data.unlink()


def here(*arguments: str) -> str:
    """Run a part of this file in a process of its own."""
    command = [sys.executable, __file__, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def write_answers(data: Path, rows: int) -> None:
    """Write a file of invented answers."""
    given, missing = answers(rows)
    columns = {
        item: pd.arrays.IntegerArray(*it) for item, *it in zip(ITEMS, given, missing, strict=True)
    }
    frame = pd.DataFrame({"person": range(rows), **columns})
    if data.suffix == ".csv":
        frame.to_csv(data, index=False)
    else:
        frame.to_parquet(data, index=False)


def score_once(way: str, data: Path) -> None:
    """Score one file, and print what that took."""
    out = data.with_stem("scores")
    start = time.process_time()
    if way == "balancekit":
        bk.score_file(data, bank(), out, id="person", force=True)
    elif data.suffix == ".csv":
        bk.score(pd.read_csv(data), bank(), id="person").to_csv(out, index=False)
    else:
        bk.score(pd.read_parquet(data), bank(), id="person").to_parquet(out, index=False)
    seconds = time.process_time() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", data, rows]:
            write_answers(Path(data), int(rows))
        case [way, data]:
            score_once(way, Path(data))
        case _:
            main()
