"""What every part of a case rests on: its file, who belongs to it, and its sittings."""

from balancekit.casebook import checks
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.lines import Line
from balancekit.casebook.people import People
from balancekit.casebook.roll import Entry
from balancekit.casebook.values import Occasion, Respondent, moment, now
from balancekit.errors import CasebookError
from balancekit.strings import say


class Sittings:
    """The sittings of one case; the other parts of `Case` are built on it."""

    people: tuple[Respondent, ...]

    def __init__(self, file: EncryptedFile, entry: Entry) -> None:
        self._file = file
        self._id = entry.id
        self._known_occasions: set[Occasion] = set()
        self.code = entry.code
        self.relation = entry.relation
        self._meet(entry.respondents)

    def _meet(self, respondents: tuple[Respondent, ...]) -> None:
        self._members = People(respondents)
        self.people = self._members.people
        self.together = self._members.together
        self.therapist = self._members.therapist

    def start_occasion(self) -> Occasion:
        """Start a new sitting.

        Raises
        ------
        NotSavedError
            The disk did not take it.
        """
        started = now()
        number = self._file.save(
            "INSERT INTO occasions (case_id, started) VALUES (:case_id, :started)",
            case_id=self._id,
            started=started,
        )
        return Occasion(number, moment(started))

    def occasions(self) -> tuple[Occasion, ...]:
        """Return every sitting, oldest first."""
        rows = self._file.rows(
            "SELECT id, started FROM occasions WHERE case_id = :case_id ORDER BY id",
            case_id=self._id,
        )
        return tuple(Occasion(number, moment(started)) for number, started in rows)

    def current_occasion(self) -> Occasion:
        """Return the newest sitting; start one if there is none."""
        earlier = self.occasions()
        return earlier[-1] if earlier else self.start_occasion()

    def _line(self, occasion: Occasion, respondent: Respondent, item: str, entry: int) -> Line:
        checks.check_line(item, entry)
        return Line(self._own_occasion(occasion), self._members.number_of(respondent), item, entry)

    def _own_occasion(self, occasion: Occasion) -> int:
        # Known ones are not looked up again: then the only thing that can fail is the saving.
        if occasion not in self._known_occasions:
            self._known_occasions.update(self.occasions())
        if occasion not in self._known_occasions:
            raise CasebookError(say("casebook.occasion_not_in_case"))
        return occasion.id
