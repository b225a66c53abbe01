"""What each column of a scored frame is: an item, a score, a count, or something else."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from balancekit.bank import Bank, Item, ResponseOption, Scale, with_name
from balancekit.strings import say

Ends = tuple[float, float]


class Column(NamedTuple):
    """One column, told.

    Attributes
    ----------
    ends : (float, float) or None
        The lowest and the highest value that there can be.
    levels : tuple of ResponseOption
        What each number means.
    unit : str
        Of a score or a count.
    property_id : str
        The bank and the item or scale that it belongs to.
    """

    name: str
    description: str
    ends: Ends | None = None
    levels: tuple[ResponseOption, ...] = ()
    unit: str = ""
    property_id: str = ""


def columns_of(
    names: Iterable[str], bank: Bank, described: Mapping[str, str], how: str | None = None
) -> tuple[Column, ...]:
    """Tell the columns of a frame.

    Parameters
    ----------
    names : iterable of str
    bank : Bank
        Whose items, scores (``<scale>``) and counts (``<scale>_answered``) are recognised by name.
    described : mapping of str to str
        What other columns are.
    how : str, optional
        The unit of the scores, if it was not the bank's own.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> for column in columns_of(["id", "now", "now_answered"], load_bank("ios"), {"id": "Who."}):
    ...     print(column.name, column.ends, column.unit or column.description)
    id None Who.
    now (0.0, 100.0) percent of the maximum possible
    now_answered (0.0, 1.0) items
    """
    known = _of_items(bank) | _of_scales(bank, how)
    return tuple(
        Column(name, described[name])
        if name in described
        else known.get(name, Column(name, say("exchange.other")))
        for name in names
    )


def asked(item: Item) -> str:
    """Return what an item asks, of nobody in particular; without wording, where it comes from."""
    return with_name(item.text, "…") or item.source


def _of_items(bank: Bank) -> dict[str, Column]:
    return {item.id: _of_item(bank, item) for item in bank.items}


def _of_item(bank: Bank, item: Item) -> Column:
    levels = bank.options.get(item.options, ())
    ends = _ends_of(bank, item, [one.value for one in levels])
    return Column(item.id, asked(item), ends, levels, property_id=f"{bank.id}.{item.id}")


def _ends_of(bank: Bank, item: Item, values: list[float]) -> Ends | None:
    if values:
        return min(values), max(values)
    if item.kind == "closeness":
        return 0.0, 1.0
    return next((s.range_of(item.id) for s in bank.scales.values() if item.id in s.items), None)


def _of_scales(bank: Bank, how: str | None) -> dict[str, Column]:
    found = {}
    for name, scale in bank.scales.items():
        unit = how or scale.how
        title = scale.title or name
        told = say(f"exchange.score_{unit}", title=title, items=" ".join(scale.keys))
        belongs = f"{bank.id}.{name}"
        count = f"{name}_answered"
        answered = say("exchange.answered", title=title, items=len(scale.keys))
        found[name] = Column(
            name, told, ends_of(scale, unit), (), say(f"exchange.unit_{unit}"), belongs
        )
        found[count] = Column(
            count, answered, (0.0, float(len(scale.keys))), (), say("exchange.unit_items"), belongs
        )
    return found


def ends_of(scale: Scale, how: str) -> Ends:
    """Return the lowest and the highest score of a scale in a unit.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> csi = load_bank("csi_16").scales["satisfaction"]
    >>> [ends_of(csi, how) for how in ("pomp", "mean", "prorated_sum")]
    [(0.0, 100.0), (0.0, 6.0), (0.0, 81.0)]
    """
    if how == "pomp":
        return 0.0, 100.0
    lows, highs = zip(*(scale.range_of(item) for item in scale.items), strict=True)
    return (min(lows), max(highs)) if how == "mean" else (sum(lows), sum(highs))
