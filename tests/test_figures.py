"""Diagrams on screen, and the real text boxes of a real browser."""

import math
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from playwright.sync_api import Browser, Page

from balancekit.diagrams import (
    ClosenessDiagram,
    Diagram,
    MapDiagram,
    OccasionRow,
    OverlapDiagram,
    Place,
    Spot,
    alt_text,
    closeness_diagram,
    from_plain,
    map_diagram,
    occasions_diagram,
    overlap_diagram,
    words_table,
)
from balancekit.figures import CONFIG, figure, spoken, still, table_twin, update

ANA = ["Saturday morning trail running group", "My own savings account for travel", "Chess"]
BEN = ["Volunteering at the community garden", "Tea with <b>two & $5 or $6", "العزف على العود"]
OURS = ["Raising the children bilingually", "Être honnête sur l’argent et les dettes"]
NAMES = ("Zoë", "Ben")
LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
LONG_ITEM = "Going on a long slow walk by the river on Sunday mornings"

OVERLAPS = {
    "some": overlap_diagram(ANA, BEN, OURS, NAMES),
    "many": overlap_diagram(ANA * 4, BEN * 4, OURS * 6, NAMES),
    "long": overlap_diagram([LONG_ITEM] * 6, [LONG_ITEM] * 6, [LONG_ITEM] * 6, NAMES),
    "wide lens": overlap_diagram(ANA, BEN, OURS, NAMES, overlap_share=0.6),
    "numbers": overlap_diagram(ANA, BEN, OURS * 3, NAMES, overlap_share=0.1),
    "one word": overlap_diagram([LONG_WORD, "Chess"], [], [], NAMES, width=720, height=480),
    "long names": overlap_diagram(["Chess"], [], [], (LONG_ITEM, LONG_ITEM.upper())),
    "empty": overlap_diagram([], [], [], NAMES),
}
CLOSENESS = closeness_diagram([("Zoë, now", share / 5, NAMES) for share in range(6)])
PEOPLE = ("Mum", "Uncle Teodoro", "ליאת", "عمّتي فاطمة", "Neighbour Mrs Okonkwo", LONG_ITEM)
MAPS = {
    "apart": map_diagram([Place(name, 90 - 16 * i, 15 * i) for i, name in enumerate(PEOPLE)]),
    "crowd": map_diagram([Place(name, 66 + 4 * i, 60 + i) for i, name in enumerate(PEOPLE)]),
    "one spot": map_diagram([Place(name, 50, 50) for name in PEOPLE * 2]),
    "unplaced": map_diagram([Place(name, None, None) for name in PEOPLE]),
}
MOVED = occasions_diagram(
    [
        OccasionRow("I <b>see</b> friends & $5.", Spot("rarely", 0.25), Spot("often", 0.75)),
        OccasionRow("عمّتي فاطمة", Spot("often", 0.75), Spot("often", 0.75)),
        OccasionRow("Something new", None, Spot("never", 0.0)),
    ],
    ("never", "almost always"),
    steps=5,
)
EVERY: list[Diagram] = [*OVERLAPS.values(), CLOSENESS, *MAPS.values(), MOVED]

TEXT_BOXES = """() => {
  const plot = document.querySelector(".js-plotly-plot").getBoundingClientRect();
  return [...document.querySelectorAll(".textpoint text")].map((text) => {
    const box = text.getBoundingClientRect();
    return {text: text.textContent, left: box.left - plot.left, right: box.right - plot.left,
            top: box.top - plot.top, bottom: box.bottom - plot.top};
  });
}"""


@pytest.mark.parametrize("diagram", EVERY)
def test_a_figure_holds_its_diagram_and_its_alt_text(diagram: Diagram) -> None:
    drawn = figure(diagram)
    assert from_plain(drawn.layout.meta["balancekit"]) == diagram
    assert drawn.layout.meta["alt"] == diagram.alt
    assert (drawn.layout.width, drawn.layout.height) == (diagram.width, diagram.height)


@pytest.mark.parametrize("kind", [go.Figure, go.FigureWidget])
@pytest.mark.parametrize("after", EVERY)
def test_a_changed_figure_equals_a_new_one(kind: type[go.Figure], after: Diagram) -> None:
    drawn = kind(figure(OVERLAPS["some"]))
    update(drawn, after)
    fresh = figure(after).to_plotly_json()
    changed = drawn.to_plotly_json()
    for trace in changed["data"]:
        trace.pop("uid", None)
    assert changed == fresh


