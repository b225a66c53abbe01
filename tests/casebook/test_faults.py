"""The disk fails: one sentence, nothing acknowledged is lost, nothing unsaved is called saved."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import apsw
import pytest

from balancekit.casebook import Case, Casebook, faults
from balancekit.errors import (
    BalancekitError,
    CannotOpenError,
    CasebookError,
    InUseError,
    NotSavedError,
)

FILL_THE_DISK = """
import resource, signal, sys
from pathlib import Path
from balancekit.casebook import Casebook, key
from balancekit.errors import NotSavedError
key._COSTS[200] = key._ScryptCost(n=16, r=8, p=1)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Casebook.open(sys.argv[1], sys.argv[2]) as book:
    case = book.case("K-7")
    occasion, zoe = case.current_occasion(), case.people[0]
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
    refused = 0
    for entry in range(200):
        try:
            case.answer(occasion, zoe, "venn_own", "words " * 300, entry=entry)
        except NotSavedError as error:
            refused += 1
            sentence = str(error)
        else:
            print("saved", entry)
    print("said", sentence)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    case.answer(occasion, zoe, "venn_own", "there is room again", entry=999)
    print("saved", 999)
"""


def test_a_full_disk_refuses_and_keeps_what_it_took(
    book: Casebook, case: Case, path: Path, passphrase: str
) -> None:
    book.close()
    command = [sys.executable, "-c", FILL_THE_DISK, str(path), passphrase]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    saved = [int(line.split()[1]) for line in said if line.startswith("saved")]
    assert 3 < len(saved) < 200
    (sentence,) = (line for line in said if line.startswith("said"))
    assert "could not be saved" in sentence
    with Casebook.open(path, passphrase) as reopened:
        found = [answer.entry for answer in reopened.case("K-7").answers()]
        assert found == saved
        assert reopened._file.rows("PRAGMA integrity_check") == [("ok",)]


def test_no_room_is_said_in_so_many_words(book: Casebook, case: Case) -> None:
    occasion, zoe = case.current_occasion(), case.people[0]
    case.answer(occasion, zoe, "venn_own", "singing")
    connection = book._file._connection
    connection.pragma("max_page_count", connection.pragma("page_count"))
    with pytest.raises(NotSavedError, match="disk is full"):
        case.answer(occasion, zoe, "venn_own", "a long answer " * 1000)
    connection.pragma("max_page_count", 10_000)
    assert [answer.value for answer in case.answers()] == ["singing"]
    case.answer(occasion, zoe, "venn_own", "dancing")
    assert [answer.value for answer in case.answers()] == ["dancing"]


@pytest.mark.parametrize("what", ["", "-wal"])
@pytest.mark.parametrize("how", ["deleted", "moved", "replaced"])
def test_a_file_that_goes_while_open_is_put_back_with_everything(
    case: Case, book: Casebook, path: Path, passphrase: str, what: str, how: str
) -> None:
    occasion, zoe = case.current_occasion(), case.people[0]
    case.answer(occasion, zoe, "venn_own", "singing")
    target = path.with_name(path.name + what)
    content = target.read_bytes()
    target.rename(path.parent / "elsewhere")
    if how == "deleted":
        (path.parent / "elsewhere").unlink()
    if how == "replaced":
        target.write_bytes(content)
    case.answer(occasion, zoe, "venn_own", "dancing", entry=1)
    case.answer(occasion, zoe, "venn_own", "walking", entry=2)
    rescued = (what, how) == ("", "replaced")
    assert (book.path == path) is not rescued
    (notice,) = book.notices
    assert book.path.name in notice
    assert opened_elsewhere_is_refused(book.path, passphrase)
    book.close()
    with Casebook.open(book.path, passphrase) as reopened:
        words = [answer.value for answer in reopened.case("K-7").answers()]
        assert words == ["singing", "dancing", "walking"]
        assert reopened.verify() == ()
    if rescued:  # what stood there is as it was put there
        assert path.read_bytes() == content


def opened_elsewhere_is_refused(path: Path, passphrase: str) -> bool:
    code = f"""
from balancekit.casebook import Casebook, key
from balancekit.errors import InUseError
key._COSTS[200] = key._ScryptCost(n=16, r=8, p=1)
try:
    Casebook.open({str(path)!r}, {passphrase!r})
