"""Choosing a case: those that were worked on last, a search, and what is to be remembered."""

from collections.abc import Callable, Iterable
from datetime import date

from ipywidgets import DOMWidget, VBox

from balancekit.casebook import CaseSummary
from balancekit.strings import in_a_row, say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.dates import day_of
from balancekit.workbook.pages.from_paper import from_paper
from balancekit.workbook.pages.new_case import new_case
from balancekit.workbook.pages.safekeeping import backup_reminder, safekeeping
from balancekit.workbook.pages.your_practice import your_practice
from balancekit.workbook.screen import Screen
from balancekit.workbook.start.days import due

_SHOWN = 12


def cases(screen: Screen) -> Iterable[DOMWidget]:
    """Show the cases of the casebook, the one worked on last first."""
    book = screen.desk.open_book
    known = bool(book.cases(limit=1))
    yield Heading(label=say("workbook.cases_title"))
    yield from _banner(screen)
    yield markup.text(say("workbook.cases_text" if known else "workbook.cases_none"))
    if known:
        yield from _search(screen)
    if not screen.desk.read_only:
        yield markup.row(
            screen.button("new", say("workbook.new_case"), _turner(screen, new_case), "primary"),
            screen.button("paper", say("paper.button"), _turner(screen, from_paper)),
            screen.button("practice", say("practice.title"), _turner(screen, your_practice)),
            screen.button("safe", say("workbook.safekeeping"), _turner(screen, safekeeping)),
        )


def _turner(screen: Screen, page: Callable[[Screen], Iterable[DOMWidget]]) -> Callable[[], None]:
    return lambda: screen.turn(page)


def _banner(screen: Screen) -> Iterable[DOMWidget]:
    """Say that this is for reading only, or that a backup is due."""
    book = screen.desk.open_book
    if screen.desk.read_only:
        yield markup.text(say("workbook.reading_only"), "bk-badge")
    elif sentence := backup_reminder(book):
        yield markup.text(sentence, "bk-badge")


def _search(screen: Screen) -> Iterable[DOMWidget]:
    found = VBox()
    search = screen.entry("search", say("workbook.search_cases"))

    def look(_: object = None) -> None:
        markup.replace(found, _found(screen, search.value))

    search.observe(screen.guarded(look), "value")
    look()
    yield search
    yield found


def _found(screen: Screen, asked: str) -> Iterable[DOMWidget]:
    summaries = screen.desk.open_book.cases(asked, order="recent", limit=_SHOWN + 1)
    for summary in summaries[:_SHOWN]:
        yield from _case(screen, summary)
    if len(summaries) > _SHOWN:
        yield markup.text(say("workbook.more_cases"), "bk-hint")
    if asked.strip() and not summaries:
        yield markup.text(say("workbook.no_case_found"), "bk-hint")


def _case(screen: Screen, summary: CaseSummary) -> Iterable[DOMWidget]:
    def take() -> None:
        screen.desk.take(screen.desk.open_book.case(summary.code))
        screen.turn()

    label = say("workbook.case_button", code=summary.code, names=in_a_row(summary.names))
    yield screen.button(f"case:{summary.code}", label, take, "case")
    yield markup.text(_state(screen, summary), "bk-case-state")


def _state(screen: Screen, summary: CaseSummary) -> str:
    """Say when the case was worked on last, and whether something waits in it."""
    if summary.last_saved is None:
        parts = [say("workbook.case_empty")]
    else:
        key = "workbook.case_sitting" if summary.sittings == 1 else "workbook.case_sittings"
        parts = [say(key, count=summary.sittings, day=day_of(summary.last_saved))]
    if summary.keep_until is not None and summary.keep_until < date.today():
        parts.append(say("workbook.case_keep_over", day=day_of(summary.keep_until)))
    waits = due(screen.desk.open_book.case(summary.code)) if summary.last_saved else []
    if waits:
        parts.append(say("start.case_due", day=day_of(min(day for _, day in waits))))
    return " ".join(parts)
