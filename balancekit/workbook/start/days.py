"""The days on which people wanted to look back on their plan."""

from datetime import date

from balancekit.casebook import Case, Respondent
from balancekit.handouts.worksheet_answers import PLAN_DATE


def planned(case: Case) -> list[tuple[Respondent, date]]:
    """Return the newest day that each has chosen; none where they have checked in since."""
    found = []
    for person in case.people:
        days = case.answers(respondent=person, item=PLAN_DATE)
        if not days:
            continue
        last = max(days, key=lambda answer: answer.saved)
        checked = (a.occasion.id for a in case.answers(respondent=person) if a.bank == "check_in")
        if all(sitting <= last.occasion.id for sitting in checked):
            found.append((person, date.fromisoformat(str(last.value))))
    return found


def due(case: Case) -> list[tuple[Respondent, date]]:
    """Return those whose day has come."""
    return [(person, day) for person, day in planned(case) if day <= date.today()]
