"""The relationships that a person has named: a partner, a sister, a friend, someone at work.

A relationship is a handful of answers with one number, its entry: name, kind, how the person puts
it, and whether there is still contact. Ratings of it carry the same entry. It stays with the case
from one sitting to the next, and is written where it was first named, so that its history is one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

from balancekit.bank import own_bank
from balancekit.casebook.case import Case
from balancekit.casebook.checks import clean_name
from balancekit.casebook.values import Answer, Occasion, Respondent
from balancekit.errors import CasebookError
from balancekit.strings import say

KINDS = ("romantic", "family", "friend", "work")
STATES = ("contact", "no_contact", "died")
TIE = "relation_respondent"
"""Item that ties a name to a person of the case: a number, and nothing to be read."""
MENU = "practices"
"""Bank of what somebody wants more of: like ratings it carries the number of a relationship."""
_FIELDS = ("name", "kind", "words", "state", "respondent")
_BANK = "relations"


@dataclass(frozen=True, slots=True, repr=False)
class Relationship:
    """One person in somebody's life.

    Attributes
    ----------
    entry : int
        Its number; ratings of it carry the same.
    occasion : Occasion
        Where it was first named.
    name : str
        A first name, an initial or a role.
    kind : str
        ``romantic``, ``family``, ``friend`` or ``work``; empty where that was left open.
    words : str
        How the person puts it; can be empty.
    state : str
        ``contact``, ``no_contact`` or ``died``.
    respondent : int
        Number of the person of the case who is meant; 0 where it is somebody else.
    """

    entry: int
    occasion: Occasion
    name: str
    kind: str
    words: str
    state: str
    respondent: int = 0

    def __repr__(self) -> str:
        return f"Relationship(entry={self.entry})"

    @property
    def can_be_rated(self) -> bool:
        """Whether questions about the past weeks make sense."""
        return self.state == "contact"


def relationship_asked(bank: str, entry: int) -> int | None:
    """Return the number of the relationship that an answer is about; None where it is of none.

    Ratings carry the number itself. Pictures of closeness carry one more, because there 0 stands
    for the other one of two people; so do answers to a bank of one's own, where it stands for
    nobody in particular.

    Examples
    --------
    >>> relationship_asked("balance", 2), relationship_asked("ios", 3), relationship_asked("ios", 0)
    (2, 2, None)
    """
    if bank in {"balance", MENU}:
        return entry
    one_more = bank == "ios" or own_bank(bank) is not None
    return entry - 1 if one_more and entry else None


def closeness_entry(known: Relationship) -> int:
    """Return the entry of the pictures of closeness that are about somebody named."""
    return known.entry + 1


def relationships(case: Case, person: Respondent) -> tuple[Relationship, ...]:
    """Return what a person has named, in the order of naming.

    Parameters
    ----------
    case : Case
    person : Respondent
        Who named them.
    """
    found: dict[tuple[int, int], dict[str, Answer]] = {}
    for field in _FIELDS:
        for answer in case.answers(respondent=person, item=_item(field)):
            found.setdefault((answer.entry, answer.occasion.id), {})[field] = answer
    return tuple(_relationship(found[key]) for key in sorted(found) if "name" in found[key])


def same_name(one: str, other: str) -> bool:
    """Tell whether two names sound the same, however they are typed.

    Examples
    --------
    >>> same_name("Ben", " BEN "), same_name("Ben", "Benno")
    (True, False)
    """
    return _heard(one) == _heard(other)


def _heard(name: str) -> str:
    return " ".join(normalize("NFKC", name).casefold().split())


def _relationship(answers: Mapping[str, Answer]) -> Relationship:
    name = answers["name"]
    fields = {field: str(answers[field].value) for field in _FIELDS if field in answers}
    return Relationship(
        name.entry,
        name.occasion,
        fields["name"],
        fields.get("kind", ""),
        fields.get("words", ""),
        fields.get("state", STATES[0]),
        int(fields.get("respondent", 0)),
    )


def relationship_with(case: Case, person: Respondent, other: Respondent) -> Relationship | None:
    """Return what a person has named that is another person of the same case; None if nothing.

    After a case was divided the other one is no longer in it: the name stays, the tie is gone.
    """
    named = relationships(case, person)
    return next((one for one in named if one.respondent == other.id), None)


def tie_relationship(
    case: Case, occasion: Occasion, person: Respondent, other: Respondent
) -> Relationship:
    """Name another person of the case, unless that was done before.

    Raises
    ------
    NotSavedError
        The disk did not take it.
    """
    if known := relationship_with(case, person, other):
        return known
    add_relationship(case, occasion, person, {"name": other.name, "respondent": str(other.id)})
    known = relationship_with(case, person, other)
    assert known is not None
    return known


def add_relationship(
    case: Case, occasion: Occasion, person: Respondent, fields: Mapping[str, str]
) -> Answer:
    """Name somebody.

    Parameters
    ----------
    case, occasion, person
        Where, when and by whom.
    fields : mapping
        ``name``, ``kind``, ``words``, ``state``.

    Returns
    -------
    Answer
        The last that was saved.

    Raises
    ------
    CasebookError
        No name was given.
    NotSavedError
        The disk did not take it.
    """
    taken = [case.next_entry(sitting, person, _item("name")) for sitting in case.occasions()]
    return _write(case, occasion, person, max(taken, default=0), fields)


def change_relationship(
    case: Case, person: Respondent, known: Relationship, fields: Mapping[str, str]
) -> Answer:
    """Write down what has changed about somebody; raises as `add_relationship` does."""
    tie = {"respondent": str(known.respondent)} if known.respondent else {}
    return _write(case, known.occasion, person, known.entry, {**tie, **fields})


def remove_relationship(case: Case, person: Respondent, known: Relationship) -> Answer:
    """Take somebody off the list; the history keeps what was said."""
    return case.answer(
        known.occasion,
        person,
        _item("name"),
        None,
        bank=_BANK,
        entry=known.entry,
        status="cleared",
    )


def _write(
    case: Case, occasion: Occasion, person: Respondent, entry: int, fields: Mapping[str, str]
) -> Answer:
    if not fields["name"].strip():
        raise CasebookError(say("casebook.relation_needs_name"))
    fields = {**fields, "name": clean_name(fields["name"])}
    # The name comes last: a relationship is there when it has one.
    asked = [field for field in _FIELDS if field in fields or field != "respondent"]
    order = sorted(asked, key=lambda field: field == "name")
    saved = None
    for field in order:
        text = fields.get(field, "").strip()
        saved = case.answer(
            occasion,
            person,
            _item(field),
            text or None,
            bank=_BANK,
            entry=entry,
            status="answered" if text else "cleared",
        )
    assert saved is not None
    return saved


def _item(field: str) -> str:
    return f"relation_{field}"
