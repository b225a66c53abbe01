"""The therapist's file of a case: sittings, pages given out, what was agreed, names."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from ipywidgets import HTML, DOMWidget

from balancekit.casebook import PageGiven, Respondent
from balancekit.casebook.consents import PURPOSES
from balancekit.strings import in_a_row, say
from balancekit.workbook import markup
from balancekit.workbook.controls import Day, Heading, Ticks
from balancekit.workbook.dates import day_of
from balancekit.workbook.pages.erasing import erasing
from balancekit.workbook.pages.from_paper import from_paper
from balancekit.workbook.pages.giving import giving
from balancekit.workbook.pages.picker import picker
from balancekit.workbook.pages.screening import screening
from balancekit.workbook.pages.sitting import sitting
from balancekit.workbook.pages.splitting import splitting
from balancekit.workbook.screen import Page, Screen


def case_file(screen: Screen) -> Iterable[DOMWidget]:
    """Show what the casebook holds of a case, without anyone's words."""
    case, changes = screen.desk.case, not screen.desk.read_only
    yield Heading(label=say("casefile.title", code=case.code))
    yield markup.text(say("casefile.text" if changes else "workbook.reading_only"))
    yield from _sittings(screen)
    yield markup.subheading(say("casefile.pages_title"))
    yield _pages_given(screen)
    if changes:
        yield screen.button("pages", say("picker.title"), _turner(screen, picker))
        yield screen.button("paper", say("paper.title"), _turner(screen, from_paper))
        yield from screening(screen)
        yield from _agreed(screen)
        yield from _names(screen)
        yield from _rights(screen)
    yield markup.row(_way_back(screen))


def _sittings(screen: Screen) -> Iterable[DOMWidget]:
    case = screen.desk.case
    yield markup.subheading(say("casefile.sittings_title"))
    for number, occasion in reversed(list(enumerate(case.occasions(), 1))):
        label = say("casefile.sitting", number=number, day=day_of(occasion.started))

        def page(screen: Screen, of: Any = occasion) -> Iterable[DOMWidget]:
            return sitting(screen, of, case_file)

        yield screen.button(f"sitting:{number}", label, _turner(screen, page), "case")


def _turner(screen: Screen, page: Page) -> Callable[[], None]:
    return lambda: screen.turn(page)


def _pages_given(screen: Screen) -> HTML:
    given = [_page_line(page) for page in screen.desk.case.pages_given()]
    if not given:
        return markup.text(say("casefile.pages_none"), "bk-hint")
    return HTML(markup.items(given))


def _page_line(page: PageGiven) -> str:
    names = in_a_row(one.name or say("casefile.therapist") for one in page.readers)
    kind = say(f"casefile.kind_{page.kind}")
    return say("casefile.page", day=day_of(page.given), kind=kind, names=names, file=page.file_name)


def _agreed(screen: Screen) -> Iterable[DOMWidget]:
    """What each person has said yes to, and until when the case is kept."""
    case = screen.desk.case
    yield markup.subheading(say("casefile.consent_title"))
    yield markup.text(say("casefile.consent_text"), "bk-hint")
    for person in case.people:
        yield markup.text(say("casefile.consent_of", name=person.name), "bk-label")
        yield _consent(screen, person)
    known = case.keep_until
    control = Day(say("casefile.keep_until"), known.isoformat() if known else "")

    def keep(change: dict[str, str]) -> None:
        day = change["new"]
        case.set_keep_until(date.fromisoformat(day) if day else None)

    control.observe(screen.guarded(keep), "value")
    screen.register("keep_until", control.fill)
    yield control
    yield markup.text(say("casefile.keep_until_text"), "bk-hint")


def _consent(screen: Screen, person: Respondent) -> Ticks:
    case = screen.desk.case
    rows = [(purpose, say(f"casefile.consent_{purpose}")) for purpose in PURPOSES]
    given = [c.purpose for c in case.consents() if c.person == person and c.given]
    control = Ticks(say("casefile.consent_of", name=person.name), rows, given)

    def noted(change: dict[str, list[str]]) -> None:
        for purpose in {*change["new"]} ^ {*change["old"]}:
            case.note_consent(person, purpose, given=purpose in change["new"])

    control.observe(screen.guarded(noted), "ticked")
    screen.register(f"consent:{person.position}", control.fill)
    return control


def _names(screen: Screen) -> Iterable[DOMWidget]:
    yield markup.subheading(say("casefile.names_title"))
    case = screen.desk.case
    fields = {
        p.id: screen.entry(f"name:{p.position}", say("casefile.name", number=n), p.name)
        for n, p in enumerate(case.people, 1)
    }

    def rename() -> None:
        case.rename_people({p: fields[p.id].value for p in case.people if p.id in fields})
        screen.turn(case_file)
        screen.tell(say("casefile.names_kept"))

    yield from fields.values()
    yield screen.button("rename", say("casefile.rename"), rename)


def _rights(screen: Screen) -> Iterable[DOMWidget]:
    yield markup.subheading(say("casefile.rights_title"))
    buttons = [screen.button("give", say("casefile.give"), _turner(screen, giving))]
    if len(screen.desk.case.people) > 1:
        buttons.append(screen.button("split", say("casefile.split"), _turner(screen, splitting)))
    buttons.append(screen.button("erase", say("casefile.erase"), _turner(screen, erasing)))
    yield markup.row(*buttons)


def _way_back(screen: Screen) -> DOMWidget:
    def away() -> None:
        screen.desk.put_away()
        screen.turn()

    if screen.desk.read_only:
        return screen.button("cases", say("workbook.other_case"), away)
    return screen.button("back", say("workbook.back"), screen.turn)
