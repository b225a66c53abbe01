"""Another passphrase: everything encrypted anew, the old file whole until the new one stands."""

import signal
import stat
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from balancekit.casebook import Case, Casebook, key
from balancekit.errors import CannotOpenError, CasebookError, InUseError

NEW = "ein anderer, längerer Satz"


def test_from_then_on_only_the_new_one_opens_it(
    book: Casebook, case: Case, path: Path, passphrase: str
) -> None:
    occasion, zoe = case.current_occasion(), case.people[0]
    case.answer(occasion, zoe, "venn_own", "singing")
    copy, old_salt = book.backup(), path.read_bytes()[:16]
    book.change_passphrase(passphrase, NEW)
    assert book.passphrase_fits(NEW)
    assert not book.passphrase_fits(passphrase)
    case.answer(occasion, zoe, "venn_own", "dancing", entry=1)  # the same case goes on
    with pytest.raises(InUseError):
        Casebook.open(path, NEW)
    book.close()
    assert path.read_bytes()[:16] != old_salt
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {file.name for file in path.parent.iterdir()} == {path.name, "backups"}
    with pytest.raises(CannotOpenError):
        Casebook.open(path, passphrase)
    with Casebook.open(path, NEW) as again:
        assert [a.value for a in again.case("K-7").answers()] == ["singing", "dancing"]
        assert again.verify() == ()
        assert again.backups()[0].path == copy
    with Casebook.open(copy, passphrase) as older:  # copies keep the one they were made with
        assert len(older.case("K-7").answers()) == 1


def test_a_wrong_or_an_empty_one_changes_nothing(
    book: Casebook, case: Case, path: Path, passphrase: str
) -> None:
    before = path.read_bytes()
    with pytest.raises(CasebookError, match="not the passphrase of this casebook"):
        book.change_passphrase("wrong", NEW)
    with pytest.raises(CasebookError, match="type a passphrase"):
        book.change_passphrase(passphrase, "")
    assert path.read_bytes() == before
    assert book.passphrase_fits(passphrase)


def test_a_dated_derivation_is_raised_by_it(
    path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(key._COSTS, 201, key._ScryptCost(n=32, r=8, p=1))
    with Casebook.create(path, passphrase) as book:
        assert not book.key_is_dated
        monkeypatch.setattr(key, "_FOR_NEW_FILES", 201)
        assert book.key_is_dated
        book.change_passphrase(passphrase, passphrase)
        assert not book.key_is_dated
    assert path.read_bytes()[0] == 201
    Casebook.open(path, passphrase).close()


def test_without_room_the_old_one_stays(
    book: Casebook, case: Case, path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_full(*_: object) -> None:
        raise apsw.FullError

    with monkeypatch.context() as patch:
        patch.setattr("balancekit.casebook.replacing.copy_whole", disk_full)
        with pytest.raises(CasebookError, match="old passphrase opens it"):
            book.change_passphrase(passphrase, NEW)
    assert book.passphrase_fits(passphrase)
    case.answer(case.current_occasion(), case.people[0], "venn_own", "goes on")
    book.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with Casebook.open(path, passphrase) as again:
        assert len(again.case("K-7").answers()) == 1


def test_whoever_is_faster_meanwhile_has_a_whole_file(
    book: Casebook, case: Case, path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between letting go of the new file and opening it, another process may open it."""
    from balancekit.casebook import replacing

    opened, calls = replacing._opened, []

    def slowly(*values: object) -> apsw.Connection:
        calls.append(values)
        if len(calls) == 2:
            others.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
            assert others[0].stdout is not None
            others[0].stdout.readline()
        return opened(*values)  # type: ignore[arg-type]

    code = f"""
import time
from balancekit.casebook import Casebook, key
key._COSTS[200] = key._ScryptCost(n=16, r=8, p=1)
book = Casebook.open({str(path)!r}, {NEW!r})
case = book.case("K-7")
case.answer(case.current_occasion(), case.people[0], "venn_own", "theirs")
print("saved", flush=True)
time.sleep(60)
"""
    command, others = [sys.executable, "-c", code], []  # type: ignore[var-annotated]
    monkeypatch.setattr(replacing, "_opened", slowly)
    with pytest.raises(InUseError):
        book.change_passphrase(passphrase, NEW)
    with pytest.raises(CasebookError, match="closed"):
        case.answers()
    (other,) = others
    other.kill()
    other.wait()
    other.stdout.close()
    with Casebook.open(path, NEW) as again:
        assert [answer.value for answer in again.case("K-7").answers()] == ["theirs"]
        assert again.verify() == ()


CHANGE_AND_DIE = """
import os, signal, sys
from balancekit.casebook import Casebook, connecting, key, placing, replacing
key._COSTS[200] = key._ScryptCost(n=16, r=8, p=1)
key._FOR_NEW_FILES = 200
book = Casebook.open(sys.argv[1], sys.argv[2])
case = book.case("K-7")
case.answer(case.current_occasion(), case.people[0], "venn_own", "in the log", entry=1)
place, name, number = [
    (replacing, "copy_whole", 1), (replacing, "_opened", 1), (connecting, "empty_log", 1),
    (placing, "take_place", 1), (replacing, "_opened", 2), (replacing, "replace", 1),
][int(sys.argv[4])]
step, calls = getattr(place, name), []
def step_and_die(*values):
    found = step(*values)
    calls.append(values)
    if len(calls) == number:
        os.kill(os.getpid(), signal.SIGKILL)
    return found
setattr(place, name, step_and_die)
book.change_passphrase(sys.argv[2], sys.argv[3])
"""


@pytest.mark.parametrize("step", range(6))
def test_killed_at_each_step_the_old_or_the_new_one_is_whole(
    book: Casebook, case: Case, path: Path, passphrase: str, step: int
) -> None:
    case.answer(case.current_occasion(), case.people[0], "venn_own", "singing")
    book.close()
    command = [sys.executable, "-c", CHANGE_AND_DIE, str(path), passphrase, NEW, str(step)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    now, other = (passphrase, NEW) if step < 3 else (NEW, passphrase)
    with pytest.raises(CannotOpenError):
        Casebook.open(path, other)
    with Casebook.open(path, now) as again:
        assert [a.value for a in again.case("K-7").answers()] == ["singing", "in the log"]
        assert again.verify() == ()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
