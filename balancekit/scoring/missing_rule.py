"""How many answers a score needs."""

from numbers import Integral, Real

from balancekit.bank import Bank, Scale
from balancekit.errors import ArgumentError
from balancekit.strings import say


def least_answered(bank: Bank, min_answered: int | float | None) -> dict[str, int]:
    """Return for each scale of a bank how many of its items must be answered.

    Raises
    ------
    ArgumentError
        `min_answered` is neither None, a count that every scale has, nor a share above 0 and up
        to 1.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> balance = load_bank("balance")
    >>> least_answered(balance, None)["independence"], least_answered(balance, 0.5)["independence"]
    (4, 3)
    """
    return {name: _least(name, scale, min_answered) for name, scale in bank.scales.items()}


def _least(name: str, scale: Scale, min_answered: int | float | None) -> int:
    items = len(scale.keys)
    if min_answered is None:
        return scale.min_answered
    if isinstance(min_answered, Integral) and not isinstance(min_answered, bool):
        if not 1 <= min_answered <= items:
            raise ArgumentError(say("scoring.count", given=min_answered, scale=name, items=items))
        return int(min_answered)
    if isinstance(min_answered, Real) and not isinstance(min_answered, bool):
        if 0 < min_answered <= 1:
            # Not ceil(share * items): 0.1 * 30 is a hair above 3.
            return next(count for count in range(1, items + 1) if count / items >= min_answered)
        raise ArgumentError(say("scoring.share", given=min_answered))
    raise ArgumentError(say("scoring.min_answered", given=repr(min_answered)))
