"""Which pages one person goes through at a check-in, at most four."""

from balancekit.casebook import Answer
from balancekit.handouts.steps import steps_to_look_at
from balancekit.handouts.then_and_now import Subject, ThenAndNow, subjects, then_and_now
from balancekit.workbook.desk import Desk


def leaves(desk: Desk) -> tuple[str, ...]:
    """Return the pages in order: ``"back"``, ``"closeness"``, ``"week"``, then the last.

    Whoever was never here has nothing to look back on. Whoever is here with one other person ends
    with ``"review"``, of what that one will see; everybody else with ``"own"``.
    """
    last = "review" if desk.works_as_pair else "own"
    pages = ("closeness", "week", last)
    return ("back", *pages) if _was_here(desk) else pages


def own_answers(desk: Desk) -> tuple[Answer, ...]:
    """Return all that the person whose turn it is has ever answered."""
    return desk.case.answers(respondent=desk.person)


def subject(desk: Desk) -> Subject | None:
    """Return whom the pictures are about: as chosen today, else as last time, else the first."""
    offered = {one.entry: one for one in subjects(desk.case, desk.person)}
    close = [a for a in own_answers(desk) if a.item.startswith("ios_") and a.entry in offered]
    close.sort(key=lambda answer: answer.occasion.id)
    asked = [desk.place.about, *(answer.entry for answer in reversed(close)), *offered]
    return next((offered[entry] for entry in asked if entry in offered), None)


def told_alone(desk: Desk) -> ThenAndNow:
    """Return what the person whose turn it is has told, for nobody's eyes but theirs."""
    own = own_answers(desk)
    return then_and_now(own, own, desk.occasion, desk.person, subject(desk))


def names(desk: Desk, about: Subject | None) -> tuple[str, str]:
    """Return whose circle is the left one and whose the right: two people keep their places."""
    if len(desk.case.people) == 2:
        first, second = desk.case.people
        return first.name, second.name
    return desk.person.name, "" if about is None else about.name


def _was_here(desk: Desk) -> bool:
    now = desk.occasion.id
    own = own_answers(desk)
    return any(a.occasion.id < now for a in own) or bool(steps_to_look_at(own, desk.occasion))
