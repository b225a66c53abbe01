"""kill -9 at random moments of writing, backup, change of passphrase and migration."""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from balancekit.casebook import Case, Casebook, opening
from balancekit.errors import CannotOpenError

OLD = Path(__file__).with_name("version_1.balancekit")
OLD_PASSPHRASE = "sieben stille Seen"
Tell = Callable[[object], None]
BOTH = ("one passphrase", "the other one")


def killed_at_random(work: Callable[[Tell], None], chance: random.Random) -> str:
    """Do work in a process of its own and kill it; return what it had told by then."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        work_and_tell(work, writing)
    os.close(writing)
    told = os.read(reading, 1)  # it has begun
    time.sleep(chance.uniform(0, 0.05))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(reading, 10_000):
        told += part
    os.close(reading)
    return told.decode()


def work_and_tell(work: Callable[[Tell], None], pipe: int) -> NoReturn:
    try:
        work(lambda told: os.write(pipe, f"{told}\n".encode()))
    finally:
        os._exit(0)


def open_with_either(path: Path) -> tuple[Casebook, str]:
    """Open it with the one passphrase of the two that fits."""
    try:
        return Casebook.open(path, BOTH[0]), BOTH[0]
    except CannotOpenError:
        return Casebook.open(path, BOTH[1]), BOTH[1]


def write_a_line(case: Case, number: int) -> None:
    case.answer(case.current_occasion(), case.people[0], "venn_own", number, entry=number)


@pytest.mark.parametrize("doing", ["writing", "backup", "rekey"])
def test_no_answer_is_lost_and_no_file_damaged(
    tmp_path: Path, doing: str, soak: Callable[[int, int], int]
) -> None:
    path, chance = tmp_path / "practice.balancekit", random.Random(doing)
    with Casebook.create(path, BOTH[0]) as book:
        book.new_case("K-7", names=("Zoë", "Ben"))
    acknowledged: set[int] = set()
    for turn in range(soak(5, 170)):

        def work(tell: Tell, number: int = 10_000 * turn) -> None:
            book, passphrase = open_with_either(path)
            case = book.case("K-7")
            while True:
                write_a_line(case, number)
                tell(number)
                if doing == "backup":
                    book.backup(keep=3)
                if doing == "rekey":
                    other = BOTH[passphrase == BOTH[0]]
                    book.change_passphrase(passphrase, other)
                    passphrase = other
                number += 1

        acknowledged.update(map(int, killed_at_random(work, chance).split()))
        check_book(path, acknowledged)
    assert len(acknowledged) > 5
    check_backups(path, acknowledged, doing)


def check_book(path: Path, acknowledged: set[int]) -> None:
    book, _ = open_with_either(path)
    with book:
        found = {answer.entry: answer.value for answer in book.case("K-7").answers()}
        assert acknowledged <= set(found)
        assert all(entry == value for entry, value in found.items())
        assert book.verify() == ()
    assert {file.name for file in path.parent.iterdir()} <= {path.name, "backups"}


def check_backups(path: Path, acknowledged: set[int], doing: str) -> None:
    if doing != "backup":
        return
    book, passphrase = open_with_either(path)
    with book:
        copy = book.backup(keep=3)
        listed = {backup.path for backup in book.backups() if backup.is_there}
        assert set(copy.parent.iterdir()) == listed  # none forgotten, nothing half-made
        assert len(listed) == 3
    for one in listed:
        with Casebook.open(one, passphrase) as opened:
            assert opened.verify() == ()
    with Casebook.open(copy, passphrase) as opened:
        assert acknowledged <= {answer.entry for answer in opened.case("K-7").answers()}


def test_migrating(tmp_path: Path, soak: Callable[[int, int], int]) -> None:
    path, chance = tmp_path / "practice.balancekit", random.Random("migrating")
    shutil.copyfile(OLD, path)
    key = opening._key_of(path, OLD_PASSPHRASE)

    def work(tell: Tell) -> None:
        tell("begun")
        opening.attach(path, key).close()

    for _ in range(soak(6, 100)):
        shutil.copyfile(OLD, path)
        killed_at_random(work, chance)
        with Casebook(opening.attach(path, key)) as book:
            assert [len(book.case(code).answers()) for code in ("K-7", "F-2")] == [8, 1]
            assert book.verify() == ()
            listed = {backup.path.name for backup in book.backups()}
        assert {file.name for file in tmp_path.iterdir()} == {path.name, *listed}
        for name in listed:
            (tmp_path / name).unlink()
