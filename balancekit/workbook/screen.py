"""The screen of a notebook: it turns pages, and hears what is done on them.

A page is a function that takes the screen and returns widgets. The screen knows nothing of what
is on a page; it turns pages, catches what goes wrong and says it in a sentence.
"""

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from functools import partial, wraps
from typing import Any, NamedTuple, Protocol

from ipywidgets import HTML, Button, DOMWidget, VBox

from balancekit.errors import BalancekitError, NotSavedError
from balancekit.strings import language_in_force, right_to_left, say
from balancekit.workbook import markup
from balancekit.workbook.controls import Entry, Heading
from balancekit.workbook.desk import Desk
from balancekit.workbook.frame import Frame
from balancekit.workbook.idle import Idle
from balancekit.workbook.keys import PRESSED
from balancekit.workbook.leaving import LeavingPage

Page = Callable[["Screen"], Iterable[DOMWidget]]


class Unsaved(Protocol):
    """Something that holds words which could not be saved."""

    @property
    def line(self) -> tuple[object, ...]:
        """Whose answer to what, at which sitting."""

    def settle(self) -> None:
        """Save them, or raise `NotSavedError`."""


class Action(NamedTuple):
    """What a button is for."""

    label: str
    do: Callable[[], None]


_LOG = logging.getLogger("balancekit.workbook")


