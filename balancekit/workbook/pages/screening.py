"""Before couple work: the therapist's reminder to see each alone, and the switch for one at a time.

Only the therapist's pages hold any of it; on a client's page nothing tells how it is set.
"""

from collections.abc import Callable, Iterable
from datetime import date

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice, Day
from balancekit.workbook.screen import Screen

_TOGETHER, _ALONE = "together", "alone"


def reminder(screen: Screen) -> Iterable[DOMWidget]:
    """Remind the therapist, once a case, before anything for two begins."""
    case = screen.desk.case
    yield markup.panel(
        markup.subheading(say("screening.title")),
        markup.text(say("screening.reminder")),
        markup.text(say("screening.kept"), "bk-hint"),
        markup.row(
            screen.button(
                "seen",
                say("screening.seen"),
                _settling(screen, lambda: case.note_screening(date.today())),
                "primary",
            ),
            screen.button(
                "alone",
                say("screening.not_yet"),
                _settling(screen, lambda: case.set_individual_only(True)),
            ),
        ),
    )


def _settling(screen: Screen, settle: Callable[[], None]) -> Callable[[], None]:
    def settled() -> None:
        settle()
        screen.turn()

    return settled


def screening(screen: Screen) -> Iterable[DOMWidget]:
    """Show in the case file what was settled, to be changed; nothing where there is one person."""
    if len(screen.desk.case.people) == 1:
        return
    yield markup.subheading(say("screening.title"))
    yield _seen_on(screen)
    yield markup.text(say("screening.kept"), "bk-hint")
    yield _switch(screen)
    yield markup.text(say("screening.switch_hint"), "bk-hint")


def _seen_on(screen: Screen) -> Day:
    case = screen.desk.case
    known = case.screened_on
    control = Day(say("screening.seen_on"), known.isoformat() if known else "")

    def note(change: dict[str, str]) -> None:
        day = change["new"]
        case.note_screening(date.fromisoformat(day) if day else None)

    control.observe(screen.guarded(note), "value")
    screen.register("screened_on", control.fill)
    return control


def _switch(screen: Screen) -> Choice:
    case = screen.desk.case
    options = [(one, say(f"screening.{one}"), "") for one in (_TOGETHER, _ALONE)]
    chosen = _ALONE if case.individual_only else _TOGETHER
    control = Choice(say("screening.switch"), options, chosen, needed=True)

    def switch(change: dict[str, str]) -> None:
        case.set_individual_only(change["new"] == _ALONE)
        # Who ended a part alone has not looked through it with the other in mind.
        screen.desk.go(screen.desk.place.unread())

    control.observe(screen.guarded(switch), "chosen")
    screen.register("working", control.fill)
    return control
