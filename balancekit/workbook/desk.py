"""What the workbook's windows share: the open casebook, the case, and where we are in it.

There is one kernel for the workbook and one desk in it. A window that is reloaded finds the desk
as it was; a kernel that died leaves it empty, and the casebook is opened again.
"""

from datetime import datetime
from pathlib import Path

import msgspec

from balancekit.bank import OWN_BANKS, OwnBanks, read_own_banks, use_banks
from balancekit.casebook import Case, Casebook, Occasion, Respondent
from balancekit.errors import CasebookError
from balancekit.strings import say
from balancekit.workbook.place import Place

LOCK_AFTER = (5, 10, 20, 60, 0)
"""Minutes without use after which the workbook locks; 0 for never."""
_LOCK_AFTER = 20


class Desk:
    """The one desk of the kernel; see `the_desk`."""

    def __init__(self) -> None:
        self.book: Casebook | None = None
        self._case: Case | None = None
        self.place = Place()

    def __repr__(self) -> str:
        return "<Desk>"

    @property
    def open_book(self) -> Casebook:
        """The casebook, which is open."""
        if self.book is None:
            raise CasebookError(say("casebook.closed"))
        return self.book

    @property
    def case(self) -> Case:
        """The case that is being worked on."""
        if self._case is None:
            raise CasebookError(say("workbook.no_case"))
        return self._case

    @property
    def has_case(self) -> bool:
        """Whether a case lies on the desk."""
        return self._case is not None

    @property
    def read_only(self) -> bool:
        """Whether somebody else has the casebook, and here it can only be read."""
        return self.book is not None and self.book.read_only

    @property
    def lock_after(self) -> int:
        """After how many minutes without use the workbook locks; 0 for never."""
        if self.book is None:
            return 0
        chosen = self.book.setting("lock_after", _LOCK_AFTER)
        return chosen if chosen in LOCK_AFTER else _LOCK_AFTER

    @property
    def question_key(self) -> bool:
        """Whether "?" shows the list of keys."""
        return self.book is None or bool(self.book.setting("question_key", True))

    @property
    def occasion(self) -> Occasion:
        """The sitting that answers belong to."""
        return self.case.current_occasion()

    @property
    def checking_in(self) -> bool:
        """Whether the sitting is a check-in that was begun today."""
        sitting = self.occasion
        today = sitting.started.astimezone().date().isoformat() == _today()
        return today and self.place.check_in == sitting.id

    @property
    def works_as_pair(self) -> bool:
        """Whether the case is of two people for whom there are pages to look at together."""
        return len(self.case.people) == 2 and not self.case.individual_only

    @property
    def unscreened(self) -> bool:
        """Whether nothing says yet that each was seen alone."""
        return self.case.screened_on is None

    @property
    def waits_for_screening(self) -> bool:
        """Whether the two of a case would work together, and were not each seen alone yet."""
        return self.works_as_pair and self.unscreened

    @property
    def person(self) -> Respondent:
        """Whose turn it is."""
        return self.case.people[self.place.person]

    @property
    def other(self) -> Respondent:
        """The other of the two."""
        return self.case.people[1 - self.place.person]

    def unlock(self, path: Path, passphrase: str, *, new: bool = False) -> None:
        """Open or make the casebook, and go on where we were if that was today.

        Raises
        ------
        InUseError
            Somebody else has it open; `look_into` opens it for reading.
        CasebookError
            It cannot be opened, or made.
        """
        self.book = _create(path, passphrase) if new else Casebook.open(path, passphrase)
        self.look_for_own_banks()
        case = self.book.last_placed()
        if case is not None and (place := _kept_place(case)).day == _today():
            self._case, self.place = case, place

    def look_into(self, path: Path, passphrase: str) -> None:
        """Open the casebook for reading, as it was last saved."""
        self.book = Casebook.open(path, passphrase, read_only=True)
        self.look_for_own_banks()

    def look_for_own_banks(self) -> OwnBanks:
        """Read the folder of banks of one's own beside the casebook, and use what is sound."""
        found = read_own_banks(self.open_book.path.with_name(OWN_BANKS))
        use_banks(one.bank for one in found.banks)
        return found

    def lock(self) -> None:
        """Put everything away: the key leaves the memory with the casebook."""
        if self.book is not None:
            self.book.close()
            use_banks(())
        self.book, self._case, self.place = None, None, Place()

    def take(self, case: Case) -> None:
        """Take up a case at the therapist's overview."""
        self._case = case
        self.go(_kept_place(case).back_at_case().moved(typing="alone"))

    def put_away(self) -> None:
        """Lay the case aside; the casebook stays open."""
        self._case, self.place = None, Place()

    def go(self, place: Place) -> None:
        """Move, and keep where we are."""
        place = place.moved(day=_today())
        if not self.read_only:
            self.case.keep_place(msgspec.to_builtins(place))
        self.place = place

    def new_sitting(self) -> None:
        """Begin a new sitting: empty pages, nobody has looked through theirs."""
        self.case.start_occasion()
        stage = "start" if self.place.stage == "start" else "case"
        self.go(Place(notebook=self.place.notebook, stage=stage))

    def begin_check_in(self) -> None:
        """Begin a check-in: a sitting of its own, so that the one before is last time."""
        if self.checking_in or self.case.answers(occasion=self.occasion):
            self.case.start_occasion()
        self.go(Place(notebook="check_in", check_in=self.occasion.id))


def _kept_place(case: Case) -> Place:
    try:
        place = msgspec.convert(case.place() or {}, Place)
    except msgspec.ValidationError:  # kept by another version: begin at the overview
        return Place()
    return place if 0 <= place.person < len(case.people) and place.step >= 0 else Place()


def _create(path: Path, passphrase: str) -> Casebook:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise CasebookError(say("casebook.cannot_create", file=path.name)) from None
    return Casebook.create(path, passphrase)


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()


_DESK = Desk()


def the_desk() -> Desk:
    """Return the kernel's one desk."""
    return _DESK
