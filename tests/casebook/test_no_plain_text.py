"""No word of a client stands anywhere in plain: not in a file, not in a repr, not in a refusal."""

import io
import os
import pprint
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from rich.pretty import pretty_repr

from balancekit.casebook import Case, Casebook
from balancekit.errors import BalancekitError

CANARIES = {
    "answer": "Xylophon-Kanarie-Zürich",
    "taken back": "Quittenmus-Kanarie",
    "name": "Wilhelmine-Kanarie",
    "other name": "Ω-Kanarie",
    "code": "kanarie-4711",
    "relation": "Brieffreunde-Kanarie",
    "place": "Unterwegs-Kanarie",
    "page": "Seite-Kanarie.pdf",
    "item": "venn_kanarie",
    "passphrase": "Losung-Kanarie",
}
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def write_everything(book: Casebook) -> Case:
    names = CANARIES["name"], CANARIES["other name"]
    case = book.new_case(CANARIES["code"], names=names, relation=CANARIES["relation"])
    occasion, person = case.current_occasion(), case.people[0]
    item = CANARIES["item"]
    for entry in range(20):  # more than a page, so that some spill over
        case.answer(occasion, person, item, CANARIES["answer"] * 40, entry=entry)
    case.answer(occasion, person, item, CANARIES["taken back"], entry=30)
    case.answer(occasion, person, item, None, entry=30, status="cleared")
    case.set_recipients(occasion, person, item, 0, [case.people[1]])
    case.keep_place({CANARIES["place"]: 1})
    case.note_page_given(occasion, "couple", case.people, CANARIES["page"])
    return case


def canaries_in(content: bytes) -> set[str]:
    return {
        what
        for what, words in CANARIES.items()
        for encoding in ENCODINGS
        if words.encode(encoding) in content
    }


def check_folder(folder: Path) -> set[str]:
    for file in folder.iterdir():
        assert canaries_in(file.read_bytes()) == set(), file.name
        assert canaries_in(os.fsencode(file.name)) == set()
    return {file.name for file in folder.iterdir()}


def test_the_search_would_find_them() -> None:
    for encoding in ENCODINGS:
        assert canaries_in("…".join(CANARIES.values()).encode(encoding)) == set(CANARIES)


def test_no_file_holds_a_word_in_plain(
    path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path_factory.mktemp("temporary")
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    with Casebook.create(path, CANARIES["passphrase"]) as book:
        case = write_everything(book)
        assert len(case.answers()) == 20
        assert check_folder(path.parent) == {path.name, f"{path.name}-wal"}
        assert (path.parent / f"{path.name}-wal").stat().st_size > 20 * 4096  # a hot log
    assert check_folder(path.parent) == {path.name}
    with Casebook.open(path, CANARIES["passphrase"]) as book:
        book.case(CANARIES["code"]).answers()
        check_folder(path.parent)
    assert list(temporary.iterdir()) == []


def test_the_words_are_in_the_file_though(path: Path) -> None:
    with Casebook.create(path, CANARIES["passphrase"]) as book:
        (answer, *_) = write_everything(book).answers()
        assert answer.value == CANARIES["answer"] * 40


def test_no_repr_shows_a_word(book: Casebook) -> None:
    case = write_everything(book)
    shown = [
        book,
        case,
        case.answers(),
        case.people,
        case.occasions(),
        book.cases(),
        case.pages_given(),
        case.history(case.current_occasion(), case.people[0], CANARIES["item"]),
        book._file,
        book._file.key,
    ]
    plain = {what: words for what, words in CANARIES.items() if what not in ("item", "passphrase")}
    for one in shown:
        for text in (repr(one), str(one), f"{one}", pprint.pformat(one), pretty_repr(one)):
            assert not [what for what, words in plain.items() if words in text]


def test_no_refusal_shows_a_word(path: Path) -> None:
    with Casebook.create(path, CANARIES["passphrase"]) as book:
        case = write_everything(book)
        other = book.new_case("other", names=("A", "B"))
        occasion, person = case.current_occasion(), case.people[0]
        words = CANARIES["answer"]
        refused = [
            lambda: other.answer(occasion, person, "x", words),
            lambda: other.answer(other.current_occasion(), person, "x", words),
            lambda: case.answer(occasion, person, "x", [words]),
            lambda: case.answer(occasion, person, "x", words, status=words),
            lambda: case.answer(occasion, person, "x", words, status="cleared"),
            lambda: case.answer(occasion, person, "x", words, entry=-1),
            lambda: book.new_case(CANARIES["code"], names=("A", "B")),
            lambda: book.new_case("c", names=(words, words)),
            lambda: book.new_case("c", names=(words * 9, "B")),
            lambda: book.new_case(words + "!", names=("A", "B")),
            lambda: book.case(words),
            lambda: case.keep_place({words: object()}),
            lambda: Casebook.open(path, CANARIES["passphrase"]),
            lambda: Casebook.create(path, CANARIES["passphrase"]),
        ]
        for asking in refused:
            assert canaries_in(traceback_of(asking).encode()) == set()


def traceback_of(asking: Callable[[], object]) -> str:
    """Everything that a log could hold of a refusal: the sentence and its traceback."""
    try:
        asking()
    except BalancekitError:
        return traceback.format_exc()
    raise AssertionError("it was not refused")


def test_a_pretty_printer_in_a_terminal_shows_none(book: Casebook) -> None:
    case = write_everything(book)
    terminal = io.StringIO()
    Console(file=terminal, width=200).print(case.answers(), case.people, book.cases())
    assert canaries_in(terminal.getvalue().encode()) <= {"item"}
