"""Backups: whole, encrypted, dated, the last few kept, listed, and restored to a new file."""

import stat
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest

from balancekit.casebook import Case, Casebook, backups, values
from balancekit.errors import ArgumentError, CannotOpenError, CasebookError, NotSavedError

DAY = timedelta(days=1)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """A clock to be set by the test; it stands in the last place of the list."""
    times = [datetime.now(UTC)]

    def now() -> int:
        return values.since_epoch(times[-1])

    for place in ("backups", "lines", "roll"):
        monkeypatch.setattr(f"balancekit.casebook.{place}.now", now)
    return times


def answer(case: Case, words: str, entry: int = 0) -> None:
    case.answer(case.current_occasion(), case.people[0], "venn_own", words, entry=entry)


def words_in(book: Casebook) -> list[object]:
    return [answer.value for answer in book.case("K-7").answers()]


def test_a_backup_is_whole_encrypted_dated_and_its_owners_alone(
    book: Casebook, case: Case, passphrase: str
) -> None:
    answer(case, "a word to be found")
    copy = book.backup()
    assert copy.parent == book.path.parent / "backups"
    assert copy.name.startswith(f"practice-{datetime.now():%Y-%m-%d}-")
    assert copy.suffix == ".balancekit"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    assert b"a word to be found" not in copy.read_bytes()
    with Casebook.open(copy, passphrase) as opened:
        assert words_in(opened) == ["a word to be found"]
        assert opened.verify() == ()


def test_a_backup_holds_what_is_still_in_the_log(book: Casebook, case: Case, path: Path) -> None:
    for entry in range(30):
        answer(case, "x" * 3000, entry)
    assert path.with_name(path.name + "-wal").stat().st_size > path.stat().st_size
    with Casebook.open(book.backup(), "a quiet river, a loud kitchen") as copy:
        assert len(words_in(copy)) == 30


