"""What the couple's workbook asks, in which order; the wording is the banks'."""

from functools import cache
from typing import NamedTuple

from balancekit.bank import Bank, Item, load_bank
from balancekit.casebook import Answer, Respondent
from balancekit.strings import language_in_force
from balancekit.workbook.desk import Desk

_WRITTEN = (
    ("venn", "venn_own"),
    ("venn", "venn_both"),
    ("ios", "ios_now"),
    ("ios", "ios_wished"),
    ("ios", "ios_guess"),
)
_TALKED = tuple(("venn", f"venn_talk_{number}") for number in (1, 2, 3))


class Question(NamedTuple):
    """An item and the bank it belongs to."""

    bank: str
    item: Item


# The therapist's own note is no bank's question, and nothing that a client is ever asked.
NOTE = Question("notes", Item(id="note", kind="text", text="", source=""))


@cache
def _bank(bank: str, language: str) -> Bank:
    return load_bank(bank, language)


def _questions(ids: tuple[tuple[str, str], ...]) -> tuple[Question, ...]:
    language = language_in_force()
    return tuple(Question(bank, _bank(bank, language).item(item)) for bank, item in ids)


def written_alone() -> tuple[Question, ...]:
    """Return what each person answers alone.

    Examples
    --------
    >>> [question.item.kind for question in written_alone()]
    ['lines', 'lines', 'closeness', 'closeness', 'closeness']
    """
    return _questions(_WRITTEN)


def written_by(desk: Desk, person: Respondent) -> tuple[Answer, ...]:
    """Return what a person has answered alone in the two circles at this sitting.

    Other notebooks' answers of the same sitting are not among them: who may see those is asked
    there.
    """
    items = {question.item.id for question in written_alone()}
    given = desk.case.answers(occasion=desk.occasion, respondent=person)
    return tuple(answer for answer in given if answer.item in items)


def talked_about() -> tuple[Question, ...]:
    """Return the prompts that both talk about."""
    return _questions(_TALKED)
