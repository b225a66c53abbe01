"""What was answered to banks of the therapist's own: words for a page, scores for the clinician."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from balancekit.bank import Bank, own_banks
from balancekit.casebook import Answer, Case, Occasion, Respondent
from balancekit.casebook.relations import relationship_asked, relationships
from balancekit.errors import ScoringError
from balancekit.scoring import Score, score_answers
from balancekit.strings import say

OWN_WORDS = ("text", "lines")


class OwnRated(msgspec.Struct, frozen=True):
    """One person's choices in one bank, about one relationship or about nobody in particular.

    Attributes
    ----------
    bank : Bank
    about : str
        The name; empty for nobody in particular.
    answers : mapping of str to float or None
        Item id to what was chosen; None for "does not fit" and "rather not say".
    scores : mapping of str to Score
        Empty where the bank has no scales, or what was chosen does not fit them.
    remarks : tuple of str
        What speaks against reading the scores as they stand.
    """

    bank: Bank
    about: str
    answers: Mapping[str, float | None]
    scores: Mapping[str, Score]
    remarks: tuple[str, ...]


def own_written(answers: Iterable[Answer]) -> Iterator[tuple[Bank, list[tuple[str, str]]]]:
    """Give each bank of one's own with the questions that were answered in words."""
    answers = [answer for answer in answers if answer.status == "answered"]
    for bank in own_banks():
        said = []
        for item in bank.items:
            if item.kind not in OWN_WORDS:
                continue
            lines = [str(a.value) for a in answers if (a.bank, a.item) == (bank.id, item.id)]
            if lines:
                said.append((item.asked_of(say("worksheet.this_person")), "\n".join(lines)))
        if said:
            yield bank, said


def own_rated(
    case: Case, occasion: Occasion | None, person: Respondent, readers: Iterable[Respondent]
) -> list[OwnRated]:
    """Gather what a person chose in banks of one's own at a sitting, with the scores.

    Parameters
    ----------
    case, occasion, person
        Whose answers, of which sitting.
    readers : iterable of Respondent
        Everybody who will read it.
    """
    given = case.answers(occasion=occasion, respondent=person, readers=tuple(readers))
    names = {one.entry: one.name for one in relationships(case, person)}
    found = []
    for bank in own_banks():
        chosen = {item.id for item in bank.items if item.kind == "choice"}
        theirs = [a for a in given if a.bank == bank.id and a.item in chosen]
        for entry in sorted({answer.entry for answer in theirs}):
            asked = relationship_asked(bank.id, entry)
            about = "" if asked is None else names.get(asked, say("worksheet.this_person"))
            found.append(_rated(bank, about, [a for a in theirs if a.entry == entry]))
    return found


def _rated(bank: Bank, about: str, given: list[Answer]) -> OwnRated:
    answers = {a.item: None if a.value is None else float(a.value) for a in given}
    older = sorted({a.bank_version for a in given} - {bank.version})
    remarks = [bank.notice]
    remarks += [say("own_bank.other_version", old=old, new=bank.version) for old in older]
    try:
        scores = score_answers(answers, bank)
    except ScoringError as error:
        scores = {}
        remarks.append(say("own_bank.score_fault", why=error))
    return OwnRated(bank, about, answers, scores, tuple(remarks))
