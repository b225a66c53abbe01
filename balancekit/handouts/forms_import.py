"""A filled form into the right case: to whom it was given, at which sitting, about whom."""

from dataclasses import replace

from balancekit.casebook import Case, Casebook, Occasion, PageGiven, Respondent
from balancekit.casebook.relations import Relationship, relationships
from balancekit.errors import FormError
from balancekit.handouts.blank import RATED_BANK, form_file_name
from balancekit.handouts.form_fields import Origin
from balancekit.handouts.forms_reading import FormAnswers
from balancekit.strings import say

Place = tuple[Case, Occasion, Respondent]


def place_of(book: Casebook, answers: FormAnswers) -> Place:
    """Find where the answers of a form belong.

    Parameters
    ----------
    book : Casebook
    answers : FormAnswers
        As `read_form` gives them.

    Returns
    -------
    (Case, Occasion, Respondent)
        Those it was given out for.

    Raises
    ------
    FormError
        It was not given out from this casebook, or whom it was for has been erased.
    """
    number = answers.origin.form
    case = book.case_of_page(form_file_name(number)) if number else None
    given = _given(case, number) if case is not None else None
    if case is None or given is None or given.occasion is None or not given.readers:
        raise FormError(say("form.not_given" if number else "form.for_nobody"))
    return case, given.occasion, given.readers[0]


def import_form(
    case: Case,
    occasion: Occasion,
    person: Respondent,
    answers: FormAnswers,
    *,
    about: Relationship | None = None,
) -> int:
    """Save the answers of a form, all of them or none; only the therapist and the author read them.

    The same form with the same answers changes nothing when it is taken in again.

    Parameters
    ----------
    case, occasion, person
        Where they belong; `place_of` finds it for a form that was made for a case.
    answers : FormAnswers
        As `read_form` gives them.
    about : Relationship, optional
        Whom the answers are about, for ratings on a form that was made for nobody.

    Returns
    -------
    int
        How many lines have changed.

    Raises
    ------
    FormError
        The form was given to somebody else, or the relationship is not named (any more), or not
        said; nothing was saved.
    NotSavedError, CasebookError
        As `Case.take_in`; nothing was saved.
    """
    origin = answers.origin
    if origin.form and not _was_given(case, occasion, person, origin):
        raise FormError(say("form.other_case"))
    entry = origin.entry if about is None else about.entry
    if origin.bank == RATED_BANK and entry is None:
        raise FormError(say("form.about_whom"))
    if entry is not None and entry not in _named(case, person):
        raise FormError(say("form.no_relationship"))
    ready = [
        one if one.entry is None or entry is None else replace(one, entry=entry)
        for one in answers.answers
    ]
    return case.take_in(occasion, person, ready, source=origin.form)


def _given(case: Case, number: str) -> PageGiven | None:
    wanted = form_file_name(number)
    return next((page for page in case.pages_given() if page.file_name == wanted), None)


def _was_given(case: Case, occasion: Occasion, person: Respondent, origin: Origin) -> bool:
    given = _given(case, origin.form)
    return given is not None and given.occasion == occasion and person in given.readers


def _named(case: Case, person: Respondent) -> set[int]:
    return {one.entry for one in relationships(case, person)}
