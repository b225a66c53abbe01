"""The pages of a bank of the therapist's own, as it is asked on the way through the seven steps."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ipywidgets import DOMWidget

from balancekit.bank import Bank, Item, ResponseOption, Section, own_bank
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.keeping import LineKeeper, ProseKeeper
from balancekit.workbook.questions import Question
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.rating import RatingKeeper, named, rated_people

_MOST = 5  # questions on a page


class Sheet(NamedTuple):
    """One page: what it is called, the section if there is one, and what it asks."""

    title: str
    section: Section | None
    items: tuple[Item, ...]


def chosen_bank(screen: Screen) -> Bank | None:
    """Return the bank that was chosen for this session, if its file is still there and sound."""
    return own_bank(screen.desk.place.own_bank)


def sheets_of(bank: Bank | None) -> tuple[Sheet, ...]:
    """Return the pages of a bank: section after section, a few questions on each.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> [len(sheet.items) for sheet in sheets_of(load_bank("nurture"))], sheets_of(None)
    ([5, 1, 5, 4, 3], ())
    """
    return () if bank is None else tuple(_sheets(bank))


def _sheets(bank: Bank) -> Iterator[Sheet]:
    for section in (None, *bank.sections):
        wanted = section.id if section else ""
        items = [item for item in bank.items if item.section == wanted]
        for first in range(0, len(items), _MOST):
            title = section.title if section else bank.title
            yield Sheet(title, section, tuple(items[first : first + _MOST]))


def own_page(screen: Screen, about: str) -> Iterable[DOMWidget]:
    """Show one of the pages below its heading."""
    bank = chosen_bank(screen)
    assert bank is not None
    sheet = sheets_of(bank)[int(about)]
    lead = sheet.section.guidance if sheet.section else bank.summary
    yield markup.text(named(screen, lead), "bk-lead")
    if sheet.section:
        yield markup.more(say("worksheet.more"), named(screen, sheet.section.more))
    for item in sheet.items:
        yield from _asked(screen, Question(bank.id, item, bank.version))
    if sheet.section and sheet.section.closing:
        yield markup.text(named(screen, sheet.section.closing), "bk-hint")
    yield markup.text(bank.notice, "bk-hint")


def _asked(screen: Screen, question: Question) -> Iterable[DOMWidget]:
    item, person = question.item, screen.desk.person
    label = named(screen, item.text)
    hint = [markup.text(named(screen, item.hint), "bk-hint")] if item.hint else []
    if item.kind == "choice":
        yield OwnRatingKeeper(screen, question, person).control(label)
        yield from hint
    elif item.kind in {"text", "lines"}:
        keeper = LineKeeper if item.kind == "lines" else ProseKeeper
        field = keeper(screen, question, person).control(label)
        yield markup.panel(markup.subheading(label), *hint, field)
    else:
        yield markup.text(label)
        yield from hint
    yield markup.more(say("worksheet.more"), named(screen, item.more))


class OwnRatingKeeper(RatingKeeper):
    """Keeps a choice: about everybody who was named, where the question speaks of somebody.

    Their entry is one more than the number of the relationship; 0 is about nobody in particular.
    """

    def asked_about(self) -> list[tuple[int, str]]:
        """Return the entry and the name of everybody who is rated."""
        people = rated_people(self.screen) if "{name}" in self.item.text else ()
        return [(one.entry + 1, one.name) for one in people] or [(0, "")]

    def options(self) -> tuple[ResponseOption, ...]:
        """Return what can be chosen."""
        bank = own_bank(self.bank)
        assert bank is not None
        return bank.options[self.item.options]
