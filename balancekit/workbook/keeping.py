"""Controls bound to a case: whatever changes in them is one committed answer a change.

Only this module turns what a control holds into answers and back.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from balancekit.casebook import Answer, Occasion, Respondent
from balancekit.casebook.values import Status
from balancekit.diagrams import closeness_bands
from balancekit.workbook.controls import Closeness, Lines, Prose
from balancekit.workbook.questions import Question
from balancekit.workbook.screen import Screen


class Keeper:
    """Answers of one author to one item, kept as they change."""

    def __init__(self, screen: Screen, question: Question, author: Respondent) -> None:
        self.screen = screen
        self.bank, self.item = question
        self.author = author
        self.case = screen.desk.case
        self.occasion: Occasion = screen.desk.occasion

    def own(self) -> tuple[Answer, ...]:
        """What the author has answered so far."""
        return self.case.answers(occasion=self.occasion, respondent=self.author, item=self.item.id)

    def keep(
        self, value: Any, status: Status = "answered", entry: int = 0, by: Respondent | None = None
    ) -> Answer:
        """Commit one answer, then say so."""
        answer = self.case.answer(
            self.occasion,
            by or self.author,
            self.item.id,
            value,
            bank=self.bank,
            entry=entry,
            status=status,
        )
        self.screen.saved(answer.saved)
        return answer

    def watch(self, control: Any, traits: Sequence[str], changed: Callable[[Any], None]) -> None:
        """Follow a control, and make it reachable for headless runs."""
        control.observe(self.screen.guarded(changed), list(traits))
        self.screen.register(self.item.id, control.fill)


class LineKeeper(Keeper):
    """Keeps the lines of a list; each line is an answer of its own.

    Lines of several people can stand in one list (what is shared): each keeps its author, and new
    ones belong to the keeper's author. `readers` see a new line from the moment it is written.
    """

    def __init__(
        self,
        screen: Screen,
        question: Question,
        author: Respondent,
        *,
        answers: Iterable[Answer] | None = None,
        readers: Sequence[Respondent] = (),
        kept: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(screen, question, author)
        self._readers = readers
        self._kept = kept
        known = self.own() if answers is None else tuple(answers)
        self._where = {f"{a.respondent.id}-{a.entry}": (a.respondent, a.entry) for a in known}
        self._texts = {row: str(a.value) for row, a in zip(self._where, known, strict=True)}

    def control(self, label: str) -> Lines:
        """Make the control."""
        control = Lines(label, list(self._texts.items()))
        self.watch(control, ["rows"], self._changed)
        return control

    def _changed(self, change: Any) -> None:
        now = {row["id"]: row["text"] for row in change["new"]}
        for row, text in now.items():
            if self._texts.get(row) != text:
                self._write(row, text)
        for row in [row for row in self._texts if row not in now]:
            by, entry = self._where[row]
            self.keep(None, "cleared", entry, by)
            del self._texts[row]
        self._kept()

    def _write(self, row: str, text: str) -> None:
        new = row not in self._where
        if new:
            entry = self.case.next_entry(self.occasion, self.author, self.item.id)
            self._where[row] = (self.author, entry)
        by, entry = self._where[row]
        self.keep(text, entry=entry, by=by)
        if new and self._readers:
            self.case.set_recipients(self.occasion, by, self.item.id, entry, self._readers)
        self._texts[row] = text


class ProseKeeper(Keeper):
    """Keeps one text."""

    def control(self, label: str) -> Prose:
        """Make the control."""
        known = self.own()
        control = Prose(label, str(known[0].value) if known else "")
        self.watch(control, ["text"], self._changed)
        return control

    def _changed(self, change: Any) -> None:
        text = change["new"]
        if text.strip():
            self.keep(text)
        else:
            self.keep(None, "cleared")


class ClosenessKeeper(Keeper):
    """Keeps one picture of two circles, or why there is none."""

    def control(self, label: str, names: tuple[str, str]) -> Closeness:
        """Make the control."""
        known = self.own()
        share = float(known[0].value) if known and known[0].value is not None else None
        status = known[0].status if known else ""
        control = Closeness(label, names, closeness_bands(), share, status)
        self.watch(control, ["share", "status"], lambda change: self._changed(control))
        self._last = (share, status)
        return control

    def _changed(self, control: Closeness) -> None:
        now = (control.share, control.status)
        if now == self._last or (control.status == "answered") != (control.share is not None):
            return  # half of a change: the other trait is still to come
        self.keep(control.share, cast(Status, control.status or "cleared"))
        self._last = now
