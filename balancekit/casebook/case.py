"""One case: a client, couple or family, their sittings, their answers, and who may read them.

Every answer is committed before its method returns, and none is ever changed: a later one stands
in front of it. Here it is decided who may read an answer, as of now; what a page shows is not
known here.
"""

import json
from collections.abc import Iterable, Mapping

from balancekit.casebook import checks, lines, pages
from balancekit.casebook.file import EncryptedFile, Row
from balancekit.casebook.lines import Line
from balancekit.casebook.people import People
from balancekit.casebook.roll import Entry
from balancekit.casebook.values import (
    Answer,
    Occasion,
    PageGiven,
    Respondent,
    Status,
    Value,
    moment,
    now,
)
from balancekit.errors import ArgumentError, CasebookError
from balancekit.strings import say


class Case:
    """One case of an open casebook; get it from `Casebook.case` or `Casebook.new_case`.

    Attributes
    ----------
    code : str
    relation : str
    people : tuple of Respondent
        In their order.
    together : Respondent
        The people writing jointly.
    therapist : Respondent
    """

    def __init__(self, file: EncryptedFile, entry: Entry) -> None:
        self._file = file
        self._id = entry.id
        self._members = People(entry.respondents)
        self._known_occasions: set[Occasion] = set()
        self.code = entry.code
        self.relation = entry.relation
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
    ) -> tuple[Answer, ...]:
        """Return what stands now: the newest answer of each line, cleared ones left out.

        Parameters
        ----------
        occasion, respondent, item : optional
            Only of this sitting, by this one, to this item.
        readers : iterable of Respondent
            Only answers that *every one* of them may read as of now, as author or recipient;
            `together` stands for all the people. Without readers, everything is returned.

        Returns
        -------
        tuple of Answer
            Ordered by the respondent's position, item, entry, occasion.

        Raises
        ------
        CasebookError
            Somebody or something belongs to another case, or the file cannot be read.
        """
        rows = lines.latest(
            self._file,
            case_id=self._id,
            occasion=None if occasion is None else self._own_occasion(occasion),
            respondent=None if respondent is None else self._members.number_of(respondent),
            item=item,
            readers=self._members.numbers_of(readers),
            therapist=self.therapist.id,
        )
        return tuple(map(self._answer_of, rows))

    def history(
        self, occasion: Occasion, respondent: Respondent, item: str, entry: int = 0
    ) -> tuple[Answer, ...]:
        """Return everything ever kept for one line, oldest first, cleared rows included."""
        line = self._line(occasion, respondent, item, entry)
        return tuple(map(self._answer_of, lines.history(self._file, line)))

    def next_entry(self, occasion: Occasion, respondent: Respondent, item: str) -> int:
        """Return the number of a new line of a list item; no number is ever used again."""
        line = self._line(occasion, respondent, item, 0)
        last = lines.last_entry(self._file, line.occasion, line.respondent, line.item)
        return 0 if last is None else last + 1

    def set_recipients(
        self,
        occasion: Occasion,
        respondent: Respondent,
        item: str,
        entry: int,
        readers: Iterable[Respondent],
    ) -> None:
        """Choose who may read a line besides its author, from now on and in earlier views too.

        Parameters
        ----------
        occasion, respondent, item, entry
            Which line; it need not be written yet.
        readers : iterable of Respondent
            `together` stands for all the people. Nobody: the author alone.

        Raises
        ------
        ArgumentError
            The line was written together and the choice would leave somebody out.
        CasebookError
            Somebody or something belongs to another case.
        NotSavedError
            The disk did not take it: what was chosen before stands.
        """
        line = self._line(occasion, respondent, item, entry)
        chosen = self._members.numbers_of(readers)
        if respondent == self.together and chosen != self._members.everybody:
            raise ArgumentError(say("casebook.joint_recipients"))
        lines.choose_readers(self._file, line, chosen - {respondent.id})

    def recipients(
        self, occasion: Occasion, respondent: Respondent, item: str, entry: int = 0
    ) -> frozenset[Respondent]:
        """Return who may read a line besides its author, as of now.

        Returns
        -------
        frozenset of Respondent
            The therapist, as long as nobody has chosen; everybody, if it was written together.
        """
        line = self._line(occasion, respondent, item, entry)
        if respondent == self.together:
            ids = self._members.everybody
        else:
            chosen = lines.chosen_readers(self._file, line)
            ids = frozenset({self.therapist.id}) if chosen is None else chosen
        return frozenset(self._members.among(ids - {respondent.id}))

    def has_chosen_readers(
        self, occasion: Occasion, respondent: Respondent, item: str, entry: int = 0
    ) -> bool:
        """Tell whether its author has ever said who may read a line, were it nobody."""
        line = self._line(occasion, respondent, item, entry)
        return lines.chosen_readers(self._file, line) is not None

    def keep_place(self, place: Mapping[str, object]) -> None:
        """Keep where the workbook stands (small, JSON), in the place of what was kept before."""
        self._file.save(
            """UPDATE cases SET place = :place,
                placed = (SELECT coalesce(max(placed), 0) + 1 FROM cases) WHERE id = :case_id""",
            place=checks.place_to_keep(place),
            case_id=self._id,
        )

    def place(self) -> dict[str, object] | None:
        """Return where the workbook stood; None if nothing was kept yet."""
        rows = self._file.rows("SELECT place FROM cases WHERE id = :case_id", case_id=self._id)
        return None if rows[0][0] is None else dict(json.loads(rows[0][0]))

    def note_page_given(
        self,
        occasion: Occasion | None,
        kind: str,
        readers: Iterable[Respondent],
        file_name: str,
    ) -> None:
        """Note that a page was given out: what kind, for whom, under which file name."""
        pages.add_page(
            self._file,
            case_id=self._id,
            occasion=None if occasion is None else self._own_occasion(occasion),
            kind=kind,
            readers=self._members.numbers_of(readers),
            file_name=checks.clean_text(file_name),
        )

    def pages_given(self) -> tuple[PageGiven, ...]:
        """Return every page that was given out, oldest first."""
        return tuple(
            self._page_of(row, readers) for row, readers in pages.given_pages(self._file, self._id)
        )

    def __repr__(self) -> str:
        return f"Case(people={len(self.people)})"

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

    def _page_of(self, row: Row, readers: frozenset[int]) -> PageGiven:
        _, number, started, kind, file_name, given = row
        occasion = None if number is None else Occasion(number, moment(started))
        whose = self._members.among(readers)
        return PageGiven(occasion, kind, whose, file_name, moment(given))
