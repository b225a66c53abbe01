"""What the casebook costs: one commit against a bare insert, and every step in a huge casebook.

Run by hand: ``python benchmarks/casebook.py [cases]``; 10,000 cases of 20 sittings with 60 answers
each by default, which takes some minutes and 5 GB of disk for a while. Both sides of the commit
write to files of the same folder, in turn, with the same cipher and the same promise (WAL,
synchronous=FULL), so that what the disk does to one it does to the other.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import apsw

from balancekit.casebook import Casebook, opening

ROUNDS = 2000
WORDS = "an evening a week of my own, with the piano and nobody listening"
PASSPHRASE = "only for measuring"
CASES, SITTINGS, ANSWERS = 10_000, 20, 60

NUMBERS = "WITH RECURSIVE numbers (n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM numbers LIMIT {})"
FILL = (
    f"""{NUMBERS.format(":cases")} INSERT INTO cases
    (id, code, code_key, relation, created, last_saved)
    SELECT n + 2, 'B-' || n, 'b-' || n, 'partners', n, n FROM numbers""",
    f"""{NUMBERS.format(4)} INSERT INTO respondents (id, case_id, role, name, position)
    SELECT 4 * cases.id + n,
        cases.id,
        CASE n WHEN 2 THEN 'together' WHEN 3 THEN 'therapist' ELSE 'person' END,
        CASE n WHEN 0 THEN 'Zoë ' || cases.id WHEN 1 THEN 'Ben' ELSE '' END,
        CASE n WHEN 2 THEN 98 WHEN 3 THEN 99 ELSE n END
    FROM cases, numbers WHERE cases.id > 1""",
    f"""{NUMBERS.format(SITTINGS)} INSERT INTO occasions (case_id, started)
    SELECT cases.id, n FROM numbers, cases WHERE cases.id > 1 ORDER BY n, cases.id""",
    f"""{NUMBERS.format(ANSWERS)} INSERT INTO answers
    (occasion_id, respondent_id, item, entry, status, value, bank, bank_version, saved)
    SELECT o.id, 4 * o.case_id + n % 2, 'item_' || (n / 2), 0, 'answered',
        CASE n % 3 WHEN 0 THEN json_quote(:words) ELSE n % 5 END, 'venn', '1', o.id
    FROM occasions AS o, numbers WHERE o.case_id > 1""",
)


def fill(book: Casebook, cases: int) -> None:
    """Put in everything in one transaction, without dating each case anew for each answer."""
    connection = book._file._connection
    name = "answers_date_their_case"
    trigger = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).get
    with book._file.saving():
        connection.execute(f"DROP TRIGGER {name}")
        for step in FILL:
            connection.execute(step, {"cases": cases, "words": WORDS})
        connection.execute(trigger)


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


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def tell(what: str, times: list[float], aim: str = "") -> None:
    """Print the first time, when nothing was in memory yet, and the middle one."""
    first, middle = times[0] * 1e3, statistics.median(times) * 1e3
    print(f"{what:<36}{first:>12.3f} ms first{middle:>12.3f} ms median  {aim}", flush=True)


def measure_commit(book: Casebook, code: str, beside: Path) -> None:
    case, insert = book.case(code), bare(beside)
    occasion, (zoe, _) = case.current_occasion(), case.people
    start = case.next_entry(occasion, zoe, "venn_own")
    pairs = [
        (
            seconds(partial(case.answer, occasion, zoe, "venn_own", WORDS, entry=start + number)),
            seconds(partial(insert, number)),
        )
        for number in range(ROUNDS)
    ]
    ours, theirs = (list(times) for times in zip(*pairs, strict=True))
    tell("one answer committed", ours)
    tell("bare insert committed", theirs)
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"{'ratio':<36}{ratio:>12.2f} (aim: at most 3)")


def measure_reading(book: Casebook, cases: int) -> None:
    def times(work: Callable[[], object]) -> list[float]:
        return [seconds(work) for _ in range(7)]

    chance = random.Random(2026)
    tell("list of all cases", times(book.cases), "aim: 100 ms")
    tell("the 50 newest cases", times(lambda: book.cases(order="recent", limit=50)), "aim: 100 ms")
    tell("search that finds one", times(lambda: book.cases(f"ZOE {cases // 2}")), "aim: 100 ms")
    tell("search that finds all", times(lambda: book.cases("ben")), "aim: 100 ms")
    tell("search that finds none", times(lambda: book.cases("nobody")), "aim: 100 ms")
    found = [book.case(f"B-{chance.randrange(cases)}") for _ in range(30)]
    tell("all answers of one case", [seconds(case.answers) for case in found], "aim: 50 ms")
    sittings = [(case, case.occasions()[-1]) for case in found]
    tell("answers of one sitting", [seconds(partial(c.answers, o)) for c, o in sittings])


def measure_opening(path: Path) -> None:
    with Casebook.open(path, PASSPHRASE) as book:
        key = book._file.key
        tell("one guess at the key", [seconds(lambda: book.passphrase_fits(PASSPHRASE))])
    times = []
    for _ in range(3):
        start = time.perf_counter()
        opened = opening.attach(path, key)
        times.append(time.perf_counter() - start)
        opened.close()
    tell("to open it with the key derived", times, "aim: 1000 ms")


def measure_safekeeping(book: Casebook) -> None:
    """Print how long it takes to copy, to check, to read aside, and to encrypt anew."""
    works = {
        "backup": book.backup,
        "verify": book.verify,
        "open to read only": lambda: Casebook.open(book.path, PASSPHRASE, read_only=True).close(),
        "another passphrase": lambda: book.change_passphrase(PASSPHRASE, "another"),
    }
    for what, work in works.items():
        print(f"{what:<36}{seconds(work):>12.1f} s", flush=True)


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        path = Path(name) / "ours.balancekit"
        with Casebook.create(path, PASSPHRASE) as book:
            book.new_case("K-7", names=("Zoë", "Ben"))
            measure_commit(book, "K-7", Path(name) / "bare-beside-small")
            print(f"filled in {seconds(lambda: fill(book, cases)):.0f} s")
        print(
            f"{cases} cases of {SITTINGS} x {ANSWERS} answers: {path.stat().st_size / 1e6:.0f} MB"
        )
        measure_opening(path)
        with Casebook.open(path, PASSPHRASE) as book:
            measure_reading(book, cases)
            measure_commit(book, "K-7", Path(name) / "bare-beside-large")
            measure_safekeeping(book)


if __name__ == "__main__":
    main()
