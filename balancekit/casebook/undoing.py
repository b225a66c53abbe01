"""Taking back the newest change: what stood before it is added again, as a row of its own.

A row that takes something back names the first row of the change (`undoes`). What still stands is
found by going through the rows in their order: such a row removes the rows of its line from the
named one on. Taking back again therefore goes further back, and never back and forth.
"""

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from balancekit.casebook import choices
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.lines import Line
from balancekit.casebook.people import People
from balancekit.casebook.values import now

_BURST = 5_000_000  # microseconds; a text is saved while it is typed, and is one change

_ROWS = """
SELECT id, respondent_id, item, entry, status, value, bank, bank_version, saved, undoes
FROM answers
WHERE occasion_id = :occasion
    AND respondent_id IN (SELECT value FROM json_each(:authors))
ORDER BY id
"""

_ADD = """
INSERT INTO answers
    (occasion_id, respondent_id, item, entry, status, value, bank, bank_version, saved, undoes)
VALUES
    (:occasion, :respondent, :item, :entry, :status, :value, :bank, :bank_version, :saved, :undoes)
"""


class Change(NamedTuple):
    """One row, as far as taking back needs it."""

    id: int
    respondent: int
    item: str
    entry: int
    status: str
    value: str | None
    bank: str
    bank_version: str
    saved: int
    undoes: int | None

    @property
    def line(self) -> tuple[int, str, int]:
        """Which line of the sitting."""
        return self.respondent, self.item, self.entry

    @property
    def content(self) -> tuple[str, str | None]:
        """What can be seen of it."""
        return self.status, self.value


_NOTHING = ("cleared", None)


def take_back(
    file: EncryptedFile,
    occasion: int,
    authors: Iterable[int],
    members: People,
    *,
    of: Callable[[str, int], bool] | None,
    since: int,
) -> int | None:
    """Take back the newest change of these authors and commit; return the number of the new row.

    Only changes to lines `of` which it is true (None: any), in rows after the one numbered `since`,
    count. Of the readers its author chose for the line, only the therapist stays. None: nothing is
    left.
    """
    rows = file.rows(_ROWS, occasion=occasion, authors=json.dumps(list(authors)))
    standing = _standing([Change(*row) for row in rows])
    found = _newest_change(standing, of, since)
    if found is None:
        return None
    first, before = found
    line = Line(occasion, *first.line)
    shown = line.respondent != members.together.id and choices.chosen_readers(file, line)
    status, value = before.content if before else _NOTHING
    asked = before or first
    with file.saving():
        number = file.add(
            _ADD,
            **line._asdict(),
            status=status,
            value=value,
            bank=asked.bank,
            bank_version=asked.bank_version,
            saved=now(),
            undoes=first.id,
        )
        if shown and shown != {members.therapist.id}:
            choices.add_choice(file, line, shown & {members.therapist.id})
    return number


def _standing(rows: Iterable[Change]) -> list[Change]:
    """Leave out what was taken back, and the rows that did so."""
    standing: list[Change] = []
    for row in rows:
        if row.undoes is None:
            standing.append(row)
        else:
            standing = [one for one in standing if one.line != row.line or one.id < row.undoes]
    return standing


def _newest_change(
    standing: list[Change], of: Callable[[str, int], bool] | None, since: int
) -> tuple[Change, Change | None] | None:
    """Find the first row of the newest change that can be seen, and what stood before it."""
    now_there = {row.line: row.content for row in standing}
    recent = [row for row in standing if row.id > since]
    asked = [row for row in recent if of is None or of(row.item, row.entry)]
    for first in reversed([burst[0] for burst in _bursts(asked)]):
        earlier = [row for row in standing if row.line == first.line and row.id < first.id]
        before = earlier[-1] if earlier else None
        if (before.content if before else _NOTHING) != now_there[first.line]:
            return first, before
    return None


def _bursts(standing: Iterable[Change]) -> list[list[Change]]:
    bursts: list[list[Change]] = []
    for row in standing:
        if bursts and _goes_on(bursts[-1][-1], row):
            bursts[-1].append(row)
        else:
            bursts.append([row])
    return bursts


def _goes_on(earlier: Change, later: Change) -> bool:
    # Taking a line out, or saying that it does not fit, is an act of its own.
    typed = earlier.status == later.status == "answered"
    near = abs(later.saved - earlier.saved) <= _BURST
    return typed and near and earlier.line == later.line
