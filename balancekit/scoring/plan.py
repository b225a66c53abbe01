"""What is asked of a scoring run, checked once, before any data are looked at."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from balancekit.bank import Bank, Scale
from balancekit.errors import ArgumentError
from balancekit.scoring.missing_rule import least_answered
from balancekit.strings import say

How = Literal["pomp", "mean", "prorated_sum"]
OutOfRange = Literal["raise", "null"]
HOW: tuple[How, ...] = ("pomp", "mean", "prorated_sum")


class Key(NamedTuple):
    """One item as a scale counts it."""

    item: str
    turned: bool
    minimum: float
    maximum: float


class ScalePlan(NamedTuple):
    """One scale, and how it is wanted this time.

    Attributes
    ----------
    even : bool
        Whether all items have the same range.
    whole : bool
        Whether every range ends on whole numbers; then no score can be a hair outside.
    """

    name: str
    keys: tuple[Key, ...]
    how: How
    least: int
    even: bool
    whole: bool


class Plan(NamedTuple):
    """Everything that was asked for."""

    scales: tuple[ScalePlan, ...]
    ids: tuple[str, ...]
    out_of_range: OutOfRange
    keep_answered: bool

    @property
    def items(self) -> tuple[str, ...]:
        """The columns that are read, each once."""
        return tuple(dict.fromkeys(key.item for scale in self.scales for key in scale.keys))

    @property
    def written(self) -> tuple[str, ...]:
        """The columns that are made, in their order."""
        ends = ("", "_answered") if self.keep_answered else ("",)
        return tuple(f"{scale.name}{end}" for scale in self.scales for end in ends)

    def carried(self, columns: Iterable[str]) -> list[str]:
        """Return which of the given columns go through unchanged."""
        return list(self.ids) or [name for name in columns if name not in self.items]


def plan_of(
    bank: Bank,
    *,
    id: str | Sequence[str] | None = None,
    how: How | None = None,
    min_answered: int | float | None = None,
    out_of_range: OutOfRange = "raise",
    keep_answered: bool = True,
) -> Plan:
    """Check what was asked for; the arguments are those of `balancekit.score`.

    Raises
    ------
    ArgumentError
        One of them has a value that it cannot have.
    """
    if not isinstance(bank, Bank):
        raise ArgumentError(say("scoring.no_bank", kind=type(bank).__name__))
    if not bank.scales:
        raise ArgumentError(say("scoring.no_scales", bank=bank.id))
    if out_of_range not in ("raise", "null"):
        raise ArgumentError(say("scoring.out_of_range", given=repr(out_of_range)))
    if how is not None and how not in HOW:
        raise ArgumentError(say("scoring.how", given=repr(how)))
    least = least_answered(bank, min_answered)
    scales = tuple(scale_plan(name, scale, least[name], how) for name, scale in bank.scales.items())
    return Plan(scales, _ids(id), out_of_range, keep_answered)


def scale_plan(name: str, scale: Scale, least: int, how: str | None = None) -> ScalePlan:
    """Return how one scale is scored; in its own unit where no other one is asked for."""
    keys = tuple(
        Key(item, key.startswith("-"), *map(float, scale.range_of(item)))
        for key, item in zip(scale.keys, scale.items, strict=True)
    )
    unit: Mapping[str, How] = {known: known for known in HOW}
    ranges = {(key.minimum, key.maximum) for key in keys}
    whole = all(float(end).is_integer() for ends in ranges for end in ends)
    return ScalePlan(name, keys, unit[how or scale.how], least, len(ranges) == 1, whole)


def _ids(id: str | Sequence[str] | None) -> tuple[str, ...]:
    names = (id,) if isinstance(id, str) else tuple(id or ())
    if not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
        raise ArgumentError(say("scoring.id", given=repr(id)))
    return names
