"""Beginning a case: a code, and the names of those it is about."""

from collections.abc import Iterable
from string import ascii_lowercase

from ipywidgets import DOMWidget, VBox

from balancekit.casebook.checks import MOST_PEOPLE
from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Entry, Heading
from balancekit.workbook.screen import Screen


def new_case(screen: Screen) -> Iterable[DOMWidget]:
    """Ask for what a new case needs: one person, two, or a family."""
    code = screen.entry("code", say("workbook.code"))
    names = [_name(screen, 0), _name(screen, 1)]
    further = VBox()
    relation = screen.entry("relation", say("workbook.relation"))

    def one_more() -> None:
        names.append(_name(screen, len(names)))
        further.children = (*further.children, names[-1])
        if len(names) == MOST_PEOPLE:
            more.layout.display = "none"

    def begin() -> None:
        given = tuple(name.value for name in names)
        people = given[:1] + tuple(name for name in given[1:] if name.strip())
        screen.desk.take(screen.desk.open_book.new_case(code.value, people, relation.value))
        screen.turn()

    more = screen.button("more", say("workbook.one_more"), one_more, "quiet-action")
    yield Heading(label=say("workbook.new_title"))
    yield markup.text(say("workbook.new_text"))
    yield code
    yield markup.text(say("workbook.code_hint"), "bk-hint")
    yield from (*names, further, more, relation)
    yield markup.row(
        screen.button("begin", say("workbook.begin"), begin, "primary"),
        screen.button("back", say("workbook.back"), screen.turn),
    )


def _name(screen: Screen, position: int) -> Entry:
    key = ("name_a", "name_b")[position] if position < 2 else "name_next"
    label = say(f"workbook.{key}", number=position + 1)
    return screen.entry(f"name_{ascii_lowercase[position]}", label)
