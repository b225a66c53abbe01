"""What stands above every page: when it was saved, a message, and what is always at hand."""

from collections.abc import Callable
from datetime import datetime

from ipywidgets import HTML, Button, DOMWidget

from balancekit.look import keep_look, look_in_force
from balancekit.strings import say, time_of_day
from balancekit.workbook import markup
from balancekit.workbook.controls import Curtain, LookSwitch, Mirror, Watch
from balancekit.workbook.for_both import Reflection
from balancekit.workbook.keys import keys_list

Guarded = Callable[[Callable[..., None]], Callable[..., None]]


class Frame:
    """The frame that every page stands in.

    Parameters
    ----------
    lock : Button
        The way to lock; it stands there while a casebook is open.
    awake : callable
        Called when somebody is there.
    keep_question : callable
        Called with whether "?" shows the list of keys, when somebody has chosen.
    guarded : callable
        Wraps what a control calls: whatever goes wrong becomes a sentence.

    Attributes
    ----------
    parts : tuple of DOMWidget
        What it consists of, from the top.
    message : str
        The message that stands above the page; empty where there is none.
    state : HTML
        When the last word was saved, or that it could not be.
    keys : Keys
        The list of keys.
    """

    def __init__(
        self,
        lock: Button,
        awake: Callable[[], None],
        keep_question: Callable[[bool], None],
        guarded: Guarded,
    ) -> None:
        self._lock = lock
        self._saved_for: tuple[object, ...] = ()
        self.message = ""
        self.state, self._waiting, self._notice = HTML(), HTML(), HTML()
        self._watch = Watch()
        self._watch.on_awake(awake)
        self._watch.on_waiting(guarded(self._say_what_waits))
        look = LookSwitch(look_in_force())
        look.on_choice(guarded(keep_look))
        self.keys = keys_list()
        self.keys.observe(guarded(lambda change: keep_question(change["new"])), "question")
        mirror = Mirror()
        self._reflection = Reflection(mirror)
        bar = markup.bar(self._watch, mirror, self.state, look, self.keys, Curtain(), lock)
        self.parts = (bar, self._waiting, self._notice)

    def _say_what_waits(self, waits: bool) -> None:
        said = markup.paragraphs(say("workbook.words_wait"), "bk-message", role="status")
        self._waiting.value = said if waits else ""

    def forget_what_waits(self) -> None:
        """Have the page forget words that an earlier kernel never heard."""
        self._watch.forget()

    def turned(
        self,
        whose: tuple[object, ...],
        for_both: tuple[DOMWidget, ...],
        *,
        is_open: bool,
        question: bool,
    ) -> None:
        """Suit a page that has come: what was said of the one before is said no more."""
        self._lock.layout.display = "" if is_open else "none"
        self.keys.question = question
        self.message = self._notice.value = ""
        if whose != self._saved_for:
            self.state.value = ""
        self._reflection.show(for_both)

    def end(self) -> None:
        """Say nothing any more, and offer nothing: another window goes on."""
        self._lock.layout.display = "none"
        self.state.value = self.message = self._notice.value = self._waiting.value = ""
        self._reflection.show(())

    def saved(self, at: datetime, whose: tuple[object, ...]) -> None:
        """Say when the last word was saved, for as long as it is their turn."""
        self._saved_for = whose
        self.state.value = _state(say("common.saved_at", time=time_of_day(at)))

    def not_saved(self, whose: tuple[object, ...]) -> None:
        """Say that the last word could not be saved."""
        self._saved_for = whose
        self.state.value = _state(say("workbook.not_saved"), "bk-state bk-not-saved")

    def tell(self, sentence: str) -> None:
        """Say above the page what went wrong or was done; an empty sentence takes it away."""
        self.message = self._notice.value = sentence
        if sentence:
            self._notice.value = markup.paragraphs(sentence, "bk-message", role="alert")


def _state(sentence: str, look: str = "bk-state") -> str:
    return markup.paragraphs(sentence, look, role="status")
