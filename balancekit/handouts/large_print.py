"""Pictures drawn anew for large print: what does not fit inside goes to the list under them."""

from collections.abc import Mapping
from typing import Any

import msgspec

from balancekit.diagrams import (
    AgreementDiagram,
    Diagram,
    MapDiagram,
    OccasionsDiagram,
    OverlapDiagram,
    PatchMark,
    Place,
    PlaneMark,
    agreement_diagram,
    from_plain,
    map_diagram,
    occasions_diagram,
    overlap_diagram,
    to_plain,
)
from balancekit.diagrams.plane import INSET, a_point
from balancekit.handouts.drawing import DIAGRAM_MIME

# A px becomes about a pt: letters of 16 px and more, as the pictures have them, are large print.
_OVERLAP = 480, 350
_MAP = 480, 400
_ROWS = 440


def enlarged(notebook: Mapping[str, Any]) -> dict[str, Any]:
    """Return a notebook whose own pictures are drawn for a page of large print.

    Parameters
    ----------
    notebook : mapping
        Stays as it is.
    """
    return {**notebook, "cells": [_cell(cell) for cell in notebook["cells"]]}


def _cell(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    if not cell.get("outputs"):
        return cell
    return {**cell, "outputs": [_output(output) for output in cell["outputs"]]}


def _output(output: Mapping[str, Any]) -> Mapping[str, Any]:
    data = output.get("data", {})
    if DIAGRAM_MIME not in data:
        return output
    try:
        diagram = from_plain(data[DIAGRAM_MIME])
    except (msgspec.ValidationError, ValueError, TypeError):
        return output  # the page says that it is missing
    return {**output, "data": {**data, DIAGRAM_MIME: to_plain(_redrawn(diagram))}}


def _redrawn(diagram: Diagram) -> Diagram:
    match diagram:
        case OverlapDiagram(own_a=own_a, own_b=own_b, both=both, names=names, sizes=sizes):
            width, height = _OVERLAP
            return overlap_diagram(
                own_a, own_b, both, names, width=width, height=height, sizes=sizes
            )
        case MapDiagram(patches=patches, plane=plane, unplaced=unplaced, subject=subject):
            placed = [_placed(patch, plane) for patch in patches]
            unknown = [Place(name, None, None) for name in unplaced]
            return map_diagram([*placed, *unknown], *_MAP, subject=subject)
        case OccasionsDiagram(rows=rows, ends=ends, steps=steps, names=names):
            return occasions_diagram(rows, ends, steps=steps, names=names, width=_ROWS)
        case AgreementDiagram(rows=pairs, ends=ends, steps=steps, names=names):
            return agreement_diagram(pairs, ends, steps=steps, names=names, width=_ROWS)
        case _:
            return diagram


def _placed(patch: PatchMark, plane: PlaneMark) -> Place:
    """Read back from the plane where a relationship was put."""
    point = a_point(plane)
    across = (patch.cx - plane.left) / point - INSET
    up = (plane.top + plane.side - patch.cy) / point - INSET
    return Place(patch.name, _in_range(across), _in_range(up), patch.r / point)


def _in_range(value: float) -> float:
    return min(100.0, max(0.0, value))
