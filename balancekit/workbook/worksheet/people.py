"""The people in one's life: who they are, added one at a time."""

from collections.abc import Callable, Iterable

from ipywidgets import DOMWidget

from balancekit.casebook.relations import (
    KINDS,
    STATES,
    Relationship,
    add_relationship,
    change_relationship,
    relationships,
    remove_relationship,
)
from balancekit.strings import in_a_row, say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice, Heading
from balancekit.workbook.screen import Screen

_MOST = 8  # names side by side that can still be rated in a sitting


def people(screen: Screen, most: int = _MOST) -> Iterable[DOMWidget]:
    """List who has been named, below the heading; at most so many can be."""
    desk = screen.desk
    named = relationships(desk.case, desk.person)
    yield markup.text(say("worksheet.people_text"))
    for known in named:
        yield screen.button(f"person:{known.entry}", _line(known), _opener(screen, known), "case")
    if len(named) < most:
        label = say("worksheet.add_person")
        yield screen.button("add_person", label, _opener(screen, None), "")
    else:
        yield markup.text(say("worksheet.people_enough", count=most), "bk-hint")


def _line(known: Relationship) -> str:
    kind = say(f"worksheet.kind_{known.kind}") if known.kind else ""
    parts = [known.name, kind, known.words]
    if known.state != STATES[0]:
        parts.append(say(f"worksheet.state_{known.state}"))
    return in_a_row(parts)


def adding_person(screen: Screen) -> Callable[[], None]:
    """Return what leads to the page on which somebody is named, and back."""
    return _opener(screen, None)


def _opener(screen: Screen, known: Relationship | None) -> Callable[[], None]:
    def page(screen: Screen) -> Iterable[DOMWidget]:
        return _one(screen, known)

    return lambda: screen.turn(page)


def _one(screen: Screen, known: Relationship | None) -> Iterable[DOMWidget]:
    desk = screen.desk
    name = screen.entry("name", say("worksheet.name"), known.name if known else "")
    words = screen.entry("words", say("worksheet.words"), known.words if known else "")
    kind = _choice(screen, "kind", KINDS, known.kind if known else "")
    state = _choice(screen, "state", STATES, known.state if known else STATES[0])

    def keep() -> None:
        fields = {
            "name": name.value,
            "words": words.value,
            "kind": kind.chosen,
            "state": state.chosen or STATES[0],
        }
        if known is None:
            saved = add_relationship(desk.case, desk.occasion, desk.person, fields)
        else:
            saved = change_relationship(desk.case, desk.person, known, fields)
        screen.saved(saved.saved)
        screen.turn()

    def remove() -> None:
        assert known is not None
        screen.saved(remove_relationship(desk.case, desk.person, known).saved)
        screen.turn()

    def back() -> None:
        if name.value.strip():  # a name that is there is meant to stay
            keep()
        else:
            screen.turn()

    name.on_enter(lambda: screen.press("keep"))
    yield Heading(label=say("worksheet.person_title"))
    yield from (name, kind, words, state)
    buttons = [
        screen.button("keep", say("worksheet.keep"), keep, "primary"),
        screen.button("back", say("workbook.back"), back),
    ]
    if known is not None:
        buttons.append(screen.button("remove", say("worksheet.remove"), remove))
    yield markup.row(*buttons)


def _choice(screen: Screen, field: str, ids: Iterable[str], chosen: str) -> Choice:
    options = [(one, say(f"worksheet.{field}_{one}"), "") for one in ids]
    control = Choice(say(f"worksheet.{field}"), options, chosen)
    screen.register(field, control.fill)
    return control
