"""Several rated questions about the other person of the case, on one page."""

from collections.abc import Sequence

from balancekit.casebook.relations import tie_relationship
from balancekit.workbook.questions import Question
from balancekit.workbook.rows import RowKeeper, RowsKeeper
from balancekit.workbook.screen import Screen


class SidesKeeper(RowsKeeper):
    """Keeps a page of questions about the other person of the case."""

    def __init__(self, screen: Screen, questions: Sequence[Question]) -> None:
        desk = screen.desk
        tied = tie_relationship(desk.case, desk.occasion, desk.person, desk.other)
        rows = [RowKeeper(screen, one, desk.person, tied.entry) for one in questions]
        super().__init__(screen, rows, desk.other.name)
