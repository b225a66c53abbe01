"""Erased is erased: no byte of it is left in the file or its log, and nobody else loses a word."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from balancekit.casebook import Case, Casebook, Respondent, erasing
from balancekit.casebook.typed_for import note_typed_for, typed_for, withdraw_typed_for
from balancekit.errors import ArgumentError, CasebookError, NotSavedError

Decrypted = Callable[[Casebook], bytes]

HERS = {
    "answer": "Xylophon-Kanarie-Zürich",
    "replaced": "Altwort-Kanarie",
    "taken back": "Quittenmus-Kanarie",
    "name": "Wilhelmine-Kanarie",
    "item": "venn_kanarie",
    "place": "Unterwegs-Kanarie",
    "page": "Seite-Kanarie.pdf",
    "note": "Wilhelmine-Kanarie",
}
HIS = {"answer": "Tuba-Drossel", "taken back": "Apfelmus-Drossel", "page": "Blatt-Drossel.pdf"}


def found_in(content: bytes, words: dict[str, str]) -> set[str]:
    return {
        what
        for what, text in words.items()
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        if text.encode(encoding) in content
    }


def write_everything(book: Casebook) -> Case:
    case = book.new_case("K-7", names=(HERS["name"], "Ben", "Ida"), relation="family")
    (her, ben, ida), occasion = case.people, case.start_occasion()
    for entry in range(30):  # more than a page
        case.answer(occasion, her, HERS["item"], HERS["answer"] * 40, entry=entry)
        case.answer(occasion, ben, "venn_own", HIS["answer"], entry=entry)
    case.answer(occasion, her, "venn_own", HERS["replaced"])
    case.answer(occasion, her, "venn_own", "later")
    case.answer(occasion, her, "venn_both", HERS["taken back"])
    case.undo(occasion, [her])
    case.answer(occasion, ben, "venn_both", HIS["taken back"])
    case.answer(occasion, ben, "venn_both", None, status="cleared")
    case.answer(occasion, case.together, "venn_talk_1", "ours")
    case.answer(occasion, case.therapist, "typed_by_therapist", HERS["note"], bank="notes")
    case.answer(occasion, case.therapist, "note", "about all three", bank="notes")
    case.set_recipients(occasion, her, "venn_own", 0, [ben, case.therapist])
    case.set_recipients(occasion, ben, "venn_own", 0, [her, ida])
    case.set_recipients(occasion, ben, "venn_own", 1, [her])
    case.note_consent(her, "research", True)
    case.note_consent(ben, "research", False)
    case.keep_place({"person": HERS["place"]})
    case.note_page_given(occasion, "worksheet", [her], HERS["page"])
    case.note_page_given(occasion, "couple", [her, ben], HIS["page"])
    case.note_page_given(None, "clinician", [case.therapist], "Notiz.pdf")
    neighbour = book.new_case("K-8", names=("Noor",))
    neighbour.answer(neighbour.start_occasion(), neighbour.people[0], "venn_own", "next door")
    return case


def belongings(case: Case, *people: Respondent) -> list[object]:
    """All that is to be read by or of these people, as plain values."""
    rows: list[object] = []
    for person in people:
        for one in case.all_by(person):
            line = one.occasion, person, one.item, one.entry
            readers = {reader.id for reader in case.recipients(*line)}
            rows.append((one.occasion, person.id, one.item, one.entry, one.status, one.value))
            rows.append((one.saved, one.bank, one.bank_version, readers & {p.id for p in people}))
            rows.append(case.has_chosen_readers(*line))
        rows += [(c.purpose, c.given, c.saved) for c in case.consents() if c.person == person]
    rows += [
        (page.kind, page.file_name, page.given)
        for page in case.pages_given()
        if set(page.readers) & set(people)
    ]
    return rows


def others(case: Case) -> list[Respondent]:
    return [p for p in case.people if p.name != HERS["name"]] + [case.together, case.therapist]


def test_the_mark_of_whom_the_therapist_typed_for_stays_with_them(book: Casebook) -> None:
    case = book.new_case("K-7", names=("Zoë", "Ben", "Ida"))
    (zoe, ben, ida), occasion = case.people, case.start_occasion()
    for person in (zoe, ida):
        case.answer(occasion, person, "venn_own", "choir")
        note_typed_for(case, occasion, person)
    assert typed_for(case, occasion) == (zoe, ida)
    withdraw_typed_for(case, occasion, ida)
    assert typed_for(case, None) == (zoe,)
    note_typed_for(case, occasion, ida)
    book.erase_person("K-7", ben)
    case = book.case("K-7")
    assert [one.name for one in typed_for(case, occasion)] == ["Zoë", "Ida"]
    moved = book.split_off("K-7", case.people[1], "K-8", joint=False)
    assert [one.name for one in typed_for(moved, moved.occasions()[0])] == ["Ida"]
    assert [one.name for one in typed_for(book.case("K-7"), occasion)] == ["Zoë"]
    book.erase_person("K-8", moved.people[0])
    case = book.case("K-7")
    assert len(case.all_by(case.therapist)) == 1  # Ida's mark has left with her


def check_sound(book: Casebook) -> None:
    assert book.verify() == ()
    assert book._file.rows("PRAGMA foreign_key_check") == []
    assert book._file.rows("PRAGMA foreign_keys") == [(1,)]
    assert book._file.rows("SELECT * FROM settings WHERE name = 'erasing'") == []


def test_the_search_finds_what_was_deleted_in_the_ordinary_way(
    decrypted: Decrypted, book: Casebook
) -> None:
    """Free pages and old frames of the log are searched too, or the other tests prove nothing."""
    write_everything(book)
    assert found_in(decrypted(book), HERS | HIS) == {*HERS, *HIS}
    book._file.empty_log()
    for setting in ("secure_delete", "foreign_keys"):
        book._file.rows(f"PRAGMA {setting} = OFF")
    book._file.save("DELETE FROM answers")
    assert book._file.rows("PRAGMA freelist_count")[0][0] > 5
    assert {"answer", "taken back"} <= found_in(decrypted(book), HERS)


def test_nothing_of_a_person_is_left(decrypted: Decrypted, path: Path, passphrase: str) -> None:
    with Casebook.create(path, passphrase) as book:
        case = write_everything(book)
        keep = {what: words for what, words in HIS.items() if what != "place"}
        before = belongings(case, *others(case)[:2], case.together)
        before_next_door = belongings(book.case("K-8"), *book.case("K-8").people)
        assert book.erase_person("k-7", case.people[0]) == ()
        assert found_in(decrypted(book), HERS) == set()
        assert found_in(decrypted(book), keep) == set(keep)
        case = book.case("K-7")
        assert belongings(case, *others(case)[:2], case.together) == before
        assert belongings(book.case("K-8"), *book.case("K-8").people) == before_next_door
        assert [(one.name, one.position) for one in case.people] == [("Ben", 0), ("Ida", 1)]
        assert case.place() is None
        assert book.last_placed() is None
        assert [page.file_name for page in case.pages_given()] == [HIS["page"], "Notiz.pdf"]
        assert [a.value for a in case.answers(respondent=case.therapist)] == ["about all three"]
        check_sound(book)
    with Casebook.open(path, passphrase) as book:
        assert found_in(decrypted(book), HERS) == set()
        check_sound(book)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_somebody_chosen_who_is_gone_is_replaced_by_nobody(book: Casebook) -> None:
    case = write_everything(book)
    her, ben, ida = case.people
    occasion = case.current_occasion()
    book.erase_person("K-7", her)
    case = book.case("K-7")
    ben, ida = case.people
    assert case.recipients(occasion, ben, "venn_own", 0) == {ida}
    assert case.recipients(occasion, ben, "venn_own", 1) == frozenset()
    assert case.has_chosen_readers(occasion, ben, "venn_own", 1)
    case.answer(occasion, ben, "venn_own", "it goes on")


def test_nothing_of_a_case_is_left(decrypted: Decrypted, book: Casebook) -> None:
    write_everything(book)
    book.erase_case("K-7")
    assert found_in(decrypted(book), HERS | HIS | {"code": "K-7", "x": "about all three"}) == set()
    assert [one.code for one in book.cases()] == ["K-8"]
    for table in ("answers", "choices", "recipients", "consents", "pages", "page_readers"):
        rows = book._file.rows(f"SELECT count(*) FROM {table}")
        assert rows == [(int(table == "answers"),)]
    with pytest.raises(CasebookError, match="No case has this code"):
        book.erase_case("K-7")
    check_sound(book)


def test_the_last_person_takes_the_case_along(
    decrypted: Decrypted, book: Casebook, case: Case
) -> None:
    case.answer(case.current_occasion(), case.together, "venn_talk_1", "ours")
    for _ in range(2):
        book.erase_person("K-7", book.case("K-7").people[0])
    assert book.cases() == ()
    assert found_in(decrypted(book), {"joint": "ours", "Ben": "Ben"}) == set()


def test_a_page_still_open_on_an_erased_case_writes_into_no_other(
    book: Casebook, case: Case
) -> None:
    occasion, zoe = case.current_occasion(), case.people[0]
    case.answer(occasion, zoe, "venn_own", "in time")
    for _ in range(2):
        book.erase_case("K-7")
        other = book.new_case("K-7", names=("Noor", "Kim"))
        with pytest.raises(NotSavedError):
            case.answer(occasion, zoe, "venn_own", "too late")
        with pytest.raises(NotSavedError):
            case.set_recipients(occasion, zoe, "venn_own", 0, [case.therapist])
        case.keep_place({"step": "too late"})
        assert (other.answers(), other.place()) == ((), None)


def test_what_is_typed_while_it_is_erased_is_not_kept(
    book: Casebook, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page saves by itself: it must not come in between, and leave a word that nobody finds."""
    occasion, zoe = case.current_occasion(), case.people[0]
    case.answer(occasion, zoe, "venn_own", "in time")
    take_out, rows = erasing.take_out, book._file.rows

    def slow_rows(sql: str, **values: Any) -> Any:
        if sql.endswith("= ON"):
            time.sleep(0.05)  # long enough for whoever waits for the file
        return rows(sql, **values)

    with ThreadPoolExecutor(1) as page:
        typed = []

        def take_out_while_somebody_types(*values: Any) -> None:
            typed.append(page.submit(case.answer, occasion, zoe, "venn_own", "too late"))
            take_out(*values)

        monkeypatch.setattr(erasing, "take_out", take_out_while_somebody_types)
        monkeypatch.setattr(book._file, "rows", slow_rows)
        book.erase_person("K-7", zoe)
        with pytest.raises(NotSavedError):
            typed[0].result()
    assert book._file.rows("SELECT * FROM answers") == []
    check_sound(book)


