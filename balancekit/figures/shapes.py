"""Circles, patches and lines of a diagram as plotly shapes under the words."""

from collections.abc import Sequence
from typing import Any

from balancekit.diagrams import (
    AgreementDiagram,
    BarMark,
    CircleMark,
    ClosenessDiagram,
    Diagram,
    DotMark,
    LeaderMark,
    MapDiagram,
    OccasionsDiagram,
    PatchMark,
    PlaneMark,
)

Shape = dict[str, Any]

EDGES = {"a": "#004f7c", "b": "#8a5a00"}
"""Colour of each person's edge and name."""

TINTS = {"a": "rgba(0, 114, 178, 0.17)", "b": "rgba(230, 159, 0, 0.22)"}
"""Colour of each person's circle, seen through: Okabe and Ito's blue and orange."""

# Many patches one over the other never get darker than this blue, on which words stay readable.
PATCH_TINT, PATCH_EDGE = "rgba(176, 208, 230, 0.42)", "#2f6388"
PLANE, AXIS, LEADER, PAPER = "#f7f7f4", "#a3a9af", "#3a4148", "white"

_DASHES = {"a": "solid", "b": "dash"}
_EDGE_WIDTH = 2.5
_RING_WIDTH, _BAR = 1.6, 3.0
_DOTS = {"a": EDGES["a"], "b": PAPER}
_PATCH_WIDTH, _AXIS_WIDTH, _LEADER_WIDTH, _DOT = 1.3, 1.2, 1.2, 2.6


def shapes(diagram: Diagram) -> list[Shape]:
    """Return everything of a diagram that is not words, in the order in which it is drawn."""
    if isinstance(diagram, MapDiagram):
        return [
            *_plane(diagram.plane),
            *_patches(diagram.patches),
            *_leaders(diagram.leaders),
        ]
    if isinstance(diagram, OccasionsDiagram):
        return [_dot(it) for it in diagram.dots]
    if isinstance(diagram, AgreementDiagram):
        return [*map(_bar, diagram.bars), *map(_dot, diagram.dots)]
    if isinstance(diagram, ClosenessDiagram):
        return pairs([circle for panel in diagram.panels for circle in panel.circles])
    return pairs(diagram.circles) + _leaders(diagram.leaders)


def pairs(circles: Sequence[CircleMark]) -> list[Shape]:
    """Pale discs, then all the edges over them, so that both edges are seen in the lens."""
    discs = [
        _round(it.cx, it.cy, it.r, fillcolor=TINTS[it.role], line={"width": 0}) for it in circles
    ]
    return discs + [_round(it.cx, it.cy, it.r, line=_edge(it.role)) for it in circles]


def _edge(role: str) -> Shape:
    return {"color": EDGES[role], "width": _EDGE_WIDTH, "dash": _DASHES[role]}


def _plane(plane: PlaneMark) -> list[Shape]:
    left, top = plane.left, plane.top
    right, bottom = left + plane.side, top + plane.side
    square = {"type": "rect", "fillcolor": PLANE, "line": {"width": 0}}
    axis = {"color": AXIS, "width": _AXIS_WIDTH}
    return [
        _between(left, top, right, bottom, **square),
        _between(left, top, left, bottom, type="line", line=axis),
        _between(left, bottom, right, bottom, type="line", line=axis),
    ]


def _patches(patches: Sequence[PatchMark]) -> list[Shape]:
    edge = {"color": PATCH_EDGE, "width": _PATCH_WIDTH}
    discs = [_round(it.cx, it.cy, it.r, fillcolor=PATCH_TINT, line={"width": 0}) for it in patches]
    return discs + [_round(it.cx, it.cy, it.r, line=edge) for it in patches]


def _leaders(leaders: Sequence[LeaderMark]) -> list[Shape]:
    line = {"color": LEADER, "width": _LEADER_WIDTH}
    lines = [_between(it.x1, it.y1, it.x2, it.y2, type="line", line=line) for it in leaders]
    dots = [_round(it.x2, it.y2, _DOT, fillcolor=LEADER, line={"width": 0}) for it in leaders]
    return lines + dots


def _bar(it: BarMark) -> Shape:
    return _between(it.x1, it.y, it.x2, it.y, type="line", line={"color": AXIS, "width": _BAR})


def _dot(it: DotMark) -> Shape:
    """Last time a ring, today full, people as their circles are, a step a small pale point."""
    if it.role in EDGES:
        return _round(it.x, it.y, it.r, fillcolor=_DOTS[it.role], line=_edge(it.role))
    if it.role == "then":
        return _round(
            it.x, it.y, it.r, fillcolor=PAPER, line={"color": LEADER, "width": _RING_WIDTH}
        )
    fill = EDGES["a"] if it.role == "now" else AXIS
    return _round(it.x, it.y, it.r, fillcolor=fill, line={"width": 0})


def _round(x: float, y: float, r: float, **look: Any) -> Shape:
    return _between(x - r, y - r, x + r, y + r, type="circle", **look)


def _between(x0: float, y0: float, x1: float, y1: float, **look: Any) -> Shape:
    return {**look, "layer": "below", "x0": x0, "x1": x1, "y0": y0, "y1": y1}
