"""Controls bound to a case: whatever changes in them is committed before the screen says "saved".

Only this module turns what a control holds into answers and back. A keeper compares what its
control holds with what it has saved, so that a saving that failed is made up for by the next one.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from hashlib import blake2b
from typing import Any, cast

from balancekit.bank import ResponseOption
from balancekit.casebook import Answer, Occasion, Respondent
from balancekit.casebook.values import Status
from balancekit.diagrams import closeness_bands
from balancekit.workbook.controls import Choice, Closeness, Lines, Prose
from balancekit.workbook.controls.control import Control
from balancekit.workbook.questions import Question
from balancekit.workbook.screen import Screen


class Keeper:
    """Keeps the answers of one author to one item, or to one entry of it."""

    readers: Sequence[Respondent] = ()
    """In front of whom it is written, and so theirs to read; most is written alone."""

    def __init__(
        self, screen: Screen, question: Question, author: Respondent, entry: int = 0
    ) -> None:
        self.screen = screen
        self.bank, self.item, self.version = question
        self.author = author
        self.entry = entry
        self.case = screen.desk.case
        self.occasion: Occasion = screen.desk.occasion

    def own(self) -> tuple[Answer, ...]:
        """What the author has answered so far."""
        return self.case.answers(occasion=self.occasion, respondent=self.author, item=self.item.id)

    def known(self) -> Answer | None:
        """The author's answer so far, where there is one for each entry."""
        return next((answer for answer in self.own() if answer.entry == self.entry), None)

    def follow(self, control: Control, *traits: str) -> None:
        """Save whatever changes in a control, and make it reachable for headless runs."""
        control.is_kept = lambda: self not in self.screen.unsaved
        control.observe(self.screen.guarded(lambda _: self.settle()), list(traits))
        field = f"{self.item.id}:{self.entry}" if self.entry else self.item.id
        self.screen.register(field, control.fill)
        self.screen.note_kept(self.item.id, self.entries)

    def settle(self) -> None:
        """Save all that is not saved yet; until that succeeds, the page does not turn."""
        self.screen.unsaved.add(self)
        self.save()
        # What an earlier page could not save of the same line is out of date now.
        self.screen.unsaved -= {one for one in self.screen.unsaved if one.line == self.line}

    @property
    def line(self) -> tuple[object, ...]:
        """Whose answer to what, at which sitting."""
        return (self.case.code, self.occasion.id, self.author.id, self.item.id, self.entry)

    @property
    def entries(self) -> Collection[int] | None:
        """Which entries of the item stand in the control; None: whatever there are."""
        return (self.entry,)

    def belonging(self) -> str:
        """Return a name for these words that tells nothing, the same in every kernel.

        What is written alone and what is written in front of others have two, so that nothing gets
        from the one to the other.
        """
        named = repr((type(self).__name__, self.line, [reader.id for reader in self.readers]))
        book = self.screen.desk.open_book.mark
        return blake2b(named.encode(), digest_size=16, key=book).hexdigest()

    def save(self) -> None:
        """Save what the control holds and the casebook does not."""
        raise NotImplementedError

    def keep(
        self, value: Any, status: Status = "answered", entry: int = 0, by: Respondent | None = None
    ) -> None:
        """Commit one answer, then say so; what was shown before is shown no more."""
        if not self.readers:
            self._withdraw(entry)
        answer = self.case.answer(
            self.occasion,
            by or self.author,
            self.item.id,
            value,
            bank=self.bank,
            bank_version=self.version,
            entry=entry,
            status=status,
        )
        self.screen.saved(answer.saved)

    def _withdraw(self, entry: int) -> None:
        """Take a line back from everybody but the therapist, before it changes.

        What somebody has looked through and shown is what it said then; new words in its place are
        nobody's to see until their author has looked through them.
        """
        line = (self.occasion, self.author, self.item.id, entry)
        shown = self.case.recipients(*line) - {self.case.therapist}
        if self.author.role == "person" and shown:
            self.case.set_recipients(*line, [self.case.therapist])


