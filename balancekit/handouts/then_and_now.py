"""What one person tells at a check-in: how it was last time, how it is today, what comes next.

The same for the screen of one person alone, for the page that both look at, and for what somebody
is only about to show: whoever calls hands in the answers that all readers of the page may see.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from balancekit.casebook import Answer, Case, Occasion, Respondent
from balancekit.casebook.relations import closeness_entry, relationships
from balancekit.diagrams import ClosenessDiagram
from balancekit.handouts.closeness import captioned_pictures
from balancekit.handouts.steps import NEXT, Ticked, ticked
from balancekit.strings import say

NOW, WISHED = "ios_now", "ios_wished"
LINE = "check_in_line"
ASKED = (NOW, WISHED, "check_in_step", LINE, NEXT)


class Subject(msgspec.Struct, frozen=True):
    """Whom the closeness of a check-in is about.

    Attributes
    ----------
    entry : int
        Of the answers: 0 for the other one of two people; for a relationship that somebody has
        named, its own number and one.
    name : str
    """

    entry: int
    name: str

    def __repr__(self) -> str:
        return f"Subject(entry={self.entry})"


class ThenAndNow(msgspec.Struct, frozen=True):
    """What somebody tells at one check-in.

    Attributes
    ----------
    person : Respondent
    subject : Subject or None
        None where nobody was named whom the pictures could be about.
    day, then_day : datetime.date or None
        Of the sitting, and of the one that `then` is from.
    now, then : dict
        Closeness at this sitting, and at the last one before with any: item to share, 0 to 1.
    ticked : tuple of Ticked
        What became of steps.
    line, next_step : str
        What was written; empty where nothing was.
    """

    person: Respondent
    subject: Subject | None
    day: date
    then_day: date | None
    now: dict[str, float]
    then: dict[str, float]
    ticked: tuple[Ticked, ...]
    line: str
    next_step: str

    def __repr__(self) -> str:
        return "ThenAndNow()"

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.now or self.then or self.ticked or self.line or self.next_step)


def subjects(case: Case, person: Respondent) -> tuple[Subject, ...]:
    """Return whom a person can be asked about: the other of two, else those they have named."""
    others = [one for one in case.people if one != person]
    if len(others) == 1:
        return (Subject(0, others[0].name),)
    named = relationships(case, person)
    return tuple(Subject(closeness_entry(one), one.name) for one in named if one.can_be_rated)


def then_and_now(
    own: Sequence[Answer],
    visible: Iterable[Answer],
    occasion: Occasion,
    person: Respondent,
    subject: Subject | None,
) -> ThenAndNow:
    """Sort what one person tells at a check-in.

    Parameters
    ----------
    own : sequence of Answer
        All that the person has answered; only what a tick is about is taken from them.
    visible : iterable of Answer
        Those of them that every reader of the page may see: all else leaves no trace.
    occasion : Occasion
        The sitting of the check-in.
    person, subject
        Whose view, of whom.
    """
    seen = [answer for answer in visible if answer.respondent == person]
    about = None if subject is None else subject.entry
    pictures = [a for a in seen if a.entry == about and a.item in (NOW, WISHED) and _answered(a)]
    close = [answer for answer in pictures if answer.item == NOW]
    last = last_before(close, occasion) or last_before(pictures, occasion)
    texts = {a.item: str(a.value) for a in seen if a.occasion == occasion and _answered(a)}
    return ThenAndNow(
        person=person,
        subject=subject,
        day=_day(occasion),
        then_day=None if last is None else _day(last),
        now=_shares(pictures, occasion),
        then=_shares(pictures, last),
        ticked=tuple(one for one in ticked(own, occasion) if _may_be_seen(one, seen)),
        line=texts.get(LINE, ""),
        next_step=texts.get(NEXT, ""),
    )


def shown_by(
    case: Case, occasion: Occasion, person: Respondent, subject: Subject | None
) -> ThenAndNow:
    """Return what one person of a case shows to all others of it."""
    visible = case.answers(respondent=person, readers=case.people)
    return then_and_now(case.answers(respondent=person), visible, occasion, person, subject)


def last_before(answers: Iterable[Answer], occasion: Occasion) -> Occasion | None:
    """Return the newest sitting before another one at which one of the answers was given."""
    earlier = [answer.occasion for answer in answers if answer.occasion.id < occasion.id]
    return max(earlier, key=lambda one: one.id, default=None)


def pictures(told: ThenAndNow, names: tuple[str, str], width: float) -> ClosenessDiagram | None:
    """Return the small pictures of last time and today; None where there are none.

    Parameters
    ----------
    told : ThenAndNow
    names : tuple of str
        Whose circle is the left one, whose the right.
    width : float
        In px, of two pictures; one is as large as if there were two.
    """
    captioned = []
    if NOW in told.then:
        captioned.append((say("handout.last_time"), told.then[NOW]))
    if NOW in told.now:
        captioned.append((say("handout.today"), told.now[NOW]))
    if not captioned:
        return None
    return captioned_pictures(captioned, names, width)


def _answered(answer: Answer) -> bool:
    return answer.status == "answered"


def _may_be_seen(one: Ticked, seen: Sequence[Answer]) -> bool:
    return one.tick in seen and (one.step is None or one.step.written in seen)


def _shares(pictures: Iterable[Answer], occasion: Occasion | None) -> dict[str, float]:
    return {a.item: float(a.value or 0) for a in pictures if a.occasion == occasion}


def _day(occasion: Occasion) -> date:
    return occasion.started.astimezone().date()
