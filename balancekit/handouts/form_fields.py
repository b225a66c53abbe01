"""The fields of a blank page: what each is called in the file, and what it asks.

A name holds the number of the form, the bank with its version, and the item: enough to find the
place of an answer again, and no word of anybody. Other viewers keep names as they are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal
from urllib.parse import quote, unquote

import msgspec

from balancekit.bank import Bank, Item, with_name
from balancekit.errors import FormError
from balancekit.strings import say

FieldKind = Literal["text", "line", "tick", "choice"]
ASIDES: Final[tuple[Literal["does_not_fit"], Literal["rather_not_say"]]] = (
    "does_not_fit",
    "rather_not_say",
)
LETTERS = "ABCDEFG"  # the seven printed pictures of closeness
LINES = 6  # of a list

_PROGRAM = "balancekit"
_NAME = re.compile(
    rf"{_PROGRAM}:(?P<form>[a-z2-7]{{16}}|-):(?P<bank>[a-z][a-z0-9_]*):(?P<version>[^:]+)"
    r":(?P<entry>\d{1,9}|-):(?P<item>[a-z][a-z0-9_]*):(?P<part>\d{1,3})"
)


class Origin(msgspec.Struct, frozen=True):
    """What all fields of one form have in common.

    Attributes
    ----------
    form : str
        Its number, 16 letters and digits that mean nothing; empty if it was made for no case.
    bank, version : str
    entry : int or None
        The relationship it is about; None where it is about none, or nobody has said which.
    """

    form: str
    bank: str
    version: str
    entry: int | None = None


class Field(msgspec.Struct, frozen=True):
    """One place to write, tick or choose.

    Attributes
    ----------
    item : str
        Id of the item.
    part : int
        Which line of a list; 0 for the others.
    kind : {"text", "line", "tick", "choice"}
    label : str
        What it asks, as screen readers say it; no other field of the form has the same.
    options : tuple of (token, words)
        What can be chosen.
    """

    item: str
    part: int
    kind: FieldKind
    label: str
    options: tuple[tuple[str, str], ...] = ()


def fields_of(bank: Bank, name: str) -> tuple[Field, ...]:
    """Return the fields of a bank, in the order of the page.

    Parameters
    ----------
    bank : Bank
    name : str
        What is said in the place of the other person's name.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> [field.kind for field in fields_of(load_bank("venn"), "Ben")][5:9]
    ['line', 'line', 'line', 'line']
    """
    fields = [field for item in bank.items for field in _fields_of_item(bank, item, name)]
    return tuple(_with_own_labels(fields))


def choices_of(bank: Bank, item: Item, name: str) -> tuple[tuple[str, str], ...]:
    """Return what can be chosen for an item: a token and its words.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> bank = load_bank("balance")
    >>> choices_of(bank, bank.item("leaning"), "Ben")[2:5:2]
    (('2', 'mostly Ben'), ('does_not_fit', 'does not fit'))
    """
    if item.kind == "closeness":
        own = [(str(step), letter) for step, letter in enumerate(LETTERS)]
    else:
        labels = [option.label for option in bank.options[item.options]]
        own = [(str(place), with_name(label, name)) for place, label in enumerate(labels)]
    return (*own, *((aside, say(f"form.{aside}")) for aside in ASIDES))


class PlacedField(Field, frozen=True):
    """A field of one page, with what it is called in the file."""

    name: str = ""


def placed_fields(origin: Origin, fields: Iterable[Field]) -> tuple[PlacedField, ...]:
    """Return the fields as the page of one form has them."""
    return tuple(
        PlacedField(**msgspec.structs.asdict(field), name=field_name(origin, field))
        for field in fields
    )


def fields_of_page(notebook: Mapping[str, Any]) -> tuple[PlacedField, ...]:
    """Return the fields of a page; none for a page that is no form.

    Examples
    --------
    >>> fields_of_page({"metadata": {"balancekit": {"layout": "flow"}}})
    ()
    """
    own = notebook.get("metadata", {}).get("balancekit")
    if not isinstance(own, Mapping) or "fields" not in own:
        return ()
    return msgspec.convert(own["fields"], tuple[PlacedField, ...])


def field_name(origin: Origin, field: Field) -> str:
    """Return what a field is called in the file.

    Examples
    --------
    >>> field_name(Origin("", "venn", "1.2"), Field("venn_own", 3, "line", "What is your own?"))
    'balancekit:-:venn:1%2E2:-:venn_own:3'
    """
    version = quote(origin.version, safe="").replace(".", "%2E")
    entry = "-" if origin.entry is None else origin.entry
    parts = (_PROGRAM, origin.form or "-", origin.bank, version, entry, field.item, field.part)
    return ":".join(map(str, parts))


def origin_of(names: Iterable[str]) -> Origin:
    """Return what the names of all fields of a file have in common.

    Raises
    ------
    FormError
        One of them is not ours, or they come from several forms.

    Examples
    --------
    >>> origin_of(["balancekit:-:venn:1%2E2:-:venn_own:3"]).version
    '1.2'
    """
    found = [_NAME.fullmatch(name) for name in names]
    ours = [name for name in found if name is not None]
    if not ours:
        raise FormError(say("form.foreign"))
    origins = {
        Origin(
            form="" if name["form"] == "-" else name["form"],
            bank=name["bank"],
            version=unquote(name["version"]),
            entry=None if name["entry"] == "-" else int(name["entry"]),
        )
        for name in ours
    }
    if len(origins) > 1 or len(ours) < len(found):
        raise FormError(say("form.mixed"))
    return origins.pop()


def _fields_of_item(bank: Bank, item: Item, name: str) -> Iterator[Field]:
    question = item.asked_of(name)
    if item.kind == "text":
        yield Field(item.id, 0, "text", question)
    elif item.kind == "practice":
        yield Field(item.id, 0, "tick", say("form.more_of", practice=question))
    elif item.kind == "lines":
        for part in range(LINES):
            label = say("form.line_of", question=question, line=part + 1, lines=LINES)
            yield Field(item.id, part, "line", label)
    elif item.kind in {"choice", "closeness"}:
        yield Field(item.id, 0, "choice", question, choices_of(bank, item, name))


def _with_own_labels(fields: list[Field]) -> Iterator[Field]:
    """Number labels that stand more than once."""
    labels = [field.label for field in fields]
    for place, field in enumerate(fields):
        times = labels[: place + 1].count(field.label)
        label = field.label if times == 1 else f"{field.label} ({times})"
        yield msgspec.structs.replace(field, label=label)
