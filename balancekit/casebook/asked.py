"""What was asked, in words: a casebook keeps only the ids of banks and items."""

from collections.abc import Mapping
from functools import cache

from balancekit.bank import Bank, Item, list_banks, load_bank, own_banks, with_name
from balancekit.casebook.own_prompts import prompt_answered
from balancekit.casebook.values import Answer
from balancekit.strings import language_in_force, say

_PRACTICES = "practices_wanted"
_NO_BANKS_QUESTION = (
    "relation_name",
    "relation_kind",
    "relation_words",
    "relation_state",
    "relation_respondent",
    "plan_date",
    _PRACTICES,
)


def question_of(
    bank: str, item: str, name: str, prompts: Mapping[tuple[str, int, int], str]
) -> str:
    """Return the question that an answer answers; empty where no bank of the package asks it.

    Of a published measure, whose wording is not here, its number in the publication.

    Parameters
    ----------
    bank, item : str
    name : str
        Whom the question is about.
    prompts : mapping
        Questions of the author's own, by item, sitting and entry; see `own_prompts`.

    Examples
    --------
    >>> question_of("ios", "ios_now", "Ben", {})
    'How close do you and Ben feel these days?'
    >>> question_of("worksheet", "own_step2_31_0", "", {("own_step2", 31, 0): "And why?"})
    'And why?'
    """
    if item in _NO_BANKS_QUESTION:
        return say(f"casebook.export_{item}")
    own = prompt_answered(item)
    if own is not None:
        return prompts.get(own, "")
    found = item_of(bank, item)
    return "" if found is None else with_name(found.text, name) or found.source


def words_of(answer: Answer) -> str:
    """Return the option that was chosen, in words; empty where there was none to choose.

    Answers of other kinds speak for themselves.
    """
    if answer.item == _PRACTICES:
        return _practices_named(str(answer.value).split())
    item = item_of(answer.bank, answer.item)
    if item is None or not item.options:
        return ""
    options = known_banks()[answer.bank].options[item.options]
    return next((one.label for one in options if one.value == answer.value), "")


def _practices_named(ids: list[str]) -> str:
    wanted = (one.text for one in known_banks()["balance"].items if one.id in ids)
    return "\n".join(with_name(text, "…") for text in wanted)


def item_of(bank: str, item: str) -> Item | None:
    """Return an item of a bank of the package; None if there is none."""
    known = known_banks().get(bank)
    return next((one for one in known.items if one.id == item), None) if known else None


def known_banks() -> dict[str, Bank]:
    """Return the banks of the package by their ids, published measures and one's own with them."""
    return _banks_in(language_in_force()) | {bank.id: bank for bank in own_banks()}


@cache
def _banks_in(language: str) -> dict[str, Bank]:
    names = (*list_banks(), *list_banks(published=True))
    return {name: load_bank(name, language) for name in names}