def test_a_change_is_one_message() -> None:
    drawn = go.FigureWidget(figure(OVERLAPS["empty"]))
    sent: list[str] = []
    drawn.observe(lambda change: sent.append(change["name"]), drawn.trait_names())
    update(drawn, OVERLAPS["some"])
    assert {name for name in sent if name.startswith("_py2js_")} == {"_py2js_update"}


def test_peoples_words_are_never_markup() -> None:
    texts = figure(OVERLAPS["some"]).data[0].text
    joined = " ".join(texts)
    assert "<" not in joined and "$" not in joined
    assert "&lt;b&gt;two &amp; &#36;5" in joined


def test_every_line_and_number_tells_the_whole_item() -> None:
    words, touched = figure(OVERLAPS["one word"]).data
    assert words.hoverinfo == "skip"
    assert {whole.replace("<br>", "") for whole in touched.hovertext} == {LONG_WORD, "Chess"}
    lines = figure(OVERLAPS["long"]).data[1]
    assert {whole.replace("<br>", " ") for whole in lines.hovertext} == {LONG_ITEM}
    assert len(lines.x) > 100


def test_people_differ_by_more_than_colour() -> None:
    edges = [shape.line for shape in figure(OVERLAPS["some"]).layout.shapes if shape.line.width]
    assert [edge.dash for edge in edges] == ["solid", "dash"]
    assert edges[0].color != edges[1].color


@pytest.mark.parametrize("diagram", MAPS.values(), ids=MAPS)
def test_a_map_has_a_tint_and_an_edge_for_each_patch_and_a_dot_for_each_leader(
    diagram: MapDiagram,
) -> None:
    shapes = figure(diagram).layout.shapes
    circles = [shape for shape in shapes if shape.type == "circle"]
    assert len(circles) == 2 * len(diagram.patches) + len(diagram.leaders)
    assert len({shape.line.color for shape in circles if shape.line.width}) <= 1, "one hue"


def test_two_occasions_differ_by_more_than_colour() -> None:
    dots = [it for it in figure(MOVED).layout.shapes if it.x1 - it.x0 > 5]
    assert {(it.fillcolor, it.line.width > 0) for it in dots} == {
        ("white", True),
        ("#004f7c", False),
    }
    assert len({round(it.x1 - it.x0, 3) for it in dots}) == 2


@pytest.mark.parametrize("name", PEOPLE[:-1])
def test_a_map_shows_every_name(name: str) -> None:
    for diagram in MAPS.values():
        shown = " ".join(figure(diagram).data[0].text).replace("\u2067", "").replace("\u2069", "")
        assert all(word in shown for word in name.split())


@pytest.fixture(scope="module")
def browser(chromium: Callable[[], Browser]) -> Iterator[Browser]:
    opened = chromium()
    yield opened
    opened.close()


def open_figure(browser: Browser, diagram: Diagram, folder: Path) -> Page:
    """Draw a diagram in the browser, without any network."""
    page = browser.new_page(viewport={"width": 1000, "height": 1000})
    page.route("http*://**", lambda route: route.abort())
    file = folder / "picture.html"
    file.write_text(figure(diagram).to_html(include_plotlyjs=True, config=CONFIG), "utf-8")
    page.goto(file.as_uri())
    page.wait_for_selector(".textpoint text")
    return page


def shown_texts(browser: Browser, diagram: Diagram, folder: Path) -> list[dict[str, Any]]:
    """Measure the texts of a drawn diagram."""
    page = open_figure(browser, diagram, folder)
    boxes: list[dict[str, Any]] = page.evaluate(TEXT_BOXES)
    page.close()
    return boxes


@pytest.mark.browser
def test_hovering_a_number_tells_the_item(browser: Browser, tmp_path: Path) -> None:
    diagram = OVERLAPS["one word"]
    number = next(mark for mark in diagram.texts if mark.role == "number")
    page = open_figure(browser, diagram, tmp_path)
    left, top = page.evaluate(
        "() => { const b = document.querySelector('.js-plotly-plot').getBoundingClientRect();"
        " return [b.left, b.top]; }"
    )
    page.mouse.move(left + number.x, top + number.y)
    told = page.locator(".hoverlayer text").first
    told.wait_for()
    assert told.text_content() == LONG_WORD
    line = next(mark for mark in diagram.texts if mark.text == "Chess")
    page.mouse.move(left + line.x - 22, top + line.y)
    page.locator(".hoverlayer text", has_text="Chess").wait_for()
    page.close()


