"""What a casebook hands out: frozen values, none of which shows a client's words in its ``repr``.

Jupyter keeps the ``repr`` of what a cell returns inside the notebook file, in plain text; so here
a ``repr`` holds numbers and roles, never a name, a code or an answer.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

Role = Literal["person", "together", "therapist"]
Status = Literal["answered", "does_not_fit", "rather_not_say", "cleared"]
Value = str | int | float | None

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, repr=False)
class Respondent:
    """Somebody who answers.

    Attributes
    ----------
    id : int
        Number in the casebook.
    role : {"person", "together", "therapist"}
        ``together`` stands for the people of a case writing jointly.
    name : str
        First name or initial, as the person chose it; empty unless the role is ``person``.
    position : int
        Order within the case: the people first, then together, then the therapist.
    """

    id: int
    role: Role
    name: str
    position: int

    def __repr__(self) -> str:
        return f"Respondent(id={self.id}, role={self.role!r}, position={self.position})"


@dataclass(frozen=True, slots=True, repr=False)
class Occasion:
    """One sitting: its number in the casebook and when it started (aware, UTC)."""

    id: int
    started: datetime

    def __repr__(self) -> str:
        return f"Occasion(id={self.id})"


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One saved answer.

    Attributes
    ----------
    occasion : Occasion
    respondent : Respondent
        Who wrote it.
    item : str
        Id of the item in its bank.
    entry : int
        Which line of a list item; 0 for the others.
    status : {"answered", "does_not_fit", "rather_not_say", "cleared"}
    value : str, int, float or None
        None unless the status is ``answered``.
    saved : datetime.datetime
        When it was committed; aware, UTC, microseconds.
    bank, bank_version : str
        Which bank asked.
    """

    occasion: Occasion
    respondent: Respondent
    item: str
    entry: int
    status: Status
    value: Value
    saved: datetime
    bank: str
    bank_version: str

    def __repr__(self) -> str:
        return f"Answer(item={self.item!r}, entry={self.entry}, status={self.status!r})"


@dataclass(frozen=True, slots=True, repr=False)
class CaseSummary:
    """One line of the list of cases.

    Attributes
    ----------
    code : str
    names : tuple of str
        The people of the case, in their order.
    relation : str
    created : datetime.datetime
        Aware, UTC.
    last_saved : datetime.datetime or None
        When the newest answer was saved; None as long as there is none.
    keep_until : datetime.date or None
        The day after which the case is to be looked at again.
    sittings : int
        How many there were.
    """

    code: str
    names: tuple[str, ...]
    relation: str
    created: datetime
    last_saved: datetime | None
    keep_until: date | None
    sittings: int

    def __repr__(self) -> str:
        return f"CaseSummary(people={len(self.names)})"


@dataclass(frozen=True, slots=True, repr=False)
class PageGiven:
    """A page that was handed out: it cannot be called back, so it stays listed.

    Attributes
    ----------
    occasion : Occasion or None
        None: the page is about the whole case.
    kind : str
        Which page, for example ``"couple"``.
    readers : tuple of Respondent
        Whom it was made for, in their order.
    file_name : str
    given : datetime.datetime
        Aware, UTC.
    """

    occasion: Occasion | None
    kind: str
    readers: tuple[Respondent, ...]
    file_name: str
    given: datetime

    def __repr__(self) -> str:
        return f"PageGiven(kind={self.kind!r}, readers={len(self.readers)})"


@dataclass(frozen=True, slots=True, repr=False)
class Consent:
    """What one person said about one purpose.

    Attributes
    ----------
    person : Respondent
    purpose : {"keeping", "research", "joint"}
    given : bool
        Yes or no.
    saved : datetime.datetime
        When it was noted; aware, UTC.
    """

    person: Respondent
    purpose: str
    given: bool
    saved: datetime

    def __repr__(self) -> str:
        return f"Consent(purpose={self.purpose!r}, given={self.given})"


def now() -> int:
    """Return the time of the clock, in whole microseconds since 1970 in UTC."""
    return since_epoch(datetime.now(UTC))


def since_epoch(time: datetime) -> int:
    """Return an aware time in whole microseconds since 1970 in UTC.

    Examples
    --------
    >>> since_epoch(moment(7))
    7
    """
    return (time - _EPOCH) // _MICROSECOND


def moment(microseconds: int) -> datetime:
    """Return the aware UTC time of so many microseconds since 1970.

    Examples
    --------
    >>> moment(1).isoformat()
    '1970-01-01T00:00:00.000001+00:00'
    """
    return _EPOCH + timedelta(microseconds=microseconds)
