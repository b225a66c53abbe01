"""The therapist's page of all check-ins: every session a picture of its own, and never a line.

Two sessions are two pictures. Whether they differ by more than chance is said only where somebody
has found out how exactly the question measures.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from ipywidgets import HTML, DOMWidget

from balancekit.casebook import Respondent
from balancekit.diagrams import (
    ClosenessDiagram,
    OccasionRow,
    Spot,
    closeness_diagram,
    closeness_words,
    occasions_diagram,
)
from balancekit.errors import FaultyFileError
from balancekit.figures import still
from balancekit.handouts.course import Course, change_words, course_of
from balancekit.handouts.then_and_now import NOW, WISHED, Subject, ThenAndNow
from balancekit.strings import long_date, number, say, short_date
from balancekit.workbook import markup
from balancekit.workbook.check_in.told import tick_words
from balancekit.workbook.controls import Heading
from balancekit.workbook.dates import day_of
from balancekit.workbook.screen import Screen

_WIDTH = 680  # px
_COLUMNS, _CELL, _EDGES = 4, 164, 24
_LEAST = 220
_SIDE_BY_SIDE = 2
Captioned = tuple[str, float, tuple[str, str]]


def course(screen: Screen) -> Iterable[DOMWidget]:
    """Show every person's check-ins, for the therapist only."""
    yield Heading(label=say("check_in.course_title"))
    yield markup.text(say("check_in.course_text"))
    for person in screen.desk.case.people:
        yield from _of_person(course_of(screen.desk.case, person))
    yield screen.button("back", say("workbook.back"), screen.turn)


def _of_person(one: Course) -> Iterator[DOMWidget]:
    if not one.told:
        yield markup.text(say("check_in.course_none", name=one.person.name))
        return
    for subject, views in one.about:
        yield from _pictures(one.person, subject, views)
    yield markup.subheading(f"{one.person.name}: {say('check_in.course_words')}")
    yield HTML(_words(one.told))
    yield markup.subheading(f"{one.person.name}: {say('check_in.course_steps')}")
    yield HTML(_open(one))


def _pictures(
    person: Respondent, subject: Subject, views: Sequence[ThenAndNow]
) -> Iterator[DOMWidget]:
    about = say("check_in.course_about", name=person.name, other=subject.name)
    yield markup.subheading(about)
    for item, caption in ((NOW, "course_ios_now"), (WISHED, "course_ios_wished")):
        shown = [view for view in views if item in view.now]
        if shown:
            yield markup.text(say(f"check_in.{caption}"), "bk-label")
            names = (person.name, subject.name)
            rows = [(short_date(view.day), view.now[item], names) for view in shown]
            yield HTML(still(_in_one_scale(rows)))
    yield from _moved(views)
    yield HTML(_table(views))
    yield markup.text(say("check_in.course_share_note"), "bk-hint")
    yield from _change(views)


def _in_one_scale(pictures: Sequence[Captioned]) -> ClosenessDiagram:
    """Draw pictures as large as all others of the page, in even rows."""
    rows = -(-len(pictures) // _COLUMNS)
    columns = -(-len(pictures) // rows)
    width = max(_LEAST, _EDGES + _CELL * columns)
    return closeness_diagram(pictures, columns=columns, width=width)


def _moved(views: Sequence[ThenAndNow]) -> Iterator[DOMWidget]:
    """The last two sessions, as two dots for each question that was answered at both."""
    if len(views) < _SIDE_BY_SIDE:
        return
    then, now = views[-_SIDE_BY_SIDE:]
    rows = [
        OccasionRow(say(f"check_in.course_{item}"), _spot(then, item), _spot(now, item))
        for item in (NOW, WISHED)
        if item in then.now and item in now.now
    ]
    if rows:
        days = (long_date(then.day), long_date(now.day))
        ends = (closeness_words(0), closeness_words(1))
        yield markup.text(say("check_in.course_moved"), "bk-label")
        yield HTML(still(occasions_diagram(rows, ends, names=days, width=_WIDTH)))


def _spot(view: ThenAndNow, item: str) -> Spot:
    return Spot(closeness_words(view.now[item]), view.now[item])


def _table(views: Sequence[ThenAndNow]) -> str:
    keys = ("course_day", "course_ios_now", "course_ios_wished")
    head = "".join(f"<th scope='col'>{escape(say(f'check_in.{key}'))}</th>" for key in keys)
    rows = "".join(
        f"<tr><th scope='row'>{escape(long_date(view.day))}</th>"
        f"<td>{_share(view, NOW)}</td><td>{_share(view, WISHED)}</td></tr>"
        for view in reversed(views)
    )
    return f'<table class="bk-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _share(view: ThenAndNow, item: str) -> str:
    if item not in view.now:
        return ""
    share = view.now[item]
    words, percent = closeness_words(share), number(100 * share, 0)
    return escape(say("check_in.course_share", words=words, percent=percent))


def _change(views: Sequence[ThenAndNow]) -> Iterator[DOMWidget]:
    try:
        sentence = change_words(tuple(views))
    except FaultyFileError as error:  # the practice's own file: here is where it is missed
        sentence = str(error)
    if sentence:
        yield markup.text(say("check_in.change_title"), "bk-label")
        yield markup.text(sentence)


def _words(told: Sequence[ThenAndNow]) -> str:
    """The words of every session, the last two side by side and earlier ones behind a fold."""
    sessions = [_session(view) for view in told if not view.is_empty]
    newest = _side_by_side(sessions[-_SIDE_BY_SIDE:])
    earlier = sessions[:-_SIDE_BY_SIDE]
    if not earlier:
        return newest
    label = escape(say("check_in.course_earlier", count=len(earlier)))
    earlier_words = _side_by_side(reversed(earlier))
    return f'{newest}<details class="bk-more"><summary>{label}</summary>{earlier_words}</details>'


def _side_by_side(sessions: Iterable[str]) -> str:
    return f'<div class="bk-columns bk-sessions">{"".join(sessions)}</div>'


def _session(view: ThenAndNow) -> str:
    said = [
        *((say("check_in.told_step"), tick_words(one)) for one in view.ticked),
        (say("check_in.told_line"), view.line),
        (say("check_in.told_next"), view.next_step),
    ]
    lines = "".join(
        f"<dt>{escape(caption)}</dt><dd><bdi>{escape(words)}</bdi></dd>"
        for caption, words in said
        if words
    )
    day = f"<h3>{escape(long_date(view.day))}</h3>"
    return f'<section>{day}<dl class="bk-written-list">{lines}</dl></section>'


def _open(one: Course) -> str:
    if not one.open_steps:
        return markup.paragraphs(say("check_in.course_no_steps"), "bk-hint")
    return markup.items(
        say(
            "check_in.course_step",
            step=step.words,
            day=day_of(step.written.occasion.started),
            words=say("check_in.course_untold") if tick is None else tick.words,
        )
        for step, tick in reversed(one.open_steps)
    )
