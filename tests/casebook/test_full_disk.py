"""A disk that is really full: a small one of our own where we may mount one, else a limit."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from balancekit.casebook import Casebook

OLD = Path(__file__).with_name("version_1.balancekit")


class SmallDisk(NamedTuple):
    """A folder in which there is not much room, and how that is done."""

    folder: Path
    kind: str


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "none", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):  # not ours to mount here
        yield SmallDisk(folder, "limit")
        return
    try:
        yield SmallDisk(folder, "disk")
    finally:
        subprocess.run(["umount", str(folder)], check=True)


ROOM = """
import resource, shutil, signal, sys
from pathlib import Path
from balancekit.casebook import Casebook, key
from balancekit.errors import BalancekitError
key._COSTS[200] = key._ScryptCost(n=16, r=8, p=1)
key._FOR_NEW_FILES = 200
path, passphrase, kind = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
filler = path.parent / "filler"
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

def leave_room(size):
    if kind == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    else:
        filler.write_bytes(bytes(max(shutil.disk_usage(path.parent).free - size, 0)))

def make_room():
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    filler.unlink(missing_ok=True)

def told(work):
    try:
        work()
    except BalancekitError as error:
        return f"{type(error).__name__}: {error}"
    return "done"
"""

WORK = (
    ROOM
    + """
with Casebook.open(path, passphrase) as book:
    case = book.case("K-7")
    occasion, zoe = case.current_occasion(), case.people[0]
    def answer(entry):
        return told(lambda: case.answer(occasion, zoe, "venn_own", "words " * 300, entry=entry))
    for entry in range(20):
        assert answer(entry) == "done"
    leave_room(110_000 if kind == "disk" else 800_000)
    while (said := answer(entry)) == "done":
        print("saved", entry)
        entry += 1
    print("answer:", said)
    for _ in range(20):
        assert answer(entry) != "done"
    if kind == "limit":  # one for each file, and the copy is smaller than the log
        leave_room(50_000)
    print("backup:", told(book.backup))
    print("rekey:", told(lambda: book.change_passphrase(passphrase, "new")))
    assert book.verify() == ()
    make_room()
    assert answer(entry) == "done"
    print("saved", entry)
    book.backup()
    book.change_passphrase(passphrase, "new")
"""
)


def test_each_is_refused_and_nothing_is_lost(small_disk: SmallDisk, passphrase: str) -> None:
    path = small_disk.folder / "practice.balancekit"
    with Casebook.create(path, passphrase) as book:
        book.new_case("K-7", names=("Zoë", "Ben"))
    command = [sys.executable, "-c", WORK, str(path), passphrase, small_disk.kind]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    said = dict(line.split(": ", 1) for line in run.stdout.splitlines() if ": " in line)
    assert said["answer"].startswith("NotSavedError: This could not be saved")
    if small_disk.kind == "disk":
        assert "disk is full" in said["answer"]
    assert said["backup"].startswith("CasebookError: The backup could not be written")
    assert said["rekey"].startswith("CasebookError: The casebook could not be encrypted anew")
    saved = {int(line.split()[1]) for line in run.stdout.splitlines() if line.startswith("saved")}
    assert len(saved) > 3
    with Casebook.open(path, "new") as book:
        assert saved <= {answer.entry for answer in book.case("K-7").answers()}
        assert book.verify() == ()
        (backup,) = book.backups()
    assert {file.name for file in path.parent.iterdir()} == {path.name, "backups"}
    assert list(backup.path.parent.iterdir()) == [backup.path]


MIGRATE = (
    ROOM
    + """
leave_room(40_000)
print(told(lambda: Casebook.open(path, passphrase)))
print(told(lambda: Casebook.open(path, passphrase)))
before = path.read_bytes()
make_room()
assert path.read_bytes() == before
Casebook.open(path, passphrase).close()
"""
)


def test_an_older_one_is_brought_forward_once_there_is_room(small_disk: SmallDisk) -> None:
    path = small_disk.folder / "practice.balancekit"
    shutil.copyfile(OLD, path)
    command = [sys.executable, "-c", MIGRATE, str(path), "sieben stille Seen", small_disk.kind]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    first, second = run.stdout.splitlines()
    assert first == second
    assert first.startswith("CasebookError: This casebook is of an older version, and no copy")
    assert {file.name for file in path.parent.iterdir()} == {
        path.name, "practice.before-version-3.balancekit",
    }  # fmt: skip


FILL = (
    ROOM
    + """
leave_room(0)
with Casebook.open(path, passphrase) as book:
    print(book.case("K-7").people[0].name)
"""
)


def test_a_full_disk_keeps_nobody_from_reading(small_disk: SmallDisk, passphrase: str) -> None:
    path = small_disk.folder / "practice.balancekit"
    with Casebook.create(path, passphrase) as book:
        book.new_case("K-7", names=("Zoë", "Ben"))
    command = [sys.executable, "-c", FILL, str(path), passphrase, small_disk.kind]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("Zoë\n", "")
