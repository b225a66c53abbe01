"""The scales of a data dictionary: from tags at the fields, with what the bank's own tag says."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from balancekit.bank.nodes import Fault
from balancekit.bank.redcap.rows import Row
from balancekit.bank.redcap.tags import Membership
from balancekit.strings import say

Ends = tuple[float, float]


class Counted(NamedTuple):
    """A field that counts in a scale, with the ends of its answers."""

    row: Row
    membership: Membership
    ends: Ends | None


def scales_of(
    counted: Iterable[Counted], told: Mapping[str, Mapping[str, Any]]
) -> tuple[dict[str, dict[str, Any]], list[Fault]]:
    """Return the scales, and the fields whose range nobody says.

    Parameters
    ----------
    counted : iterable of Counted
        In the order of the fields.
    told : mapping
        By scale: title, range, missing rule, unit, as the bank's own tag says them.
    """
    of_scale: dict[str, list[Counted]] = {name: [] for name in told}
    for one in counted:
        of_scale.setdefault(one.membership.scale, []).append(one)
    faults = [
        Fault(one.row.line, one.row.name, say("bank.redcap_no_range"))
        for name, members in of_scale.items()
        for one in members
        if name not in told and one.ends is None
    ]
    scales = (
        {} if faults else {n: _scale(held, told.get(n)) for n, held in of_scale.items() if held}
    )
    return scales, faults


def other_ranges(
    counted: Iterable[Counted], told: Mapping[str, Mapping[str, Any]]
) -> tuple[str, ...]:
    """Return the fields whose choices have another range than the bank's own tag says.

    Somebody has changed them in REDCap: a reversed item would be turned about the wrong middle.
    """
    return tuple(
        one.row.name
        for one in counted
        if one.row.choices and one.ends and not _fits(one, told.get(one.membership.scale))
    )


def _fits(one: Counted, scale: Mapping[str, Any] | None) -> bool:
    if scale is None:
        return True
    usual = [scale.get("minimum"), scale.get("maximum")]
    return bool(list(one.ends or ()) == scale.get("item_ranges", {}).get(one.row.name, usual))


def _scale(members: list[Counted], told: Mapping[str, Any] | None) -> dict[str, Any]:
    in_order = sorted(members, key=_place)
    keys = [f"{'-' * one.membership.reversed}{one.row.name}" for one in in_order]
    if told is not None:
        return {"keys": keys, **told}
    ranges = {one.row.name: one.ends for one in in_order if one.ends is not None}
    ((low, high),) = [ends for ends, _ in Counter(ranges.values()).most_common(1)]
    other = {name: list(ends) for name, ends in ranges.items() if ends != (low, high)}
    return {
        "keys": keys,
        "minimum": low,
        "maximum": high,
        "min_answered": (len(keys) + 1) // 2,
        **({"item_ranges": other} if other else {}),
    }


def _place(one: Counted) -> int:
    """Fields without a place keep their order, before those with one."""
    return one.membership.place or 0
