"""Making and opening the file: whole or not at all, ours alone, refused without a trace."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balancekit.casebook import Case, Casebook, schema
from balancekit.errors import BalancekitError, CannotOpenError, CasebookError, InUseError

same_path_again = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def refused_without_a_trace(path: Path, passphrase: str, kind: type[BalancekitError]) -> str:
    """Try to open; nothing in the folder may change; return the sentence."""
    before = everything_in(path.parent)
    with pytest.raises(kind) as refusal:
        Casebook.open(path, passphrase)
    assert everything_in(path.parent) == before
    return str(refusal.value)


@pytest.fixture
def closed(path: Path, passphrase: str) -> bytes:
    """Write a small casebook, close it, return its bytes."""
    with Casebook.create(path, passphrase) as book:
        case = book.new_case("K-7", names=("Zoë", "Ben"))
        for entry in range(40):
            case.answer(case.current_occasion(), case.people[0], "venn_own", "x" * 200, entry=entry)
    return path.read_bytes()


def test_a_new_file_is_its_owners_alone_and_the_only_one(path: Path, passphrase: str) -> None:
    path.parent.chmod(0o755)
    with Casebook.create(path, passphrase):
        modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
        assert modes == {0o600}
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o755


def test_what_is_promised_of_the_database_is_set(book: Casebook) -> None:
    connection = book._file._connection
    names = "journal_mode synchronous temp_store secure_delete foreign_keys mmap_size locking_mode"
    found = {name: connection.pragma(name) for name in names.split()}
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "temp_store": 2,  # MEMORY
        "secure_delete": 1,
        "foreign_keys": 1,
        "mmap_size": 0,
        "locking_mode": "exclusive",
    }


@pytest.mark.parametrize("there", ["a file", "an empty file", "a dangling link", "a folder"])
def test_making_one_never_replaces_what_is_there(path: Path, passphrase: str, there: str) -> None:
    if there == "a folder":
        path.mkdir()
    elif there == "a dangling link":
        path.symlink_to(path.parent / "nowhere")
    else:
        path.write_bytes(b"dear" if there == "a file" else b"")
    with pytest.raises(CasebookError, match=r"“practice\.balancekit” in this folder already"):
        Casebook.create(path, passphrase)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_that_comes_into_being_meanwhile_is_kept(
    path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out = schema.lay_out

    def slowly(connection: apsw.Connection) -> None:
        lay_out(connection)
        path.write_bytes(b"dear")

    monkeypatch.setattr(schema, "lay_out", slowly)
    with pytest.raises(CasebookError, match="already"):
        Casebook.create(path, passphrase)
    assert everything_in(path.parent) == {path.name: b"dear"}


def test_a_disk_without_links_will_do(
    path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    with Casebook.create(path, passphrase) as book:
        book.new_case("K-7", names=("Zoë",))
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_making_one_that_fails_leaves_nothing(
    path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_full(connection: apsw.Connection) -> None:
        connection.execute("CREATE TABLE half (made)")
        raise apsw.FullError

    monkeypatch.setattr(schema, "lay_out", disk_full)
    with pytest.raises(CasebookError, match=r"“practice\.balancekit” could not be made here"):
        Casebook.create(path, passphrase)
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_is_not_there(path: Path, passphrase: str) -> None:
    with pytest.raises(CasebookError, match="could not be made here"):
        Casebook.create(path.parent / "nowhere" / path.name, passphrase)
    with pytest.raises(CasebookError, match=r"no casebook “practice\.balancekit”"):
        Casebook.open(path.parent / "nowhere" / path.name, passphrase)


@pytest.mark.parametrize("wrong", ["", "folder"])
def test_no_file_to_open(path: Path, passphrase: str, wrong: str) -> None:
    if wrong:
        path.mkdir()
    with pytest.raises(CasebookError, match="There is no casebook"):
        Casebook.open(path, passphrase)


def test_a_wrong_passphrase_changes_nothing(closed: bytes, path: Path, passphrase: str) -> None:
    sentence = refused_without_a_trace(path, passphrase.upper(), CannotOpenError)
    assert "passphrase" in sentence
    assert "\n" not in sentence
    with Casebook.open(path, passphrase) as book:
        assert len(book.case("K-7").answers()) == 40


def test_a_wrong_passphrase_leaves_the_log_of_a_crash_alone(
    case: Case, path: Path, passphrase: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for entry in range(5):
        case.answer(case.current_occasion(), case.people[0], "venn_own", "dear", entry=entry)
    copy = tmp_path_factory.mktemp("as_a_crash_leaves_it") / path.name
    for name, content in everything_in(path.parent).items():
        (copy.parent / name).write_bytes(content)
    assert (copy.parent / f"{copy.name}-wal").stat().st_size > 0
    refused_without_a_trace(copy, "wrong", CannotOpenError)
    with Casebook.open(copy, passphrase) as book:
        assert len(book.case("K-7").answers()) == 5


def test_damage_beside_the_log_of_a_crash_changes_no_further(
    closed: bytes, path: Path, passphrase: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Casebook.open(path, passphrase) as book:
        book.case("K-7").keep_place({"step": 1})
        crashed = everything_in(path.parent)
    copy = tmp_path_factory.mktemp("as_a_crash_leaves_it") / path.name
    for name, content in crashed.items():
        (copy.parent / name).write_bytes(content)
    damaged = bytearray(closed)
    damaged[-2000] ^= 1  # in a page that the log does not hold
    copy.write_bytes(damaged)
    refused_without_a_trace(copy, passphrase, CannotOpenError)


@pytest.mark.parametrize("length", [0, 1, 15, 16, 100, 511, 512, 4095, 4096, 0.5, -4096, -1])
def test_a_truncated_file_changes_no_further(
    closed: bytes, path: Path, passphrase: str, length: float
) -> None:
    path.write_bytes(closed[: int(len(closed) * length) if length == 0.5 else int(length)])
    refused_without_a_trace(path, passphrase, CannotOpenError)


@pytest.mark.parametrize("byte", range(64))
def test_a_flipped_bit_in_the_beginning(
    closed: bytes, path: Path, passphrase: str, byte: int
) -> None:
    for bit in (0, 4, 7) if byte else (0, 4):  # 200 ^ 128 is no derivation of this test
        damaged = bytearray(closed)
        damaged[byte] ^= 1 << bit
        path.write_bytes(damaged)
        refused_without_a_trace(path, passphrase, CannotOpenError)


@same_path_again
@given(data=st.data())
def test_a_flipped_bit_anywhere(
    closed: bytes, path: Path, passphrase: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, 8 * len(closed) - 1))
    damaged = bytearray(closed)
    damaged[place // 8] ^= 1 << (place % 8)
    path.write_bytes(damaged)
    refused_without_a_trace(path, passphrase, CannotOpenError)


@pytest.mark.parametrize(
    "content", [b"Dear diary, " * 100, bytes(9000), b"SQLite format 3\0" * 300]
)
def test_other_files_are_refused(path: Path, passphrase: str, content: bytes) -> None:
    path.write_bytes(content)
    refused_without_a_trace(path, passphrase, CannotOpenError)


def test_another_encrypted_database_is_no_casebook(path: Path, passphrase: str) -> None:
    with Casebook.create(path, passphrase) as book:
        book._file._connection.pragma("application_id", 7)
    refused_without_a_trace(path, passphrase, CannotOpenError)


def test_a_newer_casebook_is_refused_politely(path: Path, passphrase: str) -> None:
    with Casebook.create(path, passphrase) as book:
        book._file._connection.pragma("user_version", schema.VERSION + 1)
    sentence = refused_without_a_trace(path, passphrase, CasebookError)
    assert "update balancekit" in sentence


OPEN_IT = """
import sys
from balancekit.casebook import Casebook, key
from balancekit.errors import BalancekitError
key._COSTS[200] = key._ScryptCost(n=16, r=8, p=1)
try:
    with Casebook.open(sys.argv[1], sys.argv[2]) as book:
        print(len(book.cases()), "cases")
