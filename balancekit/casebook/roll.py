"""The cases of a casebook: listing, finding and adding them; knows nothing of answers."""

from collections import defaultdict
from dataclasses import dataclass
from typing import cast

from balancekit.casebook import checks
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.values import CaseSummary, Respondent, Role, moment, now
from balancekit.errors import CasebookError
from balancekit.strings import say

# Behind everybody, also behind people who join a case later.
_POSITION_TOGETHER = 98
_POSITION_THERAPIST = 99


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One case as the roll holds it: number, code, relation and everybody who may answer."""

    id: int
    code: str
    relation: str
    respondents: tuple[Respondent, ...]


def summaries(file: EncryptedFile) -> tuple[CaseSummary, ...]:
    """List all cases in the order of their codes."""
    names = defaultdict(list)
    for case_id, name in file.rows(
        "SELECT case_id, name FROM respondents WHERE role = 'person' ORDER BY case_id, position"
    ):
        names[case_id].append(cast(str, name))
    rows = file.rows("SELECT id, code, relation, created, last_saved FROM cases ORDER BY code_key")
    return tuple(
        CaseSummary(code, tuple(names[id]), relation, moment(created), saved and moment(saved))
        for id, code, relation, created, saved in rows
    )


def find_case(file: EncryptedFile, code: str) -> Entry:
    """Find a case by its code, upper and lower case being equal.

    Raises
    ------
    CasebookError
        There is no such case.
    """
    key = checks.without_case(checks.clean_text(code).strip())
    rows = file.rows("SELECT id, code, relation FROM cases WHERE code_key = :key", key=key)
    if not rows:
        raise CasebookError(say("casebook.no_case"))
    case_id, code, relation = rows[0]
    return Entry(case_id, code, relation, _respondents(file, case_id))


def add_case(file: EncryptedFile, code: str, names: tuple[str, ...], relation: str) -> Entry:
    """Add a case with its people, the people together and the therapist.

    Raises
    ------
    CasebookError
        The code or a name cannot be used, or the code is taken.
    NotSavedError
        The disk did not take it.
    """
    code, names = checks.clean_code(code), checks.clean_names(names)
    key = checks.without_case(code)
    if file.rows("SELECT 1 FROM cases WHERE code_key = :key", key=key):
        raise CasebookError(say("casebook.code_taken"))
    with file.saving():
        case_id = file.add(
            "INSERT INTO cases (code, code_key, relation, created)"
            " VALUES (:code, :key, :relation, :created)",
            code=code,
            key=key,
            relation=checks.clean_text(relation).strip(),
            created=now(),
        )
        for position, name in enumerate(names):
            _add_respondent(file, case_id, "person", name, position)
        _add_respondent(file, case_id, "together", "", _POSITION_TOGETHER)
        _add_respondent(file, case_id, "therapist", "", _POSITION_THERAPIST)
    return find_case(file, code)


def _add_respondent(
    file: EncryptedFile, case_id: int, role: Role, name: str, position: int
) -> None:
    file.add(
        "INSERT INTO respondents (case_id, role, name, position)"
        " VALUES (:case_id, :role, :name, :position)",
        case_id=case_id,
        role=role,
        name=name,
        position=position,
    )


def _respondents(file: EncryptedFile, case_id: int) -> tuple[Respondent, ...]:
    rows = file.rows(
        "SELECT id, role, name, position FROM respondents WHERE case_id = :case_id"
        " ORDER BY position",
        case_id=case_id,
    )
    return tuple(Respondent(*row) for row in rows)
