"""A casebook that somebody else has open: told who, and read as it was last saved."""

import getpass
import os
import platform
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from balancekit.casebook import Case, Casebook, snapshot
from balancekit.errors import CannotOpenError, CasebookError, InUseError, NotSavedError

SETTING = """
import sys
from balancekit.casebook import Casebook, key
key._COSTS[200] = key._ScryptCost(n=16, r=8, p=1)
book = Casebook.open(sys.argv[1], sys.argv[2])
case = book.case("K-7")
occasion, zoe = case.current_occasion(), case.people[0]
"""
HOLD = SETTING + "print('held', flush=True); sys.stdin.readline()"
WRITE_ON = (
    SETTING
    + """
number = 0
while True:
    with book._file.saving():  # both or neither
        for entry in (0, 1):
            book._file.add(
                "INSERT INTO answers (occasion_id, respondent_id, item, entry, status, value,"
                " bank, bank_version, saved)"
                " VALUES (:o, :r, 'venn_own', :e, 'answered', :v, 'b', '1', 1)",
                o=occasion.id, r=zoe.id, e=entry, v=str(number) + " " * 3000,
            )
    print(number, flush=True)
    number += 1
"""
)


@contextmanager
def other_process(code: str, path: Path, passphrase: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", code, str(path), passphrase]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.send_signal(signal.SIGKILL)


@pytest.fixture
def closed(book: Casebook, case: Case, path: Path) -> Path:
    case.answer(case.start_occasion(), case.people[0], "venn_own", "singing")
    book.close()
    return path


def test_who_has_it_open_is_told(closed: Path, passphrase: str) -> None:
    with other_process(HOLD, closed, passphrase):
        with pytest.raises(InUseError) as refusal:
            Casebook.open(closed, passphrase)
        assert getpass.getuser() in str(refusal.value)
        assert platform.node() in str(refusal.value)
        with pytest.raises(InUseError, match="another window or by someone else"):
            Casebook.open(closed, "another passphrase")  # who may not read it is not told who does
    Casebook.open(closed, passphrase).close()  # what the killed one left behind hinders nobody


def test_reading_what_somebody_else_has_open(closed: Path, passphrase: str) -> None:
    with (
        other_process(HOLD, closed, passphrase) as other,
        Casebook.open(closed, passphrase, read_only=True) as book,
    ):
        assert book.read_only
        assert book.path == closed
        assert [answer.value for answer in book.case("K-7").answers()] == ["singing"]
        assert book.verify() == ()
        holder = book.holder
        assert holder is not None
        assert (holder.user, holder.machine) == (getpass.getuser(), platform.node())
        assert timedelta(0) <= datetime.now(UTC) - holder.since < timedelta(minutes=10)
        assert repr(holder) == "Holder()"
        other.kill()
        other.wait()
        assert book.holder is None  # nobody has it any more, whatever stands in the file


def test_nothing_can_be_saved_in_it(closed: Path, passphrase: str) -> None:
    before = closed.read_bytes()
    with Casebook.open(closed, passphrase, read_only=True) as book:
        case = book.case("K-7")
        occasion, zoe = case.current_occasion(), case.people[0]
        for saving in (
            lambda: case.answer(occasion, zoe, "venn_own", "dancing"),
            lambda: case.keep_place({}),
            lambda: book.set_setting("x", 1),
            lambda: book.change_passphrase(passphrase, "another"),
            lambda: book.backup(closed.parent / "copies"),
            lambda: book._file.vacuum(),
        ):
            with pytest.raises(NotSavedError, match="to read only"):
                saving()
    assert closed.read_bytes() == before
    assert [file.name for file in closed.parent.iterdir()] == [closed.name]


def test_our_own_open_casebook_is_read_without_loosening_its_lock(
    book: Casebook, case: Case, path: Path, passphrase: str
) -> None:
    occasion, zoe = case.start_occasion(), case.people[0]
    case.answer(occasion, zoe, "venn_own", "in the log")
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    for word in ("first", "second"):
        with Casebook.open(path, passphrase, read_only=True) as reading:
            assert reading.case("K-7").answers()[0].value == "in the log"
            assert reading.holder is not None
        with pytest.raises(subprocess.CalledProcessError):
            command = [sys.executable, "-c", HOLD, str(path), passphrase]
            subprocess.run(command, check=True, capture_output=True)
        case.answer(occasion, zoe, "venn_own", word, entry=1)
    assert book.holder is None  # that is us


def test_while_the_other_writes_each_reading_is_of_one_moment(
    closed: Path, passphrase: str, soak: Callable[[int, int], int]
) -> None:
    chance = random.Random(7)
    with other_process(WRITE_ON, closed, passphrase) as other:
        assert other.stdout is not None
        for _ in range(soak(8, 100)):
            for _ in range(chance.randint(1, 400)):  # past several emptyings of the log
                known = int(other.stdout.readline())
            with Casebook.open(closed, passphrase, read_only=True) as book:
                one, two = (answer.value for answer in book.case("K-7").answers())
                assert one == two  # never half of a saving
                assert int(str(one)) >= known  # never older than what was acknowledged
                assert book.verify() == ()
                assert book.notices == ()


def test_a_torn_copy_is_noticed_and_made_again(
    book: Casebook, case: Case, path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    occasion, zoe = case.start_occasion(), case.people[0]
    copy_log, numbers = snapshot._copy_log, iter(range(3))

    def copy_while_the_log_begins_anew(log: Path, copy: Path) -> None:
        if (number := next(numbers, None)) is not None:
            case.answer(occasion, zoe, "venn_own", f"line {number} " * 3000, entry=number)
            book._file.empty_log()
            case.answer(occasion, zoe, "venn_own", "more", entry=9)
        copy_log(log, copy)

    monkeypatch.setattr(snapshot, "_copy_log", copy_while_the_log_begins_anew)
    with Casebook.open(path, passphrase, read_only=True) as reading:
        assert next(numbers, None) is None  # it took four tries
        assert [answer.entry for answer in reading.case("K-7").answers()] == [0, 1, 2, 9]
        assert reading.verify() == ()


def test_a_saving_read_by_halves_is_read_again(
    book: Casebook, case: Case, path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    occasion, zoe = case.start_occasion(), case.people[0]
    for number in range(4):
        case.answer(occasion, zoe, "venn_own", f"line {number}", entry=number)
    copy_log, numbers = snapshot._copy_log, iter(range(2))

    def copy_while_a_page_is_written(log: Path, copy: Path) -> None:
        copy_log(log, copy)
        if next(numbers, None) is not None:
            half = len(copy.read_bytes()) // 2
            with copy.open("r+b") as torn:
                torn.seek(half)
                torn.write(bytes(500))

    monkeypatch.setattr(snapshot, "_copy_log", copy_while_a_page_is_written)
    with Casebook.open(path, passphrase, read_only=True) as reading:
        assert reading.notices == ()
        assert [answer.entry for answer in reading.case("K-7").answers()] == [0, 1, 2, 3]


def test_one_that_never_rests_is_refused_with_a_sentence(
    closed: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "_state", lambda path: object())
    with pytest.raises(CasebookError, match="copied aside"):
        Casebook.open(closed, passphrase, read_only=True)


def test_the_copy_is_encrypted_ours_alone_and_gone_at_once(
    closed: Path, passphrase: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    seen = []
    copy_file = snapshot._copy_file

    def look(path: Path, target: object) -> None:
        copy_file(path, target)  # type: ignore[arg-type]
        (folder,) = aside.iterdir()
        seen.append(folder.stat().st_mode & 0o777)

    monkeypatch.setattr(snapshot, "_copy_file", look)
    with Casebook.open(closed, passphrase, read_only=True) as book:
        assert list(aside.iterdir()) == []  # so that a kill leaves nothing there either
        assert book.case("K-7").answers()[0].value == "singing"
    assert seen == [0o700]
    with pytest.raises(CannotOpenError):
        Casebook.open(closed, "another", read_only=True)
    assert list(aside.iterdir()) == []


def test_a_folder_that_takes_nothing_can_still_be_read(closed: Path, passphrase: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / closed.name
        shutil.copyfile(closed, path)
        path.chmod(0o444)
        path.parent.chmod(0o555)
        code = """
import os, sys
from balancekit.casebook import Casebook, key
from balancekit.strings import say
key._COSTS[200] = key._ScryptCost(n=16, r=8, p=1)
say("casebook.closed")
if os.getuid() == 0:  # root may write anywhere: be somebody else
    os.setuid(65534)
with Casebook.open(sys.argv[1], sys.argv[2], read_only=True) as book:
    print(book.case("K-7").answers()[0].value, book.holder)
"""
        command = [sys.executable, "-c", code, str(path), passphrase]
        environment = {**os.environ, "TMPDIR": tempfile.gettempdir()}
        run = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        path.parent.chmod(0o700)
    assert run.stdout == "singing None\n"


def test_a_file_that_ends_in_zeros_is_copied_to_its_last_byte(path: Path, tmp_path: Path) -> None:
    path.write_bytes(content := b"\1" * 5000 + bytes(3192))
    snapshot.copy_aside(path, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == content


def test_past_the_bytes_that_windows_keeps_to_itself(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "_LOCKED", snapshot._AT_ONCE)
    content = random.Random(1).randbytes(2 * snapshot._AT_ONCE + 5000)
    path.write_bytes(content)
    copy = tmp_path / "copy"
    snapshot.copy_aside(path, copy)
    gap = slice(snapshot._AT_ONCE, snapshot._AT_ONCE + 4096)
    expected = bytearray(content)
    expected[gap] = bytes(4096)
    assert copy.read_bytes() == expected
