"""Choosing a case, and beginning a new one."""

from collections.abc import Callable, Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.screen import Screen


def cases(screen: Screen) -> Iterable[DOMWidget]:
    """List the cases of the casebook."""
    assert screen.desk.book is not None
    known = screen.desk.book.cases()
    yield Heading(label=say("workbook.cases_title"))
    yield markup.text(say("workbook.cases_text" if known else "workbook.cases_none"))
    for summary in known:
        label = say("workbook.case_button", code=summary.code, names=" · ".join(summary.names))
        take = _taker(screen, summary.code)
        yield screen.button(f"case:{summary.code}", label, take, "case")
    yield markup.row(
        screen.button(
            "new", say("workbook.new_case"), lambda: screen.turn(new_case_page), "primary"
        ),
        lock_button(screen),
    )


def _taker(screen: Screen, code: str) -> Callable[[], None]:
    def take() -> None:
        assert screen.desk.book is not None
        screen.desk.take(screen.desk.book.case(code))
        screen.turn()

    return take


def lock_button(screen: Screen) -> DOMWidget:
    """Make the button that puts everything away."""

    def lock() -> None:
        screen.desk.lock()
        screen.turn()

    return screen.button("lock", say("workbook.lock"), lock)


def new_case_page(screen: Screen) -> Iterable[DOMWidget]:
    """Ask for what a new case needs: a code, and one name or two."""
    code = screen.entry("code", say("workbook.code"))
    names = [screen.entry(field, say(f"workbook.{field}")) for field in ("name_a", "name_b")]
    relation = screen.entry("relation", say("workbook.relation"))

    def begin() -> None:
        assert screen.desk.book is not None
        first, second = (name.value for name in names)
        people = (first, second) if second.strip() else (first,)
        case = screen.desk.book.new_case(code.value, people, relation.value)
        screen.desk.take(case)
        screen.turn()

    yield Heading(label=say("workbook.new_title"))
    yield markup.text(say("workbook.new_text"))
    yield code
    yield markup.text(say("workbook.code_hint"), "bk-hint")
    yield from names
    yield relation
    yield markup.row(
        screen.button("begin", say("workbook.begin"), begin, "primary"),
        screen.button("back", say("workbook.back"), screen.turn),
    )
