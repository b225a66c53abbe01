"""The labels of the map: every name has a place of its own, near its patch, and none is lost.

Each label takes its best spot in turn, then each is moved again while that helps all together.
Where there is no way without two labels meeting, names are set smaller and the sheet grows.
"""

from collections.abc import Callable, Sequence
from itertools import combinations, count
from typing import NamedTuple

from balancekit.diagrams.boxes import Box
from balancekit.diagrams.letters import direction
from balancekit.diagrams.marks import LeaderMark, PatchMark, TextMark
from balancekit.diagrams.spots import Ground, Spot, spots
from balancekit.diagrams.tags import Label, labels

_GAP, _LEADER_GAP = 4.0, 2.0  # px between labels, between a leader and a foreign label
_MEETING, _STRUCK, _CROSSING = 1e6, 500.0, 160.0
_PASSES = 8
_GROWTH = 90.0  # px at a time


class Attempt(NamedTuple):
    """How labels are tried: size, widest label, also far from the patches?, how much more sheet."""

    size: float
    widest: float
    everywhere: bool = False
    growth: float = 0.0


class Outcome(NamedTuple):
    """Labels in their places, and what their being together costs."""

    labels: Sequence[Label]
    spots: Sequence[Spot]
    cost: float


_COMFORTABLE = (Attempt(16, 300), Attempt(14.5, 270), Attempt(13, 240, True))
_TIGHT = Attempt(12, 150, True)


def place_labels(
    patches: Sequence[PatchMark], sheet: Box, plane: Box, taken: Sequence[Box]
) -> tuple[tuple[TextMark, ...], tuple[LeaderMark, ...], float]:
    """Place the name of each patch.

    Parameters
    ----------
    patches : sequence of PatchMark
        Decided already.
    sheet, plane : Box
        Where labels may stand, and where they stand better.
    taken : sequence of Box
        Words that stand already.

    Returns
    -------
    texts : tuple of TextMark
        Role ``label_patch``; `item` is the index of the patch.
    leaders : tuple of LeaderMark
        For labels that had to move away.
    bottom : float
        Lower end of the lowest label outside the plane, or of the plane.
    """

    def tried(attempt: Attempt) -> Outcome:
        bottom = plane.bottom + attempt.growth if attempt.growth else sheet.bottom
        made = labels(patches, attempt.size, attempt.widest)
        anchors = tuple(it.anchor for it in made)
        ground = Ground(sheet._replace(bottom=bottom), plane, tuple(taken), anchors)
        return _settled(made, ground, attempt.everywhere)

    best = _good_enough(tried)
    lowest = max((spot.box.bottom for spot in best.spots), default=plane.bottom)
    return _texts(best), _leaders(best), max(lowest, plane.bottom)


def _good_enough(tried: Callable[[Attempt], Outcome]) -> Outcome:
    """The largest names without a blemish; else the least blemished; else on a larger sheet."""
    outcomes = []
    for attempt in _COMFORTABLE:
        outcomes.append(tried(attempt))
        if outcomes[-1].cost < _CROSSING:
            return outcomes[-1]
    best = min(outcomes, key=lambda outcome: outcome.cost)
    growth = count(0)
    while best.cost >= _MEETING:
        best = tried(_TIGHT._replace(growth=_GROWTH * next(growth)))
    return best


def _settled(made: Sequence[Label], ground: Ground, everywhere: bool) -> Outcome:
    """One spot for each label, moved as long as that helps."""
    options = [spots(it, ground, everywhere) for it in made]
    if not all(options):
        return Outcome(made, (), float("inf"))
    chosen: list[Spot] = []
    for choices in options:
        chosen.append(_best(choices, chosen))
    for _ in range(_PASSES):
        before = list(chosen)
        for place, choices in enumerate(options):
            chosen[place] = _best(choices, chosen[:place] + chosen[place + 1 :])
        if chosen == before:
            break
    cost = sum(_clash(one, other) for one, other in combinations(chosen, 2))
    return Outcome(made, chosen, cost)


def _best(choices: Sequence[Spot], others: Sequence[Spot]) -> Spot:
    """The cheapest spot beside the others; the choices come by rising cost of their own."""
    best, least = choices[0], float("inf")
    for choice in choices:
        if choice.cost >= least:
            break
        cost = choice.cost
        for other in others:
            cost += _clash(choice, other)
            if cost >= least:
                break
        else:
            best, least = choice, cost
    return best


def _clash(one: Spot, other: Spot) -> float:
    """What it costs that two labels stand where they do."""
    if one.box.meets(other.box, _GAP):
        return _MEETING
    cost = 0.0
    for spot, neighbour in ((one, other), (other, one)):
        if spot.leader and spot.leader.meets(neighbour.box, _LEADER_GAP):
            cost += _STRUCK
    if one.leader and other.leader and one.leader.crosses(other.leader):
        cost += _CROSSING
    return cost


def _texts(outcome: Outcome) -> tuple[TextMark, ...]:
    return tuple(
        TextMark(
            row.text,
            (spot.box.left + spot.box.right) / 2,
            spot.box.top + row.y,
            it.size,
            "label_patch",
            direction=direction(row.text),
            item=row.patch,
        )
        for it, spot in zip(outcome.labels, outcome.spots, strict=True)
        for row in it.rows
    )


def _leaders(outcome: Outcome) -> tuple[LeaderMark, ...]:
    return tuple(
        LeaderMark(*spot.leader, patch=it.rows[0].patch)
        for it, spot in zip(outcome.labels, outcome.spots, strict=True)
        if spot.leader
    )