class Screen(VBox):  # type: ignore[misc]
    """The root widget of a notebook.

    Attributes
    ----------
    desk : Desk
        What the windows share.
    frame : Frame
        What stands above every page.
    unsaved : set
        What could not be saved yet: tried again before anything else is done.
    roams : bool
        Whether this window shows every notebook, one after the other.
    for_both : tuple of DOMWidget
        What of the present page a second screen shows; see `balancekit.workbook.for_both`.
    """

    def __init__(
        self, desk: Desk, front: Page, refuge: Page, style: str, *, roams: bool = False
    ) -> None:
        self.desk, self.roams = desk, roams
        self._front, self._refuge = front, refuge
        self._fields: dict[str, Callable[[Any], None]] = {}
        self._kept: list[tuple[str, Collection[int] | None]] = []
        self._actions: dict[str, Action] = {}
        self._leaving = LeavingPage()
        self._turned_for: tuple[object, ...] = ()
        self._page = VBox()
        self._passed_on = 0
        self.unsaved: set[Unsaved] = set()
        self.for_both: tuple[DOMWidget, ...] = ()
        self.idle = Idle(lambda: desk.lock_after, self.guarded(self._rest))
        lock = self.button("lock", say("workbook.lock"), self.lock, "quiet-lock")
        self._always = {"lock": self._actions.pop("lock")}
        self.frame = Frame(lock, self.idle.awake, self._keep_question, self.guarded)
        style_sheet = HTML(f"<style>{style}</style>")
        super().__init__([style_sheet, *self.frame.parts, self._page])
        self.add_class("bk-workbook")
        if right_to_left(language_in_force()):
            self.add_class("bk-right-to-left")
        self.guarded(self.enter)()
        self.idle.start()

    # Jupyter stores what these two return next to the cell: never a client's word.
    def __repr__(self) -> str:
        return "<balancekit workbook>"

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, Any]:
        bundle = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        return {**data, "text/plain": repr(self)}

    def _keep_question(self, shows_keys: bool) -> None:
        """Keep whether "?" shows the list of keys."""
        if shows_keys != self.desk.question_key:
            self.desk.open_book.set_setting("question_key", shows_keys)

    # Turning pages -----------------------------------------------------------------------------

    def enter(self) -> None:
        """Show where the desk stands; where that page cannot be built, a way out of it.

        A place that leads nowhere must not lock anybody out, and must not let anybody through.
        """
        try:
            self.turn()
        except Exception:
            self.turn(self._refuge)
            raise

    def turn(self, page: Page | None = None) -> None:
        """Show a page; without one, the page that belongs to where the desk stands.

        A page that cannot be built leaves the one before it as it was.
        """
        before = self._fields, self._kept, self._actions, self.for_both
        self._fields, self._kept, self._actions, self.for_both = {}, [], {}, ()
        try:
            widgets = tuple((page or self._front)(self))
        except Exception:
            self._fields, self._kept, self._actions, self.for_both = before
            raise
        if self.desk.book is None:
            self.unsaved.clear()
        self.frame.turned(
            self._whose_turn(),
            self.for_both,
            is_open=self.desk.book is not None,
            question=self.desk.question_key,
        )
        self._see_off(markup.replace(self._page, widgets, spare=Button))
        for heading in (widget for widget in widgets if isinstance(widget, Heading)):
            heading.on_shown(self._leaving.close)
        self._pass_on()

    def _see_off(self, buttons: Iterable[Button]) -> None:
        """Let those click on who still see the page before; nobody on a page of somebody else."""
        self._leaving.take(buttons)
        if self._whose_turn() != self._turned_for or self.desk.book is None:
            self._leaving.close()
        self._turned_for = self._whose_turn()

    def _whose_turn(self) -> tuple[object, ...]:
        """What was saved is said to those who wrote it, and to nobody after them."""
        if not self.desk.has_case:
            return ()
        place = self.desk.place
        return (self.desk.case.code, place.notebook, place.stage, place.person)

    def lock(self) -> None:
        """Put everything away; only the passphrase leads back, to where we were."""
        self.desk.lock()
        self.turn()

    def _rest(self) -> None:
        """Lock because nobody is there: not before all that was written is saved."""
        if self.desk.book is None:
            return
        for keeper in tuple(self.unsaved):
            keeper.settle()
        self.lock()
        self.tell(say("workbook.locked_idle"))

    def end(self, sentence: str) -> None:
        """Give up this window: another one goes on."""
        self.idle.stop()
        self.frame.end()
        markup.replace(self._page, [markup.text(sentence)])

    # What is said above the page ---------------------------------------------------------------

    @property
    def message(self) -> str:
        """The message that stands above the page; empty where there is none."""
        return self.frame.message

    def saved(self, at: datetime) -> None:
        """Say when the last word was saved; called after it was committed."""
        self.frame.saved(at, self._whose_turn())
        self._pass_on()

    def _pass_on(self) -> None:
        """Say what befell the casebook, once."""
        notices = () if self.desk.book is None else self.desk.book.notices
        if new := notices[self._passed_on :]:
            self.tell("\n".join(new))
        self._passed_on = len(notices)

    def tell(self, sentence: str) -> None:
        """Say what went wrong, or what was done, above the page."""
        self.frame.tell(sentence)

    # Controls ----------------------------------------------------------------------------------

    def button(
        self,
        action: str,
        label: str,
        do: Callable[[], None],
        look: str = "",
        *,
        settles: bool = True,
    ) -> Button:
        """Make a button; `press` presses it by the name of its action.

        What could not be saved before is saved first, and nothing is done where that fails; only
        a way out of a page that cannot save does not settle.
        """
        button = Button(description=label)
        button.add_class("bk-button")
        if look:
            button.add_class(f"bk-{look}")
        if action in PRESSED:
            button.add_class(f"bk-does-{action}")

        def settled() -> None:
            self.tell("")  # what was said of the press before is not said of this one
            for keeper in tuple(self.unsaved) if settles else ():
                keeper.settle()
            do()

        safely = self.guarded(settled)
        self._actions[action] = Action(label, safely)
        button.on_click(
            lambda button: self._leaving.hear(
                button, safely, partial(self._stand_in, action, label)
            )
        )
        return button

    def _stand_in(self, action: str, label: str) -> None:
        """Do what a button of the page before was for, where it stands on the present one too."""
        present = self._actions.get(action)
        if present is not None and present.label == label:
            present.do()

    def entry(self, field: str, label: str, value: str = "", *, secret: bool = False) -> Entry:
        """Make a one-line field with its label above."""
        control = Entry(label=label, value=value, secret=secret)
        self.register(field, control.fill)
        return control

    def register(self, field: str, fill: Callable[[Any], None]) -> None:
        """Make a control reachable for `fill`."""
        self._fields[field] = fill

    def note_kept(self, item: str, entries: Collection[int] | None) -> None:
        """Note that the present page keeps these entries of an item; None: whatever there are."""
        self._kept.append((item, entries))

    @property
    def keeps_something(self) -> bool:
        """Whether a control of the present page keeps anything, as far as it stands."""
        return bool(self._kept)

    def keeps(self, item: str, entry: int) -> bool:
        """Whether a control of the present page keeps this line."""
        of_item = [entries for one, entries in self._kept if one == item]
        return any(entries is None or entry in entries for entries in of_item)

    def guarded(self, do: Callable[..., None]) -> Callable[..., None]:
        """Wrap a callback: whatever goes wrong becomes a sentence, never a traceback."""

        @wraps(do)
        def safely(*args: Any) -> None:
            try:
                do(*args)
            except NotSavedError as error:
                self.frame.not_saved(self._whose_turn())
                self.tell(str(error))
            except BalancekitError as error:
                self.tell(str(error))
            except Exception as error:
                # The kind of the fault only: its words may hold a client's.
                _LOG.error("unexpected %s", type(error).__name__)
                self.tell(say("workbook.unexpected"))

        return safely

    # Headless runs -----------------------------------------------------------------------------

    @property
    def fields(self) -> tuple[str, ...]:
        """What can be filled in on the present page."""
        return tuple(self._fields)

    @property
    def actions(self) -> tuple[str, ...]:
        """What can be pressed on the present page."""
        return (*self._actions, *self._always)

    def fill(self, answers: Mapping[str, Any]) -> None:
        """Answer the fields of the present page as a person would.

        Parameters
        ----------
        answers : mapping
            Field or item id to value: text, a list of lines, a share of 0 to 1.
        """
        for field, value in answers.items():
            self._fields[field](value)

    def press(self, action: str) -> None:
        """Press a button of the present page."""
        {**self._always, **self._actions}[action].do()
