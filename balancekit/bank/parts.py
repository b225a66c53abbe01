"""The frozen parts of a bank: options, items, sections, forms and scales."""

from collections.abc import Mapping

import msgspec


def with_name(text: str, name: str) -> str:
    """Return a text of a bank with the other person's name put in.

    Braces in the name stay as they are.

    Examples
    --------
    >>> with_name("mostly {name}", "Zoë")
    'mostly Zoë'
    """
    return text.replace("{name}", name)


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
        picture of two circles, 0 to 1), ``"choice"`` (one of the options), ``"practice"``
        (something to tick as "want more of"), ``"reading"`` (a few lines to read, nothing to
        answer) or ``"vignette"`` (a short invented story, to talk about).
    source : str
        Where the idea comes from.
    text : str
        What the client reads; ``{name}`` stands for the other person. Empty in a published measure
        whose wording is its authors'.
    hint, more : str
        A line under the question; a longer explanation shown when asked for.
    options : str
        For ``"choice"``: the name of the bank's set of response options.
    section : str
        The id of the section that the item stands in; empty where the bank has none.
    """

    id: str
    kind: str
    source: str
    text: str = ""
    hint: str = ""
    more: str = ""
    options: str = ""
    section: str = ""

    def asked_of(self, name: str) -> str:
        """Return the text with the other person's name put in.

        Examples
        --------
        >>> from balancekit import load_bank
        >>> load_bank("ios").item("ios_guess").asked_of("Zoë")
        'How do you think Zoë sees the two of you?'
        """
        return with_name(self.text, name)


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Items that are shown together, such as one step of the worksheet.

    Attributes
    ----------
    guidance : str
        What is read first, 25 words at most; ``{name}`` stands for the other person.
    more : str
        A longer explanation, shown when asked for.
    closing : str
        What is read after the last item.
    note : str
        For the therapist only: what it is for, how long it takes, what to watch for.
    minutes : int
        How long it usually takes; 0 where that is not said.
    source : str
        Where the idea comes from.
    """

    id: str
    title: str
    guidance: str
    more: str = ""
    closing: str = ""
    note: str = ""
    minutes: int = 0
    source: str = ""


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A shorter way through a bank.

    Attributes
    ----------
    items : tuple of str
        The ids of the items that are asked, in this order.
    min_answered : int
        How many items of a scale must be answered for a score of this form.
    """

    items: tuple[str, ...]
    min_answered: int
    title: str = ""


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
    how : {"pomp", "mean", "prorated_sum"}
        The unit that the scale is reported in, where nobody asks for another one.
    item_ranges : mapping of str to (float, float)
        Lowest and highest answer of the items that have a range of their own.
    """

    keys: tuple[str, ...]
    minimum: float
    maximum: float
    min_answered: int
    title: str = ""
    how: str = "pomp"
    item_ranges: Mapping[str, tuple[float, float]] = {}

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the items, without the signs of the keys.

        Examples
        --------
        >>> Scale(keys=("a", "-b"), minimum=0, maximum=4, min_answered=1).items
        ('a', 'b')
        """
        return tuple(key.removeprefix("-") for key in self.keys)

    def range_of(self, item: str) -> tuple[float, float]:
        """Return the lowest and the highest answer of one of the items.

        Examples
        --------
        >>> ranges = {"a": (0, 6)}
        >>> scale = Scale(("a", "b"), minimum=0, maximum=5, min_answered=1, item_ranges=ranges)
        >>> scale.range_of("a"), scale.range_of("b")
        ((0, 6), (0, 5))
        """
        return self.item_ranges.get(item, (self.minimum, self.maximum))

    def within(self, form: Form) -> "Scale":
        """Return the scale with those of its keys that a form asks, and the form's missing rule.

        Examples
        --------
        >>> scale = Scale(keys=("a", "-b", "c"), minimum=0, maximum=4, min_answered=2)
        >>> scale.within(Form(items=("b", "c"), min_answered=1)).keys
        ('-b', 'c')
        """
        keys = tuple(key for key in self.keys if key.removeprefix("-") in form.items)
        ranges = {item: ends for item, ends in self.item_ranges.items() if item in form.items}
        return msgspec.structs.replace(
            self, keys=keys, min_answered=form.min_answered, item_ranges=ranges
        )
