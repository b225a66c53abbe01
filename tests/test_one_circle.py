"""Two circles that have become one are one circle with a double outline, on screen and paper."""

import io
import re
from xml.etree import ElementTree

import pypdf
import pytest

from balancekit.diagrams import (
    ClosenessDiagram,
    OverlapDiagram,
    closeness_diagram,
    overlap_diagram,
)
from balancekit.figures import figure, still
from balancekit.handouts import export_handout
from balancekit.handouts.cells import diagram_cell, heading, notebook

NAMES = ("Zoë", "Ben")
ONE = overlap_diagram([], [], ["Our garden"], NAMES, overlap_share=1)
CLOSE = closeness_diagram([("Now", 1, NAMES), ("Wished for", 1, NAMES[::-1])])
NOT_QUITE = overlap_diagram([], [], [], NAMES, overlap_share=0.99)


def outlines(diagram: OverlapDiagram | ClosenessDiagram) -> list[tuple[str, float]]:
    shapes = [shape for shape in figure(diagram).layout.shapes if shape.type == "circle"]
    return [(it.line.dash, (it.x1 - it.x0) / 2) for it in shapes if it.line.width]


def printed_outlines(diagram: OverlapDiagram) -> dict[str, float]:
    """Radii, in points, of the solid and the dashed circle."""
    page = notebook([heading(1, "Us"), diagram_cell(diagram)], {"title": "Us"})
    contents = pypdf.PdfReader(io.BytesIO(export_handout(page, "a4"))).pages[0].get_contents()
    assert contents is not None
    paths = re.findall(r" w [\d.]+ M ?(\[[\d. ]+\])?[^m]{0,12}? ?0 ([\d.]+) m", text_of(contents))
    return {"dash" if dashes else "solid": float(r) for dashes, r in paths}


def text_of(contents: pypdf.generic.ContentStream) -> str:
    return contents.get_data().decode("latin-1")


@pytest.mark.parametrize("diagram", [ONE, CLOSE])
def test_both_outlines_are_seen(diagram: OverlapDiagram | ClosenessDiagram) -> None:
    rings = outlines(diagram)
    for pair in zip(rings[::2], rings[1::2], strict=True):
        radius = dict(pair)
        assert 4 <= radius["solid"] - radius["dash"] <= 8


def test_circles_that_are_not_quite_one_keep_their_size() -> None:
    solid, dashed = (r for _, r in outlines(NOT_QUITE))
    assert solid == dashed
    printed = printed_outlines(NOT_QUITE)
    assert printed["solid"] == printed["dash"]


def test_the_still_shows_the_same() -> None:
    svg = ElementTree.fromstring(still(ONE)).find("svg")
    assert svg is not None
    rings = [float(it.get("r", 0)) for it in svg.findall("circle") if it.get("stroke")]
    assert [round(r, 1) for r in rings] == [round(r, 1) for _, r in outlines(ONE)]


def test_paper_shows_the_same() -> None:
    printed = printed_outlines(ONE)
    assert 2 <= printed["solid"] - printed["dash"] <= 6
