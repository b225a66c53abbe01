"""The log of a crash: what SQLite would silently drop from it is noticed.

Without a look at the frames, one flipped bit in the log ends its replay there, and every answer
acknowledged after that is gone without a word.
"""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from balancekit.casebook import Case, Casebook
from balancekit.errors import CannotOpenError

ANSWERS = 6
FRAME = 24 + 4096


@pytest.fixture
def crashed(case: Case, path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook and its log, as a killed process leaves them."""
    occasion, zoe = case.current_occasion(), case.people[0]
    for entry in range(ANSWERS):
        case.answer(occasion, zoe, "venn_own", f"{entry} " * 1500, entry=entry)
    copy = tmp_path_factory.mktemp("crashed") / path.name
    for file in (path, log_of(path)):
        shutil.copyfile(file, log_of(copy) if file.name.endswith("-wal") else copy)
    return copy


def log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def flip(file: Path, byte: int, bit: int = 0) -> None:
    content = bytearray(file.read_bytes())
    content[byte] ^= 1 << bit
    file.write_bytes(content)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_sound_log_is_taken_over_without_a_word(crashed: Path, passphrase: str) -> None:
    with Casebook.open(crashed, passphrase) as book:
        assert len(book.case("K-7").answers()) == ANSWERS
        assert book.notices == ()


@pytest.mark.parametrize("byte", [0, 3, 5, 9, 13, 17, 22, 27, 31])
def test_damage_in_the_beginning_is_refused(crashed: Path, passphrase: str, byte: int) -> None:
    flip(log_of(crashed), byte)
    before = everything_in(crashed.parent)
    with pytest.raises(CannotOpenError, match=r"saved last in this casebook is damaged"):
        Casebook.open(crashed, passphrase)
    assert everything_in(crashed.parent) == before


@pytest.mark.parametrize("byte", [2, 6, 10, 14, 20, 24, 1000, FRAME - 40, FRAME - 20, FRAME - 1])
def test_damage_in_the_middle_is_refused_and_the_rest_restored(
    crashed: Path, passphrase: str, byte: int
) -> None:
    frames = log_of(crashed).stat().st_size // FRAME
    flip(log_of(crashed), 32 + frames * 3 // 4 * FRAME + byte)
    before = everything_in(crashed.parent)
    with pytest.raises(CannotOpenError, match=r"saved last in this casebook is damaged"):
        Casebook.open(crashed, passphrase)
    with Casebook.open(crashed, passphrase, read_only=True) as book:
        readable = len(book.case("K-7").answers())
        assert 0 < readable < ANSWERS
        (notice,) = book.notices
        assert "all that was saved before is here" in notice
    new = crashed.with_name("new")
    with Casebook.restore(crashed, new, passphrase) as book:
        assert len(book.case("K-7").answers()) == readable
        assert book.verify() == ()
        assert book.notices == (notice,)
    new.unlink()
    assert everything_in(crashed.parent) == before


def test_an_end_cut_off_in_the_middle_of_a_saving_is_told(crashed: Path, passphrase: str) -> None:
    whole = log_of(crashed).read_bytes()
    log_of(crashed).write_bytes(whole[: -FRAME // 2])
    with Casebook.open(crashed, passphrase) as book:
        assert len(book.case("K-7").answers()) == ANSWERS - 1
        (notice,) = book.notices
        assert "stopped while something was being saved" in notice
    with Casebook.open(crashed, passphrase) as book:
        assert book.notices == ()  # told once


def test_a_flipped_bit_anywhere_never_loses_an_answer_silently(
    crashed: Path, passphrase: str, tmp_path: Path, soak: Callable[[int, int], int]
) -> None:
    chance = random.Random(2026)
    size = log_of(crashed).stat().st_size
    told = 0
    for number in range(soak(60, 1000)):
        folder = tmp_path / str(number)
        shutil.copytree(crashed.parent, folder)
        copy = folder / crashed.name
        flip(log_of(copy), chance.randrange(size), chance.randrange(8))
        try:
            with Casebook.open(copy, passphrase) as book:
                found = len(book.case("K-7").answers())
                assert found == ANSWERS or book.notices
                assert book.verify() == ()
                told += bool(book.notices)
        except CannotOpenError:
            told += 1
        shutil.rmtree(folder)
    assert told > 0


def test_what_an_earlier_log_has_left_behind_is_no_damage(
    book: Casebook, case: Case, path: Path, passphrase: str, tmp_path: Path
) -> None:
    occasion, zoe = case.current_occasion(), case.people[0]
    for entry in range(40):
        case.answer(occasion, zoe, "venn_own", "x" * 3000, entry=entry)
    book._file._connection.wal_checkpoint()
    case.answer(occasion, zoe, "venn_own", "the log begins anew", entry=99)
    copy = tmp_path / "crashed" / path.name
    copy.parent.mkdir()
    shutil.copyfile(path, copy)
    shutil.copyfile(log_of(path), log_of(copy))
    with Casebook.open(copy, passphrase) as crashed:
        assert len(crashed.case("K-7").answers()) == 41
        assert crashed.notices == ()
