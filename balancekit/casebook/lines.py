"""Answers and who may read them, as rows: one statement each, nothing checked here.

A *line* is what one respondent wrote at one occasion for one entry of one item; its rows are its
history, the newest row is what it says now.
"""

import json
from collections.abc import Iterable
from typing import NamedTuple, cast

from balancekit.casebook.file import EncryptedFile, Row
from balancekit.casebook.values import now

_COLUMNS = """a.occasion_id, o.started, a.respondent_id, a.item, a.entry, a.status, a.value,
    a.saved, a.bank, a.bank_version"""

# The newest choice of a line; NULL when nobody has chosen yet.
_CHOICE = """(SELECT max(c.id) FROM choices AS c
    WHERE c.occasion_id = a.occasion_id AND c.respondent_id = a.respondent_id
    AND c.item = a.item AND c.entry = a.entry)"""

# Who may read: its author; everybody, where the people wrote together; whom the author chose; and
# as long as nobody has chosen, the therapist. No reader at all asked for means: everything.
_LATEST = f"""
WITH latest AS (
    SELECT max(every.id) AS id
    FROM occasions AS sitting JOIN answers AS every ON every.occasion_id = sitting.id
    WHERE sitting.case_id = :case_id
        AND (:occasion IS NULL OR sitting.id = :occasion)
        AND (:respondent IS NULL OR every.respondent_id = :respondent)
        AND (:item IS NULL OR every.item = :item)
    GROUP BY every.occasion_id, every.respondent_id, every.item, every.entry
)
SELECT {_COLUMNS}
FROM latest
JOIN answers AS a ON a.id = latest.id
JOIN occasions AS o ON o.id = a.occasion_id
JOIN respondents AS author ON author.id = a.respondent_id
WHERE a.status <> 'cleared' AND NOT EXISTS (
    SELECT 1 FROM json_each(:readers) AS reader
    WHERE author.role <> 'together' AND reader.value <> author.id AND NOT CASE
        WHEN {_CHOICE} IS NULL THEN reader.value = :therapist
        ELSE EXISTS (
            SELECT 1 FROM recipients AS r
            WHERE r.choice_id = {_CHOICE} AND r.reader_id = reader.value
        )
    END
)
ORDER BY author.position, a.item, a.entry, a.occasion_id
"""

_HISTORY = f"""
SELECT {_COLUMNS} FROM answers AS a JOIN occasions AS o ON o.id = a.occasion_id
WHERE a.occasion_id = :occasion AND a.respondent_id = :respondent
    AND a.item = :item AND a.entry = :entry
ORDER BY a.id
"""

_ADD_ANSWER = """
INSERT INTO answers
    (occasion_id, respondent_id, item, entry, status, value, bank, bank_version, saved)
VALUES
    (:occasion, :respondent, :item, :entry, :status, :value, :bank, :bank_version, :saved)
"""

_LAST_ENTRY = """
SELECT max(entry) FROM answers
WHERE occasion_id = :occasion AND respondent_id = :respondent AND item = :item
"""

_ADD_CHOICE = """
INSERT INTO choices (occasion_id, respondent_id, item, entry, saved)
VALUES (:occasion, :respondent, :item, :entry, :saved)
"""

_LAST_CHOICE = """
SELECT max(id) FROM choices
WHERE occasion_id = :occasion AND respondent_id = :respondent AND item = :item AND entry = :entry
"""


class Line(NamedTuple):
    """Which line: numbers of occasion and respondent, id of the item, number of the entry."""

    occasion: int
    respondent: int
    item: str
    entry: int


def latest(
    file: EncryptedFile,
    *,
    case_id: int,
    occasion: int | None,
    respondent: int | None,
    item: str | None,
    readers: Iterable[int],
    therapist: int,
) -> list[Row]:
    """Return the newest row of each line that is not cleared and that every reader may read."""
    return file.rows(
        _LATEST,
        case_id=case_id,
        occasion=occasion,
        respondent=respondent,
        item=item,
        readers=json.dumps(list(readers)),
        therapist=therapist,
    )


def history(file: EncryptedFile, line: Line) -> list[Row]:
    """Return every row of a line, oldest first."""
    return file.rows(_HISTORY, **line._asdict())


def add_answer(
    file: EncryptedFile, line: Line, status: str, value: str | None, bank: str, bank_version: str
) -> int:
    """Add and commit one row; return its time in microseconds."""
    saved = now()
    file.save(
        _ADD_ANSWER,
        **line._asdict(),
        status=status,
        value=value,
        bank=bank,
        bank_version=bank_version,
        saved=saved,
    )
    return saved


def last_entry(file: EncryptedFile, occasion: int, respondent: int, item: str) -> int | None:
    """Return the highest number of a line ever used for an item, cleared ones included."""
    rows = file.rows(_LAST_ENTRY, occasion=occasion, respondent=respondent, item=item)
    return cast("int | None", rows[0][0])


def choose_readers(file: EncryptedFile, line: Line, readers: Iterable[int]) -> None:
    """Add a choice: from now on these may read the line, besides its author."""
    with file.saving():
        choice = file.add(_ADD_CHOICE, **line._asdict(), saved=now())
        for reader in readers:
            file.add(
                "INSERT INTO recipients VALUES (:choice, :reader)", choice=choice, reader=reader
            )


def chosen_readers(file: EncryptedFile, line: Line) -> frozenset[int] | None:
    """Return who may read a line besides its author; None as long as nobody has chosen."""
    choice = file.rows(_LAST_CHOICE, **line._asdict())[0][0]
    if choice is None:
        return None
    found = file.rows("SELECT reader_id FROM recipients WHERE choice_id = :choice", choice=choice)
    return frozenset(reader for (reader,) in found)
