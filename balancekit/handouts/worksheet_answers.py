"""What one person has answered in the seven steps, sorted for a page and for the screen.

Whoever calls says who reads: an answer comes through only where every reader may see it.
"""

from collections.abc import Iterable, Mapping

import msgspec

from balancekit.bank import Bank, load_bank
from balancekit.casebook import Answer, Case, Occasion, Respondent
from balancekit.casebook.relations import Relationship, relationships
from balancekit.handouts.own_banks import own_written
from balancekit.handouts.practice_menu import released_to, wanted_of
from balancekit.handouts.request import PageRequest
from balancekit.handouts.steps import BANK, NEXT
from balancekit.scoring import Score, score_answers

PLAN_SECTION = "step7"
PLAN_DATE = "plan_date"


class Written(msgspec.Struct, frozen=True):
    """One step: its title, and each prompt that was answered with what was written."""

    section: str
    title: str
    answers: tuple[tuple[str, str], ...]


class Rated(msgspec.Struct, frozen=True):
    """One relationship with its ratings.

    Attributes
    ----------
    relationship : Relationship
    bank : Bank
        The balance bank in full, or its short form where only that was asked.
    answers : dict of str to float or None
        Item id to rating; None for "does not fit" and "rather not say".
    scores : mapping of str to Score
    wanted, released : tuple of str
        Practices that the person wants more of, and those that the therapist lets them see.
    """

    relationship: Relationship
    bank: Bank
    answers: Mapping[str, float | None]
    scores: Mapping[str, Score]
    wanted: tuple[str, ...] = ()
    released: tuple[str, ...] = ()

    @property
    def is_brief(self) -> bool:
        """Whether these are scores of the short form."""
        return len(self.bank.scales["independence"].keys) < 6


class WorksheetAnswers(msgspec.Struct, frozen=True):
    """The seven steps of one person at one sitting.

    Attributes
    ----------
    written : tuple of Written
        Steps with at least one answer, then banks of the therapist's own; the plan is not among
        them.
    plan : tuple of (prompt, answer)
        The step chosen at a check-in, if there was one, then all prompts of the plan; the answer
        is empty where there is none.
    check_in : str
        The day to look back, ISO; empty where there is none.
    rated : tuple of Rated
        Relationships with at least one rating.
    """

    written: tuple[Written, ...]
    plan: tuple[tuple[str, str], ...]
    check_in: str
    rated: tuple[Rated, ...]


def worksheet_answers(
    case: Case, occasion: Occasion | None, person: Respondent, readers: Iterable[Respondent]
) -> WorksheetAnswers:
    """Gather what a person wrote and rated.

    Parameters
    ----------
    case, occasion, person
        Whose answers, of which sitting.
    readers : iterable of Respondent
        Everybody who will read it; at least one.
    """
    given = case.answers(occasion=occasion, respondent=person, readers=tuple(readers))
    texts = {answer.item: str(answer.value) for answer in given if answer.status == "answered"}
    released = released_to(case, occasion, person)
    return WorksheetAnswers(
        written=(*_written(case, person, texts), *_own_written(given)),
        plan=tuple(_plan(texts)),
        check_in=texts.get(PLAN_DATE, ""),
        rated=tuple(
            msgspec.structs.replace(one, released=released.get(one.relationship.entry, ()))
            for one in _rated(relationships(case, person), given, menu=not case.individual_only)
        ),
    )


def own_answers(request: PageRequest) -> WorksheetAnswers:
    """Gather what a person wrote and rated, for a page which that person reads."""
    return worksheet_answers(request.case, request.occasion, request.person, [request.person])


def _plan(texts: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Give the prompts of the plan, and before them the step of a check-in where there was one."""
    if NEXT in texts:
        yield load_bank(BANK).item(NEXT).text, texts[NEXT]
    yield from ((prompt, texts.get(item, "")) for item, prompt in _prompts(PLAN_SECTION))


def _prompts(section: str) -> list[tuple[str, str]]:
    return [(i.id, i.text) for i in load_bank("worksheet").items if i.section == section]


def _written(case: Case, person: Respondent, texts: Mapping[str, str]) -> Iterable[Written]:
    for section in load_bank("worksheet").sections:
        if section.id == PLAN_SECTION:
            continue
        prompts = [*_prompts(section.id), *own_prompts(case, person, section.id)]
        answers = tuple((prompt, texts[item]) for item, prompt in prompts if item in texts)
        if answers:
            yield Written(section.id, section.title, answers)


def _own_written(given: Iterable[Answer]) -> Iterable[Written]:
    for bank, answers in own_written(given):
        yield Written(bank.id, bank.title, tuple(answers))


def own_prompts(case: Case, person: Respondent, section: str) -> list[tuple[str, str]]:
    """Return the item ids and the wording of questions that were added to a step in a session.

    Parameters
    ----------
    case : Case
        They stay with it, from one sitting to the next.
    person : Respondent
        Who added them: nobody else is asked them.
    section : str
        Id of the step.
    """
    added = case.answers(respondent=person, item=f"own_{section}")
    return [(f"own_{section}_{a.occasion.id}_{a.entry}", str(a.value)) for a in added]


def _rated(
    named: Iterable[Relationship], given: Iterable[Answer], *, menu: bool
) -> Iterable[Rated]:
    given = list(given)
    ratings = [answer for answer in given if answer.bank == "balance"]
    full = load_bank("balance")
    brief = full.form("short")
    for known in named:
        answers = {
            a.item: None if a.value is None else float(a.value)
            for a in ratings
            if a.entry == known.entry
        }
        wanted = wanted_of(given, known.entry) if menu else ()
        if answers or wanted:
            bank = full if _is_long(answers, full) else brief
            yield Rated(known, bank, answers, score_answers(answers, bank), wanted)


def _is_long(answers: Mapping[str, float | None], full: Bank) -> bool:
    """Tell whether enough was answered for the long form; else the short one is what there is."""
    scores = score_answers(answers, full)
    return all(scores[name].status == "scored" for name in ("independence", "interdependence"))
