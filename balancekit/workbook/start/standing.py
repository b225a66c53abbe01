"""Where a case stands in each notebook, in a sentence: who, how far, and on which day."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from balancekit.casebook import Answer, Case, Respondent
from balancekit.casebook.relations import relationships
from balancekit.strings import listed, say
from balancekit.workbook.dates import day_of
from balancekit.workbook.desk import Desk
from balancekit.workbook.place import Place
from balancekit.workbook.start.days import planned

# By the banks whose answers are written there.
_BANKS = {
    "worksheet": ("worksheet",),
    "couple": ("venn",),
    "check_in": ("check_in",),
    "relations": ("balance", "guesses"),
    "learn": ("vignettes",),
}
_STEP = re.compile(r"(?:own_)?step(\d)")
_STEPS = 7


class Standing(NamedTuple):
    """What is said of a notebook, and whether anything has been written there."""

    sentence: str
    begun: bool


def standings(desk: Desk) -> dict[str, Standing]:
    """Say of each notebook where the case on the desk stands in it."""
    answers = desk.case.answers()
    return {name: _standing(desk, name, answers) for name in _BANKS}


def _standing(desk: Desk, name: str, answers: Iterable[Answer]) -> Standing:
    theirs = [answer for answer in answers if answer.bank in _BANKS[name]]
    if not theirs:
        return Standing(_untouched(desk, name), begun=False)
    last = max(theirs, key=lambda answer: answer.saved)
    at_last = [answer for answer in theirs if answer.occasion == last.occasion]
    how = _TOLD[name](desk, at_last)
    return Standing(say("start.left", how=how, day=day_of(last.saved)), begun=True)


def _untouched(desk: Desk, name: str) -> str:
    if name == "couple" and not desk.works_as_pair:
        return say("start.alone" if desk.case.individual_only else "start.for_two")
    return say("start.not_begun")


def _steps(desk: Desk, answers: Sequence[Answer]) -> str:
    """Say the last of the seven steps at which each has written."""
    parts = []
    for person in _writers(desk.case, answers):
        found = [_STEP.match(one.item) for one in answers if one.respondent == person]
        step = max((int(match[1]) for match in found if match), default=1)
        parts.append(say("start.step", name=person.name, step=step, steps=_STEPS))
    return " · ".join(parts)


def _looked_through(ready: Callable[[Place], Sequence[int]]) -> Callable[..., str]:
    """Return what says who has looked through their part, and who has only begun."""

    def said(desk: Desk, answers: Sequence[Answer]) -> str:
        people = _writers(desk.case, answers)
        current = bool(answers) and answers[0].occasion == desk.occasion
        through = [one for one in people if current and one.position in ready(desk.place)]
        if len(through) == len(desk.case.people) == 2:
            return say("start.both_reviewed")
        begun = [one for one in people if one not in through]
        kinds = {"reviewed": through, "begun": begun}
        return " · ".join(
            say(f"start.{kind}", names=listed(one.name for one in some))
            for kind, some in kinds.items()
            if some
        )

    return said


def _on_the_map(desk: Desk, answers: Sequence[Answer]) -> str:
    """Say how many people each has rated, without those who were taken off the list."""
    parts = []
    for person in _writers(desk.case, answers):
        named = {known.entry for known in relationships(desk.case, person)}
        count = len(named & {one.entry for one in answers if one.respondent == person})
        parts.append(say("start.on_map", name=person.name, count=count))
    return " · ".join(parts)


def _checked(desk: Desk, answers: Sequence[Answer]) -> str:
    """Say who has checked in, and the day that somebody has chosen for the next time."""
    parts = [_looked_through(lambda place: place.checked)(desk, answers)]
    coming = [day for _, day in planned(desk.case) if day > date.today()]
    if coming:
        parts.append(say("start.next_on", day=day_of(min(coming))))
    return " · ".join(parts)


def _writers(case: Case, answers: Iterable[Answer]) -> list[Respondent]:
    written = {answer.respondent for answer in answers}
    return [person for person in case.people if person in written]


_TOLD: dict[str, Callable[[Desk, Sequence[Answer]], str]] = {
    "worksheet": _steps,
    "couple": _looked_through(lambda place: place.reviewed),
    "check_in": _checked,
    "relations": _on_the_map,
    "learn": _looked_through(lambda place: place.agreed),
}
