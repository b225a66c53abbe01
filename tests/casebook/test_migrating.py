"""A casebook that an older balancekit made: copied first, then brought forward, wholly or not.

``version_1.balancekit`` was written by the code of commit 891f21b, under the passphrase below.
"""

import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from balancekit.casebook import Casebook, schema
from balancekit.casebook.connecting import connect, read_salt, settle
from balancekit.casebook.key import derive_key
from balancekit.errors import CasebookError

OLD = Path(__file__).with_name("version_1.balancekit")
PASSPHRASE = "sieben stille Seen"
COPY = f"practice.before-version-{schema.VERSION}.balancekit"


@pytest.fixture
def old(path: Path) -> Path:
    shutil.copyfile(OLD, path)
    return path


def check_all_reads_the_same(book: Casebook) -> None:
    """What was put into the old file, as the old code would have given it back."""
    assert [(one.code, one.names, one.relation) for one in book.cases()] == [
        ("empty", ("X",), ""),
        ("F-2", ("Ida", "Noor", "علي"), "family"),
        ("K-7", ("Zoë", "Ben"), "partners"),
    ]
    case = book.case("k-7")
    (zoe, ben), (first, second) = case.people, case.occasions()
    stands = {
        (a.occasion, a.respondent.role, a.respondent.name, a.item): (a.status, a.value)
        for a in case.answers()
    }
    assert stands == {
        (first, "person", "Zoë", "venn_own"): ("answered", "an evening a week of my own"),
        (first, "person", "Ben", "venn_own"): ("answered", "chess"),
        (first, "person", "Ben", "venn_shared"): ("rather_not_say", None),
        (first, "together", "", "venn_shared"): ("answered", "Sunday breakfast"),
        (first, "person", "Zoë", "balance_1"): ("answered", 4),
        (first, "person", "Ben", "balance_1"): ("answered", 2.5),
        (second, "person", "Zoë", "venn_own"): ("answered", "singing, and the garden"),
        (second, "therapist", "", "note"): ("answered", "seen together"),
    }
    rated = case.answers(item="balance_1")
    assert {(answer.bank, answer.bank_version) for answer in rated} == {("balance", "1.2")}
    history = case.history(first, zoe, "venn_own")
    assert [answer.value for answer in history] == ["singing", "an evening a week of my own"]
    assert [a.status for a in case.history(first, zoe, "venn_own", 1)] == ["answered", "cleared"]
    assert case.recipients(first, zoe, "venn_own") == {ben, case.therapist}
    assert case.recipients(first, ben, "venn_own") == frozenset()
    assert case.has_chosen_readers(first, ben, "venn_own")
    assert [(p.kind, p.readers, p.file_name, p.occasion) for p in case.pages_given()] == [
        ("couple", (zoe, ben), "page-1.pdf", first),
        ("worksheet", (zoe,), "page-2.pdf", None),
    ]
    assert book.last_placed() is not None
    assert case.place() == {"step": "review", "person": 1}
    family = book.case("F-2")
    assert [answer.value for answer in family.answers()] == ["كرة القدم"]
    assert case.consents() == ()
    assert case.keep_until is None
    assert (case.screened_on, case.individual_only) == (None, False)
    assert book.verify() == ()


def version_of(path: Path) -> int:
    connection = connect(path, derive_key(PASSPHRASE, read_salt(path)))
    try:
        settle(connection)
        return int(connection.pragma("user_version"))
    finally:
        connection.close()


def test_everything_in_an_old_casebook_reads_the_same(old: Path) -> None:
    with Casebook.open(old, PASSPHRASE) as book:
        check_all_reads_the_same(book)
        case = book.case("K-7")
        case.answer(case.current_occasion(), case.people[0], "venn_own", "and now more")
    with Casebook.open(old, PASSPHRASE) as book:
        assert book.case("K-7").answers(item="venn_own")[1].value == "and now more"


def test_the_old_one_is_kept_beside_it_for_its_owner_only(old: Path) -> None:
    with Casebook.open(old, PASSPHRASE) as book:
        (copy,) = book.backups()
        assert copy.path == old.with_name(COPY)
        assert copy.is_there
    assert {file.name for file in old.parent.iterdir()} == {old.name, COPY}
    assert stat.S_IMODE(copy.path.stat().st_mode) == 0o600
    assert version_of(copy.path) == 1
    with Casebook.restore(copy.path, old.with_name("again.balancekit"), PASSPHRASE) as book:
        check_all_reads_the_same(book)
    Casebook.open(old, PASSPHRASE).close()
    assert not list(old.parent.glob("*version-2-2*"))  # only once


def test_reading_only_leaves_an_old_casebook_as_it_is(old: Path) -> None:
    with Casebook.open(old, PASSPHRASE, read_only=True) as book:
        check_all_reads_the_same(book)
    assert old.read_bytes() == OLD.read_bytes()
    assert [file.name for file in old.parent.iterdir()] == [old.name]


OPEN_AND_DIE = """
import os, signal, sys
from balancekit.casebook import Casebook, backups, migrating, placing, schema
steps = [
    (migrating, "copy_whole"), (placing, "give_name"), (schema, "lay_out"), (migrating, "_copies"),
    (migrating, "bring_forward"),
]
place, name = steps[int(sys.argv[3])]
step = getattr(place, name)
def step_and_die(*values):
    step(*values)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(place, name, step_and_die)
Casebook.open(sys.argv[1], sys.argv[2])
"""


@pytest.mark.parametrize("step", range(5))
def test_killed_at_each_step_it_is_whole(old: Path, step: int) -> None:
    command = [sys.executable, "-c", OPEN_AND_DIE, str(old), PASSPHRASE, str(step)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    with Casebook.open(old, PASSPHRASE) as book:
        check_all_reads_the_same(book)
        listed = {backup.path.name for backup in book.backups()}
    # Also the copies of the try that was broken off are known, or gone.
    assert {file.name for file in old.parent.iterdir()} == {old.name, *listed}
    assert {version_of(old.with_name(name)) for name in listed} == {1}


def test_killed_within_the_new_tables_it_is_still_the_old_one(old: Path) -> None:
    half = "values[0].execute(schema._STEPS[1].split('CREATE TABLE settings')[0])"
    code = OPEN_AND_DIE.replace("step(*values)", half)
    command = [sys.executable, "-c", code, str(old), PASSPHRASE, "2"]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert version_of(old) == 1
    with Casebook.open(old, PASSPHRASE) as book:
        check_all_reads_the_same(book)


def test_without_room_for_the_copy_nothing_changes(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_full(*_: object) -> None:
        raise apsw.FullError

    monkeypatch.setattr("balancekit.casebook.migrating.copy_whole", disk_full)
    with pytest.raises(CasebookError, match=r"older version, .* make room"):
        Casebook.open(old, PASSPHRASE)
    assert old.read_bytes() == OLD.read_bytes()
    assert [file.name for file in old.parent.iterdir()] == [old.name]


def test_a_new_file_and_an_old_one_brought_forward_have_the_same_tables(
    old: Path, path: Path
) -> None:
    def tables(book: Casebook) -> list[tuple[object, ...]]:
        return book._file.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY name")

    with (
        Casebook.open(old, PASSPHRASE) as forward,
        Casebook.create(path.with_name("new"), PASSPHRASE) as new,
    ):
        assert tables(forward) == tables(new)
        assert new._file.rows("PRAGMA user_version") == [(schema.VERSION,)]
