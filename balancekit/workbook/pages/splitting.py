"""Dividing a case: somebody gets one of their own, with all that is theirs."""

from collections.abc import Iterable

from ipywidgets import DOMWidget

from balancekit.strings import say
from balancekit.workbook import markup
from balancekit.workbook.controls import Heading
from balancekit.workbook.pages.giving import Joint, chosen_person, person_choice
from balancekit.workbook.screen import Screen


def splitting(screen: Screen) -> Iterable[DOMWidget]:
    """Ask who moves, and under which code."""
    desk = screen.desk
    case = desk.case
    whose = person_choice(screen)
    code = screen.entry("new_code", say("casefile.new_code"))
    joint = Joint(screen, say("casefile.joint_copied"))

    def split() -> None:
        person = chosen_person(screen, whose)
        new = desk.open_book.split_off(case.code, person, code.value, joint=joint.wanted)
        desk.take(new)
        screen.turn()
        screen.tell(say("casefile.split_done", code=new.code))

    yield Heading(label=say("casefile.split"))
    yield markup.text(say("casefile.split_text"))
    yield from (whose, code, joint.widget)
    yield markup.row(
        screen.button("split", say("casefile.split_now"), split, "primary"),
        screen.button("back", say("workbook.back"), screen.turn),
    )
