"""What a person has answered about somebody at the last sitting before this one."""

from typing import NamedTuple

from balancekit.casebook import Occasion
from balancekit.handouts.worksheet_answers import Rated, worksheet_answers
from balancekit.workbook.desk import Desk


class Earlier(NamedTuple):
    """A relationship as it was rated before, and when."""

    occasion: Occasion
    rated: Rated


def earlier(desk: Desk, entry: int) -> Earlier | None:
    """Return the newest earlier ratings of a relationship; None where there are none."""
    before = [one for one in desk.case.occasions() if one.id < desk.occasion.id]
    for occasion in reversed(before):
        gathered = worksheet_answers(desk.case, occasion, desk.person, [desk.person])
        for rated in gathered.rated:
            if rated.relationship.entry == entry:
                return Earlier(occasion, rated)
    return None
