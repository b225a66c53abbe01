"""Whether the columns of a data frame have the names that scoring needs."""

from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from balancekit.errors import ScoringError
from balancekit.scoring.plan import Plan
from balancekit.strings import say

if TYPE_CHECKING:
    import pandas as pd


def check_levels(data: "pd.DataFrame") -> None:
    """Refuse a pandas frame whose columns have names of several parts.

    Raises
    ------
    ScoringError
        They have.
    """
    if data.columns.nlevels > 1:
        raise ScoringError(say("scoring.levels", levels=data.columns.nlevels))


def check_names(columns: Sequence[object], plan: Plan) -> None:
    """Refuse data whose columns cannot be scored because of their names.

    Raises
    ------
    ScoringError
        As for `check_items`; or a score would take a name that is taken.
    """
    check_items(columns, plan)
    names = [str(name) for name in columns]
    for name in plan.written:
        if name in plan.carried(names) or plan.written.count(name) > 1:
            raise ScoringError(say("scoring.taken", column=name))


def check_items(columns: Sequence[object], plan: Plan) -> None:
    """Refuse data in which an item cannot be found by its name.

    Raises
    ------
    ScoringError
        A column is there twice, or an item or id is missing.
    """
    refuse_twice(columns)
    missing = [item for item in plan.items if item not in columns]
    if missing:
        raise ScoringError(_lacking(missing, columns, plan))
    for name in plan.ids:
        if name not in columns:
            raise ScoringError(say("scoring.no_id", column=name))


def refuse_twice(columns: Sequence[object]) -> None:
    """Refuse a name that two columns have.

    Raises
    ------
    ScoringError
        There is one.
    """
    for column, count in Counter(columns).items():
        if count > 1:
            raise ScoringError(say("scoring.twice", column=column))


def _lacking(missing: list[str], columns: Sequence[object], plan: Plan) -> str:
    others = [str(column) for column in columns if column not in plan.items]
    near = get_close_matches(missing[0], others, n=1)
    return say(
        "scoring.rename" if near else "scoring.missing",
        columns=", ".join(missing),
        column=missing[0],
        near=near[0] if near else "",
    )
