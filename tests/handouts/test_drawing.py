"""Pictures on paper: the same as on the screen, with every word as real text in its place."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest

from balancekit.bundled import bundled
from balancekit.diagrams import (
    Diagram,
    OverlapDiagram,
    Place,
    alt_text,
    map_diagram,
    overlap_diagram,
    to_plain,
)
from balancekit.handouts import export_handout
from balancekit.handouts.cells import diagram_cell, heading, notebook
from balancekit.handouts.drawing import diagram_block
from balancekit.handouts.press import design_files, print_pdf
from tests.overlap_pictures import distances, picture

NAMES = ("Mum", "Zoë", "Uncle Teodoro", "Choir", "ליאת", "ليلى", "Старшая сестра", "Work team")
MAPS = {
    "empty": map_diagram([]),
    "spread": map_diagram([Place(name, 12 * i, 95 - 11 * i) for i, name in enumerate(NAMES)]),
    "one spot": map_diagram([Place(name, 100, 100) for name in NAMES]),
    "crowd": map_diagram([Place(name, 60 + 3 * i, 50 + i) for i, name in enumerate(NAMES)]),
    "unplaced": map_diagram([Place(name, None, 50) for name in NAMES]),
}


def printed(diagram: Diagram, paper: str = "a4") -> bytes:
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
    # Without the signs that set names apart: Typst does that itself.
    assert block["alt"] == MAPS["crowd"].alt.translate({0x2068: None, 0x2069: None})
    assert {line["c"][0]["s"] for line in block["drawing"]["texts"]} >= {"Mum", "Zoë"}


# A page that is nothing but the picture, one pt a px.
ALONE = """
#import "drawing.typ": drawing
#import "style.typ": body-fonts, emoji, emoji-fonts
#let it = json("document.json").it
#set document(title: "Picture")
#set page(width: it.drawing.width * 1pt, height: it.drawing.height * 1pt, margin: 0pt)
#set text(font: body-fonts)
#show figure: it => block(it.body)
#show regex(emoji): set text(font: emoji-fonts)
#drawing(it)
"""


@pytest.fixture
def word_boxes(tmp_path: Path) -> Callable[[OverlapDiagram], list[tuple[float, ...]]]:
    """Print a picture alone and ask poppler for the box of each of its words, in px."""
    design = design_files((bundled("templates") / "handout",))
    endless = design["drawing.typ"].replace(b"most-height = 600pt", b"most-height = 9999pt")
    design |= {"main.typ": ALONE.encode(), "drawing.typ": endless}

    def boxes(diagram: OverlapDiagram) -> list[tuple[float, ...]]:
        path = tmp_path / "alone.pdf"
        path.write_bytes(print_pdf({"it": diagram_block(to_plain(diagram))}, "a4", design))
        command = ["pdftotext", "-bbox", str(path), "-"]
        told = subprocess.run(command, capture_output=True, check=True).stdout
        words = ElementTree.fromstring(told).iter("{http://www.w3.org/1999/xhtml}word")
        sides = ("xMin", "yMin", "xMax", "yMax")
        return [tuple(float(word.get(side, "nan")) for side in sides) for word in words]

    return boxes


def test_no_word_on_paper_crosses_a_circle(
    word_boxes: Callable[[OverlapDiagram], list[tuple[float, ...]]],
    soak: Callable[[int, int], int],
) -> None:
    for seed in range(soak(8, 50)):
        diagram = picture(seed)
        boxes = word_boxes(diagram)
        for box in boxes:
            assert box[0] >= 0 and box[2] <= diagram.width, (seed, box)
            for circle in diagram.circles:
                near, far = distances(circle, box)  # type: ignore[arg-type]
                assert far <= circle.r or near >= circle.r, (seed, box)
        assert len(boxes) >= len(diagram.texts) > 0


def test_the_overlap_has_its_words_for_those_who_do_not_see_it(
    faults: Callable[[bytes], list[str]],
) -> None:
    diagram = overlap_diagram(["Tea"], [], ["Our garden"], ("Ana", "Ben"), sizes=(4, 1, 1))
    pdf = printed(diagram)
    assert faults(pdf) == []
    block = diagram_block(to_plain(diagram))
    assert block is not None and block["alt"] == alt_text(diagram)
    assert alt_text(diagram).encode("utf-16-be") in pdf or alt_text(diagram).encode() in pdf


def test_a_list_longer_than_a_page_goes_on_and_nothing_is_lost(
    pdf_text: Callable[[bytes], str], faults: Callable[[bytes], list[str]]
) -> None:
    told = [f"word{number}" for number in range(1500)]
    pdf = printed(overlap_diagram([" ".join(told), "Chess"], [], []))
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) > 2
    assert [word for word in pdf_text(pdf).split() if word.startswith("word")] == told
    assert faults(pdf) == []


def test_a_high_picture_without_a_list_stays_on_its_page(pdf_text: Callable[[bytes], str]) -> None:
    pdf = printed(overlap_diagram(["Tea"], [], ["Our garden"], width=400, height=900))
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1
    assert "Our garden" in pdf_text(pdf)
