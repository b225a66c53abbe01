"""Chromium's own boxes of the words of random pictures: none leaves its part of the circles."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from balancekit.diagrams import OverlapDiagram
from balancekit.figures import CONFIG, figure, still
from tests.overlap_pictures import REGIONS, picture, strays

BOXES = """(texts) => {
  const frame = document.querySelector("#frame").getBoundingClientRect();
  return [...document.querySelectorAll(texts)].map((text) => {
    const box = text.getBoundingClientRect();
    return [box.left - frame.left, box.top - frame.top,
            box.right - frame.left, box.bottom - frame.top];
  });
}"""
DRAW = "([drawn, config]) => Plotly.react('frame', drawn.data, drawn.layout, config)"


@pytest.fixture(scope="module")
def page(chromium: Callable[[], Browser]) -> Iterator[Page]:
    browser = chromium()
    opened = browser.new_page(viewport={"width": 1000, "height": 1200})
    opened.route("http*://**", lambda route: route.abort())
    script = figure(picture(0)).to_html(include_plotlyjs=True, full_html=False)
    opened.set_content(f"<body style='margin:0'>{script}<div id='frame'></div>")
    yield opened
    browser.close()


def strayed(diagram: OverlapDiagram, boxes: list[Any]) -> list[str]:
    """Words whose box crosses an arc or leaves the picture."""
    assert len(boxes) == len(diagram.texts)
    return [
        mark.text
        for mark, (left, top, right, bottom) in zip(diagram.texts, boxes, strict=True)
        if left < 0
        or right > diagram.width
        or (mark.role in REGIONS and strays(mark.role, (left, top, right, bottom), diagram, 0))
    ]


def test_plotly_keeps_every_line_in_its_part(page: Page, soak: Callable[[int, int], int]) -> None:
    for seed in range(soak(16, 200)):
        diagram = picture(seed)
        page.evaluate(DRAW, [figure(diagram).to_plotly_json(), CONFIG])
        boxes = page.evaluate(BOXES, "#frame .textpoint text")
        assert strayed(diagram, boxes) == [], seed


def test_the_still_keeps_every_line_in_its_part(
    page: Page, soak: Callable[[int, int], int]
) -> None:
    for seed in range(soak(40, 200)):
        diagram = picture(seed)
        page.evaluate("(html) => { Plotly.purge('frame'); frame.innerHTML = html }", still(diagram))
        assert strayed(diagram, page.evaluate(BOXES, "#frame svg text")) == [], seed
