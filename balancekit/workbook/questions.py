"""What the workbook for two asks, in which order; the wording is the banks'."""

from functools import cache
from typing import NamedTuple

from balancekit.bank import Bank, Item, load_bank
from balancekit.casebook import Answer, Respondent
from balancekit.handouts.side_by_side import about_the_other
from balancekit.strings import language_in_force
from balancekit.workbook.desk import Desk

_WRITTEN = (
    ("venn", "venn_own"),
    ("venn", "venn_both"),
    ("ios", "ios_now"),
    ("ios", "ios_wished"),
    ("ios", "ios_guess"),
)
_CLOSE = (("ios", "ios_now"), ("ios", "ios_wished"))
_TICKED, *_WEEK = (("check_in", f"check_in_{item}") for item in ("step", "line", "next"))
_TALKED = tuple(("venn", f"venn_talk_{number}") for number in (1, 2, 3))


class Question(NamedTuple):
    """An item and the bank it belongs to, in which version."""

    bank: str
    item: Item
    version: str = "1"


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


def step_question() -> Question:
    """Return what a check-in asks of a small step."""
    return _questions((_TICKED,))[0]


def closeness_asked() -> tuple[Question, ...]:
    """Return what a check-in asks of closeness: now, and wished for."""
    return _questions(_CLOSE)


def week_asked() -> tuple[Question, ...]:
    """Return what a check-in asks for in words: a line on the week, and the next step."""
    return _questions(tuple(_WEEK))


def checked_alone() -> tuple[Question, ...]:
    """Return all that each person answers alone at a check-in.

    Examples
    --------
    >>> [question.item.id for question in checked_alone()]
    ['check_in_step', 'ios_now', 'ios_wished', 'check_in_line', 'check_in_next']
    """
    return (step_question(), *closeness_asked(), *week_asked())


def written_by(desk: Desk, person: Respondent) -> tuple[Answer, ...]:
    """Return what a person has answered alone in the present notebook at this sitting.

    Other notebooks' answers of the same sitting are not among them: who may see those is asked
    there.
    """
    given = desk.case.answers(occasion=desk.occasion, respondent=person)
    if desk.place.notebook == "relations":
        return tuple(about_the_other(desk.case, person, given))
    asked = checked_alone() if desk.place.notebook == "check_in" else written_alone()
    items = {question.item.id for question in asked}
    return tuple(answer for answer in given if answer.item in items)


def talked_about() -> tuple[Question, ...]:
    """Return the prompts that both talk about."""
    return _questions(_TALKED)
