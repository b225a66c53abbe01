"""Question banks: what is asked, as data that a psychologist can review without Python.

A bank is a YAML file. This room reads it, checks it and hands it on as frozen values; it knows
nothing of scores, screens or clients.
"""

from balancekit.bank.brought import check_worded
from balancekit.bank.model import Bank
from balancekit.bank.parts import Form, Item, ResponseOption, Scale, Section, with_name
from balancekit.bank.reading import check_bank, list_banks, load_bank
from balancekit.bank.wording import choice_of, wording_of

__all__ = [
    "Bank",
    "Form",
    "Item",
    "ResponseOption",
    "Scale",
    "Section",
    "check_bank",
    "check_worded",
    "choice_of",
    "list_banks",
    "load_bank",
    "with_name",
    "wording_of",
]
