"""Where one label of the map may stand, and how good each of these spots is by itself.

Best is in the middle of its patch. Where the eye could take a label for that of another patch, a
leader ties it to the middle of its own.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from balancekit.diagrams.boxes import Box, Segment
from balancekit.diagrams.tags import Anchor, Label

_DIRECTIONS = 16
_SHIFTS = (8.0, 18.0)  # px from the middle of the patch to that of the label
_AWAY = (0.0, 10.0, 22.0)  # px from the middle of the patch to the nearest side of the label
_BEYOND = (6.0, 22.0, 44.0, 72.0, 110.0, 160.0, 220.0)  # px from the rim
_RASTER = (41.0, 22.0)  # px between the spots of a search over the whole sheet
_CLEAR = 10.0  # px by which a label without a leader is nearer to its own patch than to another
_INSIDE = 0.9  # of the radius: so near to its middle is that of a label without a leader
_SHORTEST, _LEADER_GAP, _NEAR_DOT = 7.0, 2.0, 6.0  # px
_CORNER = 0.25  # of its width, at either side of a label, where no leader begins
_COST_LEADER, _COST_LENGTH, _COST_OFF_PLANE = 40.0, 0.8, 30.0
_COST_RIM, _COST_FOREIGN, _COST_LIST = 14.0, 10.0, 200.0
_COST_HIDDEN, _COST_MISREAD = 400.0, 120.0


class Spot(NamedTuple):
    """One place for one label; without a leader where it cannot be mistaken."""

    cost: float
    box: Box
    leader: Segment | None


class Ground(NamedTuple):
    """What every label has to respect: the sheet, the plane on it, words that stand already."""

    sheet: Box
    plane: Box
    taken: tuple[Box, ...]
    anchors: tuple[Anchor, ...]


def spots(it: Label, ground: Ground, everywhere: bool) -> list[Spot]:
    """Return the free spots for one label, the best first.

    Parameters
    ----------
    it : Label
        What is to stand there; its anchor is one of those of the ground.
    ground : Ground
        What is there already.
    everywhere : bool
        Look also far away from the patch, over the whole sheet.

    Returns
    -------
    list of Spot
        By rising cost.
    """
    boxes = dict.fromkeys(_around(it, it.anchor, ground.sheet))
    if everywhere:
        boxes |= dict.fromkeys(_raster(it, ground.sheet))
    free = (box for box in boxes if not any(box.meets(taken, 4.0) for taken in ground.taken))
    return sorted(_spot(box, it, ground) for box in free)


def _around(it: Label, patch: Anchor, sheet: Box) -> Iterator[Box]:
    yield Box.around(patch.cx, patch.cy, it.wide, it.tall).within(sheet)
    for shift in _SHIFTS:
        for turn in range(0, _DIRECTIONS, 2):
            angle = math.tau * turn / _DIRECTIONS
            x, y = patch.cx + shift * math.cos(angle), patch.cy + shift * math.sin(angle)
            yield Box.around(round(x, 2), round(y, 2), it.wide, it.tall).within(sheet)
    for away in (*_AWAY, *(patch.r + beyond for beyond in _BEYOND)):
        for turn in range(_DIRECTIONS):
            angle = math.tau * turn / _DIRECTIONS
            x = patch.cx + math.cos(angle) * (away + it.wide / 2)
            y = patch.cy + math.sin(angle) * (away + it.tall / 2)
            yield Box.around(round(x, 2), round(y, 2), it.wide, it.tall).within(sheet)


def _raster(it: Label, sheet: Box) -> Iterator[Box]:
    across, along = _RASTER
    columns = int((sheet.right - sheet.left - it.wide) / across) + 1
    rows = int((sheet.bottom - sheet.top - it.tall) / along) + 1
    for row in range(rows):
        for column in range(columns):
            left, top = sheet.left + column * across, sheet.top + row * along
            yield Box(left, top, left + it.wide, top + it.tall)


def _spot(box: Box, it: Label, ground: Ground) -> Spot:
    own = it.anchor
    unrest = sum(_unrest(box, patch, patch == own) for patch in ground.anchors)
    cost = unrest + _COST_OFF_PLANE * (box.within(ground.plane) != box)
    cost += _COST_LIST * (it.is_list and _is_on_rim(box, own))
    if _is_clear(box, own, ground.anchors):
        return Spot(cost + _off_centre(box, own) / 2, box, None)
    leader = _leader(box, own)
    hidden = leader.length < _SHORTEST
    struck = sum(leader.meets(taken) for taken in ground.taken)
    misread = sum(leader.meets(_dot(patch)) for patch in ground.anchors if patch != own)
    cost += unrest + _COST_LEADER + _COST_LENGTH * leader.length
    return Spot(cost + _COST_HIDDEN * (hidden + struck) + _COST_MISREAD * misread, box, leader)


def _off_centre(box: Box, own: Anchor) -> float:
    return math.hypot((box.left + box.right) / 2 - own.cx, (box.top + box.bottom) / 2 - own.cy)


@lru_cache(maxsize=256)
def _dot(anchor: Anchor) -> Box:
    """Around the middle of a patch, where a passing leader would seem to end."""
    return Box.around(anchor.cx, anchor.cy, 2 * _NEAR_DOT, 2 * _NEAR_DOT)


def _unrest(box: Box, patch: Anchor, own: bool) -> float:
    """What it costs that a label lies on a rim or in a patch that is not its own."""
    if not box.meets(_square(patch)) or box.distance(patch.cx, patch.cy) >= patch.r:
        return 0.0
    if box.farthest(patch.cx, patch.cy) > patch.r:
        return _COST_RIM
    return 0.0 if own else _COST_FOREIGN


@lru_cache(maxsize=256)
def _square(patch: Anchor) -> Box:
    return Box.around(patch.cx, patch.cy, 2 * patch.r, 2 * patch.r)


def _is_on_rim(box: Box, patch: Anchor) -> bool:
    return box.distance(patch.cx, patch.cy) < patch.r < box.farthest(patch.cx, patch.cy)


def _is_clear(box: Box, own: Anchor, anchors: Sequence[Anchor]) -> bool:
    """Say whether a label in or at a patch is taken for the label of that patch."""
    near = box.distance(own.cx, own.cy)
    return _off_centre(box, own) <= _INSIDE * own.r and all(
        box.distance(it.cx, it.cy) >= near + _CLEAR for it in anchors if it != own
    )


def _leader(box: Box, patch: Anchor) -> Segment:
    """From just outside the label, at its nearest point, to the middle of the patch."""
    x, y = box.nearest(patch.cx, patch.cy)
    if y in (box.top, box.bottom):  # lines are centred: at the corners of the box is no text
        aside = _CORNER * (box.right - box.left)
        x = min(max(x, box.left + aside), box.right - aside)
    length = math.hypot(x - patch.cx, y - patch.cy)
    share = min(1.0, _LEADER_GAP / length) if length else 0.0
    return Segment(x + (patch.cx - x) * share, y + (patch.cy - y) * share, patch.cx, patch.cy)
