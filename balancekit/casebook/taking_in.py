"""Answers that come back on paper or in a file: all of them or none, and the same only once."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from balancekit.casebook import checks, choices, lines, settings
from balancekit.casebook.lines import Line
from balancekit.casebook.sittings import Sittings
from balancekit.casebook.values import Occasion, Respondent, Status, Value


@dataclass(frozen=True, slots=True, repr=False)
class BroughtAnswer:
    """One answer that was given elsewhere.

    Attributes
    ----------
    item : str
        Id of the item in its bank.
    entry : int or None
        Which line; None for one more line of a list, unless the same words stand in it already.
    status : {"answered", "does_not_fit", "rather_not_say"}
    value : str, int, float or None
        None unless the status is ``answered``.
    bank, bank_version : str
        Which bank asked.
    """

    item: str
    entry: int | None
    status: Status
    value: Value
    bank: str
    bank_version: str

    def __repr__(self) -> str:
        return f"BroughtAnswer(item={self.item!r}, entry={self.entry}, status={self.status!r})"


class TakingIn(Sittings):
    """What is taken into a case in one go."""

    def take_in(
        self,
        occasion: Occasion,
        person: Respondent,
        answers: Iterable[BroughtAnswer],
        *,
        source: str,
    ) -> int:
        """Keep answers that were given elsewhere: all of them, or none.

        Only the therapist may read what they change, besides their author. The same answers from
        the same source are taken in once: later they change nothing, whatever was written since.

        Parameters
        ----------
        occasion, person
            Where they belong, and whose they are.
        answers : iterable of BroughtAnswer
        source : str
            What they came in, such as the number of a form.

        Returns
        -------
        int
            How many lines have changed.

        Raises
        ------
        NotSavedError
            The disk did not take them: none was kept.
        ArgumentError, CasebookError
            One cannot be kept, or somebody is of another case: none was kept.

        Examples
        --------
        >>> import tempfile
        >>> from pathlib import Path
        >>> from balancekit.casebook import Casebook
        >>> folder = tempfile.TemporaryDirectory()
        >>> with Casebook.create(Path(folder.name) / "demo.casebook", "a passphrase") as book:
        ...     case = book.new_case("K-7", names=("Zoë",))
        ...     where = case.current_occasion(), case.people[0]
        ...     brought = [BroughtAnswer("ios_now", 0, "answered", 0.2, "ios", "1")]
        ...     [case.take_in(*where, brought, source="a form") for _ in range(2)]
        [1, 0]
        >>> folder.cleanup()
        """
        checked = [
            (self._line(occasion, person, one.item, one.entry or 0), one, _kept(one))
            for one in answers
        ]
        mark = _mark(source, checked)
        with self._file.saving():
            if settings.read(self._file, mark):
                return 0
            changed = sum(self._take(line, one, kept) for line, one, kept in checked)
            settings.add(self._file, mark, True)
            settings.add(self._file, _came_back(source), True)
        return changed

    def has_come_back(self, source: str) -> bool:
        """Tell whether anything was taken in that came in this form."""
        return bool(settings.read(self._file, _came_back(source)))

    def _take(self, line: Line, answer: BroughtAnswer, kept: str | None) -> bool:
        """Add one row within a `saving` block, unless it says what stands already."""
        content = (answer.status, kept)
        if answer.entry is None:
            if content in lines.contents(self._file, line).values():
                return False
            line = line._replace(entry=lines.after_last_entry(self._file, line))
        elif lines.contents(self._file, line).get(line.entry) == content:
            return False
        lines.add_row(self._file, line, answer.status, kept, answer.bank, answer.bank_version)
        chosen = choices.chosen_readers(self._file, line)
        if chosen and chosen != {self.therapist.id}:
            choices.add_choice(self._file, line, {self.therapist.id})
        return True


def _kept(answer: BroughtAnswer) -> str | None:
    return checks.value_to_keep(answer.value, answer.status)


def _came_back(source: str) -> str:
    return f"came_back:{source}"


def _mark(source: str, checked: Iterable[tuple[Line, BroughtAnswer, str | None]]) -> str:
    """Name a set of answers without keeping a word of it."""
    rows = [(line, one.entry, one.status, kept) for line, one, kept in checked]
    return "taken_in:" + hashlib.sha256(repr((source, rows)).encode()).hexdigest()
