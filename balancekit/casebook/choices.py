"""Who may read a line, as rows: one each time somebody chooses, and the newest counts."""

from collections.abc import Iterable

from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.lines import Line
from balancekit.casebook.values import now

_ADD_CHOICE = """
INSERT INTO choices (occasion_id, respondent_id, item, entry, saved)
VALUES (:occasion, :respondent, :item, :entry, :saved)
"""

_LAST_CHOICE = """
SELECT max(id) FROM choices
WHERE occasion_id = :occasion AND respondent_id = :respondent AND item = :item AND entry = :entry
"""


def choose_readers(file: EncryptedFile, line: Line, readers: Iterable[int]) -> None:
    """Add a choice: from now on these may read the line, besides its author."""
    with file.saving():
        add_choice(file, line, readers)


def add_choice(file: EncryptedFile, line: Line, readers: Iterable[int]) -> None:
    """Add a choice within a `saving` block."""
    choice = file.add(_ADD_CHOICE, **line._asdict(), saved=now())
    for reader in readers:
        file.add("INSERT INTO recipients VALUES (:choice, :reader)", choice=choice, reader=reader)


def chosen_readers(file: EncryptedFile, line: Line) -> frozenset[int] | None:
    """Return who may read a line besides its author; None as long as nobody has chosen."""
    choice = file.rows(_LAST_CHOICE, **line._asdict())[0][0]
    if choice is None:
        return None
    found = file.rows("SELECT reader_id FROM recipients WHERE choice_id = :choice", choice=choice)
    return frozenset(reader for (reader,) in found)
