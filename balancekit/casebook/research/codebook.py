"""The codebook of the tables, as Psych-DS asks for it (psychds-docs.readthedocs.io, 0.4.0).

What each column holds stands in ``variableMeasured``; what each item asks, and what its numbers
mean, stands in the column ``item``.
"""

from collections.abc import Iterable

from balancekit.bank import Bank, Item
from balancekit.casebook.asked import known_banks
from balancekit.casebook.relations import KINDS
from balancekit.casebook.research.gathering import Gathered, Rating, Text
from balancekit.strings import say

Property = dict[str, object]

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
    column = _property(name, say(f"casebook.research_column_{name}"))
    rows: tuple[Rating | Text, ...] = (*gathered.ratings, *gathered.texts)
    if name in ("occasion", "day", "entry", "value"):
        column |= _range(getattr(row, name, None) for row in rows)
    elif name == "item":
        column["valueReference"] = list(_items(rows))
    elif name in ("status", "relationship", "author"):
        options = {"status": _STATUSES, "relationship": KINDS, "author": _AUTHORS}[name]
        column["valueReference"] = [
            _property(one, say(f"casebook.research_{name}_{one}")) for one in options
        ]
    return column


def _property(name: str, description: str) -> Property:
    return {"@type": "PropertyValue", "name": name, "description": description}


def _range(values: Iterable[float | None]) -> Property:
    known = [value for value in values if value is not None]
    return {"minValue": min(known), "maxValue": max(known)} if known else {}


def _items(rows: Iterable[Rating | Text]) -> Iterable[Property]:
    for bank_id, item_id in sorted({(row.bank, row.item) for row in rows}):
        bank = known_banks().get(bank_id)
        item = next((one for one in bank.items if one.id == item_id), None) if bank else None
        text = item.text if item else say("casebook.research_item_unknown")
        found = _property(item_id, text) | {"propertyID": f"{bank_id}.{item_id}"}
        yield found | (_scale_of(bank, item) if bank and item else {})


def _scale_of(bank: Bank, item: Item) -> Property:
    """Return what the numbers of an item mean."""
    if item.kind == "closeness":
        return {"minValue": 0, "maxValue": 1}
    options = bank.options.get(item.options, ())
    if not options:
        return {}
    return _range(one.value for one in options) | {
        "valueReference": [
            _property(one.label, one.label) | {"value": one.value} for one in options
        ]
    }