def farthest(box: dict[str, float], x: float, y: float) -> float:
    across = max(abs(box["left"] - x), abs(box["right"] - x))
    return math.hypot(across, max(abs(box["top"] - y), abs(box["bottom"] - y)))


def nearest(box: dict[str, float], x: float, y: float) -> float:
    across = min(max(x, box["left"]), box["right"]) - x
    return math.hypot(across, min(max(y, box["top"]), box["bottom"]) - y)


@pytest.mark.browser
@pytest.mark.parametrize("name", OVERLAPS)
def test_real_text_lies_in_its_region(name: str, browser: Browser, tmp_path: Path) -> None:
    diagram: OverlapDiagram = OVERLAPS[name]
    boxes = shown_texts(browser, diagram, tmp_path)
    assert len(boxes) == len(diagram.texts)
    for mark, box in zip(diagram.texts, boxes, strict=True):
        assert box["text"].strip("\u2067\u2069") == mark.text
        assert box["left"] >= 0 and box["right"] <= diagram.width
        for circle in diagram.circles:
            if mark.role in ("both", circle.role):
                assert farthest(box, circle.cx, circle.cy) <= circle.r
            elif mark.role != "number":
                assert nearest(box, circle.cx, circle.cy) >= circle.r


@pytest.mark.browser
def test_real_closeness_texts_stay_apart(browser: Browser, tmp_path: Path) -> None:
    diagram: ClosenessDiagram = CLOSENESS
    boxes = shown_texts(browser, diagram, tmp_path)
    assert len(boxes) == len(diagram.texts) + 12
    assert_apart(boxes, diagram)


def assert_apart(boxes: list[dict[str, Any]], diagram: Diagram) -> None:
    """No text meets another or leaves the picture; line boxes may meet by the air they have."""
    for i, a in enumerate(boxes):
        assert a["left"] >= 0 and a["right"] <= diagram.width and a["bottom"] <= diagram.height
        for b in boxes[i + 1 :]:
            beside = min(a["right"], b["right"]) <= max(a["left"], b["left"])
            assert beside or min(a["bottom"], b["bottom"]) <= max(a["top"], b["top"]) + 3


@pytest.mark.browser
@pytest.mark.parametrize("name", MAPS)
def test_real_names_on_a_map_stay_apart(name: str, browser: Browser, tmp_path: Path) -> None:
    boxes = shown_texts(browser, MAPS[name], tmp_path)
    assert len(boxes) == len(MAPS[name].texts)
    assert_apart(boxes, MAPS[name])


def picture_of(diagram: Diagram) -> tuple[ElementTree.Element, ElementTree.Element]:
    """The drawing of a still, and all of it."""
    whole = ElementTree.fromstring(still(diagram))
    svg = whole.find("svg")
    assert svg is not None
    return svg, whole


@pytest.mark.parametrize("diagram", EVERY)
def test_a_still_shows_what_plotly_shows(diagram: Diagram) -> None:
    svg, _ = picture_of(diagram)
    drawn = figure(diagram)
    texts = [element for element in svg if element.tag == "text"]
    shown = [element[0].tail if len(element) else element.text for element in texts]
    assert [text or "" for text in shown] == [unescape(text) for text in drawn.data[0].text]
    assert len(svg) - len(texts) == len(drawn.layout.shapes)
    assert svg.get("aria-label") == alt_text(diagram)


@pytest.mark.parametrize("diagram", EVERY)
def test_a_still_has_a_table_of_its_words_that_is_only_heard(diagram: Diagram) -> None:
    _, whole = picture_of(diagram)
    cells = [element.text or "" for element in whole.iter() if element.tag in ("th", "td")]
    table = words_table(diagram)
    rows = [cell for row in table.rows for cell in row]
    assert cells == ([*table.head, *rows] if rows else [])
    assert table_twin(diagram) in spoken(diagram)


def test_a_still_prints_markup_as_words() -> None:
    hostile = '<script>alert("x")</script> & </svg>'
    svg, whole = picture_of(overlap_diagram([hostile], [], [], names=("<b>", "&")))
    assert "script" not in {element.tag for element in whole.iter()}
    assert {element.tag for element in svg.iter()} <= {"svg", "circle", "text", "title"}
    assert hostile in svg.get("aria-label", "")
