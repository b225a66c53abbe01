"""The codebook of the tables, as Psych-DS asks for it (psychds-docs.readthedocs.io, 0.4.0).

What each column holds stands in ``variableMeasured``; what each item asks, and what its numbers
mean, stands in the column ``item``.
"""

from collections.abc import Iterable

from balancekit.casebook.asked import known_banks
from balancekit.casebook.relations import KINDS
from balancekit.casebook.research.gathering import Gathered, Rating, Text
from balancekit.exchange.columns import asked
from balancekit.exchange.properties import Property, meaning_of, property_value, span
from balancekit.strings import say

_STATUSES = ("answered", "does_not_fit", "rather_not_say")
_AUTHORS = ("person", "together")


def description_of(gathered: Gathered) -> dict[str, object]:
    """Return what ``dataset_description.json`` holds: about the data, nothing about the people."""
    columns = [*Rating._fields]
    if gathered.texts:
        columns.append("text")
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": say("casebook.research_name"),
        "description": say("casebook.research_description"),
        "schemaVersion": "Psych-DS 0.4.0",
        "variableMeasured": [_column(name, gathered) for name in columns],
    }


def _column(name: str, gathered: Gathered) -> Property:
    column = property_value(name, say(f"casebook.research_column_{name}"))
    rows: tuple[Rating | Text, ...] = (*gathered.ratings, *gathered.texts)
    if name in ("occasion", "day", "entry", "value"):
        column |= span(getattr(row, name, None) for row in rows)
    elif name == "item":
        column["valueReference"] = list(_items(rows))
    elif name in ("status", "relationship", "author"):
        options = {"status": _STATUSES, "relationship": KINDS, "author": _AUTHORS}[name]
        column["valueReference"] = [
            property_value(one, say(f"casebook.research_{name}_{one}")) for one in options
        ]
    return column


def _items(rows: Iterable[Rating | Text]) -> Iterable[Property]:
    for bank_id, item_id in sorted({(row.bank, row.item) for row in rows}):
        bank = known_banks().get(bank_id)
        item = next((one for one in bank.items if one.id == item_id), None) if bank else None
        text = asked(item) if item else say("casebook.research_item_unknown")
        found = property_value(item_id, text) | {"propertyID": f"{bank_id}.{item_id}"}
        yield found | (meaning_of(bank, item) if bank and item else {})
