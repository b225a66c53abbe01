"""Who may read what in a case, always as of now: each choice counts for earlier views too."""

from collections.abc import Iterable

from balancekit.casebook import choices
from balancekit.casebook.sittings import Sittings
from balancekit.casebook.values import Occasion, Respondent
from balancekit.errors import ArgumentError
from balancekit.strings import say


class Sharing(Sittings):
    """Who may read the lines of a case besides their authors."""

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
        choices.choose_readers(self._file, line, chosen - {respondent.id})

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
            chosen = choices.chosen_readers(self._file, line)
            ids = frozenset({self.therapist.id}) if chosen is None else chosen
        return frozenset(self._members.among(ids - {respondent.id}))

    def has_chosen_readers(
        self, occasion: Occasion, respondent: Respondent, item: str, entry: int = 0
    ) -> bool:
        """Tell whether its author has ever said who may read a line, were it nobody."""
        line = self._line(occasion, respondent, item, entry)
        return choices.chosen_readers(self._file, line) is not None
