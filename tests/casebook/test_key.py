"""The key: from any passphrase, at a price, with all that is needed standing in the file itself."""

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balancekit.casebook import Casebook, key
from balancekit.errors import CannotOpenError, CasebookError

SALT = bytes([200]) + bytes(range(15))


def test_the_real_derivation_is_dear_and_stands_in_the_file(
    path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key, "_FOR_NEW_FILES", 1)
    Casebook.create(path, passphrase).close()
    start = time.process_time()
    with Casebook.open(path, passphrase) as book:
        assert time.process_time() - start > 0.05  # a guess costs a tenth of a second or more
        assert book._file.key.salt == path.read_bytes()[:16]
        assert book._file.key.salt[0] == 1
    assert key._COSTS[1] == key._ScryptCost(n=2**16, r=8, p=1)


def test_the_file_begins_with_the_salt_and_every_file_with_another(tmp_path: Path) -> None:
    beginnings = set()
    for name in ("a", "b"):
        with Casebook.create(tmp_path / name, "the same passphrase") as book:
            beginnings.add((tmp_path / name).read_bytes()[:16])
            assert book._file.key.salt in beginnings
    assert len(beginnings) == 2
    assert {beginning[0] for beginning in beginnings} == {200}


@pytest.mark.parametrize("version", [0, 2, 83, 199, 255])
def test_a_version_nobody_knows_is_refused_with_both_reasons(
    path: Path, passphrase: str, version: int
) -> None:
    Casebook.create(path, passphrase).close()
    changed = bytes([version]) + path.read_bytes()[1:]
    path.write_bytes(changed)
    with pytest.raises(CannotOpenError, match=r"newer balancekit .* damaged"):
        Casebook.open(path, passphrase)
    assert path.read_bytes() == changed


def test_a_version_changed_to_another_known_one_does_not_open(path: Path, passphrase: str) -> None:
    Casebook.create(path, passphrase).close()
    path.write_bytes(bytes([1]) + path.read_bytes()[1:])
    with pytest.raises(CannotOpenError, match="passphrase"):
        Casebook.open(path, passphrase)


@given(st.text(min_size=1))
def test_both_ways_to_spell_a_passphrase_are_one(passphrase: str) -> None:
    derived = key.derive_key(passphrase, SALT)
    assert derived == key.derive_key(unicodedata.normalize("NFC", passphrase), SALT)
    assert derived.fits(unicodedata.normalize("NFD", passphrase))
    assert not derived.fits(passphrase + "x")
    assert len(derived.secret) == 32


@pytest.mark.parametrize(
    "passphrase",
    ["x", " ", "密码是长的", "كلمة السر", "пароль", "🗝️🌊", "नमस्ते", "\ud83d", "ÿ" * 10_000, "'; --"],
)
def test_any_script_and_length_opens_again(path: Path, passphrase: str) -> None:
    Casebook.create(path, passphrase).close()
    with Casebook.open(path, passphrase) as book:
        assert book.passphrase_fits(passphrase)
        assert not book.passphrase_fits(passphrase + " ")
    with pytest.raises(CannotOpenError):
        Casebook.open(path, passphrase + " ")


def test_an_empty_passphrase_is_refused(path: Path, passphrase: str) -> None:
    with pytest.raises(CasebookError, match="type a passphrase"):
        Casebook.create(path, "")
    assert list(path.parent.iterdir()) == []
    with Casebook.create(path, passphrase) as book:
        assert not book.passphrase_fits("")
    with pytest.raises(CasebookError, match="type a passphrase"):
        Casebook.open(path, "")


def test_a_key_does_not_show_itself() -> None:
    assert repr(key.derive_key("words", SALT)) == "FileKey()"
