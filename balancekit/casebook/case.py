"""One case: a client, couple or family, their sittings, their answers, and who may read them.

Here it is decided who may read an answer, as of now; what a page shows is not known here.
"""

import json
from collections.abc import Iterable, Mapping

from balancekit.casebook import checks, pages
from balancekit.casebook.agreeing import Agreeing
from balancekit.casebook.file import Row
from balancekit.casebook.screening import Screening
from balancekit.casebook.sharing import Sharing
from balancekit.casebook.taking_back import TakingBack
from balancekit.casebook.taking_in import TakingIn
from balancekit.casebook.values import Occasion, PageGiven, Respondent, moment


class Case(TakingBack, TakingIn, Sharing, Agreeing, Screening):
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

    def _page_of(self, row: Row, readers: frozenset[int]) -> PageGiven:
        _, number, started, kind, file_name, given = row
        occasion = None if number is None else Occasion(number, moment(started))
        whose = self._members.among(readers)
        return PageGiven(occasion, kind, whose, file_name, moment(given))
