"""Copying what is one person's from one case to another, row by row, within a `saving` block."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from balancekit.casebook.erasing import RELEASED
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.own_prompts import renumbered

# The sittings in which something of theirs was written, chosen or given out.
_OCCASIONS = """
SELECT id, started FROM occasions AS o
WHERE case_id = :case_id AND (
    EXISTS (SELECT 1 FROM answers WHERE occasion_id = o.id
        AND respondent_id IN (SELECT value FROM json_each(:authors)))
    OR EXISTS (SELECT 1 FROM choices WHERE occasion_id = o.id AND respondent_id = :person)
    OR id IN (SELECT p.occasion_id FROM pages AS p JOIN page_readers AS r ON r.page_id = p.id
        WHERE p.case_id = :case_id AND r.reader_id = :person)
)
ORDER BY id
"""

_ANSWERS = """
SELECT a.id, a.occasion_id, a.respondent_id, a.item, a.entry, a.status, a.value, a.bank,
    a.bank_version, a.saved, a.undoes
FROM occasions AS o JOIN answers AS a ON a.occasion_id = o.id
WHERE o.case_id = :case_id AND a.respondent_id IN (SELECT value FROM json_each(:authors))
ORDER BY a.id
"""

# The therapist's notes about them: that the therapist typed for them, kept by their number, see
# typed_for.py; and what was released to them, kept by their place in the case.
_NOTES = f"""
SELECT a.occasion_id, a.respondent_id, a.item, a.status, a.value, a.bank, a.bank_version, a.saved
FROM occasions AS o JOIN answers AS a ON a.occasion_id = o.id
WHERE o.case_id = :case_id AND (
    a.item = 'typed_by_therapist' AND a.entry = :person
    OR {RELEASED}
)
ORDER BY a.id
"""

_ADD_ANSWER = """
INSERT INTO answers (occasion_id, respondent_id, item, entry, status, value, bank, bank_version,
    saved, undoes)
VALUES (:occasion, :author, :item, :entry, :status, :value, :bank, :version, :saved, :undoes)
"""

_CHOICES = """
SELECT c.occasion_id, c.item, c.entry, c.saved, (
    SELECT json_group_array(reader_id) FROM recipients WHERE choice_id = c.id)
FROM occasions AS o JOIN choices AS c ON c.occasion_id = o.id
WHERE o.case_id = :case_id AND c.respondent_id = :person ORDER BY c.id
"""

_ADD_CHOICE = """
INSERT INTO choices (occasion_id, respondent_id, item, entry, saved)
VALUES (:occasion, :person, :item, :entry, :saved)
"""

_ADD_RECIPIENT = "INSERT INTO recipients VALUES (:choice, :reader)"

_PAGES = """
SELECT p.occasion_id, p.kind, p.file_name, p.given, (
    SELECT json_group_array(reader_id) FROM page_readers WHERE page_id = p.id)
FROM pages AS p JOIN page_readers AS r ON r.page_id = p.id
WHERE p.case_id = :case_id AND r.reader_id = :person ORDER BY p.id
"""

_ADD_PAGE = """
INSERT INTO pages (case_id, occasion_id, kind, file_name, given)
VALUES (:case_id, :occasion, :kind, :file_name, :given)
"""


class Move(NamedTuple):
    """From which case to which, and what an old number is called in the new one."""

    old: int
    new: int
    person: int
    position: int
    authors: Mapping[int, int]
    readers: Mapping[int, int]
    occasions: Mapping[int, int]


def copy_occasions(
    file: EncryptedFile, old: int, new: int, person: int, authors: Mapping[int, int]
) -> dict[int, int]:
    """Add the sittings in which something of theirs stands; return new numbers by old ones."""
    theirs = json.dumps(list(authors))
    return {
        number: file.add(
            "INSERT INTO occasions (case_id, started) VALUES (:case_id, :started)",
            case_id=new,
            started=started,
        )
        for number, started in file.rows(_OCCASIONS, case_id=old, authors=theirs, person=person)
    }


def copy_answers(file: EncryptedFile, move: Move) -> None:
    """Add what they wrote, with its history; what took something back still names it."""
    found = file.rows(_ANSWERS, case_id=move.old, authors=json.dumps(list(move.authors)))
    new: dict[int | None, int | None] = {None: None}  # what a row takes back, by its old number
    for number, occasion, author, item, entry, *content, undoes in found:
        status, value, bank, version, saved = content
        new[number] = file.add(
            _ADD_ANSWER,
            occasion=move.occasions[occasion],
            author=move.authors[author],
            item=renumbered(item, move.occasions),
            entry=entry,
            status=status,
            value=value,
            bank=bank,
            version=version,
            saved=saved,
            undoes=new[undoes],
        )


def copy_notes(file: EncryptedFile, move: Move) -> None:
    """Add the notes about them, under their new number, or at the first place."""
    number = move.authors[move.person]
    for occasion, therapist, item, status, value, bank, version, saved in file.rows(
        _NOTES, case_id=move.old, person=move.person, position=move.position
    ):
        typed = item == "typed_by_therapist"
        if occasion in move.occasions:
            file.add(
                _ADD_ANSWER,
                occasion=move.occasions[occasion],
                author=move.readers[therapist],
                item=item,
                entry=number if typed else 0,
                status=status,
                value=json.dumps(number) if typed and status == "answered" else value,
                bank=bank,
                version=version,
                saved=saved,
                undoes=None,
            )


def copy_choices(file: EncryptedFile, move: Move) -> None:
    """Add whom they chose as readers, as far as those go along."""
    found = file.rows(_CHOICES, case_id=move.old, person=move.person)
    for occasion, item, entry, saved, readers in found:
        choice = file.add(
            _ADD_CHOICE,
            occasion=move.occasions[occasion],
            person=move.authors[move.person],
            item=renumbered(item, move.occasions),
            entry=entry,
            saved=saved,
        )
        for reader in _still_there(move, readers):
            file.add(_ADD_RECIPIENT, choice=choice, reader=reader)


def copy_pages(file: EncryptedFile, move: Move) -> None:
    """Add the pages that were given to them."""
    for occasion, kind, file_name, given, readers in file.rows(
        _PAGES, case_id=move.old, person=move.person
    ):
        page = file.add(
            _ADD_PAGE,
            case_id=move.new,
            occasion=None if occasion is None else move.occasions[occasion],
            kind=kind,
            file_name=file_name,
            given=given,
        )
        for reader in _still_there(move, readers):
            file.add("INSERT INTO page_readers VALUES (:page, :reader)", page=page, reader=reader)


def _still_there(move: Move, readers: str) -> list[int]:
    return [move.readers[reader] for reader in json.loads(readers) if reader in move.readers]
