"""What a column or a value is, as schema.org's ``PropertyValue``."""

from collections.abc import Iterable

from balancekit.bank import Bank, Item, ResponseOption

Property = dict[str, object]


def property_value(name: str, description: str) -> Property:
    """Return a named thing and what it means.

    Examples
    --------
    >>> property_value("day", "Days from the first sitting.")["@type"]
    'PropertyValue'
    """
    return {"@type": "PropertyValue", "name": name, "description": description}


def span(values: Iterable[float | None]) -> Property:
    """Return the lowest and highest of some values; nothing where there is none.

    Examples
    --------
    >>> span([2, None, 5]), span([])
    ({'minValue': 2, 'maxValue': 5}, {})
    """
    known = [value for value in values if value is not None]
    return {"minValue": min(known), "maxValue": max(known)} if known else {}


def choices(options: Iterable[ResponseOption]) -> Property:
    """Return what each number of a set of response options means.

    Examples
    --------
    >>> choices([ResponseOption(0, "never")])["valueReference"][0]["description"]
    'never'
    """
    return {
        "valueReference": [
            property_value(one.label, one.label) | {"value": one.value} for one in options
        ]
    }


def meaning_of(bank: Bank, item: Item) -> Property:
    """Return what the numbers of an item mean.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> ios = load_bank("ios")
    >>> meaning_of(ios, ios.item("ios_now"))
    {'minValue': 0, 'maxValue': 1}
    """
    if item.kind == "closeness":
        return {"minValue": 0, "maxValue": 1}
    options = bank.options.get(item.options, ())
    return span(one.value for one in options) | choices(options) if options else {}
