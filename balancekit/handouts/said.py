"""An answer in plain words: what somebody chose or wrote, as they would read it."""

from collections.abc import Iterable, Mapping
from datetime import date

from balancekit.bank import choice_of
from balancekit.casebook import Answer
from balancekit.casebook.relations import TIE, relationship_asked
from balancekit.diagrams import closeness_words
from balancekit.handouts.gathering import CLOSENESS_ITEMS
from balancekit.handouts.learning_answers import learned_words
from balancekit.handouts.practice_menu import menu_words
from balancekit.handouts.worksheet_answers import PLAN_DATE
from balancekit.strings import long_date, number, say

Asked = tuple[str, str]


def by_question(answers: Iterable[Answer]) -> list[tuple[Asked, list[Answer]]]:
    """Put answers under their questions, in the order in which these were first answered.

    What ties a name to a person of the case is no answer to be read.

    Returns
    -------
    list of ((bank, item), answers)
    """
    groups: dict[Asked, list[Answer]] = {}
    for answer in answers:
        if answer.item != TIE:
            groups.setdefault((answer.bank, answer.item), []).append(answer)
    return sorted(groups.items(), key=lambda group: min(one.saved for one in group[1]))


def by_subject(
    answers: Iterable[Answer], names: Mapping[int, str], other: str = "…"
) -> list[tuple[str, list[Answer]]]:
    """Put answers to one question under whom they are about.

    Parameters
    ----------
    answers : iterable of Answer
    names : mapping
        Of the relationships that their author has named, by number.
    other : str
        Whom all others are about.
    """
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        asked = relationship_asked(answer.bank, answer.entry)
        about = other if asked is None else names.get(asked, other)
        groups.setdefault(about, []).append(answer)
    return list(groups.items())


def in_words(answer: Answer) -> str:
    """Say an answer: the words that were written, the label that was chosen, or why there is none.

    Parameters
    ----------
    answer : Answer

    Returns
    -------
    str
        A closeness or a place on the map in the words of its picture, never a bare number.
    """
    if answer.status != "answered":
        return say(f"handout.status_{answer.status}")
    if answer.item in CLOSENESS_ITEMS:
        return closeness_words(float(answer.value or 0))
    if answer.item == PLAN_DATE:
        return long_date(date.fromisoformat(str(answer.value)))
    if words := learned_words(answer) or menu_words(answer):
        return words
    if isinstance(answer.value, str):
        return answer.value
    return choice_of(answer.bank, answer.item, answer.value) or number(answer.value or 0)
