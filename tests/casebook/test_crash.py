"""Killed at any moment: what was acknowledged is there, at once, and the file is sound."""

import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from balancekit.casebook import Casebook

SETTING = """
import sys
from balancekit.casebook import Casebook, key
key._COSTS[200] = key._ScryptCost(n=16, r=8, p=1)
key._FOR_NEW_FILES = 200
"""

WRITE_ON = (
    SETTING
    + """
book = Casebook.open(sys.argv[1], sys.argv[2])
case = book.case("K-7")
occasion, (zoe, ben) = case.current_occasion(), case.people
number = case.next_entry(occasion, zoe, "venn_own")
while True:
    case.answer(occasion, zoe, "venn_own", f"words of line {number} " * 30, entry=number)
    if number % 10 == 0:
        case.set_recipients(occasion, zoe, "venn_own", number, [ben])
    print(number, flush=True)
    number += 1
"""
)


def test_kill_9_loses_nothing_that_was_acknowledged(path: Path, passphrase: str) -> None:
    chance = random.Random(2026)
    with Casebook.create(path, passphrase) as book:
        book.new_case("K-7", names=("Zoë", "Ben"))
    acknowledged: Counter[int] = Counter()
    for _ in range(8):
        command = [sys.executable, "-c", WRITE_ON, str(path), passphrase]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randint(1, 200)):
                acknowledged[int(writer.stdout.readline())] += 1
            writer.send_signal(signal.SIGKILL)
            acknowledged.update(map(int, writer.stdout.read().split()))
        check_all_there(path, passphrase, acknowledged)
    assert set(acknowledged.values()) == {1}


def check_all_there(path: Path, passphrase: str, acknowledged: Counter[int]) -> None:
    with Casebook.open(path, passphrase) as book:  # at once: the lock went with the process
        case = book.case("K-7")
        (zoe, ben), occasion = case.people, case.current_occasion()
        found = {answer.entry: answer.value for answer in case.answers()}
        assert set(acknowledged) <= set(found)
        assert len(found) <= len(acknowledged) + 8  # the line just being written, at each kill
        assert all(value == f"words of line {n} " * 30 for n, value in found.items())
        for number in acknowledged:
            if number % 10 == 0:
                assert case.recipients(occasion, zoe, "venn_own", number) == {ben}
        assert book._file.rows("PRAGMA integrity_check") == [("ok",)]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


MAKE_ONE = (
    SETTING
    + """
import os, signal
from balancekit.casebook import connecting, placing, schema
steps = [
    (connecting, "settle"), (schema, "lay_out"), (connecting, "let_closing_empty_the_log"),
    (placing, "give_name"),
]
place, name = steps[int(sys.argv[3])]
step = getattr(place, name)
def step_and_die(*values):
    step(*values)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(place, name, step_and_die)
Casebook.create(sys.argv[1], sys.argv[2])
"""
)


@pytest.mark.parametrize("step", range(4))
def test_killed_while_making_one_it_is_there_whole_or_not_at_all(
    path: Path, passphrase: str, step: int
) -> None:
    command = [sys.executable, "-c", MAKE_ONE, str(path), passphrase, str(step)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert path.exists() == (step == 3)
    open_or_make = Casebook.open if path.exists() else Casebook.create
    with open_or_make(path, passphrase) as book:
        assert book.cases() == ()
        book.new_case("K-7", names=("Zoë",))
    assert [file.name for file in path.parent.iterdir()] == [path.name]  # nothing half-made