except BalancekitError as error:
    print(type(error).__name__, error)
"""


def opened_by_another_process(path: Path, passphrase: str) -> str:
    command = [sys.executable, "-c", OPEN_IT, str(path), passphrase]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_one_process_at_a_time(case: Case, book: Casebook, path: Path, passphrase: str) -> None:
    # A second try in the same process must not loosen the lock on the way.
    with pytest.raises(InUseError, match="has had it open on"):
        Casebook.open(path, passphrase)
    assert "has had it open on" in opened_by_another_process(path, passphrase)
    case.answer(case.current_occasion(), case.people[0], "venn_own", "still writing")
    book.close()
    assert opened_by_another_process(path, passphrase) == "1 cases\n"


def test_a_refused_process_leaves_the_other_ones_log_alone(
    closed: bytes, path: Path, passphrase: str
) -> None:
    with Casebook.open(path, passphrase) as book:
        assert path.with_name(path.name + "-wal").stat().st_size == 0
        assert "has had it open on" in opened_by_another_process(path, passphrase)
        case = book.case("K-7")
        case.answer(case.current_occasion(), case.people[1], "venn_own", "still writing")


READ_ONLY = """
import os, stat, sys
from pathlib import Path
from balancekit.casebook import Casebook, key
from balancekit.errors import BalancekitError
from balancekit.strings import say
key._COSTS[200] = key._ScryptCost(n=16, r=8, p=1)
say("casebook.closed")  # read the sentences while we may read everything
file, mode, folder_mode = Path(sys.argv[1]), int(sys.argv[3], 8), int(sys.argv[4], 8)
file.chmod(mode)
file.parent.chmod(folder_mode)
if os.getuid() == 0:  # root may write anywhere: be somebody else
    os.setuid(65534)
try:
    Casebook.open(file, sys.argv[2])
except BalancekitError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.parametrize(
    ("mode", "folder_mode"), [("444", "755"), ("444", "555"), ("000", "755"), ("600", "000")]
)
def test_a_file_we_may_not_write(
    closed: bytes, passphrase: str, mode: str, folder_mode: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:  # the folders of pytest are closed to others
        path = Path(folder) / "practice.balancekit"
        path.write_bytes(closed)
        command = [sys.executable, "-c", READ_ONLY, str(path), passphrase, mode, folder_mode]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        path.parent.chmod(0o700)
        path.chmod(0o600)
        assert said.startswith("CasebookError This casebook cannot be written to")
        assert everything_in(path.parent) == {path.name: closed}


def test_the_open_file_is_found_again_from_another_folder(
    path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    with Casebook.create(path.name, passphrase) as book:
        os.chdir("/")
        case = book.new_case("K-7", names=("Zoë",))
        case.answer(case.current_occasion(), case.people[0], "venn_own", "singing")
        assert book.path == path


def test_a_link_leads_to_the_file_and_stays_a_link(
    closed: bytes, path: Path, passphrase: str
) -> None:
    link = path.parent / "elsewhere" / "link.balancekit"
    link.parent.mkdir()
    link.symlink_to(path)
    with Casebook.open(link, passphrase) as book:
        assert book.path == path
        case = book.case("K-7")
        case.answer(case.current_occasion(), case.people[1], "venn_own", "through the link")
        book.change_passphrase(passphrase, "another")
        assert book.notices == ()
    assert link.is_symlink()
    with Casebook.open(path, "another") as book:
        assert len(book.case("K-7").answers()) == 41
