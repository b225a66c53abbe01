"""Question banks: what is asked, as data that a psychologist can review without Python.

A bank is a YAML file. This room reads it, checks it and hands it on as frozen values; it knows
nothing of scores, screens or clients.
"""

from balancekit.bank.brought import check_worded
from balancekit.bank.in_use import own_bank, own_banks, use_banks
from balancekit.bank.model import Bank
from balancekit.bank.own import OWN_BANKS, OwnBank, OwnBanks, read_own_banks
from balancekit.bank.parts import Form, Item, ResponseOption, Scale, Section, with_name
from balancekit.bank.reading import check_bank, list_banks, load_bank
from balancekit.bank.wording import choice_of, wording_of

__all__ = [
    "OWN_BANKS",
    "Bank",
    "Form",
    "Item",
    "OwnBank",
    "OwnBanks",
    "ResponseOption",
    "Scale",
    "Section",
    "check_bank",
    "check_worded",
    "choice_of",
    "list_banks",
    "load_bank",
    "own_bank",
    "own_banks",
    "read_own_banks",
    "use_banks",
    "with_name",
    "wording_of",
]
