"""A million people scored: against code written by hand, the speed of memory, and R's psych.

24 items, 4 scales, 10 items reversed, 5 % missing. Each peer takes turns with ours, and a line
gives both medians: of processor time where both keep to one core, so that other work on the machine
does not count, and of the clock elsewhere. Memory is NumPy's time to copy the same answers, scores
and counts into arrays that are there already. psych needs ``apt install r-base-core
r-cran-psych``. Fifty million people: ``benchmarks/scoring_large.py``.

    python benchmarks/scoring.py
"""

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
from peers import scoring_by_hand as by_hand
from scoring_case import HIGH, ITEMS, KEYS, LEAST, LOW, answers, bank

import balancekit as bk

ROWS, ROUNDS = 1_000_000, 9
BANK, ASKED = bank(), (KEYS, LOW, HIGH, LEAST)
Work = Callable[[], object]
WALL, CORE = time.perf_counter, time.process_time


def taking_turns(*works: Work, clock: Callable[[], float] = CORE) -> list[float]:
    """Median seconds of each, one after the other in every round."""
    times: list[list[float]] = [[] for _ in works]
    for turn in range(ROUNDS + 1):
        for work, found in zip(works, times, strict=True):
            start = clock()
            work()
            if turn:
                found.append(clock() - start)
    return [statistics.median(found) for found in times]


def told(what: str, ours: float, other: float, *, most: float = 0, faster: float = 0) -> None:
    """Print one line: both times, and the ratio beside its bar."""
    ratio = other / ours if faster else ours / other
    kept = ratio >= faster if faster else ratio <= most
    bar = f">= {faster:g}" if faster else f"<= {most:g}"
    times = f"{ours:9.3f} s {other:9.3f} s"
    print(f"{what:<46} {times} {ratio:8.2f}  {bar:<7} {'kept' if kept else 'MISSED'}", flush=True)


def same(ours: pd.DataFrame, other: pd.DataFrame) -> None:
    """Nobody is timed who gets something else."""
    pd.testing.assert_frame_equal(ours, other, rtol=1e-12, atol=1e-12)


def in_pandas(floats: pd.DataFrame) -> None:
    """Against columns turned round and means along rows."""
    same(bk.score(floats, BANK), by_hand.in_pandas(floats, *ASKED))
    times = taking_turns(lambda: bk.score(floats, BANK), lambda: by_hand.in_pandas(floats, *ASKED))
    told("pandas, float64: means along rows", *times, most=0.35)


def memory(data: pd.DataFrame, most: float, **how: Any) -> None:
    """Against copying the answers, the scores and the counts from array to array."""
    scores = bk.score(data, BANK, **how)
    here = [frame[name].to_numpy() for frame in (data, scores) for name in frame]
    there = [np.zeros_like(column) for column in here]

    def copied() -> None:
        for column, copy in zip(here, there, strict=True):
            np.copyto(copy, column)

    times = taking_turns(lambda: bk.score(data, BANK, **how), copied)
    told(f"pandas, {here[0].dtype}: the same bytes copied", *times, most=most)


def in_engines(table: pa.Table) -> None:
    """Against expressions of polars, and SQL, that count answers out of range as missing too."""
    query, connection = pl.from_arrow(table).lazy(), duckdb.connect()
    connection.register("given", table)
    connection.execute("create table answers as select * from given")

    def polars() -> pl.DataFrame:
        return bk.score(query, BANK, out_of_range="null").collect()

    def by_polars() -> pl.DataFrame:
        return by_hand.in_polars(query, *ASKED).collect()

    def sql() -> pa.Table:
        scores = bk.score(connection.table("answers"), BANK, out_of_range="null")
        return scores.to_arrow_table()

    def by_sql() -> pa.Table:
        return connection.sql(by_hand.in_sql("answers", *ASKED)).to_arrow_table()

    same(polars().to_pandas(), by_polars().to_pandas())
    same(sql().to_pandas(), by_sql().to_pandas())
    told("polars, lazy: expressions by hand", *taking_turns(polars, by_polars, clock=WALL), most=2)
    told("duckdb: SQL by hand", *taking_turns(sql, by_sql, clock=WALL), most=1.8)


def in_r(floats: pd.DataFrame) -> None:
    """Against psych, which has read the same doubles before its clock starts."""
    if not shutil.which("Rscript"):
        print("R is not here: apt install r-base-core r-cran-psych")
        return
    means = bk.score(floats, BANK, how="mean", min_answered=1)[list(KEYS)].mean().to_numpy()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        file = Path(folder, "answers.doubles")
        floats[ITEMS].to_numpy().T.tofile(file)
        for function, faster, rounds, clock in (
            ("scoreVeryFast", 5, 5, WALL),
            ("scoreItems", 200, 1, CORE),
        ):
            seconds, found = ask_r(file, len(floats), rounds, function)
            np.testing.assert_allclose(found, means, rtol=1e-12)
            (ours,) = taking_turns(lambda: bk.score(floats, BANK), clock=clock)
            told(f"R, psych {function}", ours, seconds[clock is CORE], faster=faster)


def ask_r(file: Path, rows: int, rounds: int, function: str) -> tuple[list[float], list[float]]:
    """Median seconds of a function of psych, by clock and by core, and the means of its scores."""
    script = Path(__file__).with_name("peers") / "scoring.R"
    keys = [",".join(scale) for scale in KEYS.values()]
    command = ["Rscript", str(script), str(file), str(rows), str(rounds), function, *keys]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    lines = [line.split() for line in run.stdout.splitlines() if line]
    times = zip(*(map(float, line[1:]) for line in lines if line[0] == "seconds"), strict=True)
    return list(map(statistics.median, times)), [float(mean) for mean in lines[-1][1:]]


def main() -> None:
    """Print the table."""
    given, missing = answers(ROWS)
    floats = pd.DataFrame(dict(zip(ITEMS, np.where(missing, np.nan, given), strict=True)))
    coded = pd.DataFrame(dict(zip(ITEMS, np.where(missing, np.int8(99), given), strict=True)))
    held = [pa.array(column, mask=gone) for column, gone in zip(given, missing, strict=True)]
    print(f"{ROWS:,} rows{'':<37} {'ours':>9}   {'other':>9}     ratio  bar")
    in_pandas(floats)
    memory(floats, most=8)
    memory(coded, most=6, out_of_range="null")
    in_engines(pa.table(dict(zip(ITEMS, held, strict=True))))
    in_r(floats)


if __name__ == "__main__":
    main()
