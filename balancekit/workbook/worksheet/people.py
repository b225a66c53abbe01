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
    same_name,
)
from balancekit.errors import CasebookError
from balancekit.strings import in_a_row, say
from balancekit.workbook import markup
from balancekit.workbook.controls import Choice, Heading
from balancekit.workbook.screen import Screen
from balancekit.workbook.worksheet.taking_off import taking_off

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
    elif len(named) == most:  # a map may hold more than are rated in the seven steps
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
    form = _Form(screen, known)
    form.name.on_enter(lambda: screen.press("keep"))
    yield Heading(label=say("worksheet.person_title"))
    yield from (form.name, form.kind, form.words, form.state)
    buttons = [
        screen.button("keep", say("worksheet.keep"), form.keep, "primary"),
        screen.button("back", say("workbook.back"), form.back),
    ]
    if known is not None:
        ask = _asker(screen, known)
        off = screen.button("off", say("worksheet.remove"), lambda: form.leave(ask))
        buttons.append(off)
    yield markup.row(*buttons)


class _Form:
    """What is said of one person, kept when a button is pressed."""

    def __init__(self, screen: Screen, known: Relationship | None) -> None:
        self._screen, self._known, self._warned = screen, known, False
        name, words = (known.name, known.words) if known else ("", "")
        kind, state = (known.kind, known.state) if known else ("", STATES[0])
        self.name = screen.entry("name", say("worksheet.name"), name)
        self.words = screen.entry("words", say("worksheet.words"), words)
        self.kind = _choice(screen, "kind", KINDS, kind)
        self.state = _choice(screen, "state", STATES, state)

    def keep(self) -> None:
        """Keep it, and go back to the list."""
        self._save()
        self._screen.turn()

    def back(self) -> None:
        """Go back to the list; words without a name are lost only when that was said."""
        known = self._known.words if self._known else ""
        has_words = self.words.value.strip() not in {"", known}
        if has_words and not self.name.value.strip() and not self._warned:
            self._warned = True
            raise CasebookError(say("worksheet.words_need_name"))
        self.leave(self._screen.turn)

    def leave(self, turn: Callable[[], None]) -> None:
        """Turn to another page; a name that is there is meant to stay."""
        if self.name.value.strip():
            self._save()
        turn()

    def _save(self) -> None:
        desk = self._screen.desk
        fields = {
            "name": self.name.value,
            "words": self.words.value,
            "kind": self.kind.chosen,
            "state": self.state.chosen or STATES[0],
        }
        self._check_name()
        if self._known is None:
            saved = add_relationship(desk.case, desk.occasion, desk.person, fields)
        else:
            saved = change_relationship(desk.case, desk.person, self._known, fields)
        self._screen.saved(saved.saved)

    def _check_name(self) -> None:
        """Refuse the name of somebody else on the list: nobody could tell the two apart.

        Raises
        ------
        CasebookError
            It is one; a name that was there before may stay.
        """
        desk, name, known = self._screen.desk, self.name.value, self._known
        if known is not None and same_name(name, known.name):
            return
        if any(same_name(name, one.name) for one in relationships(desk.case, desk.person)):
            raise CasebookError(say("worksheet.same_name"))


def _asker(screen: Screen, known: Relationship) -> Callable[[], None]:
    """Return what asks whether somebody is to be taken off the list."""

    def remove() -> None:
        screen.saved(remove_relationship(screen.desk.case, screen.desk.person, known).saved)
        screen.turn()

    def page(screen: Screen) -> Iterable[DOMWidget]:
        title, means = say("worksheet.remove"), say("worksheet.remove_text")
        return taking_off(screen, title, what=known.name, means=means, remove=remove)

    return lambda: screen.turn(page)


def _choice(screen: Screen, field: str, ids: Iterable[str], chosen: str) -> Choice:
    options = [(one, say(f"worksheet.{field}_{one}"), "") for one in ids]
    control = Choice(say(f"worksheet.{field}"), options, chosen)
    screen.register(field, control.fill)
    return control
