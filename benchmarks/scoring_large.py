"""Fifty million people in a Parquet file of small whole numbers, scored in 2 GiB of memory.

Through duckdb and through dask, from file to file, each in a process of its own to which the system
gives no more than 2 GiB of memory (RLIMIT_DATA; Linux). A million people go the same way before and
after it in the same process, so that the times per row can be compared: by the clock, and by the
processors, where other work on the machine does not count. The files, about 2 GB, are in the
temporary folder until the end; TMPDIR names another one.

    python benchmarks/scoring_large.py [ROWS]
"""

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.dataset import dataset
from scoring_case import ITEMS, answers, bank

import balancekit as bk

SMALL, LARGE, GROUP = 1_000_000, 50_000_000, 250_000
CAP = 2 << 30


def write(file: Path, rows: int) -> None:
    """Write answers, a quarter of a million rows at a time."""
    schema = pa.schema([(item, pa.int8()) for item in ITEMS])
    with pq.ParquetWriter(file, schema) as writer:
        for seed in range(rows // GROUP):
            items = zip(*answers(GROUP, seed), strict=True)
            columns = [pa.array(given, mask=missing) for given, missing in items]
            writer.write_table(pa.table(columns, schema=schema))


def through_duckdb(file: Path, out: Path) -> None:
    """Score a query over the file."""
    import duckdb

    connection = duckdb.connect(config={"memory_limit": "1GB", "temp_directory": str(out.parent)})
    bk.score(connection.read_parquet(str(file)), bank()).write_parquet(str(out))


def through_dask(file: Path, out: Path) -> None:
    """Score the file partition by partition."""
    import dask.dataframe

    data = dask.dataframe.read_parquet(file, dtype_backend="numpy_nullable", split_row_groups=True)
    bk.score(data, bank()).to_parquet(out)


WAYS = {"duckdb": through_duckdb, "dask": through_dask}


def spent(way: str, file: Path) -> tuple[float, float]:
    """Seconds of the clock and of the processors; the scores are counted, then deleted."""
    out = file.with_name("scores")
    wall, processor = time.perf_counter(), time.process_time()
    WAYS[way](file, out)
    took = time.perf_counter() - wall, time.process_time() - processor
    assert dataset(out, format="parquet").count_rows() == rows_in(file)
    shutil.rmtree(out) if out.is_dir() else out.unlink()
    return took


def rows_in(file: Path) -> int:
    """How many people a file holds."""
    return int(pq.read_metadata(file).num_rows)


def capped(way: str, small: Path, large: Path) -> None:
    """In a process of its own: the times of both files and the highest memory, as JSON."""
    resource.setrlimit(resource.RLIMIT_DATA, (CAP, CAP))
    spent(way, small)
    before = [spent(way, small) for _ in range(4)]
    took = spent(way, large)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    around = [*before, *(spent(way, small) for _ in range(4))]
    small_times = [statistics.median(times) for times in zip(*around, strict=True)]
    print(json.dumps({"small": small_times, "large": took, "peak": peak}))


def told(way: str, small: Path, large: Path) -> None:
    """Print one line for a way through."""
    command = [sys.executable, __file__, way, str(small), str(large)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found, many = json.loads(run.stdout), rows_in(large) / rows_in(small)
    wall, processor = (
        took / many / one for took, one in zip(found["large"], found["small"], strict=True)
    )
    kept = "kept" if processor <= 1.5 and found["peak"] <= CAP else "MISSED"
    print(
        f"{way:<8} {found['small'][0]:8.2f} s {found['large'][0]:8.1f} s    "
        f"{wall:5.2f} by the clock, {processor:5.2f} by the processors (<= 1.5)   "
        f"{found['peak'] / 2**30:.2f} GiB (<= 2)   {kept}",
        flush=True,
    )


def main() -> None:
    """Make both files, and print how each way did."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else LARGE
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        small, large = Path(folder, "small.parquet"), Path(folder, "large.parquet")
        write(small, SMALL)
        write(large, rows)
        print(f"{'':<8} {SMALL:>9,}  {rows:>11,}    time per row, large to small")
        for way in WAYS:
            told(way, small, large)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        capped(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