class LineKeeper(Keeper):
    """Keeps the lines of a list; each line is an answer of its own.

    Lines of several people can stand in one list (what is shared): each keeps its author, and new
    ones belong to the keeper's author. With `readers`, a line is written in front of them and
    theirs to read from the start; without, it is written alone.
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
        self.readers = readers
        self._kept = kept
        known = self.own() if answers is None else tuple(answers)
        # The page gets names that say nothing: a gap in the numbers would be a trace.
        self._where = {f"line-{n}": (a.respondent, a.entry) for n, a in enumerate(known)}
        self._texts = {row: str(a.value) for row, a in zip(self._where, known, strict=True)}

    @property
    def entries(self) -> None:
        """All of them: each line is one."""
        return None

    def control(self, label: str) -> Lines:
        """Make the control."""
        self._control = Lines(label, list(self._texts.items()))
        self._control.belongs_to = self.belonging()
        self.follow(self._control, "rows")
        return self._control

    def save(self) -> None:
        """Save lines that are new, changed or gone."""
        now = {row["id"]: row["text"] for row in self._control.rows}
        for row, text in now.items():
            if self._texts.get(row) != text:
                self._write(row, text)
        for row in [row for row in self._texts if row not in now]:
            by, entry = self._where[row]
            self.keep(None, "cleared", entry, by)
            del self._texts[row]
        self._kept()

    def _write(self, row: str, text: str) -> None:
        if row not in self._where:
            entry = self.case.next_entry(self.occasion, self.author, self.item.id)
            self._where[row] = (self.author, entry)
        by, entry = self._where[row]
        self.keep(text, entry=entry, by=by)
        if self.readers and by.role == "person":
            self.case.set_recipients(self.occasion, by, self.item.id, entry, self.readers)
        self._texts[row] = text


class ProseKeeper(Keeper):
    """Keeps one text."""

    def control(self, label: str) -> Prose:
        """Make the control."""
        known = self.known()
        self._saved = str(known.value) if known else ""
        self._control = Prose(label, self._saved)
        self._control.belongs_to = self.belonging()
        self.follow(self._control, "text")
        return self._control

    def save(self) -> None:
        """Save the text if it has changed."""
        text = self._control.text
        if text == self._saved:
            return
        if text.strip():
            self.keep(text)
        else:
            self.keep(None, "cleared")
        self._saved = text


class ClosenessKeeper(Keeper):
    """Keeps one picture of two circles, or why there is none."""

    def control(self, label: str, names: tuple[str, str]) -> Closeness:
        """Make the control."""
        known = self.known()
        share = float(known.value) if known and known.value is not None else None
        self._saved = (share, known.status if known else "")
        self._control = Closeness(label, names, closeness_bands(), *self._saved)
        self.follow(self._control, "share", "status")
        return self._control

    def save(self) -> None:
        """Save the picture if it has changed."""
        share, status = now = (self._control.share, self._control.status)
        if now == self._saved or (status == "answered") != (share is not None):
            return  # nothing new, or half of a change: the other trait is still to come
        self.keep(share, cast(Status, status or "cleared"), self.entry)
        self._saved = now


class ChoiceKeeper(Keeper):
    """Keeps the one of a few that was chosen."""

    def control(self, label: str, options: Sequence[ResponseOption]) -> Choice:
        """Make the control."""
        known = self.known()
        self._values = {str(place): option.value for place, option in enumerate(options)}
        offered = [(str(place), option.label, "") for place, option in enumerate(options)]
        chosen = [key for key, value in self._values.items() if known and value == known.value]
        self._saved = chosen[0] if chosen else ""
        self._control = Choice(label, offered, self._saved)
        self.follow(self._control, "chosen")
        return self._control

    def save(self) -> None:
        """Save what is chosen if it has changed."""
        chosen = self._control.chosen
        if chosen == self._saved:
            return
        status: Status = "answered" if chosen else "cleared"
        self.keep(self._values.get(chosen), status, self.entry)
        self._saved = chosen
