"""The frozen value that a bank file becomes."""

from collections.abc import Mapping
from typing import Any

import msgspec
import yaml

from balancekit.bank.checking import faults_of
from balancekit.bank.faults import as_text, said
from balancekit.bank.nodes import LOADER
from balancekit.bank.parts import Form, Item, ResponseOption, Scale, Section
from balancekit.errors import ArgumentError, BankError
from balancekit.strings import say


class Bank(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A bank of questions, with where they come from and what may be said of them.

    Attributes
    ----------
    validated : bool
        Whether the wording was tested as a measure in this language. ``False`` for all that
        was written for the workbook.
    notice : str
        What is said wherever answers to the bank are shown.
    rights : str
        Of a published measure: whose the wording is, and where it is to be had.
    """

    id: str
    version: str
    language: str
    title: str
    summary: str
    licence: str
    validated: bool
    notice: str
    items: tuple[Item, ...]
    sections: tuple[Section, ...] = ()
    scales: Mapping[str, Scale] = {}
    forms: Mapping[str, Form] = {}
    options: Mapping[str, tuple[ResponseOption, ...]] = {}
    references: tuple[str, ...] = ()
    rights: str = ""

    @classmethod
    def from_dict(cls, mapping: Mapping[str, object]) -> "Bank":
        """Make a bank of what a bank file would hold.

        Parameters
        ----------
        mapping : mapping
            As a bank file holds it: ``id``, ``version``, ``items`` and so on.

        Returns
        -------
        Bank

        Raises
        ------
        BankError
            It has faults: every one of them is named with its place and, where there is one, the
            likely mend.

        Examples
        --------
        >>> from balancekit import load_bank
        >>> ios = load_bank("ios")
        >>> Bank.from_dict(ios.to_dict()) == ios
        True
        >>> now = {"keys": ["ios_nwo"], "minimum": 0, "maximum": 1, "min_answered": 1}
        >>> Bank.from_dict({**ios.to_dict(), "scales": {"now": now}})
        Traceback (most recent call last):
        balancekit.errors.BankError: scales.now.keys[0]: no item "ios_nwo"; did you mean "ios_now"?
        """
        return cls.from_text(as_text(mapping, ""), "", lines=False)

    @classmethod
    def from_text(cls, text: str, name: str, *, lines: bool = True) -> "Bank":
        """Make a bank of the text of a bank file; faults are named with the file's name."""
        faults = said(name, faults_of(text), lines=lines)
        if faults:
            raise BankError(faults)
        return msgspec.convert(yaml.load(text, Loader=LOADER), cls)

    def to_dict(self) -> dict[str, Any]:
        """Return what a bank file would hold; what is empty or as usual is left out.

        Examples
        --------
        >>> from balancekit import load_bank
        >>> load_bank("ios").to_dict()["scales"]["now"]["keys"]
        ['ios_now']
        """
        return dict(_told(self))

    @property
    def worded(self) -> bool:
        """Whether there is something to read for every item.

        Examples
        --------
        >>> from balancekit import load_bank
        >>> load_bank("ios").worded
        True
        """
        return all(item.text for item in self.items)

    def item(self, item_id: str) -> Item:
        """Find an item by its id.

        Raises
        ------
        ArgumentError
            The bank has no such item.

        Examples
        --------
        >>> from balancekit import load_bank
        >>> load_bank("venn").item("venn_own").kind
        'lines'
        """
        for item in self.items:
            if item.id == item_id:
                return item
        raise ArgumentError(say("bank.no_such_item", bank=self.id, item=item_id))

    def of_kind(self, kind: str) -> tuple[Item, ...]:
        """Return the items of one kind, in the order of the file.

        Examples
        --------
        >>> from balancekit import load_bank
        >>> len(load_bank("venn").of_kind("practice"))
        6
        """
        return tuple(item for item in self.items if item.kind == kind)

    def section(self, section_id: str) -> Section:
        """Find a section by its id.

        Raises
        ------
        ArgumentError
            The bank has no such section.

        Examples
        --------
        >>> from balancekit import load_bank
        >>> load_bank("balance").section("past_weeks").guidance
        'With {name}, in the past four weeks …'
        """
        for section in self.sections:
            if section.id == section_id:
                return section
        raise ArgumentError(say("bank.no_such_section", bank=self.id, section=section_id))

    def in_section(self, section_id: str) -> tuple[Item, ...]:
        """Return the items of one section, in the order of the file.

        Raises
        ------
        ArgumentError
            The bank has no such section.

        Examples
        --------
        >>> from balancekit import load_bank
        >>> len(load_bank("balance").in_section("practices"))
        12
        """
        wanted = self.section(section_id).id
        return tuple(item for item in self.items if item.section == wanted)

    def form(self, form_id: str) -> "Bank":
        """Return the bank as one of its forms asks it.

        Only the items of the form are left, in its order, and each scale has only their keys and
        the form's ``min_answered``. A scale or section without an item in the form is left out.

        Raises
        ------
        ArgumentError
            The bank has no such form.

        Examples
        --------
        >>> from balancekit import load_bank
        >>> short = load_bank("balance").form("short")
        >>> len(short.items), short.scales["independence"].keys
        (8, ('ind_1', 'ind_5'))
        """
        if form_id not in self.forms:
            known = ", ".join(self.forms) or say("bank.no_forms")
            raise ArgumentError(say("bank.no_such_form", bank=self.id, form=form_id, known=known))
        form = self.forms[form_id]
        items = tuple(map(self.item, form.items))
        scales = {name: scale.within(form) for name, scale in self.scales.items()}
        used = {item.section for item in items}
        return msgspec.structs.replace(
            self,
            title=form.title or self.title,
            items=items,
            sections=tuple(section for section in self.sections if section.id in used),
            scales={name: scale for name, scale in scales.items() if scale.keys},
            forms={},
        )


def _told(part: Any) -> Any:
    """A part of a bank as plain values."""
    if isinstance(part, msgspec.Struct):
        fields = msgspec.structs.fields(part)
        told = ((field, getattr(part, field.name)) for field in fields)
        return {
            field.name: _told(value)
            for field, value in told
            if field.required or value != _usual(field)
        }
    if isinstance(part, Mapping):
        return {name: _told(inner) for name, inner in part.items()}
    return [_told(inner) for inner in part] if isinstance(part, tuple) else part


def _usual(field: msgspec.structs.FieldInfo) -> object:
    factory = field.default_factory
    return factory() if callable(factory) else field.default
