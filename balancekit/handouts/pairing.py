"""Answers of a sitting, each beside the last one to the same question before it.

Whoever calls hands in the answers that all readers of the page may see, so an earlier one that was
taken out is the same as one that was never given.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from balancekit.casebook import Answer, Case, Occasion, Respondent
from balancekit.handouts.gathering import without_repeats

LISTS = ("venn_own", "venn_both")
_NEVER = "relations"  # who somebody is to one is no answer that moves


class Pair(NamedTuple):
    """One answer then and now."""

    then: Answer
    now: Answer


class ListPair(NamedTuple):
    """The lines of one list then and now, and whose they are; None where they are both's."""

    item: str
    whose: Respondent | None
    then: tuple[str, ...]
    now: tuple[str, ...]


def readable(case: Case, readers: Iterable[Respondent], occasion: Occasion) -> list[Answer]:
    """Return what all readers may see, up to a sitting, oldest first."""
    answers = case.answers(readers=tuple(readers))
    given = [a for a in answers if a.status == "answered" and a.occasion.id <= occasion.id]
    return sorted(given, key=lambda answer: answer.occasion.id)


def pairs(given: Iterable[Answer], occasion: Occasion) -> Iterator[Pair]:
    """Pair single answers, in the order in which they are given."""
    earlier: dict[tuple[Respondent, str, str, int], Answer] = {}
    now: list[Answer] = []
    for answer in given:
        if answer.item in LISTS or answer.bank == _NEVER:
            continue
        if answer.occasion == occasion:
            now.append(answer)
        else:
            earlier[_line(answer)] = answer
    yield from (Pair(earlier[_line(it)], it) for it in now if _line(it) in earlier)


def list_pair(
    given: Iterable[Answer], occasion: Occasion, item: str, whose: Respondent | None
) -> ListPair | None:
    """Pair the lines of one list; None where there were none at one of two sittings."""
    sittings: dict[int, list[str]] = {}
    for answer in given:
        if answer.item == item and whose in (None, answer.respondent) and str(answer.value).strip():
            sittings.setdefault(answer.occasion.id, []).append(str(answer.value).strip())
    before = [number for number in sittings if number < occasion.id]
    if occasion.id not in sittings or not before:
        return None
    then, now = (without_repeats(sittings[number]) for number in (max(before), occasion.id))
    return ListPair(item, whose, then, now)


def _line(answer: Answer) -> tuple[Respondent, str, str, int]:
    return answer.respondent, answer.bank, answer.item, answer.entry
