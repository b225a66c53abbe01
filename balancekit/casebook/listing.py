"""The list of cases: searched, ordered, cut to what is wanted."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from balancekit.casebook import checks
from balancekit.casebook.file import EncryptedFile, Row
from balancekit.casebook.values import CaseSummary, moment
from balancekit.errors import ArgumentError
from balancekit.strings import say

_ORDERS = {
    "code": "code_key",
    "recent": "coalesce(last_saved, created) DESC, id DESC",
}

_CASES = "SELECT id, code, relation, created, last_saved, keep_until FROM cases ORDER BY {order}"

_NAMES = "SELECT case_id, name FROM respondents WHERE role = 'person' ORDER BY case_id, position"

_SITTINGS = """
SELECT value, (SELECT count(*) FROM occasions WHERE case_id = value) FROM json_each(:cases)
"""

# Marks of a lower class belong to a letter as its own, as in the scripts of India and Japan.
_LOWEST_ACCENT = 10


def summaries(
    file: EncryptedFile, matching: str, order: str, limit: int | None
) -> tuple[CaseSummary, ...]:
    """List the cases in which every word of `matching` is found; see `Casebook.cases`."""
    if order not in _ORDERS:
        raise ArgumentError(say("casebook.order_unknown"))
    names = defaultdict(list)
    for case_id, name in file.rows(_NAMES):
        names[case_id].append(str(name))
    rows = file.rows(_CASES.format(order=_ORDERS[order]))
    words = plain(matching).split()
    if words:
        texts = _plain_texts("\n".join((*row[1:3], *names[row[0]])) for row in rows)
        rows = [
            row
            for row, text in zip(rows, texts, strict=True)
            if all(word in text for word in words)
        ]
    rows = rows[:limit]
    sittings: dict[int, int] = dict(
        file.rows(_SITTINGS, cases=json.dumps([row[0] for row in rows]))
    )
    return tuple(_summary(row, names[row[0]], sittings[row[0]]) for row in rows)


def _plain_texts(texts: Iterable[str]) -> list[str]:
    """Make many texts plain at once, which is quicker; what is kept holds no such character."""
    return plain("\0".join(texts)).split("\0")


def _summary(row: Row, names: Iterable[str], sittings: int) -> CaseSummary:
    _, code, relation, created, saved, keep = row
    return CaseSummary(
        code,
        tuple(names),
        relation,
        moment(created),
        None if saved is None else moment(saved),
        None if keep is None else date.fromisoformat(keep),
        sittings,
    )


def plain(text: str) -> str:
    """Return a text without upper case and accents, for searching.

    Examples
    --------
    >>> plain("ZOË"), plain("Ἀθηνᾶ"), plain("प्रि") == plain("प्र")
    ('zoe', 'αθηνα', False)
    """
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", checks.without_case(text))
    accents = {ord(sign) for sign in set(parts) if unicodedata.combining(sign) >= _LOWEST_ACCENT}
    return unicodedata.normalize("NFC", parts.translate(dict.fromkeys(accents)))
