"""Flipped bits: each is noticed, on opening or, in a large file, where it is read."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from balancekit.casebook import Casebook, copying
from balancekit.errors import CannotOpenError

WORDS = [f"line {number} " * 40 for number in range(150)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "practice.balancekit"
    with Casebook.create(path, "a passphrase") as book:
        case = book.new_case("K-7", names=("Zoë", "Ben"))
        for entry, words in enumerate(WORDS):
            case.answer(case.current_occasion(), case.people[0], "venn_own", words, entry=entry)
    return path.read_bytes()


def flipped(whole: bytes, chance: random.Random) -> bytes:
    content = bytearray(whole)
    content[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
    return bytes(content)


def test_a_small_file_with_one_bit_flipped_is_refused_and_stays_as_it_is(
    whole: bytes, path: Path, soak: Callable[[int, int], int]
) -> None:
    chance = random.Random(2026)
    for _ in range(soak(50, 1000)):
        path.write_bytes(damaged := flipped(whole, chance))
        with pytest.raises(CannotOpenError):
            Casebook.open(path, "a passphrase")
        assert path.read_bytes() == damaged
        assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_in_a_large_one_it_is_found_by_verify_and_never_read_as_words(
    whole: bytes, path: Path, soak: Callable[[int, int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "CHECKED_WHOLE", 0)
    chance = random.Random(2026)
    for _ in range(soak(50, 1000)):
        path.write_bytes(flipped(whole, chance))
        try:
            book = Casebook.open(path, "a passphrase")
        except CannotOpenError:
            continue
        with book:
            assert book.verify() != ()
            try:
                found = [answer.value for answer in book.case("K-7").answers()]
            except CannotOpenError:
                continue
            assert found == WORDS  # the damage was elsewhere


@pytest.mark.parametrize("missing", [1, 31, 33, 2000, 4095, 4096, 9000])
def test_a_large_one_that_was_cut_off_is_refused(
    whole: bytes, path: Path, missing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "CHECKED_WHOLE", 0)
    path.write_bytes(whole[:-missing])
    for read_only in (False, True):
        with pytest.raises(CannotOpenError):
            Casebook.open(path, "a passphrase", read_only=read_only)
    assert path.read_bytes() == whole[:-missing]


def test_what_is_no_text_is_a_sentence_too(path: Path) -> None:
    with Casebook.create(path, "a passphrase") as book:
        case = book.new_case("K-7", names=("Zoë", "Ben"))
        book._file.save("UPDATE respondents SET name = CAST(x'b1' AS TEXT) WHERE position = 0")
        with pytest.raises(CannotOpenError, match="cannot be read"):
            book.case(case.code)
