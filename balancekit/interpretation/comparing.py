"""Two sets of answers to the same items: what moved, what matched."""

from collections.abc import Iterable

from balancekit.bank import Bank
from balancekit.interpretation.material import Answers

_DIFFERENT = 2  # steps; one step apart is still a match


def both_answered(items: Iterable[str], one: Answers, other: Answers) -> tuple[str, ...]:
    """Return the items that are answered in both."""
    return tuple(i for i in items if one.get(i) is not None and other.get(i) is not None)


def moved(items: Iterable[str], now: Answers, earlier: Answers) -> tuple[str, ...]:
    """Return the items whose answer is another one than before.

    Examples
    --------
    >>> moved(["a", "b", "c"], {"a": 1, "b": 2, "c": None}, {"a": 1, "b": 3, "c": 2})
    ('b',)
    """
    return tuple(i for i in both_answered(items, now, earlier) if now[i] != earlier[i])


def matched(items: Iterable[str], one: Answers, other: Answers, bank: Bank) -> tuple[str, ...]:
    """Return the items whose two answers are less than two steps apart.

    Steps are places in the item's list of options, in the order of their values; without options,
    the unit of the answer.
    """
    return tuple(
        item
        for item in both_answered(items, one, other)
        if is_match(item, one[item], other[item], bank)
    )


def is_match(item: str, one: float | None, other: float | None, bank: Bank) -> bool:
    """Tell whether two answers to one item are less than two steps apart.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> balance = load_bank("balance")
    >>> is_match("ind_1", 3, 4, balance), is_match("ind_1", 1, 3, balance)
    (True, False)
    >>> is_match("ind_1", None, 3, balance)
    False
    """
    if one is None or other is None:
        return False
    return abs(_place(item, one, bank) - _place(item, other, bank)) < _DIFFERENT


def _place(item: str, answer: float, bank: Bank) -> float:
    options = bank.options.get(bank.item(item).options, ())
    return sum(option.value < answer for option in options) if options else answer
