"""Undo: what was answered last is taken back, by adding what stood before."""

from collections.abc import Callable, Iterable

from balancekit.casebook import lines, undoing
from balancekit.casebook.answering import Answering
from balancekit.casebook.values import Answer, Occasion, Respondent


class TakingBack(Answering):
    """What is taken back in a case, change by change."""

    def mark(self) -> int:
        """Return a mark between what was answered so far and what will be; for `undo`."""
        return int(self._file.rows("SELECT coalesce(max(id), 0) FROM answers")[0][0])

    def undo(
        self,
        occasion: Occasion,
        authors: Iterable[Respondent],
        *,
        of: Callable[[str, int], bool] | None = None,
        since: int = 0,
    ) -> Answer | None:
        """Take back the newest change of some authors at a sitting; again: the one before it.

        Answers to one line, each saved within 5 seconds of the next and with nothing else in
        between, are one change; taking a line out, or saying that it does not fit, is one of its
        own. Nothing is lost: what stood before is added as a new answer. If the line had been
        shown to somebody, it is theirs no longer until its author has looked through it again;
        what the people wrote together stays with all of them.

        Parameters
        ----------
        occasion : Occasion
        authors : iterable of Respondent
            Whose changes; others' are left alone.
        of : callable, optional
            Only changes to lines of which it is true, called with item and entry.
        since : int
            Only changes after this `mark`.

        Returns
        -------
        Answer or None
            What stands now, with the status ``cleared`` where there was nothing before; None if
            nothing is left to take back.

        Raises
        ------
        CasebookError
            Somebody or something belongs to another case.
        NotSavedError
            The disk did not take it: what was there before stands.

        Examples
        --------
        >>> import tempfile
        >>> from pathlib import Path
        >>> from balancekit.casebook import Casebook
        >>> folder = tempfile.TemporaryDirectory()
        >>> with Casebook.create(Path(folder.name) / "demo.casebook", "a passphrase") as book:
        ...     case = book.new_case("K-7", names=("Zoë",))
        ...     occasion, zoe = case.current_occasion(), case.people[0]
        ...     _ = case.answer(occasion, zoe, "ios_now", 0.2)
        ...     back = case.undo(occasion, [zoe])
        ...     back.status, case.answers(), case.undo(occasion, [zoe])
        ('cleared', (), None)
        >>> folder.cleanup()
        """
        number = undoing.take_back(
            self._file,
            self._own_occasion(occasion),
            frozenset(map(self._members.number_of, authors)),
            self._members,
            of=of,
            since=since,
        )
        return None if number is None else self._answer_of(lines.numbered(self._file, number))
