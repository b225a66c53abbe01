"""Wording that somebody brings to a published measure, whose own belongs to its authors."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

from balancekit.bank.checking import check_shape, compose, syntax_fault
from balancekit.bank.faults import as_text, said
from balancekit.bank.model import Bank
from balancekit.bank.nodes import LOADER, Fault
from balancekit.bank.parts import ResponseOption
from balancekit.bank.shapes import Field, Kind
from balancekit.bank.texts import text_of
from balancekit.errors import ArgumentError, BankError
from balancekit.strings import say

Wording = Mapping[str, object] | str | os.PathLike[str]
_OPTIONS = "options"
_ABOVE = ("title", "summary")


def check_worded(bank: Bank) -> None:
    """Refuse to show a bank that has nothing to show.

    Raises
    ------
    ArgumentError
        The wording is not in it; the sentence says how to bring it.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> check_worded(load_bank("ios"))
    """
    if not bank.worded:
        raise ArgumentError(say("bank.not_worded", bank=bank.id, title=bank.title))


def with_wording(bank: Bank, wording: Wording) -> Bank:
    """Return a bank in the words that somebody brings.

    Parameters
    ----------
    bank : Bank
        One that comes without.
    wording : mapping or path-like
        Item ids with their text; if wished, ``title`` and ``summary``, the instruction that stands
        above the questions; below ``options``, the name of a set of response options, or the id of
        an item whose answers have words of their own, with values and labels. What has no label
        keeps its number. Or a YAML file that holds this.

    Raises
    ------
    BankError
        The wording has faults; each is named with its place.
    ArgumentError
        The bank has its own wording.
    """
    if bank.worded:
        raise ArgumentError(say("bank.has_wording", bank=bank.id))
    texts = _read(bank, wording)
    labels = {
        name: {str(value): label for value, label in of_set.items()}
        for name, of_set in texts.pop(_OPTIONS, {}).items()
    }
    sets = {name: _labelled(options, labels.get(name)) for name, options in bank.options.items()}
    own = {
        item.id: _labelled(bank.options[item.options], labels[item.id])
        for item in bank.items
        if item.id in labels
    }
    items = tuple(
        msgspec.structs.replace(
            item, text=texts[item.id], options=item.id if item.id in own else item.options
        )
        for item in bank.items
    )
    above = {name: texts[name] for name in _ABOVE if name in texts}
    return msgspec.structs.replace(bank, items=items, options=sets | own, **above)


def _read(bank: Bank, wording: Wording) -> dict[str, Any]:
    if isinstance(wording, Mapping):
        name, text = "wording", as_text(wording, "wording")
    else:
        name, text = Path(wording).name, text_of(Path(wording))
    faults = said(name, _faults(text, _shape(bank)), lines=not isinstance(wording, Mapping))
    if faults:
        raise BankError(faults)
    return dict(yaml.load(text, Loader=LOADER))


def _faults(text: str, shape: Field) -> list[Fault]:
    try:
        root = compose(text)
    except yaml.YAMLError as error:
        return [syntax_fault(error)]
    if root is None:
        return [Fault(1, "", say("bank.empty_wording"))]
    return sorted(check_shape(root, "", shape))


def _shape(bank: Bank) -> Field:
    """What a wording of this bank may hold: a text for every item, labels where wished."""
    sets = {item.id: item.options for item in bank.items if item.options}
    sets |= {name: name for name in bank.options}
    labels = {name: _part({_number(o): _LABEL for o in bank.options[sets[name]]}) for name in sets}
    texts = {item.id: Field() for item in bank.items} | dict.fromkeys(_ABOVE, _LABEL)
    return Field(Kind.PART, part={**texts, _OPTIONS: _part(labels)})


_LABEL = Field(required=False)


def _part(part: dict[str, Field]) -> Field:
    return Field(Kind.PART, required=False, part=part)


def _number(option: ResponseOption) -> str:
    return f"{option.value:g}"


def _labelled(
    options: tuple[ResponseOption, ...], labels: Mapping[str, str] | None
) -> tuple[ResponseOption, ...]:
    known = labels or {}
    return tuple(
        msgspec.structs.replace(option, label=known.get(_number(option), option.label))
        for option in options
    )
