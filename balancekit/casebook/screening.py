"""What a therapist settles before couple work: each seen alone, or each to work alone.

Kept is that each was seen alone, and on which day; never what came of it. That nothing for two is
offered has one sign for every reason there can be.
"""

from datetime import date

from balancekit.casebook.sittings import Sittings


class Screening(Sittings):
    """Whether there can be anything for two in this case; for the therapist only."""

    @property
    def screened_on(self) -> date | None:
        """The day on which each was noted to have been seen alone; None where none was noted."""
        rows = self._file.rows("SELECT screened_on FROM cases WHERE id = :id", id=self._id)
        return None if rows[0][0] is None else date.fromisoformat(rows[0][0])

    def note_screening(self, day: date | None) -> None:
        """Note the day by which each was seen alone; None takes the note away.

        Raises
        ------
        NotSavedError
            The disk did not take it.
        """
        self._file.save(
            "UPDATE cases SET screened_on = :day WHERE id = :id",
            day=None if day is None else date(day.year, day.month, day.day).isoformat(),
            id=self._id,
        )

    @property
    def individual_only(self) -> bool:
        """Whether each works alone: no page for two, and no practices."""
        rows = self._file.rows("SELECT individual_only FROM cases WHERE id = :id", id=self._id)
        return bool(rows[0][0])

    def set_individual_only(self, alone: bool) -> None:
        """Let each work alone from now on, or not any more; what was written stays.

        Raises
        ------
        NotSavedError
            The disk did not take it.
        """
        self._file.save(
            "UPDATE cases SET individual_only = :alone WHERE id = :id",
            alone=int(bool(alone)),
            id=self._id,
        )
