"""What the casebook adds to a commit: one encrypted answer against a bare insert, side by side.

Run by hand: ``python benchmarks/casebook.py``. Both write to files of the same folder, in turn,
with the same cipher and the same promise (WAL, synchronous=FULL), so that what the disk does to
one it does to the other.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import apsw

from balancekit.casebook import Casebook

ROUNDS = 2000
WORDS = "an evening a week of my own, with the piano and nobody listening"
PASSPHRASE = "only for measuring"


def bare(path: Path) -> Callable[[int], None]:
    """Return a function that inserts and commits one row, and nothing else."""
    connection = apsw.Connection(str(path))
    connection.pragma("key", f"raw:{os.urandom(48).hex()}")
    for name, value in (("locking_mode", "EXCLUSIVE"), ("journal_mode", "WAL")):
        connection.pragma(name, value)
    connection.pragma("synchronous", "FULL")
    connection.execute("CREATE TABLE words (number INTEGER PRIMARY KEY, words TEXT)")

    def insert(number: int) -> None:
        connection.execute("INSERT INTO words VALUES (?, ?)", (number, WORDS))

    return insert


def seconds(write: Callable[[int], object], number: int) -> float:
    start = time.perf_counter()
    write(number)
    return time.perf_counter() - start


def main() -> None:
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd()) as folder,
        Casebook.create(Path(folder) / "ours", PASSPHRASE) as book,
    ):
        case = book.new_case("K-7", names=("Zoë", "Ben"))
        occasion, (zoe, _) = case.current_occasion(), case.people
        insert = bare(Path(folder) / "bare")

        def answer(number: int) -> None:
            case.answer(occasion, zoe, "venn_own", WORDS, entry=number)

        pairs = [(seconds(answer, number), seconds(insert, number)) for number in range(ROUNDS)]
        ours, theirs = (statistics.median(times) * 1e3 for times in zip(*pairs, strict=True))
        start = time.perf_counter()
        assert book.passphrase_fits(PASSPHRASE)
        derivation = time.perf_counter() - start
    print(f"one answer committed   {ours:.3f} ms")
    print(f"bare insert committed  {theirs:.3f} ms")
    print(f"ratio                  {ours / theirs:.2f} (aim: at most 3)")
    print(f"one guess at the key   {derivation:.2f} s")


if __name__ == "__main__":
    main()
