"""The map on paper: the same diagram as on the screen, with every name as real text."""

import io
from collections.abc import Callable

import pypdf
import pytest

from balancekit.diagrams import MapDiagram, Place, map_diagram, to_plain
from balancekit.handouts import export_handout
from balancekit.handouts.cells import diagram_cell, heading, notebook
from balancekit.handouts.drawing import diagram_block

NAMES = ("Mum", "Zoë", "Uncle Teodoro", "Choir", "ליאת", "ليلى", "Старшая сестра", "Work team")
MAPS = {
    "empty": map_diagram([]),
    "spread": map_diagram([Place(name, 12 * i, 95 - 11 * i) for i, name in enumerate(NAMES)]),
    "one spot": map_diagram([Place(name, 100, 100) for name in NAMES]),
    "crowd": map_diagram([Place(name, 60 + 3 * i, 50 + i) for i, name in enumerate(NAMES)]),
    "unplaced": map_diagram([Place(name, None, 50) for name in NAMES]),
}


def printed(diagram: MapDiagram, paper: str = "a4") -> bytes:
    page = notebook([heading(1, "Our map"), diagram_cell(diagram)], {"title": "Our map"})
    return export_handout(page, paper)


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize("name", MAPS)
def test_a_map_is_one_accessible_page(
    name: str, paper: str, faults: Callable[[bytes], list[str]]
) -> None:
    pdf = printed(MAPS[name], paper)
    assert faults(pdf) == []
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1


@pytest.mark.parametrize("name", [name for name in MAPS if name != "empty"])
def test_every_name_is_real_text(name: str, pdf_text: Callable[[bytes], str]) -> None:
    text = pdf_text(printed(MAPS[name]))
    for person in NAMES:
        assert all(word in text for word in person.split()), person


def test_the_ends_of_the_plane_and_the_doubt_are_printed(
    pdf_text: Callable[[bytes], str],
) -> None:
    text = pdf_text(printed(MAPS["spread"]))
    assert "much room for my own life" in text
    assert "differ in kind" in text


def test_a_map_keeps_its_description_on_the_way_to_the_press() -> None:
    block = diagram_block(to_plain(MAPS["crowd"]))
    assert block is not None
    assert block["alt"] == MAPS["crowd"].alt
    assert {line["c"][0]["s"] for line in block["drawing"]["texts"]} >= {"Mum", "Zoë"}
