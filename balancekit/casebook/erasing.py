"""Erasing a person or a case, so that nothing of it is left in the file, not even in free pages.

Three steps: the rows go (SQLite overwrites them with zeros), the file is written anew without free
pages, the log beside it is emptied. The first step notes that the others are still to be done; so
a process that is killed in between leaves work that the next opening or erasing finishes.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from balancekit.casebook import roll
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.people import People
from balancekit.casebook.values import Respondent
from balancekit.errors import CasebookError, NotSavedError
from balancekit.strings import say

_SITTINGS = "(SELECT id FROM occasions WHERE case_id = :case_id)"
_CHOICES = f"(SELECT id FROM choices WHERE occasion_id IN {_SITTINGS})"
_PAGES = "(SELECT id FROM pages WHERE case_id = :case_id)"
_PEOPLE = "(SELECT id FROM respondents WHERE case_id = :case_id)"

_OF_CASE = (
    f"DELETE FROM answers WHERE occasion_id IN {_SITTINGS}",
    f"DELETE FROM recipients WHERE choice_id IN {_CHOICES}",
    f"DELETE FROM choices WHERE occasion_id IN {_SITTINGS}",
    f"DELETE FROM consents WHERE respondent_id IN {_PEOPLE}",
    f"DELETE FROM page_readers WHERE page_id IN {_PAGES}",
    "DELETE FROM pages WHERE case_id = :case_id",
    "DELETE FROM occasions WHERE case_id = :case_id",
    "DELETE FROM respondents WHERE case_id = :case_id",
    "DELETE FROM cases WHERE id = :case_id",
)

_THEIRS = f"occasion_id IN {_SITTINGS} AND respondent_id = :person"
_ONLY_THEIRS = f"""(SELECT page_id FROM page_readers WHERE page_id IN {_PAGES}
    GROUP BY page_id HAVING min(reader_id) = :person AND max(reader_id) = :person)"""

_NOTED_OF_THEM = f"""occasion_id IN {_SITTINGS} AND item = 'typed_by_therapist'
    AND entry = :person"""

# What the therapist has released to the person at one place of the case.
RELEASED = "item IN ('learn_released', 'practices_released') AND entry = :position"
_RELEASED = f"occasion_id IN {_SITTINGS} AND {RELEASED}"
_DELETE_RELEASED = f"DELETE FROM answers WHERE {_RELEASED}"
_COPY_RELEASED = f"""
INSERT INTO answers (occasion_id, respondent_id, item, entry, status, value, bank, bank_version,
    saved, undoes)
SELECT occasion_id, respondent_id, item, :to, status, value, bank, bank_version, saved, NULL
FROM answers WHERE {_RELEASED} ORDER BY id
"""

_OF_PERSON = (
    f"DELETE FROM answers WHERE {_THEIRS}",
    f"""DELETE FROM recipients
    WHERE choice_id IN {_CHOICES} AND (reader_id = :person
        OR choice_id IN (SELECT id FROM choices WHERE {_THEIRS}))""",
    f"DELETE FROM choices WHERE {_THEIRS}",
    f"DELETE FROM answers WHERE {_NOTED_OF_THEM}",
    "DELETE FROM consents WHERE respondent_id = :person",
    f"DELETE FROM pages WHERE id IN {_ONLY_THEIRS}",
    "DELETE FROM page_readers WHERE reader_id = :person",
    "DELETE FROM respondents WHERE id = :person",
    """UPDATE cases SET place = NULL, placed = NULL, last_saved = (
        SELECT a.saved FROM occasions AS o JOIN answers AS a ON a.occasion_id = o.id
        WHERE o.case_id = :case_id ORDER BY a.id DESC LIMIT 1
    ) WHERE id = :case_id""",
)

# Notes of the therapist that are nothing but the name.
_NOTES_OF_NAME = f"""
DELETE FROM answers WHERE occasion_id IN {_SITTINGS} AND value = :name
    AND respondent_id IN {_PEOPLE} AND respondent_id = :therapist
"""

_MARK = "INSERT OR REPLACE INTO settings VALUES ('erasing', 'true')"
_UNMARK = "DELETE FROM settings WHERE name = 'erasing'"
_IS_MARKED = "SELECT 1 FROM settings WHERE name = 'erasing'"


def erase_case(file: EncryptedFile, code: str) -> None:
    """Erase a case with everything in it; see `Casebook.erase_case`."""
    finish(file)
    case_id = roll.find_case(file, code).id
    with deleting(file):
        file.add(_MARK)
        file.add(roll.REMEMBER_NUMBERS)
        for step in _OF_CASE:
            file.add(step, case_id=case_id)
    finish(file)


def erase_person(file: EncryptedFile, code: str, person: Respondent) -> None:
    """Erase everything of one person, the case with the last one; see `Casebook.erase_person`."""
    finish(file)
    entry = roll.find_case(file, code)
    members = People(entry.respondents)
    number = members.number_of_person(person)
    if len(members.people) == 1:
        erase_case(file, code)
        return
    with deleting(file):
        file.add(_MARK)
        file.add(
            _NOTES_OF_NAME,
            case_id=entry.id,
            therapist=members.therapist.id,
            name=json.dumps(person.name, ensure_ascii=False),
        )
        take_out(file, entry.id, number)
    finish(file)


def take_out(file: EncryptedFile, case_id: int, person: int) -> None:
    """Delete everything of one of several people, within a `deleting` block."""
    everyone = [one for one in roll.respondents(file, case_id) if one.role == "person"]
    left = [one for one in everyone if one.id != person]
    (gone,) = (one.position for one in everyone if one.id == person)
    file.add(_DELETE_RELEASED, case_id=case_id, position=gone)
    for to, one in enumerate(left):
        if to != one.position:
            file.add(_COPY_RELEASED, case_id=case_id, position=one.position, to=to)
            file.add(_DELETE_RELEASED, case_id=case_id, position=one.position)
    for step in _OF_PERSON:
        file.add(step, case_id=case_id, person=person)
    for position, one in enumerate(left):
        file.add(
            "UPDATE respondents SET position = :position WHERE id = :id",
            position=position,
            id=one.id,
        )


@contextmanager
def deleting(file: EncryptedFile) -> Iterator[None]:
    """Commit what the block deletes, all of it or none.

    Without references being watched: for each answer deleted, SQLite would look through those of
    all cases for one that points at it. Nobody else saves anything meanwhile.
    """
    with file._turn:
        file.rows("PRAGMA foreign_keys = OFF")
        try:
            with file.saving():
                yield
        finally:
            file.rows("PRAGMA foreign_keys = ON")


def finish_if_possible(file: EncryptedFile) -> None:
    """Do what an erasing that was broken off has left to be done, unless there is no room."""
    if not file.read_only:
        with suppress(NotSavedError):
            finish(file)


def finish(file: EncryptedFile) -> None:
    """Write the file anew without its free pages, if erasing has left that to be done.

    Raises
    ------
    NotSavedError
        There is no room for it; the rows themselves are gone.
    """
    if not file.rows(_IS_MARKED):
        return
    try:
        file.vacuum()
        file.save(_UNMARK)
    except CasebookError:
        raise NotSavedError(say("casebook.erasing_unfinished")) from None
