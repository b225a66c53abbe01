"""The menu of practices in the seven steps: what somebody wants more of with whom, and what the
therapist has released of it.

Each is one answer that lists ids; how often a practice happens now is rated as any other question.
"""

from collections.abc import Iterable

from balancekit.bank import Item, load_bank
from balancekit.casebook import Answer, Case, Occasion, Respondent
from balancekit.casebook.relations import MENU

WANTED, RELEASED = "practices_wanted", "practices_released"
"""The person's own ticks, one answer a relationship; the therapist's, one answer a person."""

_BANK, _SECTION, _NOTES = "balance", "practices", "notes"


def menu_items() -> tuple[Item, ...]:
    """Return what somebody can want more of, in the order of the menu.

    Examples
    --------
    >>> len(menu_items()), menu_items()[0].text
    (12, 'I stop to notice what I feel and need.')
    """
    return tuple(item for item in load_bank(_BANK).items if item.section == _SECTION)


def wanted_of(given: Iterable[Answer], entry: int) -> tuple[str, ...]:
    """Return the ids of what is wanted more of in one relationship, as far as it was handed in."""
    ticked = (it for it in given if (it.bank, it.item, it.entry) == (MENU, WANTED, entry))
    return next((tuple(str(answer.value).split()) for answer in ticked if answer.value), ())


def released_to(
    case: Case, occasion: Occasion | None, person: Respondent
) -> dict[int, tuple[str, ...]]:
    """Return the ids of what the therapist has released to a person, by relationship.

    Nothing is released where each works alone.
    """
    if occasion is None or case.individual_only:
        return {}
    kept = case.answers(occasion=occasion, respondent=case.therapist, item=RELEASED)
    words = next((str(it.value) for it in kept if it.entry == person.position and it.value), "")
    found: dict[int, tuple[str, ...]] = {}
    for line in words.split():
        entry, _, item = line.partition(":")
        found[int(entry)] = (*found.get(int(entry), ()), item)
    return found


def release(
    case: Case, occasion: Occasion, person: Respondent, entry: int, items: Iterable[str]
) -> Answer:
    """Release practices of one relationship to a person, and no others of it."""
    released = {**released_to(case, occasion, person), entry: tuple(items)}
    lines = [f"{about}:{item}" for about, some in sorted(released.items()) for item in some]
    return case.answer(
        occasion,
        case.therapist,
        RELEASED,
        " ".join(lines) or None,
        bank=_NOTES,
        entry=person.position,
        status="answered" if lines else "cleared",
    )


def menu_words(answer: Answer) -> str:
    """Say what was ticked or released, a line each; empty where it is another answer."""
    if answer.item not in {WANTED, RELEASED}:
        return ""
    ids = [line.rpartition(":")[2] for line in str(answer.value).split()]
    return "\n".join(item.asked_of("…") for item in menu_items() if item.id in ids)
