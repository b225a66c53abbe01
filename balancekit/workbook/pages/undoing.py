"""Taking back the last change of a page."""

from collections.abc import Iterable, Sequence

from ipywidgets import DOMWidget

from balancekit.casebook import Respondent
from balancekit.strings import say
from balancekit.workbook.screen import Page, Screen


def undo_buttons(
    screen: Screen,
    authors: Iterable[Respondent],
    *,
    since: int = 0,
    readers: Sequence[Respondent] = (),
    page: Page | None = None,
) -> list[DOMWidget]:
    """Make the button that takes back the newest change to what stands on this page.

    There is none on a page that keeps nothing; so it is asked for once the page's controls stand.

    Parameters
    ----------
    screen : Screen
    authors : iterable of Respondent
        Whose changes.
    since : int
        Only changes after this `Case.mark`: on a page that several read, nothing may come back
        that was written elsewhere, alone.
    readers : sequence of Respondent
        Who has been reading all along, so that what comes back is theirs to read too.
    page : callable, optional
        The present page, where it is not the one at which the desk stands.
    """
    authors = tuple(authors)

    def undo() -> None:
        case, occasion = screen.desk.case, screen.desk.occasion
        back = case.undo(occasion, authors, of=screen.keeps, since=since)
        if back is not None and readers and back.respondent.role == "person":
            case.set_recipients(occasion, back.respondent, back.item, back.entry, readers)
        screen.turn(page)
        screen.tell(say("workbook.undone" if back else "workbook.nothing_to_undo"))
        if back is not None:
            screen.saved(back.saved)

    return [screen.button("undo", say("workbook.undo"), undo)] if screen.keeps_something else []
