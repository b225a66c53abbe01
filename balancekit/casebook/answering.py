"""A case's answers: each is committed before its method returns, and none is ever changed.

A later answer stands in front of an earlier one; taking something back adds a row too. So today's
view, any earlier view and undo come from the same rows.
"""

import json
from collections.abc import Iterable
from datetime import datetime

from balancekit.casebook import checks, lines
from balancekit.casebook.file import Row
from balancekit.casebook.sittings import Sittings
from balancekit.casebook.values import Answer, Occasion, Respondent, Status, Value, moment


class Answering(Sittings):
    """What is answered in a case, by whom and when."""

    def answer(
        self,
        occasion: Occasion,
        respondent: Respondent,
        item_id: str,
        value: Value,
        *,
        bank: str = "venn",
        bank_version: str = "1",
        entry: int = 0,
        status: Status = "answered",
    ) -> Answer:
        """Keep one answer; when this returns, it is on the disk.

        Parameters
        ----------
        respondent : Respondent
            Who wrote it; `together` for what the people wrote jointly.
        value : str, int, float or None
            None unless the status is ``answered``. Text stays as typed, but line ends become
            newlines, and other control characters than tabs are dropped.
        entry : int
            Which line of a list item; see `next_entry`.
        status : {"answered", "does_not_fit", "rather_not_say", "cleared"}
            ``cleared`` takes back what was written: views drop it, the history keeps it.

        Raises
        ------
        NotSavedError
            The disk did not take it: what was there before stands.
        ArgumentError, CasebookError
            The value cannot be kept or contradicts the status; somebody is of another case.
        """
        line = self._line(occasion, respondent, item_id, entry)
        kept = checks.value_to_keep(value, status)
        saved = lines.add_answer(self._file, line, status, kept, bank, bank_version)
        value = None if kept is None else json.loads(kept)
        return Answer(
            occasion, respondent, item_id, entry, status, value, moment(saved), bank, bank_version
        )

    def answers(
        self,
        occasion: Occasion | None = None,
        respondent: Respondent | None = None,
        item: str | None = None,
        readers: Iterable[Respondent] = (),
        *,
        as_of: datetime | None = None,
    ) -> tuple[Answer, ...]:
        """Return what stands now: the newest answer of each line, cleared ones left out.

        Parameters
        ----------
        occasion, respondent, item : optional
            Only of this sitting, by this one, to this item.
        readers : iterable of Respondent
            Only answers that *every one* of them may read as of now, as author or recipient;
            `together` stands for all the people. Without readers, everything is returned.
        as_of : datetime.datetime, optional
            What stood at this moment (aware, microseconds) instead of now. What was saved before
            an answer that stood then had been saved too, whatever the clock said. Who may read it
            is decided as of now all the same.

        Returns
        -------
        tuple of Answer
            Ordered by the respondent's position, item, entry, occasion.

        Raises
        ------
        CasebookError
            Somebody or something belongs to another case, or the file cannot be read.
        ArgumentError
            The moment has no time zone.
        """
        rows = lines.latest(
            self._file,
            case_id=self._id,
            occasion=None if occasion is None else self._own_occasion(occasion),
            respondent=None if respondent is None else self._members.number_of(respondent),
            item=item,
            readers=self._members.numbers_of(readers),
            therapist=self.therapist.id,
            last_row=None if as_of is None else self._last_row(as_of),
        )
        return tuple(map(self._answer_of, rows))

    def history(
        self, occasion: Occasion, respondent: Respondent, item: str, entry: int = 0
    ) -> tuple[Answer, ...]:
        """Return everything ever kept for one line, oldest first, cleared rows included."""
        line = self._line(occasion, respondent, item, entry)
        return tuple(map(self._answer_of, lines.history(self._file, line)))

    def all_by(self, respondent: Respondent) -> tuple[Answer, ...]:
        """Return every answer a respondent ever gave, oldest first, cleared rows included."""
        number = self._members.number_of(respondent)
        return tuple(map(self._answer_of, lines.all_by(self._file, self._id, number)))

    def next_entry(self, occasion: Occasion, respondent: Respondent, item: str) -> int:
        """Return the number of a new line of a list item; no number is ever used again."""
        return lines.after_last_entry(self._file, self._line(occasion, respondent, item, 0))

    def _last_row(self, as_of: datetime) -> int:
        return lines.last_row(self._file, self._id, checks.microseconds(as_of))

    def _answer_of(self, row: Row) -> Answer:
        number, started, author, item, entry, status, value, saved, bank, version = row
        return Answer(
            Occasion(number, moment(started)),
            self._members.numbered(author),
            item,
            entry,
            status,
            None if value is None else json.loads(value),
            moment(saved),
            bank,
            version,
        )
