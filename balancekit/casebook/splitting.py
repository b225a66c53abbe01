"""Giving one of several people a case of their own, with all that is theirs and nothing else.

What is theirs is added to the new case in the order in which it was saved, then taken out of the
old one; both in one step.
"""

from balancekit.casebook import roll
from balancekit.casebook.case import Case
from balancekit.casebook.erasing import deleting, take_out
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.moving import (
    Move,
    copy_answers,
    copy_choices,
    copy_notes,
    copy_occasions,
    copy_pages,
)
from balancekit.casebook.people import People
from balancekit.casebook.roll import Entry
from balancekit.casebook.values import Respondent
from balancekit.errors import CasebookError
from balancekit.strings import say

_COPY_CONSENTS = """
INSERT INTO consents (respondent_id, purpose, given, saved)
SELECT :new, purpose, given, saved FROM consents WHERE respondent_id = :old ORDER BY id
"""

_COPY_WHAT_WAS_SETTLED = """
UPDATE cases SET (keep_until, screened_on, individual_only) = (
    SELECT keep_until, screened_on, individual_only FROM cases WHERE id = :old
) WHERE id = :new
"""


def split_off(
    file: EncryptedFile, code: str, person: Respondent, new_code: str, joint: bool
) -> Entry:
    """Move a person to a case of their own; see `Casebook.split_off`."""
    entry = roll.find_case(file, code)
    members = People(entry.respondents)
    members.number_of_person(person)
    if len(members.people) == 1:
        raise CasebookError(say("casebook.only_person"))
    if joint and not Case(file, entry).everyone_agrees("joint"):
        raise CasebookError(say("casebook.joint_needs_everyone"))
    new_code = roll.free_code(file, new_code)
    with deleting(file):
        move = _prepare(file, entry, members, person, new_code, joint)
        copy_answers(file, move)
        copy_notes(file, move)
        copy_choices(file, move)
        copy_pages(file, move)
        file.add(_COPY_CONSENTS, old=person.id, new=move.authors[person.id])
        file.add(_COPY_WHAT_WAS_SETTLED, old=move.old, new=move.new)
        take_out(file, move.old, person.id)
    return roll.find_case(file, new_code)


def _prepare(
    file: EncryptedFile,
    entry: Entry,
    members: People,
    person: Respondent,
    new_code: str,
    joint: bool,
) -> Move:
    new = roll.enter(file, new_code, (person.name,), "")
    there = People(roll.respondents(file, new))
    authors = {person.id: there.people[0].id}
    if joint:
        authors[members.together.id] = there.together.id
    readers = {person.id: there.people[0].id, members.therapist.id: there.therapist.id}
    occasions = copy_occasions(file, entry.id, new, person.id, authors)
    return Move(entry.id, new, person.id, person.position, authors, readers, occasions)
