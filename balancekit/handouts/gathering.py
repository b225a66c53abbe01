"""What a shared page may hold. The only place where the pages ask the casebook for answers.

An answer comes through only where *every* person of the case may see it, so one that was taken
out is the same as one that was never given: no count, no gap, no trace.
"""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from balancekit.casebook import Answer, Case, Occasion, Respondent
from balancekit.handouts.worksheet_answers import own_prompts

CLOSENESS_ITEMS = ("ios_now", "ios_wished", "ios_guess")
TALK_ITEMS = ("venn_talk_1", "venn_talk_2", "venn_talk_3")
OWN_TALK = "talk"
"""Where questions of their own stand that two have added to talk about."""


class SharedAnswers(msgspec.Struct, frozen=True):
    """What two people have chosen to show each other.

    Attributes
    ----------
    people : tuple of Respondent
        In the order of the case.
    own : tuple of tuple of str
        The own lines of each of them.
    both : tuple of str
        What they share, each thing once.
    closeness : tuple of dict
        For each of them: item id -> share of the union, 0 to 1.
    talk : dict
        Item id -> what they wrote together.
    own_talk : tuple of (question, answer)
        What they have asked themselves besides; the answer is empty where there is none.
    """

    people: tuple[Respondent, Respondent]
    own: tuple[tuple[str, ...], tuple[str, ...]]
    both: tuple[str, ...]
    closeness: tuple[dict[str, float], dict[str, float]]
    talk: dict[str, str]
    own_talk: tuple[tuple[str, str], ...] = ()


def shared_answers(case: Case, occasion: Occasion | None) -> SharedAnswers:
    """Gather what every person of a case of two may see.

    Parameters
    ----------
    case : Case
        With two people.
    occasion : Occasion or None
        The sitting; ``None`` for the last one.

    Returns
    -------
    SharedAnswers
        In the order in which it was written; empty where nothing was.
    """
    first, second = case.people
    given = _answers(case, occasion)
    return replace(gather((first, second), given), own_talk=_own_talk(case, given))


def _own_talk(case: Case, given: Iterable[Answer]) -> tuple[tuple[str, str], ...]:
    """Pair the questions that they have added together, at whichever sitting, with the answers."""
    said = {answer.item: str(answer.value) for answer in given if answer.status == "answered"}
    added = own_prompts(case, case.together, OWN_TALK)
    return tuple((question, said.get(item, "")) for item, question in added)


def gather(people: tuple[Respondent, Respondent], answers: Iterable[Answer]) -> SharedAnswers:
    """Sort answers into what a page shows; whoever calls answers for who may see them.

    Parameters
    ----------
    people : tuple of Respondent
        The two of the case.
    answers : iterable of Answer
        Such as `shared_answers` finds, or those that one person is about to show.
    """
    given = [answer for answer in answers if answer.status == "answered"]
    first, second = people
    return SharedAnswers(
        people=people,
        own=(_lines(given, "venn_own", first), _lines(given, "venn_own", second)),
        both=without_repeats(_lines(given, "venn_both")),
        closeness=(_closeness(given, first), _closeness(given, second)),
        talk={a.item: str(a.value) for a in given if a.item in TALK_ITEMS},
    )


def without_repeats(lines: Iterable[str]) -> tuple[str, ...]:
    """Keep the first of lines that differ only in case or in the space around them.

    Examples
    --------
    >>> without_repeats(["Choir", "walks", " choir "])
    ('Choir', 'walks')
    """
    first: dict[str, str] = {}
    for line in lines:
        first.setdefault(line.strip().casefold(), line)
    return tuple(first.values())


def _answers(case: Case, occasion: Occasion | None) -> list[Answer]:
    sittings = case.occasions()
    sitting = occasion or (sittings[-1] if sittings else None)
    if sitting is None:
        return []
    return list(case.answers(occasion=sitting, readers=case.people))


def _lines(
    answers: Iterable[Answer], item: str, respondent: Respondent | None = None
) -> tuple[str, ...]:
    lines = (
        str(answer.value).strip()
        for answer in answers
        if answer.item == item and respondent in {None, answer.respondent}
    )
    return tuple(line for line in lines if line)


def _closeness(answers: Iterable[Answer], respondent: Respondent) -> dict[str, float]:
    return {
        answer.item: float(answer.value)
        for answer in answers
        if answer.item in CLOSENESS_ITEMS
        and answer.respondent == respondent
        and answer.value is not None
    }
