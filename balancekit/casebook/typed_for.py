"""For whom the therapist typed at a sitting: a note of the therapist, kept by the person's number.

The note holds no name, so that it stays right when somebody is called by another one, when people
are erased or when a case is divided.
"""

from balancekit.casebook.case import Case
from balancekit.casebook.values import Answer, Occasion, Respondent

TYPED_ITEM = "typed_by_therapist"
_BANK = "notes"


def note_typed_for(case: Case, occasion: Occasion, person: Respondent) -> Answer:
    """Note that what a person answered at a sitting was typed by the therapist.

    Raises
    ------
    CasebookError
        Somebody or something belongs to another case.
    NotSavedError
        The disk did not take it.
    """
    entry = person.id
    return case.answer(occasion, case.therapist, TYPED_ITEM, entry, bank=_BANK, entry=entry)


def withdraw_typed_for(case: Case, occasion: Occasion, person: Respondent) -> Answer:
    """Take the note back; raises as `note_typed_for` does."""
    return case.answer(
        occasion,
        case.therapist,
        TYPED_ITEM,
        None,
        bank=_BANK,
        entry=person.id,
        status="cleared",
    )


def typed_for(case: Case, occasion: Occasion | None) -> tuple[Respondent, ...]:
    """Return for whom the therapist typed, in the order of the case.

    Parameters
    ----------
    case : Case
    occasion : Occasion or None
        The sitting; None for all of them.
    """
    noted = {answer.entry for answer in case.answers(occasion, case.therapist, TYPED_ITEM)}
    return tuple(person for person in case.people if person.id in noted)