def test_a_case_without_answers_can_be_erased(book: Casebook, case: Case) -> None:
    book.erase_person("K-7", case.people[1])
    (summary,) = book.cases()
    assert (summary.names, summary.last_saved, summary.sittings) == (("Zoë",), None, 0)


def test_the_list_knows_the_newest_answer_that_is_left(book: Casebook, case: Case) -> None:
    occasion, (zoe, ben) = case.current_occasion(), case.people
    left = case.answer(occasion, zoe, "venn_own", "hers")
    case.answer(occasion, ben, "venn_own", "his")
    book.erase_person("K-7", ben)
    assert book.cases()[0].last_saved == left.saved


def test_only_people_of_the_case_can_be_erased(book: Casebook, case: Case) -> None:
    stranger = book.new_case("K-8", names=("Zoë", "Noor")).people[0]
    with pytest.raises(CasebookError, match="does not belong"):
        book.erase_person("K-7", stranger)
    for nobody in (case.together, case.therapist):
        with pytest.raises(ArgumentError, match="one of the people"):
            book.erase_person("K-7", nobody)
    assert len(book.cases()) == 2


def test_the_copies_that_still_hold_it_are_named(book: Casebook, passphrase: str) -> None:
    case = write_everything(book)
    made = book.backup()
    (copy,) = book.erase_person("K-7", case.people[0])
    assert (copy.path, copy.is_there) == (made, True)
    with Casebook.open(copy.path, passphrase, read_only=True) as old:
        assert old.case("K-7").people[0].name == HERS["name"]


