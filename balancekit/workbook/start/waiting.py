"""What waits for the therapist: a check-in that is due, pages that are out, a copy, an old case."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from ipywidgets import DOMWidget

from balancekit.casebook import Case
from balancekit.handouts.blank import number_of_form
from balancekit.strings import in_a_row, say
from balancekit.workbook import markup
from balancekit.workbook.dates import day_of
from balancekit.workbook.pages.case_file import case_file
from balancekit.workbook.pages.from_paper import from_paper
from balancekit.workbook.pages.overview import opener
from balancekit.workbook.pages.safekeeping import backup_reminder, safekeeping
from balancekit.workbook.screen import Page, Screen
from balancekit.workbook.start.days import due

_OUT = timedelta(days=60)
"""After so long, nobody expects a page to come back any more."""


def waiting(screen: Screen) -> Iterable[DOMWidget]:
    """Show what waits, each with the way to it; nothing where nothing does."""
    found = [*_check_ins(screen), *_pages_out(screen), *_kept(screen), *_copy(screen)]
    if found:
        yield markup.panel(markup.subheading(say("start.waiting")), *found)


def _check_ins(screen: Screen) -> Iterable[DOMWidget]:
    for person, day in due(screen.desk.case):
        sentence = say("start.check_in_due", name=person.name, day=day_of(day))
        yield _one(screen, f"due:{person.position}", sentence, opener(screen, "check_in"))


def _pages_out(screen: Screen) -> Iterable[DOMWidget]:
    for number, sentence in enumerate(pages_out(screen.desk.case)):
        yield _one(screen, f"out:{number}", sentence, _turner(screen, from_paper))


def pages_out(case: Case) -> Iterable[str]:
    """Say which pages to fill in have been given out lately and have not come back."""
    since = datetime.now(UTC) - _OUT
    for page in case.pages_given():
        number = number_of_form(page.file_name)
        if number and page.given > since and not case.has_come_back(number):
            names = in_a_row(reader.name for reader in page.readers)
            yield say("start.page_out", names=names, day=day_of(page.given))


def _kept(screen: Screen) -> Iterable[DOMWidget]:
    until = screen.desk.case.keep_until
    if until is not None and until < date.today():
        sentence = say("workbook.case_keep_over", day=day_of(until))
        yield _one(screen, "keep_over", sentence, _turner(screen, case_file))


def _copy(screen: Screen) -> Iterable[DOMWidget]:
    if sentence := backup_reminder(screen.desk.open_book):
        yield _one(screen, "safe", sentence, _turner(screen, safekeeping))


def _one(screen: Screen, action: str, sentence: str, do: Callable[[], None]) -> DOMWidget:
    """Make a line of it, whose words are the way to it."""
    return screen.button(action, sentence, do, "quiet-action")


def _turner(screen: Screen, page: Page) -> Callable[[], None]:
    return lambda: screen.turn(page)
