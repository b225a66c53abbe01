"""The casebook as its users see it: open it with a passphrase, find or make a case, close it."""

import os
from pathlib import Path
from types import TracebackType
from typing import Self

from balancekit.casebook import roll
from balancekit.casebook.case import Case
from balancekit.casebook.file import EncryptedFile
from balancekit.casebook.opening import create_file, open_file
from balancekit.casebook.values import CaseSummary


class Casebook:
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
        self._file = opened

    @classmethod
    def create(cls, path: str | os.PathLike[str], passphrase: str) -> Self:
        """Make a new, empty casebook.

        Parameters
        ----------
        path : path-like
            Where; there may be no file yet. The folder must exist. On Linux and Mac only the owner
            may read the file.
        passphrase : str
            Any length but zero. It is not kept anywhere: without it, the file stays shut.

        Raises
        ------
        CasebookError
            There is a file already, the folder does not take one, or the passphrase is empty.
        """
        return cls(create_file(Path(path).absolute(), passphrase))

    @classmethod
    def open(cls, path: str | os.PathLike[str], passphrase: str) -> Self:
        """Open a casebook; what cannot be opened stays as it is, byte for byte.

        Parameters
        ----------
        path : path-like
        passphrase : str

        Raises
        ------
        CannotOpenError
            Wrong passphrase or damaged file; encryption makes the two look the same.
        CasebookError
            No such file, open elsewhere, not ours to write, or made by a newer balancekit.
        """
        return cls(open_file(Path(path).absolute(), passphrase))

    @property
    def path(self) -> Path:
        """Where the file stands."""
        return self._file.path

    def cases(self) -> tuple[CaseSummary, ...]:
        """List the cases, in the order of their codes.

        Raises
        ------
        CasebookError
            The casebook is closed or cannot be read.
        """
        return roll.summaries(self._file)

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

    def last_placed(self) -> Case | None:
        """Return the case in which the workbook stood last; None if it stood in none."""
        found = self._file.rows(
            "SELECT code FROM cases WHERE placed NOT NULL ORDER BY placed DESC LIMIT 1"
        )
        return self.case(str(found[0][0])) if found else None

    def passphrase_fits(self, passphrase: str) -> bool:
        """Tell whether this is the passphrase of this casebook (0.3 s, as opening it)."""
        return self._file.key.fits(passphrase)

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return "Casebook()"
