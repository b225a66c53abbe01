"""From sums to a score: one formula, for arrays of numbers and for the columns of a query alike."""

from typing import Any, NamedTuple

from balancekit.scoring.plan import ScalePlan


class Sums(NamedTuple):
    """What is added up over the answered items of a scale, for every row.

    Attributes
    ----------
    steps : array or expression
        How far the answers are from the low end of the scale; from the high end for reversed items.
    answered : array or expression
        How many items were answered.
    possible : array or expression
        How many steps there could have been.
    lowest : array or expression
        What the answers would add up to at the low end; only a mean asks for it.
    """

    steps: Any
    answered: Any
    possible: Any
    lowest: Any


def even_sums(steps: Any, answered: Any, plan: ScalePlan) -> Sums:
    """Return the sums of a scale whose items all have the same range."""
    _, _, minimum, maximum = plan.keys[0]
    lowest = answered * minimum if plan.how == "mean" else None
    return Sums(steps, answered, answered * (maximum - minimum), lowest)


def value(sums: Sums, plan: ScalePlan) -> Any:
    """Return the scores in the unit that is wanted; meaningless where nothing was answered.

    Whole-number answers are rounded only once, in the division.

    Examples
    --------
    >>> from balancekit import load_bank
    >>> from balancekit.scoring.plan import plan_of
    >>> sums = Sums(steps=3.0, answered=2, possible=8.0, lowest=0.0)
    >>> for how in ("pomp", "mean", "prorated_sum"):
    ...     (scale, *_) = plan_of(load_bank("balance"), how=how).scales
    ...     print(how, value(sums, scale))
    pomp 37.5
    mean 1.5
    prorated_sum 9.0
    """
    if plan.how == "pomp":
        return 100.0 * sums.steps / sums.possible
    if plan.how == "mean":
        return (sums.steps + sums.lowest) / sums.answered
    low, high = _totals(plan)
    return (low * sums.possible + (high - low) * sums.steps) / sums.possible


def ends(plan: ScalePlan) -> tuple[float, float]:
    """Return the lowest and the highest score that there can be."""
    if plan.how == "pomp":
        return 0.0, 100.0
    if plan.how == "mean":
        return min(key.minimum for key in plan.keys), max(key.maximum for key in plan.keys)
    return _totals(plan)


def _totals(plan: ScalePlan) -> tuple[float, float]:
    return sum(key.minimum for key in plan.keys), sum(key.maximum for key in plan.keys)