except InUseError:
    print("refused")
"""
    command = [sys.executable, "-c", code]
    return "refused" in subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_folder_that_is_gone_is_noticed_and_its_return_too(
    case: Case, book: Casebook, path: Path, passphrase: str
) -> None:
    occasion, zoe = case.current_occasion(), case.people[0]
    for file in list(path.parent.iterdir()):
        file.unlink()
    path.parent.rmdir()
    with pytest.raises(NotSavedError, match="moved or deleted"):
        case.answer(occasion, zoe, "venn_own", "first try")
    path.parent.mkdir()
    case.answer(occasion, zoe, "venn_own", "second try")
    book.close()
    with Casebook.open(path, passphrase) as reopened:
        assert [answer.value for answer in reopened.case("K-7").answers()] == ["second try"]


def test_a_page_damaged_while_open_is_no_answer(path: Path, passphrase: str) -> None:
    with Casebook.create(path, passphrase) as book:
        case = book.new_case("K-7", names=("Zoë", "Ben"))
        occasion = case.current_occasion()
        for entry in range(300):
            case.answer(occasion, case.people[0], "venn_own", "words " * 50, entry=entry)
    with Casebook.open(path, passphrase) as book:
        case = book.case("K-7")
        case.next_entry(occasion, case.people[0], "venn_own")
        book._file._connection.pragma("shrink_memory")  # what it read before, it would remember
        with path.open("r+b") as file:
            file.seek(5 * 4096)
            file.write(bytes(path.stat().st_size - 5 * 4096))
        with pytest.raises(CannotOpenError, match="cannot be read"):
            case.answers()
        with pytest.raises(NotSavedError, match="damaged"):
            case.answer(occasion, case.people[0], "venn_own", "more", entry=300)


@pytest.mark.parametrize(
    ("guard", "error", "kind"),
    [
        (faults.opening, apsw.BusyError, InUseError),
        (faults.opening, apsw.NotADBError, CannotOpenError),
        (faults.opening, apsw.IOError, CannotOpenError),
        (faults.opening, apsw.ReadOnlyError, CasebookError),
        (faults.reading, apsw.CorruptError, CannotOpenError),
        (faults.reading, apsw.IOError, CannotOpenError),
        (lambda: faults.copying("No room."), apsw.FullError, CasebookError),
        (lambda: faults.copying("No room."), apsw.BusyError, InUseError),
        (lambda: faults.copying("No room."), apsw.CorruptError, CannotOpenError),
        (lambda: faults.copying("No room."), apsw.ConnectionClosedError, CasebookError),
        (faults.saving, apsw.FullError, NotSavedError),
        (faults.saving, apsw.IOError, NotSavedError),
        (faults.saving, apsw.BusyError, NotSavedError),
        (faults.saving, apsw.ReadOnlyError, NotSavedError),
    ],
)
def test_every_complaint_becomes_one_sentence(
    guard: Callable[[], AbstractContextManager[None]],
    error: type[apsw.Error],
    kind: type[BalancekitError],
) -> None:
    with pytest.raises(BalancekitError) as refusal, guard():
        raise error("words of the database")
    assert type(refusal.value) is kind
    assert str(refusal.value).endswith(".")
    assert "words of the database" not in str(refusal.value)
    assert refusal.value.__suppress_context__  # a traceback does not tell the rest either


def test_a_saving_that_is_broken_off_leaves_nothing(book: Casebook, case: Case) -> None:
    with pytest.raises(KeyboardInterrupt), book._file.saving():
        book._file.add("UPDATE cases SET relation = 'half'")
        raise KeyboardInterrupt
    assert book.case("K-7").relation == "partners"


def test_threads_take_turns(book: Casebook, case: Case) -> None:
    occasion, zoe = case.current_occasion(), case.people[0]
    with ThreadPoolExecutor(1) as thread:
        with book._file.saving():
            book._file.add("UPDATE cases SET relation = 'first'")
            other = thread.submit(case.answer, occasion, zoe, "venn_own", "singing")
            with pytest.raises(TimeoutError):
                other.result(timeout=0.05)
        assert other.result().value == "singing"
    assert book.case("K-7").relation == "first"
    assert [answer.value for answer in case.answers()] == ["singing"]
