"""What was written at one sitting, as it stands or as it stood on another day."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from html import escape
from itertools import groupby

from ipywidgets import HTML, DOMWidget

from balancekit.bank import wording_of
from balancekit.casebook import Answer, Occasion
from balancekit.casebook.relations import relationships
from balancekit.casebook.typed_for import TYPED_ITEM
from balancekit.handouts.said import by_question, by_subject, in_words
from balancekit.strings import say, time_of_day
from balancekit.workbook import markup
from balancekit.workbook.controls import Day, Heading
from balancekit.workbook.dates import day_of
from balancekit.workbook.screen import Page, Screen


def sitting(screen: Screen, occasion: Occasion, back: Page | None) -> Iterable[DOMWidget]:
    """Show all that the therapist may read of a sitting."""
    shown = HTML(_written(screen, occasion, None))
    day = Day(say("casefile.as_of"))

    def look(change: dict[str, str]) -> None:
        chosen = date.fromisoformat(change["new"]) if change["new"] else None
        shown.value = _written(screen, occasion, chosen)

    day.observe(screen.guarded(look), "value")
    screen.register("as_of", day.fill)
    yield Heading(label=say("casefile.sitting_title", day=day_of(occasion.started)))
    yield markup.text(say("casefile.sitting_text"))
    yield day
    yield shown
    yield screen.button("back", say("workbook.back"), lambda: screen.turn(back))


def _written(screen: Screen, occasion: Occasion, day: date | None) -> str:
    case = screen.desk.case
    until = None if day is None else _end_of(day)
    answers = case.answers(occasion, readers=[case.therapist], as_of=until)
    parts = [
        f'<h2 class="bk-subheading">{escape(_author(screen, answer))}</h2>{_of_one(screen, theirs)}'
        for answer, theirs in _by_author(answers)
    ]
    return "".join(parts) or markup.paragraphs(say("casefile.nothing_written"))


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time()).astimezone()


def _by_author(answers: Iterable[Answer]) -> Iterable[tuple[Answer, list[Answer]]]:
    for _, group in groupby(answers, key=lambda answer: answer.respondent):
        theirs = list(group)
        yield theirs[0], theirs


def _author(screen: Screen, answer: Answer) -> str:
    role = answer.respondent.role
    return answer.respondent.name if role == "person" else say(f"casefile.{role}")


def _of_one(screen: Screen, answers: Iterable[Answer]) -> str:
    """The questions with what was answered, and earlier wordings behind a fold."""
    lines = []
    for (bank, item), group in by_question(answers):
        for name, some in by_subject(group, _named(screen, group[0]), _other(screen, group[0])):
            lines.append(f"<dt>{escape(wording_of(bank, item, name))}</dt>")
            lines += [f"<dd>{_words(screen, answer)}</dd>" for answer in some]
    return f'<dl class="bk-written-list">{"".join(lines)}</dl>'


def _named(screen: Screen, answer: Answer) -> dict[int, str]:
    """Return the names of those that the author of an answer has named."""
    known = relationships(screen.desk.case, answer.respondent)
    return {one.entry: one.name for one in known}


def _other(screen: Screen, answer: Answer) -> str:
    """Return the name of whom a question speaks of, where there is only one other."""
    others = [one.name for one in screen.desk.case.people if one != answer.respondent]
    return others[0] if len(others) == 1 else "…"


def _words(screen: Screen, answer: Answer) -> str:
    now = escape(_said(screen, answer))
    key = (answer.occasion, answer.respondent, answer.item, answer.entry)
    earlier = [one for one in screen.desk.case.history(*key) if one.saved < answer.saved]
    if not earlier:
        return now
    items = markup.items(_moment(screen, one) for one in reversed(earlier))
    summary = escape(say("casefile.earlier", count=len(earlier)))
    return f'{now}<details class="bk-more"><summary>{summary}</summary>{items}</details>'


def _moment(screen: Screen, answer: Answer) -> str:
    day, time = day_of(answer.saved), time_of_day(answer.saved)
    return say("casefile.earlier_line", day=day, time=time, words=_said(screen, answer))


def _said(screen: Screen, answer: Answer) -> str:
    """Say an answer; of the note for whom the therapist typed, the name as it is today."""
    if answer.item != TYPED_ITEM or answer.status != "answered":
        return in_words(answer)
    return next(one.name for one in screen.desk.case.people if one.id == answer.entry)
