"""The casebook as its users see it: open it with a passphrase, find or make a case, close it."""

from balancekit.casebook import erasing, listing, pages, roll, splitting
from balancekit.casebook.backups import Backup
from balancekit.casebook.case import Case
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.safekeeping import KeptFile
from balancekit.casebook.values import CaseSummary, Respondent


class Casebook(KeptFile):
    """An open casebook.

    One process at a time may have it open; the windows of the workbook share one process. Make
    it with `create` or `open`, and close it, best in a ``with`` block.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> folder = tempfile.TemporaryDirectory()
    >>> with Casebook.create(Path(folder.name) / "demo.casebook", "a long passphrase") as book:
    ...     case = book.new_case("K-7", names=("Zoë", "Ben"), relation="partners")
    ...     occasion = case.current_occasion()
    ...     saved = case.answer(occasion, case.people[0], "venn_own", "singing")
    ...     [answer.value for answer in case.answers()]
    ['singing']
    >>> folder.cleanup()
    """

    def __init__(self, opened: EncryptedFile) -> None:
        super().__init__(opened)
        erasing.finish_if_possible(opened)

    def cases(
        self, matching: str = "", *, order: str = "code", limit: int | None = None
    ) -> tuple[CaseSummary, ...]:
        """List the cases.

        Parameters
        ----------
        matching : str
            Only those in whose code, names and relation each of these words, or part of a word,
            is found; upper and lower case and accents make no difference.
        order : {"code", "recent"}
            ``recent``: what was answered last comes first.
        limit : int, optional
            No more than so many.

        Raises
        ------
        CasebookError
            The casebook is closed or cannot be read.
        ArgumentError
            No such order.
        """
        return listing.summaries(self._file, matching, order, limit)

    def new_case(self, code: str, names: tuple[str, ...], relation: str = "") -> Case:
        """Make a case: its people, the people together, and the therapist.

        Parameters
        ----------
        code : str
            1 to 24 letters, digits, "-", "_" or "."; unique, upper and lower case being equal.
        names : tuple of str
            First name or initial of each person (1 to 60 characters, no two equal), in their order.
        relation : str
            What they call their relationship; may be empty.

        Raises
        ------
        CasebookError
            The code or a name cannot be used, or the code is taken.
        NotSavedError
            The disk did not take it.
        """
        return Case(self._file, roll.add_case(self._file, code, names, relation))

    def case(self, code: str) -> Case:
        """Find a case by its code, upper and lower case being equal.

        Raises
        ------
        CasebookError
            There is no such case.
        """
        return Case(self._file, roll.find_case(self._file, code))

    def case_of_page(self, file_name: str) -> Case | None:
        """Find the case in which a page was given out under a file name; None if there is none."""
        code = pages.case_of_page(self._file, file_name)
        return None if code is None else self.case(code)

    def erase_person(self, code: str, person: Respondent) -> tuple[Backup, ...]:
        """Erase everything of one person, so that no byte of it is left in the file.

        What they wrote, chose and agreed to goes, their name, the pages given to them alone, and
        where the workbook stood. What others wrote stays theirs, and joint words stay with those
        who are left. With the last person goes the case. It takes longer in a large casebook:
        the whole file is written anew.

        Returns
        -------
        tuple of Backup
            Copies made before; they still hold it. Erase those too, or let them run out.

        Raises
        ------
        CasebookError
            No such case, or the person belongs to another one.
        ArgumentError
            It is the therapist, or the people together.
        NotSavedError
            The disk did not take it; the sentence says what is left to do.
        """
        erasing.erase_person(self._file, code, person)
        return self.backups()

    def erase_case(self, code: str) -> tuple[Backup, ...]:
        """Erase a case with everything in it; see `erase_person`."""
        erasing.erase_case(self._file, code)
        return self.backups()

    def split_off(self, code: str, person: Respondent, new_code: str, *, joint: bool) -> Case:
        """Move a person, with everything that is theirs, to a case of their own.

        Their answers keep their history and their times, and those readers who go along: the
        therapist. What others wrote does not move, nor do the therapist's notes.

        Parameters
        ----------
        code : str
            The case they leave.
        person : Respondent
            One of several people in it.
        new_code : str
        joint : bool
            Whether what was written together is copied along: only if everyone has agreed.

        Returns
        -------
        Case
            The new one; get the old one anew with `case`.

        Raises
        ------
        CasebookError
            No such case, the person is its only one, the new code cannot be used or is taken, or
            not everyone has agreed to joint words going along.
        ArgumentError
            It is the therapist, or the people together.
        NotSavedError
            The disk did not take it; nothing has moved.
        """
        return Case(self._file, splitting.split_off(self._file, code, person, new_code, joint))

    def last_placed(self) -> Case | None:
        """Return the case in which the workbook stood last; None if it stood in none."""
        found = self._file.rows(
            "SELECT code FROM cases WHERE placed NOT NULL ORDER BY placed DESC LIMIT 1"
        )
        return self.case(str(found[0][0])) if found else None

    def __repr__(self) -> str:
        return "Casebook()"
