"""What was asked, for whoever reads an answer later: the question behind an item's id."""

from functools import cache

from balancekit.bank.in_use import own_bank
from balancekit.bank.model import Bank
from balancekit.bank.parts import with_name
from balancekit.bank.reading import list_banks, load_bank
from balancekit.strings import language_in_force, say

# What the workbook asks of its own accord: no bank's questions.
NO_BANKS_ITEMS = (
    *("note", "typed_by_therapist", "plan_date"),
    *("learn_story", "learn_released", "practices_wanted", "practices_released"),
    *("relation_name", "relation_kind", "relation_words", "relation_state"),
    "relation_respondent",
)
_ADDED = "own_"
NO_BANKS_PREFIXES = (_ADDED, "relation_", "learn_")


def wording_of(bank_id: str, item_id: str, name: str = "…") -> str:
    """Return the question that an answer belongs to.

    Parameters
    ----------
    bank_id, item_id : str
        As they stand beside the answer; the bank may be one that this version does not know.
    name : str
        Of the other person, where the question speaks of one.

    Returns
    -------
    str
        The item's text; what the workbook calls its own fields; or the id itself, where nothing
        is known of it.

    Examples
    --------
    >>> wording_of("ios", "ios_guess")
    'How do you think … sees the two of you?'
    >>> wording_of("relations", "relation_name"), wording_of("my_bank", "q7")
    ('Name or initial', 'q7')
    """
    own = own_bank(bank_id)
    texts = _texts(bank_id, language_in_force()) if own is None else _texts_of(own)
    known = texts.get(item_id)
    if known is not None:
        return with_name(known, name)
    if item_id in NO_BANKS_ITEMS:
        return say(f"bank.wording_{item_id}")
    return say("bank.wording_added") if item_id.startswith(_ADDED) else item_id


@cache
def _texts(bank_id: str, language: str) -> dict[str, str]:
    if bank_id not in list_banks():
        return {}
    return _texts_of(load_bank(bank_id, language))


def _texts_of(bank: Bank) -> dict[str, str]:
    # Of a story the question below it: nobody wants to read the story again above an answer.
    return {item.id: item.hint if item.kind == "vignette" else item.text for item in bank.items}


def choice_of(bank_id: str, item_id: str, value: object) -> str:
    """Return the label of the response option that was chosen.

    Returns
    -------
    str
        Empty where the item has no options, or none of this value.

    Examples
    --------
    >>> choice_of("balance", "ind_1", 0), choice_of("ios", "ios_now", 0.5)
    ('never', '')
    """
    if bank_id not in list_banks() and own_bank(bank_id) is None:
        return ""
    bank = load_bank(bank_id)
    options = [bank.options[i.options] for i in bank.items if i.id == item_id and i.options]
    labels = [option.label for some in options for option in some if option.value == value]
    return with_name(labels[0], "…") if labels else ""
