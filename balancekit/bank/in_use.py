"""Banks of one's own that can be asked by their id: those beside the casebook that lies open."""

from collections.abc import Iterable

from balancekit.bank.model import Bank

_IN_USE: dict[str, Bank] = {}


def use_banks(banks: Iterable[Bank]) -> None:
    """Let these banks be found by their ids, and no others of one's own."""
    found = {bank.id: bank for bank in banks}
    _IN_USE.clear()
    _IN_USE.update(found)


def own_bank(bank_id: str) -> Bank | None:
    """Return a bank of one's own; None where there is none of this id."""
    return _IN_USE.get(bank_id)


def own_banks() -> tuple[Bank, ...]:
    """Return all banks of one's own, in the order of their files."""
    return tuple(_IN_USE.values())
