"""What may leave: whose answers, under which new names, and nothing that says when or who."""

import secrets
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from balancekit.casebook.asked import item_of
from balancekit.casebook.case import Case
from balancekit.casebook.own_prompts import renumbered
from balancekit.casebook.relations import KINDS, relationship_asked, relationships
from balancekit.casebook.store import Casebook
from balancekit.casebook.values import Answer, Occasion, Respondent

_RATED = ("choice", "closeness", "practice")
_WRITTEN = ("text", "lines")


class Rating(NamedTuple):
    """One rating; the fields are the columns of the table, and the codebook explains them."""

    case: str
    person: str
    author: str
    relationship: str
    occasion: int
    day: int
    bank: str
    bank_version: str
    item: str
    entry: int
    status: str
    value: float | None


class Text(NamedTuple):
    """One free text; likewise."""

    case: str
    person: str
    author: str
    occasion: int
    day: int
    bank: str
    bank_version: str
    item: str
    entry: int
    text: str


class Gathered(NamedTuple):
    """What leaves, and how many people's answers stay because they said no."""

    ratings: tuple[Rating, ...]
    texts: tuple[Text, ...]
    left_out: int


def gather(book: Casebook, *, free_text: bool) -> Gathered:
    """Gather what may leave a casebook.

    The new names are random each time, and rows are in their order: that of the casebook, which
    would tell who came first, is gone.
    """
    ratings: list[Rating] = []
    texts: list[Text] = []
    left_out = 0
    for summary in book.cases():
        case = book.case(summary.code)
        no, yes = _said(case, given=False), _said(case, given=True)
        left_out += len(no)
        if yes == set(case.people):
            yes.add(case.together)
        for answer, place in _answers(case, no):
            ratings += _ratings(answer, place)
            if free_text and answer.respondent in yes:
                texts += _texts(answer, place)
    return Gathered(tuple(sorted(ratings)), tuple(sorted(texts)), left_out)


class _Place(NamedTuple):
    """Where an answer stands in the table."""

    case: str
    person: str
    author: str
    occasion: int
    day: int
    kinds: dict[int, str]
    occasions: dict[int, int]


def _said(case: Case, *, given: bool) -> set[Respondent]:
    noted = (one for one in case.consents() if one.purpose == "research")
    return {one.person for one in noted if one.given == given}


def _answers(case: Case, left_out: set[Respondent]) -> Iterator[tuple[Answer, _Place]]:
    sittings = case.occasions()
    days = _days(sittings)
    numbers = {one.id: number for number, one in enumerate(sittings, start=1)}
    code = f"c{secrets.token_hex(8)}"
    authors = [one for one in case.people if one not in left_out]
    if not left_out:
        authors.append(case.together)
    for author in authors:
        person = f"p{secrets.token_hex(8)}"
        kinds = {one.entry: one.kind for one in relationships(case, author)}
        for answer in case.answers(respondent=author):
            number = numbers[answer.occasion.id]
            day = days[answer.occasion]
            yield answer, _Place(code, person, author.role, number, day, kinds, numbers)


def _days(sittings: Iterable[Occasion]) -> dict[Occasion, int]:
    first = min((one.started.date() for one in sittings), default=None)
    return {one: (one.started.date() - first).days for one in sittings if first}


def _ratings(answer: Answer, place: _Place) -> Iterator[Rating]:
    item = item_of(answer.bank, answer.item)
    if isinstance(answer.value, str) or (item and item.kind not in _RATED):
        return
    asked = relationship_asked(answer.bank, answer.entry)
    kind = "" if asked is None else place.kinds.get(asked, "")
    yield Rating(
        case=place.case,
        person=place.person,
        author=place.author,
        relationship=kind if kind in KINDS else "",
        occasion=place.occasion,
        day=place.day,
        bank=answer.bank,
        bank_version=answer.bank_version,
        item=answer.item,
        entry=answer.entry,
        status=answer.status,
        value=None if answer.value is None else float(answer.value),
    )


def _texts(answer: Answer, place: _Place) -> Iterator[Text]:
    item = item_of(answer.bank, answer.item)
    asked = answer.item.startswith("own_") or (item is not None and item.kind in _WRITTEN)
    if not isinstance(answer.value, str) or not asked:
        return
    yield Text(
        case=place.case,
        person=place.person,
        author=place.author,
        occasion=place.occasion,
        day=place.day,
        bank=answer.bank,
        bank_version=answer.bank_version,
        item=renumbered(answer.item, place.occasions),
        entry=answer.entry,
        text=answer.value,
    )