def test_one_can_go_on_writing_meanwhile(
    book: Casebook, case: Case, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("balancekit.casebook.copying._PAGES_AT_ONCE", 1)
    for entry in range(40):
        answer(case, "before " * 500, entry)
    made: list[Path] = []
    thread = threading.Thread(target=lambda: made.append(book.backup()))
    thread.start()
    written = 0
    while thread.is_alive():
        answer(case, f"meanwhile {written}", 1000 + written)
        written += 1
    thread.join()
    assert written > 0
    with Casebook.open(made[0], passphrase) as copy:
        found = words_in(copy)
        assert found[:40] == ["before " * 500] * 40
        assert found[40:] == [f"meanwhile {number}" for number in range(len(found) - 40)]
        assert copy.verify() == ()


def test_only_the_newest_of_this_casebook_are_kept(
    book: Casebook, case: Case, tmp_path: Path, clock: list[datetime]
) -> None:
    folder = tmp_path / "copies"
    with Casebook.create(tmp_path / "other.balancekit", "x") as other:
        theirs = other.backup(folder)
    strange = folder / "practice-2020-01-01-000000.balancekit"
    strange.write_text("not ours")
    elsewhere = book.backup(tmp_path / "stick")
    made = []
    for _ in range(5):
        made.append(book.backup(folder, keep=3))
        clock.append(clock[-1] + DAY)
    assert set(folder.iterdir()) == {theirs, strange, *made[-3:]}
    assert [backup.path for backup in book.backups()] == [elsewhere, *made[-3:]]
    assert all(backup.is_there for backup in book.backups())
    with pytest.raises(ArgumentError, match="at least 1"):
        book.backup(folder, keep=0)


def test_the_newest_is_what_was_made_last_whatever_the_clock_says(
    book: Casebook, case: Case, clock: list[datetime]
) -> None:
    first = book.backup(keep=1)
    clock.append(clock[-1] - 400 * DAY)
    second = book.backup(keep=1)
    assert not first.exists()
    assert second.exists()
    assert book.last_backup == clock[-1]


def test_two_within_a_second_are_two(book: Casebook, case: Case, clock: list[datetime]) -> None:
    first, second = book.backup(), book.backup()
    assert second.name == f"{first.stem}-2.balancekit"
    assert first.exists()
    assert [repr(backup) for backup in book.backups()] == [
        f"Backup(made={clock[-1]:%Y-%m-%d}, is_there=True)"
    ] * 2


def test_a_name_that_is_free_again_stands_for_the_new_copy_only(
    book: Casebook, case: Case, clock: list[datetime]
) -> None:
    book.backup(keep=2).unlink()
    second = book.backup(keep=2)  # the same second, the same name
    third = book.backup(keep=2)
    assert second.exists()
    assert [backup.path for backup in book.backups()] == [second, third]


def test_a_copy_that_was_moved_away_stays_listed(book: Casebook, case: Case) -> None:
    copy = book.backup()
    copy.rename(copy.with_name("elsewhere"))
    (backup,) = book.backups()
    assert (backup.path, backup.is_there) == (copy, False)
    assert book.last_backup == backup.made


def test_it_is_due_a_week_after_the_last_if_something_came(
    book: Casebook, clock: list[datetime]
) -> None:
    assert not book.backup_is_due  # an empty casebook
    case = book.new_case("K-7", names=("Zoë", "Ben"))
    assert book.last_backup is None
    assert not book.backup_is_due
    clock.append(clock[0] + 7 * DAY)
    assert book.backup_is_due  # never yet, for a week
    book.backup()
    assert book.last_backup == clock[-1]
    clock.append(clock[-1] + 30 * DAY)
    assert not book.backup_is_due  # nothing came
    answer(case, "singing")
    assert book.backup_is_due
    book.backup()
    answer(case, "dancing")
    clock.append(clock[-1] + 6 * DAY)
    assert not book.backup_is_due
    clock.append(clock[-1] - 60 * DAY)
    assert book.backup_is_due  # who knows how long ago, by a clock that is wrong
    book.backup()
    book.erase_case("K-7")
    clock.append(clock[-1] + 8 * DAY)
    assert book.backup_is_due  # the copies hold what was erased


def test_restoring_to_a_new_file(book: Casebook, case: Case, path: Path, passphrase: str) -> None:
    answer(case, "singing")
    copy = book.backup()
    answer(case, "later")
    before = copy.read_bytes()
    new = path.with_name("new.balancekit")
    with Casebook.restore(copy, new, passphrase) as restored:
        assert restored.path == new
        assert words_in(restored) == ["singing"]
        assert restored.backups()[-1].path == copy  # which also holds what is erased later
        assert not restored.read_only
        answer(restored.case("K-7"), "goes on")
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    assert copy.read_bytes() == before
    assert words_in(book) == ["later"]
    assert {file.name for file in path.parent.iterdir()} == {
        path.name, f"{path.name}-wal", "backups", new.name,
    }  # fmt: skip


def test_restoring_never_replaces_a_file(
    book: Casebook, case: Case, path: Path, passphrase: str
) -> None:
    copy = book.backup()
    for taken in (path, copy):
        before = taken.read_bytes()
        with pytest.raises(CasebookError, match="already"):
            Casebook.restore(copy, taken, passphrase)
        assert taken.read_bytes() == before
    new = path.with_name("new")
    with pytest.raises(CannotOpenError):
        Casebook.restore(copy, new, "another passphrase")
    with pytest.raises(CasebookError, match="There is no casebook"):
        Casebook.restore(path.with_name("nowhere"), new, passphrase)
    with pytest.raises(CasebookError, match="could not be made"):
        Casebook.restore(copy, path.parent / "nowhere" / "new", passphrase)
    assert not new.exists()


def test_a_folder_that_does_not_take_it(book: Casebook, case: Case, tmp_path: Path) -> None:
    taken = tmp_path / "a file"
    taken.write_text("no folder")
    with pytest.raises(CasebookError, match="could not be written to this folder"):
        book.backup(taken)
    assert book.backups() == ()
    answer(case, "still writing")


def test_a_backup_that_breaks_off_leaves_nothing(
    book: Casebook, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_full(*_: object) -> None:
        raise apsw.FullError

    with monkeypatch.context() as patch:
        patch.setattr("balancekit.casebook.copying.check_pages", disk_full)
        with pytest.raises(CasebookError, match="could not be written"):
            book.backup()
    with monkeypatch.context() as patch:
        patch.setattr(backups.placing, "give_name", disk_full)
        with pytest.raises(CasebookError, match="could not be written"):
            book.backup()
    assert book.backups() == ()
    assert book.last_backup is None
    assert list((book.path.parent / "backups").iterdir()) == []


def test_what_a_killed_backup_left_is_cleared_away(book: Casebook, case: Case) -> None:
    folder = book.backup().parent
    ours = folder / f".{book._file.key.salt.hex()}.abc.new"
    theirs = folder / f".{'00' * 16}.abc.new"
    ours.write_bytes(b"half")
    theirs.write_bytes(b"half")
    book.backup()
    assert not ours.exists()
    assert theirs.exists()  # another casebook may be writing it


def test_a_damaged_casebook_makes_no_backup(path: Path, passphrase: str) -> None:
    with Casebook.create(path, passphrase) as book:
        case = book.new_case("K-7", names=("Zoë",))
        for entry in range(100):
            answer(case, "words " * 100, entry)
    with Casebook.open(path, passphrase) as book:
        book._file._connection.pragma("shrink_memory")
        with path.open("r+b") as file:
            file.seek(8 * 4096)
            file.write(bytes(4096))
        with pytest.raises(CannotOpenError, match="cannot be read"):
            book.backup()
        assert book.verify() != ()


def test_a_closed_casebook_makes_none(book: Casebook, case: Case) -> None:
    book.close()
    with pytest.raises(CasebookError, match="casebook is closed"):
        book.backup()
    with pytest.raises(CasebookError, match="casebook is closed"):
        book.change_passphrase("a quiet river, a loud kitchen", "new")


def test_settings_are_kept(book: Casebook, path: Path, passphrase: str) -> None:
    assert book.setting("lock_after") is None
    assert book.setting("lock_after", 20) == 20
    book.set_setting("lock_after", 5)
    book.set_setting("lock_after", [1, None, "ä"])
    with pytest.raises(ArgumentError, match="JSON"):
        book.set_setting("lock_after", object())
    book.close()
    with pytest.raises(NotSavedError):
        book.set_setting("lock_after", 1)
    with Casebook.open(path, passphrase) as again:
        assert again.setting("lock_after") == [1, None, "ä"]


def test_damage_has_a_sentence_each(book: Casebook, case: Case) -> None:
    answer(case, "singing")
    assert book.verify() == ()
    connection = book._file._connection
    connection.pragma("foreign_keys", False)
    connection.execute("INSERT INTO occasions (case_id, started) VALUES (99, 0), (98, 0)")
    connection.execute("DROP TRIGGER answers_stay; UPDATE answers SET value = 'no json'")
    ties, answers = book.verify()
    assert ties.startswith("2 rows belong to nothing")
    assert answers.startswith("One answer cannot be read")
    connection.pragma("writable_schema", True)
    connection.execute("DELETE FROM answers; DELETE FROM occasions WHERE case_id > 90")
    connection.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, 'relation TEXT', 'relation INT')"
        " WHERE name = 'cases'"
    )
    connection.pragma("writable_schema", "RESET")
    assert any("damaged in" in sentence for sentence in book.verify())
