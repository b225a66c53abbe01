"""The frozen value that a bank file becomes."""

import warnings
from collections.abc import Mapping
from typing import Any

import msgspec

from balancekit.bank.faults import as_text
from balancekit.bank.making import Made
from balancekit.bank.parts import Form, Item, ResponseOption, Scale, Section
from balancekit.bank.telling import told
from balancekit.errors import ArgumentError
from balancekit.strings import say


class Bank(Made, frozen=True, forbid_unknown_fields=True):
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

    def to_dict(self) -> dict[str, Any]:
        """Return what a bank file would hold; what is empty or as usual is left out.

        Examples
        --------
        >>> from balancekit import load_bank
        >>> load_bank("ios").to_dict()["scales"]["now"]["keys"]
        ['ios_now']
        """
        return dict(told(self))

    def to_yaml(self) -> str:
        """Return the text of a bank file, for `load_bank`.

        Examples
        --------
        >>> from balancekit import load_bank
        >>> print(load_bank("ios").to_yaml().splitlines()[0])
        id: ios
        """
        return as_text(self.to_dict(), self.id)

    def to_redcap(self, *, record_id: str = "record_id") -> str:
        """Return the bank as REDCap's data dictionary: the text of a CSV file of 18 columns.

        Items with options become radio buttons, in a matrix where neighbours have the same ones;
        pictures of closeness become numbers from 0 to 1. Scales, reversed keys, sources and all
        else that REDCap has no column for stand in the field annotation, in tags that begin with
        ``@BALANCEKIT-``.

        Parameters
        ----------
        record_id : str
            The name of the first field, which every dictionary needs.

        Returns
        -------
        str

        Raises
        ------
        ArgumentError
            An item has the name of the record id.

        Warns
        -----
        UserWarning
            Of item ids that REDCap would change or warn of: longer than 26 letters, with two
            underscores in a row, or with one at the end.

        Examples
        --------
        >>> from balancekit import load_bank
        >>> for line in load_bank("ras").to_redcap().splitlines()[2:4]:
        ...     print(line[:65])
        ras_1,ras,,radio,ras_1,"1, 1 | 2, 2 | 3, 3 | 4, 4 | 5, 5",,,,,,,,
        ras_2,ras,,radio,ras_2,"1, 1 | 2, 2 | 3, 3 | 4, 4 | 5, 5",,,,,,,,
        """
        from balancekit.bank.redcap import dictionary_of, names_to_mend

        if any(item.id == record_id for item in self.items):
            raise ArgumentError(say("bank.redcap_record_id", name=record_id))
        odd = names_to_mend(self)
        if odd:
            warnings.warn(say("bank.redcap_names", names=", ".join(odd)), stacklevel=2)
        return dictionary_of(self, self.to_dict(), record_id)

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
