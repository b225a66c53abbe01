"""A casebook to work with; deriving its key is cheap save where a test asks for the real one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from balancekit.casebook import Case, Casebook, connecting

PASSPHRASE = "a quiet river, a loud kitchen"


@pytest.fixture(scope="module", autouse=True)
def cheap(cheap_derivation: None) -> None:
    """Every casebook of these tests is cheap to open."""


@pytest.fixture
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "practice.balancekit"


@pytest.fixture
def book(path: Path) -> Iterator[Casebook]:
    with Casebook.create(path, PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def case(book: Casebook) -> Case:
    return book.new_case("K-7", names=("Zoë", "Ben"), relation="partners")


@pytest.fixture
def decrypted() -> Callable[[Casebook], bytes]:
    """Reads every page of a casebook and every frame of its log, free ones too, as plain bytes."""
    page, log_header, frame_header = 4096, 32, 24

    def read(book: Casebook) -> bytes:
        connection, log = book._file._connection, connecting.log_of(book.path)
        pages = range(0, book.path.stat().st_size, page)
        size = log.stat().st_size if log.exists() else 0
        frames = range(log_header + frame_header, size, frame_header + page)
        places = [(0, start) for start in pages] + [(1, start) for start in frames]
        return b"".join(connection.read("main", which, at, page)[1] for which, at in places)

    return read
