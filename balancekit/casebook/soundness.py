"""Whether a casebook is sound: every page, every tie between rows, every answer."""

from balancekit.casebook.file import EncryptedFile
from balancekit.errors import CasebookError
from balancekit.strings import say

_PAGES = "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"
_TIES = "SELECT count(*) FROM pragma_foreign_key_check"
_ANSWERS = "SELECT count(*) FROM answers WHERE value NOT NULL AND NOT json_valid(value)"


def faults_of(file: EncryptedFile) -> tuple[str, ...]:
    """Read everything and return a sentence for each thing that is wrong; none: it is sound."""
    checks = {
        "casebook.pages_damaged": _PAGES,
        "casebook.ties_damaged": _TIES,
        "casebook.answers_damaged": _ANSWERS,
    }
    try:
        found = {key: file.rows(sql)[0][0] for key, sql in checks.items()}
    except CasebookError as error:
        return (str(error),)
    return tuple(say(key, count=count) for key, count in found.items() if count)