def test_in_a_copy_to_be_read_nothing_is_erased(book: Casebook, passphrase: str) -> None:
    case = write_everything(book)
    with Casebook.open(book.path, passphrase, read_only=True) as snapshot:
        with pytest.raises(NotSavedError, match="read"):
            snapshot.erase_person("K-7", case.people[0])
        assert snapshot.case("K-7").people == case.people


def test_no_room_to_finish_is_said_and_made_up_for(
    decrypted: Decrypted, path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Casebook.create(path, passphrase) as book:
        case = write_everything(book)
        connection = book._file._connection

        def full_disk() -> None:
            raise NotSavedError

        monkeypatch.setattr(book._file, "vacuum", full_disk)
        with pytest.raises(NotSavedError, match="make room on the disk"):
            book.erase_person("K-7", case.people[0])
        assert connection.pragma("freelist_count") > 0
        monkeypatch.undo()
    with Casebook.open(path, passphrase) as book:
        assert book._file.rows("PRAGMA freelist_count") == [(0,)]
        assert found_in(decrypted(book), HERS) == set()
        check_sound(book)


ERASE = """
import os, signal, sys
from balancekit.casebook import Casebook, connecting, erasing, file, key
key._COSTS[200] = key._ScryptCost(n=16, r=8, p=1)
key._FOR_NEW_FILES = 200
book = Casebook.open(sys.argv[1], sys.argv[2])
person = book.case("K-7").people[0]
def die(*values, **named):
    os.kill(os.getpid(), signal.SIGKILL)
def after(step):
    return lambda *values, **named: die(step(*values, **named))
take_out, vacuum = erasing.take_out, file.EncryptedFile.vacuum
match sys.argv[3]:
    case "rows gone":
        erasing.take_out = after(take_out)
    case "committed":
        file.EncryptedFile.vacuum = die
    case "written anew":
        connecting.empty_log = die
    case "log emptied":
        file.EncryptedFile.vacuum = after(vacuum)
print("now", flush=True)
book.erase_person("K-7", person)
print("erased", flush=True)
"""


def check_all_or_nothing(
    decrypted: Decrypted, path: Path, passphrase: str, before: list[object]
) -> bool:
    """Reopen; return whether the person is gone. Whatever was half done is done by then."""
    with Casebook.open(path, passphrase) as book:
        case = book.case("K-7")
        gone = len(case.people) == 2
        if not gone:
            assert belongings(case, *case.people) == before
            book.erase_person("K-7", case.people[0])
        assert found_in(decrypted(book), HERS) == set()
        assert book._file.rows("PRAGMA freelist_count") == [(0,)]
        check_sound(book)
    return gone


@pytest.mark.parametrize(
    ("moment", "gone"),
    [
        ("rows gone", False),
        ("committed", True),
        ("written anew", True),
        ("log emptied", True),
    ],
)
def test_killed_while_erasing_it_is_all_there_or_gone(
    decrypted: Decrypted, path: Path, passphrase: str, moment: str, gone: bool
) -> None:
    with Casebook.create(path, passphrase) as book:
        case = write_everything(book)
        before = belongings(case, *case.people)
    command = [sys.executable, "-c", ERASE, str(path), passphrase, moment]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert check_all_or_nothing(decrypted, path, passphrase, before) == gone


def test_killed_at_any_moment_of_erasing(
    decrypted: Decrypted, tmp_path: Path, passphrase: str, soak: Callable[[int, int], int]
) -> None:
    chance = random.Random(2026)
    template = tmp_path / "template"
    with Casebook.create(template, passphrase) as book:
        case = write_everything(book)
        for entry in range(2000):
            case.answer(case.current_occasion(), case.people[0], "x", "words " * 100, entry=entry)
        before = belongings(case, *case.people)
    for number in range(soak(4, 200)):
        path = tmp_path / f"{number}.balancekit"
        path.write_bytes(template.read_bytes())
        command = [sys.executable, "-c", ERASE, str(path), passphrase, "any"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as eraser:
            assert eraser.stdout is not None
            eraser.stdout.readline()
            time.sleep(chance.uniform(0, 0.025))
            eraser.send_signal(signal.SIGKILL)
            said = eraser.stdout.read()
        gone = check_all_or_nothing(decrypted, path, passphrase, before)
        assert gone or "erased" not in said
        path.unlink()


RELEASED = (
    {"learn_released": "practice_1", "practices_released": "1:prac_2"},
    {"learn_released": "practice_3", "practices_released": "1:prac_4"},
    {"learn_released": "practice_5", "practices_released": "1:prac_6"},
)


@pytest.mark.parametrize("gone", [0, 1, 2])
@pytest.mark.parametrize("divided", [False, True])
def test_nobody_inherits_what_was_released_to_somebody_else(
    book: Casebook, gone: int, divided: bool
) -> None:
    case = book.new_case("R-1", names=("Ana", "Ben", "Ida"))
    occasion = case.start_occasion()
    for person, notes in zip(case.people, RELEASED, strict=True):
        case.answer(occasion, person, "venn_own", person.name)
        for item, value in notes.items():
            case.answer(occasion, case.therapist, item, value, bank="notes", entry=person.position)
    if divided:
        own = book.split_off("R-1", case.people[gone], "R-2", joint=False)
        assert released(own) == [RELEASED[gone]]
    else:
        book.erase_person("R-1", case.people[gone])
    left = [notes for position, notes in enumerate(RELEASED) if position != gone]
    assert released(book.case("R-1")) == left


def released(case: Case) -> list[dict[str, object]]:
    """What the therapist has released to each of the people."""
    notes = case.answers(respondent=case.therapist)
    assert {note.entry for note in notes} == {*range(len(case.people))}
    return [
        {note.item: note.value for note in notes if note.entry == person.position}
        for person in case.people
    ]
