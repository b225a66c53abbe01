"""From a bank to the rows of a data dictionary."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from balancekit.bank.parts import Item
from balancekit.bank.redcap.labels import choices_text, number, shown
from balancekit.bank.redcap.rows import Row, write_rows
from balancekit.bank.redcap.tags import Membership, held_tag, scale_tag
from balancekit.strings import say

if TYPE_CHECKING:
    from balancekit.bank.model import Bank

# The kind that a field of REDCap's is taken for, where nobody says otherwise.
USUAL_KIND = {
    "radio": "choice",
    "dropdown": "choice",
    "yesno": "choice",
    "truefalse": "choice",
    "text": "text",
    "notes": "text",
    "slider": "text",
    "descriptive": "reading",
}
_TYPES = {
    "choice": "radio",
    "closeness": "text",
    "lines": "notes",
    "practice": "yesno",
    "reading": "descriptive",
    "text": "notes",
    "vignette": "descriptive",
}
# What of an item stands in its tag, where the kind and the text are as usual.
_OWN = ("source", "more", "options", "section")
_LONGEST_NAME = 26
_ODD_NAME = re.compile(r"__|_$")


def dictionary_of(bank: "Bank", told: dict[str, Any], record_id: str) -> str:
    """Return a bank as the text of a data dictionary.

    Parameters
    ----------
    bank : Bank
    told : dict
        The same as plain values, from `Bank.to_dict`.
    record_id : str
        The name of the first field.
    """
    return write_rows([_record(bank, told, record_id), *_fields(bank, told)])


def names_to_mend(bank: "Bank") -> tuple[str, ...]:
    """Return the item ids that REDCap would shorten, change or warn of as field names."""
    names = (item.id for item in bank.items)
    return tuple(name for name in names if len(name) > _LONGEST_NAME or _ODD_NAME.search(name))


def _record(bank: "Bank", told: dict[str, Any], record_id: str) -> Row:
    scales = {
        name: {what: held for what, held in scale.items() if what != "keys"}
        for name, scale in told.get("scales", {}).items()
    }
    used = {item.options for item in bank.items}
    unused = {name: of for name, of in told.get("options", {}).items() if name not in used}
    rest = {name: held for name, held in told.items() if name not in ("items", "scales", "options")}
    rest |= {name: held for name, held in (("scales", scales), ("options", unused)) if held}
    return Row(
        record_id, bank.id, label=say("bank.redcap_record"), annotation=held_tag("BANK", rest)
    )


def _fields(bank: "Bank", told: dict[str, Any]) -> Iterator[Row]:
    matrices = _matrices(bank)
    headers = _headers(bank)
    memberships = _memberships(bank)
    for item, held in zip(bank.items, told["items"], strict=True):
        options = bank.options.get(item.options, ())
        type_ = "radio" if options else "text" if memberships[item.id] else _TYPES[item.kind]
        tags = [*map(scale_tag, memberships[item.id]), held_tag("ITEM", _rest(held, type_))]
        row = Row(
            name=item.id,
            form=bank.id,
            header=headers.get(item.id, ""),
            type=type_,
            label=shown(item.text or item.id),
            choices=choices_text((option.value, option.label) for option in options),
            note=shown(item.hint),
            matrix=matrices.get(item.id, ""),
            annotation=" ".join(filter(None, tags)),
        )
        ends = _ends(bank, item) if type_ == "text" else None
        yield row._replace(validation="number", lowest=ends[0], highest=ends[1]) if ends else row


def _rest(held: dict[str, Any], type_: str) -> dict[str, Any]:
    """What of an item has no column of its own."""
    rest: dict[str, Any] = {name: held[name] for name in _OWN if name in held}
    if held["kind"] != USUAL_KIND[type_]:
        rest["kind"] = held["kind"]
    return rest if held.get("text") else rest | {"text": ""}


def _ends(bank: "Bank", item: Item) -> tuple[str, str]:
    """The ends of an answer that is typed in as a number: a picture of two circles is 0 to 1."""
    ranges = [s.range_of(item.id) for s in bank.scales.values() if item.id in s.items]
    low, high = ranges[0] if ranges else (0.0, 1.0)
    return number(low), number(high)


def _headers(bank: "Bank") -> dict[str, str]:
    """What stands above the first item of each run of a section."""
    sections = {section.id: section for section in bank.sections}
    found, before = {}, ""
    for item in bank.items:
        if item.section and item.section != before:
            section = sections[item.section]
            found[item.id] = f"<b>{shown(section.title)}</b><br>{shown(section.guidance)}"
        before = item.section
    return found


def _matrices(bank: "Bank") -> dict[str, str]:
    """A matrix is two or more neighbours of one section with the same response options."""
    found: dict[str, str] = {}
    count = 0
    for one, other in pairwise(bank.items):
        if one.options and (one.options, one.section) == (other.options, other.section):
            count += one.id not in found
            name = found.setdefault(one.id, f"{bank.id}_matrix_{count}")
            found[other.id] = name
    return found


def _memberships(bank: "Bank") -> dict[str, list[Membership]]:
    order = {item.id: place for place, item in enumerate(bank.items)}
    found: dict[str, list[Membership]] = {item.id: [] for item in bank.items}
    for name, scale in bank.scales.items():
        in_order = all(order[one] < order[other] for one, other in pairwise(scale.items))
        for place, (key, item) in enumerate(zip(scale.keys, scale.items, strict=True), start=1):
            turned = key.startswith("-")
            found[item].append(Membership(name, turned, None if in_order else place))
    return found
