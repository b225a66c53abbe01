"""The cases of a casebook: finding and adding them, naming people; knows nothing of answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from balancekit.casebook import checks
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.values import Respondent, Role, now
from balancekit.errors import CasebookError
from balancekit.strings import say

# Behind everybody, also behind people who join a case later.
_POSITION_TOGETHER = 98
_POSITION_THERAPIST = 99


# No number is given twice, also when the newest case was erased: a page that is still open on it in
# another window must not write into a case that came after.
_NEXT = """1 + max(
    coalesce((SELECT max(id) FROM {table}), 0),
    coalesce((SELECT value ->> '{table}' FROM settings WHERE name = 'numbers_given'), 0))"""

_ADD_CASE = f"""
INSERT INTO cases (id, code, code_key, relation, created)
VALUES ({_NEXT.format(table="cases")}, :code, :key, :relation, :created)
"""

_ADD_RESPONDENT = f"""
INSERT INTO respondents (id, case_id, role, name, position)
VALUES ({_NEXT.format(table="respondents")}, :case_id, :role, :name, :position)
"""

REMEMBER_NUMBERS = f"""
INSERT OR REPLACE INTO settings VALUES ('numbers_given', json_object(
    'cases', {_NEXT.format(table="cases")}, 'respondents', {_NEXT.format(table="respondents")}))
"""
"""The statement that keeps the numbers of cases and respondents who are about to be erased."""


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One case as the roll holds it: number, code, relation and everybody who may answer."""

    id: int
    code: str
    relation: str
    respondents: tuple[Respondent, ...]


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
    return Entry(case_id, code, relation, respondents(file, case_id))


def add_case(file: EncryptedFile, code: str, names: tuple[str, ...], relation: str) -> Entry:
    """Add a case with its people, the people together and the therapist.

    Raises
    ------
    CasebookError
        The code or a name cannot be used, or the code is taken.
    NotSavedError
        The disk did not take it.
    """
    code, names = free_code(file, code), checks.clean_names(names)
    with file.saving():
        enter(file, code, names, checks.clean_text(relation).strip())
    return find_case(file, code)


def free_code(file: EncryptedFile, code: str) -> str:
    """Return a code in one spelling, or refuse it because it cannot be used or is taken."""
    code = checks.clean_code(code)
    key = checks.without_case(code)
    if file.rows("SELECT 1 FROM cases WHERE code_key = :key", key=key):
        raise CasebookError(say("casebook.code_taken"))
    return code


def enter(file: EncryptedFile, code: str, names: tuple[str, ...], relation: str) -> int:
    """Add a case within a `saving` block, nothing checked; return its number."""
    case_id = file.add(
        _ADD_CASE,
        code=code,
        key=checks.without_case(code),
        relation=relation,
        created=now(),
    )
    for position, name in enumerate(names):
        _add_respondent(file, case_id, "person", name, position)
    _add_respondent(file, case_id, "together", "", _POSITION_TOGETHER)
    _add_respondent(file, case_id, "therapist", "", _POSITION_THERAPIST)
    return case_id


def rename(file: EncryptedFile, case_id: int, names: Mapping[int, str]) -> tuple[Respondent, ...]:
    """Give people, by their number, these names, commit, and return everybody of the case."""
    with file.saving():
        for person, name in names.items():
            file.add("UPDATE respondents SET name = :name WHERE id = :id", name=name, id=person)
    return respondents(file, case_id)


def _add_respondent(
    file: EncryptedFile, case_id: int, role: Role, name: str, position: int
) -> None:
    file.add(_ADD_RESPONDENT, case_id=case_id, role=role, name=name, position=position)


def respondents(file: EncryptedFile, case_id: int) -> tuple[Respondent, ...]:
    """Return everybody who may answer in a case, in their order."""
    rows = file.rows(
        "SELECT id, role, name, position FROM respondents WHERE case_id = :case_id"
        " ORDER BY position",
        case_id=case_id,
    )
    return tuple(Respondent(*row) for row in rows)
