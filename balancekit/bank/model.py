"""The frozen values that a bank file becomes."""

from collections.abc import Mapping

import msgspec

from balancekit.errors import ArgumentError
from balancekit.strings import say


class ResponseOption(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the answers that can be chosen: what is stored, and what is read."""

    value: float
    label: str


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question, prompt or practice.

    Attributes
    ----------
    id : str
        Stable across versions: stored answers point at it.
    kind : str
        ``"text"`` (an open prompt), ``"lines"`` (a list of short phrases), ``"closeness"`` (a
        picture of two circles, 0 to 1), ``"choice"`` (one of the options) or ``"practice"``
        (something to tick as "want more of").
    text : str
        What the client reads; ``{name}`` stands for the other person.
    source : str
        Where the idea comes from.
    hint, more : str
        A line under the question; a longer explanation shown when asked for.
    options : str
        For ``"choice"``: the name of the bank's set of response options.
    """

    id: str
    kind: str
    text: str
    source: str
    hint: str = ""
    more: str = ""
    options: str = ""

    def asked_of(self, name: str) -> str:
        """Return the text with the other person's name put in.

        Examples
        --------
        >>> from balancekit import load_bank
        >>> load_bank("ios").item("ios_guess").asked_of("Zoë")
        'How do you think Zoë sees the two of you?'
        """
        return self.text.replace("{name}", name)


class Scale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Items that are scored together.

    Attributes
    ----------
    keys : tuple of str
        Item ids; a minus sign in front reverses the item, as in R's psych.
    minimum, maximum : float
        The range of an answer, in the unit of the options or of the picture.
    min_answered : int
        How many items must be answered for a score: the bank's own missing rule.
    """

    keys: tuple[str, ...]
    minimum: float
    maximum: float
    min_answered: int
    title: str = ""


class Bank(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A bank of questions, with where they come from and what may be said of them.

    Attributes
    ----------
    validated : bool
        Whether the wording was tested as a measure in this language. ``False`` for all that
        was written for the workbook.
    notice : str
        What is said wherever answers to the bank are shown.
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
    scales: Mapping[str, Scale] = {}
    options: Mapping[str, tuple[ResponseOption, ...]] = {}
    references: tuple[str, ...] = ()

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
