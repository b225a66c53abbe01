"""A filled form -> its answers, or one sentence on why it cannot be read."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from balancekit.bank import Bank, list_banks, load_bank, own_bank
from balancekit.casebook import BroughtAnswer
from balancekit.casebook.checks import clean_text
from balancekit.casebook.values import Status, Value
from balancekit.errors import FormError
from balancekit.geometry.ios import ios_step_share
from balancekit.handouts.form_fields import (
    ASIDES,
    Field,
    Origin,
    field_name,
    fields_of,
    origin_of,
)
from balancekit.handouts.form_file import Held, held_values
from balancekit.strings import known_languages, language_in_force, say, using

MOST_SIGNS = 50_000  # of one answer

_OF_A_BANK = r"[a-z][a-z0-9_]*/\S+"
_TYPED = {"text": "text", "line": "text", "tick": "tick", "choice": "choice"}
Given = tuple[Status, Value]


@dataclass(frozen=True, slots=True, repr=False)
class FormAnswers:
    """What somebody has filled in.

    Attributes
    ----------
    origin : Origin
        Which form of which bank, and which relationship it is about.
    answers : tuple of BroughtAnswer
        In the order of the page; what was left empty is not among them. Their entry is that of
        the relationship, or 0, or None for a line of a list.
    """

    origin: Origin
    answers: tuple[BroughtAnswer, ...]

    def __repr__(self) -> str:
        return f"FormAnswers(bank={self.origin.bank!r}, answers={len(self.answers)})"


def read_form(pdf: bytes, bank: Bank | None = None) -> FormAnswers:
    """Read a fillable page that came back.

    Parameters
    ----------
    pdf : bytes
        The file, saved by any program.
    bank : Bank, optional
        The bank that it asks, if that does not come with the package.

    Raises
    ------
    FormError
        It is damaged, locked, not ours, changed, flattened or of another version of the bank; or
        an answer in it cannot be kept. The sentence repeats nothing that was written.

    Examples
    --------
    >>> from balancekit import export_handout, load_bank
    >>> from balancekit.handouts.blank import compose_blank
    >>> read_form(export_handout(compose_blank(load_bank("ios"), fillable=True)))
    FormAnswers(bank='ios', answers=0)
    """
    held, text = held_values(pdf)
    if _is_marked(text):
        raise FormError(say("form.flattened"))
    origin = origin_of(held)
    asked = bank if bank is not None and bank.id == origin.bank else _bank(origin.bank)
    if asked.version != origin.version:
        raise FormError(
            say("form.old_version", bank=asked.id, old=origin.version, new=asked.version)
        )
    fields = _fields_in(asked, origin, held)
    return FormAnswers(origin, tuple(_answers(asked, origin, fields, held)))


def _bank(bank_id: str) -> Bank:
    known = (*list_banks(), *list_banks(published=True))
    if bank_id not in known and own_bank(bank_id) is None:
        raise FormError(say("form.no_bank", bank=bank_id))
    return load_bank(bank_id)


def _fields_in(bank: Bank, origin: Origin, held: Mapping[str, Held]) -> dict[str, Field]:
    """Return the fields of the bank, or of one of its forms, if these are what the file has."""
    for way in (bank, *map(bank.form, bank.forms)):
        fields = {
            field_name(origin, field): field for field in fields_of(way, say("form.this_person"))
        }
        kinds = {name: _TYPED[field.kind] for name, field in fields.items()}
        if kinds == {name: one.kind for name, one in held.items()}:
            return fields
    raise FormError(say("form.fields_differ"))


def _answers(
    bank: Bank, origin: Origin, fields: Mapping[str, Field], held: Mapping[str, Held]
) -> Iterator[BroughtAnswer]:
    for name, field in fields.items():
        status, value = _WAYS[field.kind](bank, field, held[name])
        entry = None if field.kind == "line" else origin.entry or 0
        if status != "cleared":
            yield BroughtAnswer(field.item, entry, status, value, bank.id, bank.version)


_EMPTY: Given = ("cleared", None)


def _written(bank: Bank, field: Field, held: Held) -> Given:
    words = clean_text(held.text).strip()
    if len(words) > MOST_SIGNS:
        raise FormError(say("form.too_long", question=field.label, most=MOST_SIGNS))
    if field.kind == "line":
        words = " ".join(words.splitlines())
    return ("answered", words) if words else _EMPTY


def _ticked(bank: Bank, field: Field, held: Held) -> Given:
    return ("answered", 1) if held.text != "/Off" else _EMPTY


def _chosen(bank: Bank, field: Field, held: Held) -> Given:
    tokens = [token for token, _ in field.options]
    token = held.text if held.text in tokens else held.options.get(held.text, held.text).strip()
    if not token:
        return _EMPTY
    if token not in tokens:
        raise FormError(say("form.unreadable", question=field.label))
    aside = next((one for one in ASIDES if one == token), None)
    return (aside, None) if aside else ("answered", _value(bank, field, int(token)))


def _value(bank: Bank, field: Field, place: int) -> float:
    item = bank.item(field.item)
    if item.kind == "closeness":
        return ios_step_share(place + 1)
    return bank.options[item.options][place].value


_WAYS: dict[str, Callable[[Bank, Field, Held], Given]] = {
    "text": _written,
    "line": _written,
    "tick": _ticked,
    "choice": _chosen,
}


def _is_marked(text: str) -> bool:
    """Tell whether the mark at the foot of our forms stands in a text, in whichever language."""
    languages = (language_in_force(), *known_languages())
    return any(_mark_in(language, text) for language in languages)


def _mark_in(language: str, text: str) -> bool:
    with using(language):
        words = re.escape(say("form.mark", mark="\0"))
    return re.search(words.replace("\0", _OF_A_BANK), text) is not None
