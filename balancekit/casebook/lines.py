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
        AND (:last_row IS NULL OR every.id <= :last_row)
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

_ALL_BY = f"""
SELECT {_COLUMNS} FROM occasions AS o JOIN answers AS a ON a.occasion_id = o.id
WHERE o.case_id = :case_id AND a.respondent_id = :respondent
ORDER BY a.id
"""

_NUMBERED = f"""
SELECT {_COLUMNS} FROM answers AS a JOIN occasions AS o ON o.id = a.occasion_id WHERE a.id = :number
"""

# A clock that was set back misleads nobody: all that came before a row of that time is taken in.
_LAST_ROW = """
SELECT coalesce(max(a.id), 0)
FROM occasions AS o JOIN answers AS a ON a.occasion_id = o.id
WHERE o.case_id = :case_id AND a.saved <= :time
"""

_ADD_ANSWER = """
INSERT INTO answers
    (occasion_id, respondent_id, item, entry, status, value, bank, bank_version, saved)
VALUES
    (:occasion, :respondent, :item, :entry, :status, :value, :bank, :bank_version, :saved)
"""

_CONTENTS = """
SELECT entry, status, value FROM answers
WHERE occasion_id = :occasion AND respondent_id = :respondent AND item = :item
ORDER BY id
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
    last_row: int | None,
) -> list[Row]:
    """Return the newest row of each line that is not cleared and that every reader may read.

    With a last row, rows added after it are left out: what stood then.
    """
    return file.rows(
        _LATEST,
        case_id=case_id,
        occasion=occasion,
        respondent=respondent,
        item=item,
        readers=json.dumps(list(readers)),
        therapist=therapist,
        last_row=last_row,
    )


def last_row(file: EncryptedFile, case_id: int, time: int) -> int:
    """Return the number of the last row of a case that was saved up to a time (microseconds)."""
    return cast(int, file.rows(_LAST_ROW, case_id=case_id, time=time)[0][0])


def numbered(file: EncryptedFile, number: int) -> Row:
    """Return the row with this number."""
    return file.rows(_NUMBERED, number=number)[0]


def history(file: EncryptedFile, line: Line) -> list[Row]:
    """Return every row of a line, oldest first."""
    return file.rows(_HISTORY, **line._asdict())


def all_by(file: EncryptedFile, case_id: int, respondent: int) -> list[Row]:
    """Return every row of a respondent, oldest first."""
    return file.rows(_ALL_BY, case_id=case_id, respondent=respondent)


def add_answer(
    file: EncryptedFile, line: Line, status: str, value: str | None, bank: str, bank_version: str
) -> int:
    """Add and commit one row; return its time in microseconds."""
    with file.saving():
        return add_row(file, line, status, value, bank, bank_version)


def add_row(
    file: EncryptedFile, line: Line, status: str, value: str | None, bank: str, bank_version: str
) -> int:
    """Add one row within a `saving` block; return its time in microseconds."""
    saved = now()
    file.add(
        _ADD_ANSWER,
        **line._asdict(),
        status=status,
        value=value,
        bank=bank,
        bank_version=bank_version,
        saved=saved,
    )
    return saved


def after_last_entry(file: EncryptedFile, line: Line) -> int:
    """Return the number of a new line beside this one; no number is ever used again."""
    return max(contents(file, line), default=-1) + 1


def contents(file: EncryptedFile, line: Line) -> dict[int, tuple[str, str | None]]:
    """Return status and value of this line and of those beside it, as they stand, by entry."""
    rows = file.rows(_CONTENTS, occasion=line.occasion, respondent=line.respondent, item=line.item)
    return {entry: (status, value) for entry, status, value in rows}
