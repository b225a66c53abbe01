"""What was agreed with the people of a case: their names, their yes and no, how long it is kept."""

from collections.abc import Mapping
from datetime import date

from balancekit.casebook import checks, consents, roll
from balancekit.casebook.sittings import Sittings
from balancekit.casebook.values import Consent, Respondent, moment
from balancekit.errors import ArgumentError
from balancekit.strings import say


class Agreeing(Sittings):
    """Names, consents and the day up to which a case is kept."""

    def note_consent(self, person: Respondent, purpose: str, given: bool) -> Consent:
        """Note that a person says yes or no; the newest counts, the earlier ones stay noted.

        Parameters
        ----------
        person : Respondent
            One of the people.
        purpose : {"keeping", "research", "joint"}
            That the casebook keeps their words; that ratings go to research, without names; that
            what they wrote together may go along when one of them asks for what is theirs.
        given : bool
            Yes or no.

        Raises
        ------
        ArgumentError
            Not one of the people, or no such purpose.
        NotSavedError
            The disk did not take it.
        """
        if purpose not in consents.PURPOSES:
            known = ", ".join(consents.PURPOSES)
            raise ArgumentError(say("casebook.purpose_unknown", known=known))
        saved = consents.add_consent(self._file, self._person(person), purpose, given)
        return Consent(person, purpose, given, moment(saved))

    def consents(self) -> tuple[Consent, ...]:
        """Return what each person said last about each purpose, in the order of the people."""
        newest = {(one.person, one.purpose): one for one in self.consent_history()}
        return tuple(sorted(newest.values(), key=lambda one: (one.person.position, one.purpose)))

    def consent_history(self) -> tuple[Consent, ...]:
        """Return every yes and no that was noted, oldest first."""
        return tuple(
            Consent(self._members.numbered(person), purpose, bool(given), moment(saved))
            for person, purpose, given, saved in consents.noted(self._file, self._id)
        )

    def everyone_agrees(self, purpose: str) -> bool:
        """Tell whether each of the people said yes last; not having been asked is no yes."""
        yes = {one.person for one in self.consents() if one.purpose == purpose and one.given}
        return yes == set(self.people)

    @property
    def keep_until(self) -> date | None:
        """The day after which the case is to be looked at again; None where none was set."""
        rows = self._file.rows("SELECT keep_until FROM cases WHERE id = :case_id", case_id=self._id)
        return None if rows[0][0] is None else date.fromisoformat(rows[0][0])

    def set_keep_until(self, day: date | None) -> None:
        """Set the day after which the case is to be erased or kept on; None takes it away.

        Raises
        ------
        NotSavedError
            The disk did not take it.
        """
        self._file.save(
            "UPDATE cases SET keep_until = :day WHERE id = :case_id",
            day=None if day is None else date(day.year, day.month, day.day).isoformat(),
            case_id=self._id,
        )

    def rename_person(self, person: Respondent, name: str) -> Respondent:
        """Correct a person's name; the earlier one is not kept.

        Returns
        -------
        Respondent
            The person from now on; `people` holds it too.

        Raises
        ------
        CasebookError
            The name cannot be used, or somebody of the case has it already.
        ArgumentError
            Not one of the people.
        """
        self.rename_people({person: name})
        return self._members.numbered(person.id)

    def rename_people(self, names: Mapping[Respondent, str]) -> None:
        """Correct several names at once, all of them or none; two people can swap theirs.

        Parameters
        ----------
        names : mapping
            Person to name; who is not in it keeps theirs.

        Raises
        ------
        CasebookError
            A name cannot be used, or two people would have the same.
        ArgumentError
            Somebody is not one of the people.
        NotSavedError
            The disk did not take it; everybody is called as before.
        """
        for person in names:
            self._person(person)
        cleaned = checks.clean_names(tuple(names.get(one, one.name) for one in self.people))
        numbered = {one.id: name for one, name in zip(self.people, cleaned, strict=True)}
        self._meet(roll.rename(self._file, self._id, numbered))

    def _person(self, person: Respondent) -> int:
        return self._members.number_of_person(person)
