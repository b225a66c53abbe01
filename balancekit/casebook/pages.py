"""The list of pages handed out; knows nothing of how a page is made."""

from collections import defaultdict
from collections.abc import Iterable

from balancekit.casebook.file import EncryptedFile, Row
from balancekit.casebook.values import now

_ADD = """
INSERT INTO pages (case_id, occasion_id, kind, file_name, given)
VALUES (:case_id, :occasion, :kind, :file_name, :given)
"""

_GIVEN = """
SELECT p.id, p.occasion_id, o.started, p.kind, p.file_name, p.given
FROM pages AS p LEFT JOIN occasions AS o ON o.id = p.occasion_id
WHERE p.case_id = :case_id ORDER BY p.id
"""

_CASE_NAMED = """
SELECT c.code FROM pages AS p JOIN cases AS c ON c.id = p.case_id WHERE p.file_name = :file_name
"""

_READERS = """
SELECT r.page_id, r.reader_id FROM pages AS p JOIN page_readers AS r ON r.page_id = p.id
WHERE p.case_id = :case_id
"""


def add_page(
    file: EncryptedFile,
    *,
    case_id: int,
    occasion: int | None,
    kind: str,
    readers: Iterable[int],
    file_name: str,
) -> None:
    """Note and commit that a page was given out."""
    with file.saving():
        page = file.add(
            _ADD, case_id=case_id, occasion=occasion, kind=kind, file_name=file_name, given=now()
        )
        for reader in readers:
            file.add("INSERT INTO page_readers VALUES (:page, :reader)", page=page, reader=reader)


def given_pages(file: EncryptedFile, case_id: int) -> list[tuple[Row, frozenset[int]]]:
    """Return every page of a case with the numbers of its readers, oldest first."""
    readers = defaultdict(set)
    for page, reader in file.rows(_READERS, case_id=case_id):
        readers[page].add(reader)
    return [(row, frozenset(readers[row[0]])) for row in file.rows(_GIVEN, case_id=case_id)]


def case_of_page(file: EncryptedFile, file_name: str) -> str | None:
    """Return the code of the case in which a page was given out under this file name."""
    found = file.rows(_CASE_NAMED, file_name=file_name)
    return str(found[0][0]) if found else None
