"""Who belongs to a case, and nobody else: every number given out here was checked."""

from collections.abc import Iterable

from balancekit.casebook.values import Respondent
from balancekit.errors import ArgumentError, CasebookError
from balancekit.strings import say


class People:
    """Everybody who may answer in a case: the people, the people together, the therapist."""

    def __init__(self, respondents: Iterable[Respondent]) -> None:
        self._by_id = {one.id: one for one in respondents}
        *people, self.together, self.therapist = self._by_id.values()
        self.people = tuple(people)

    @property
    def everybody(self) -> frozenset[int]:
        """The numbers of the people and the therapist: who could read."""
        return frozenset(one.id for one in (*self.people, self.therapist))

    def numbered(self, number: int) -> Respondent:
        """Return the respondent with this number."""
        return self._by_id[number]

    def among(self, numbers: frozenset[int]) -> tuple[Respondent, ...]:
        """Return the respondents with these numbers, in their order."""
        return tuple(one for number, one in self._by_id.items() if number in numbers)

    def number_of(self, respondent: Respondent) -> int:
        """Return a respondent's number.

        Raises
        ------
        CasebookError
            The respondent belongs to another case.
        """
        if self._by_id.get(respondent.id) != respondent:
            raise CasebookError(say("casebook.not_in_case"))
        return respondent.id

    def number_of_person(self, person: Respondent) -> int:
        """Return the number of one of the people.

        Raises
        ------
        CasebookError
            The respondent belongs to another case.
        ArgumentError
            It is the therapist, or the people together.
        """
        number = self.number_of(person)
        if person.role != "person":
            raise ArgumentError(say("casebook.not_a_person"))
        return number

    def numbers_of(self, readers: Iterable[Respondent]) -> frozenset[int]:
        """Return the readers' numbers; the people together become all the people.

        Raises
        ------
        CasebookError
            A reader belongs to another case.
        """
        numbers = frozenset(map(self.number_of, readers))
        if self.together.id not in numbers:
            return numbers
        return numbers - {self.together.id} | {person.id for person in self.people}
