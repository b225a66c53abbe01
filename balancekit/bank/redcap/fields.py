"""One field of a data dictionary: which item it is, or why it is none."""

import re
from collections.abc import Collection
from itertools import chain, count
from typing import Any, NamedTuple

from balancekit.bank.redcap.labels import choices_in, plain
from balancekit.bank.redcap.rows import Row
from balancekit.bank.redcap.tags import Tags
from balancekit.bank.redcap.writing import USUAL_KIND
from balancekit.strings import say

Options = dict[str, list[dict[str, Any]]]
Ends = tuple[float, float]

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TWO = {"yesno": ("no", "yes"), "truefalse": ("false", "true")}
_TOLD = ("kind", "text", "source", "more", "options", "section")
_SLIDER: Ends = (0.0, 100.0)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


class Passed(NamedTuple):
    """Something of a field that a bank cannot hold, by the key of the sentence that says it."""

    field: str
    why: str


class Field(NamedTuple):
    """What a row comes to; the ends are those of its answers, None where nothing says them."""

    item: dict[str, Any] | None = None
    ends: Ends | None = None
    faults: tuple[str, ...] = ()
    passed: tuple[Passed, ...] = ()


def field_of(
    row: Row,
    tags: Tags,
    options: Options,
    sections: list[dict[str, str]],
    missing: Collection[float],
) -> Field:
    """Read one field; its response options and its section are added to those known.

    Fields with the same choices share one set of options.
    """
    if row.type not in USUAL_KIND:
        return Field(passed=(Passed(row.name, _why_not(row.type)),))
    try:
        choices = _choices(row, tags, missing)
    except ValueError as error:
        return Field(faults=(say("bank.redcap_choice", choice=str(error)),))
    if choices is None:
        return Field(passed=(Passed(row.name, "bank.redcap_letters"),))
    item = {
        "id": row.name,
        "kind": USUAL_KIND[row.type],
        "text": plain(row.label) or row.name,
        "source": say("bank.redcap_source"),
        "hint": plain(row.note),
    } | {name: held for name, held in tags.item.items() if name in _TOLD}
    if choices:
        item["options"] = _options_name(row, tags, choices, options)
    known = {section["id"] for section in sections}
    if "source" not in tags.item or item.get("section", "") not in {"", *known}:
        item["section"] = _section(row, sections)
    hidden = (Passed(row.name, "bank.redcap_branching"),) if row.branching.strip() else ()
    return Field(
        {what: held for what, held in item.items() if held}, _ends(row, choices), (), hidden
    )


def _why_not(type_: str) -> str:
    known = {"calc": "calculated", "checkbox": "checkbox"}
    return f"bank.redcap_{known.get(type_, 'no_question')}"


def _choices(row: Row, tags: Tags, missing: Collection[float]) -> list[tuple[float, str]] | None:
    """The response options; empty where the field has none, None where codes are letters."""
    if row.type in _TWO:
        says = tags.item.get("kind", "choice") == "choice"
        return [(float(v), say(f"bank.redcap_{w}")) for v, w in enumerate(_TWO[row.type])][
            : 2 * says
        ]
    if row.type not in ("radio", "dropdown"):
        return []
    found = choices_in(row.choices)
    return found and [choice for choice in found if choice[0] not in missing]


def _options_name(row: Row, tags: Tags, choices: list[tuple[float, str]], options: Options) -> str:
    told = [{"value": value, "label": label} for value, label in choices]
    alike = (name for name, held in options.items() if held == told)
    # Where somebody has changed the choices of one field, what REDCap shows is what counts.
    wished = tags.item.get("options") or next(alike, "") or row.matrix
    own = chain((row.name,), (f"{row.name}_{number}" for number in count(2)))
    names = chain((wished,), own) if _NAME.fullmatch(wished) else own
    name = next(name for name in names if options.get(name, told) == told)
    options[name] = told
    return name


def _section(row: Row, sections: list[dict[str, str]]) -> str:
    """The section that a dictionary from elsewhere begins, or goes on with."""
    header = plain(row.header)
    if header:
        slug = _NOT_SLUG.sub("_", header.lower()).strip("_")[:40]
        known = {section["id"] for section in sections}
        stem = f"section_{slug}".rstrip("_")
        names = (stem, *(f"{stem}_{number}" for number in range(2, len(known) + 3)))
        name = next(name for name in names if name not in known)
        sections.append({"id": name, "title": header.split("\n")[0], "guidance": header})
    return sections[-1]["id"] if sections else ""


def _ends(row: Row, choices: list[tuple[float, str]]) -> Ends | None:
    if choices:
        values = [value for value, _ in choices]
        return min(values), max(values)
    try:
        return float(row.lowest), float(row.highest)
    except ValueError:
        return _SLIDER if row.type == "slider" else None
