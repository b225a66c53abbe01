"""Every screen at twice the size, by keyboard, by touch, without motion, dark and in large type: of
all notebooks, with what the demo's people say in them, under names that are hard to set."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from docs.pictures import NOTEBOOKS, TOUR
from tests.browser.hands import TOO_WIDE, TWICE, Hands
from tests.browser.windows import NEVER_DRAWN

# A finger's breadth, 44 px: all that can be pressed, chosen, moved or written into.
TOO_SMALL = """(root) => {
  const all = "button, a[href], summary, input, select, textarea, [role=slider]";
  const touched = [...root.querySelectorAll(all)].map((node) => node.closest("label") ?? node);
  const sizes = touched.filter((node) => node.checkVisibility({ visibilityProperty: true }))
    .map((node) => [node.getBoundingClientRect(), node]);
  return sizes.filter(([{ width, height }]) => Math.min(width, height) < 43.5)
    .map(([{ width, height }, node]) => `${width} x ${height} ${node.outerHTML.slice(0, 120)}`);
}"""
# Words in pictures, which axe passes over: how far they stand out from the page, 1 to 21.
PALE = """(root) => {
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3)
    .map((part) => part / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0.05);
  const paper = light(getComputedStyle(root).backgroundColor);
  return [...root.querySelectorAll("svg text")].filter((node) => node.textContent.trim())
    .map((node) => [light(getComputedStyle(node).fill), node.textContent])
    .filter(([ink]) => Math.max(ink, paper) / Math.min(ink, paper) < 4.5);
}"""
# As the switch above every page does it.
SEEN_AS = """([light, size]) =>
  Object.assign(document.documentElement.dataset, { bkLight: light, bkSize: size })"""
LARGEST = {"width": 1024, "height": 768}
MOVING = """(root) => [...root.querySelectorAll("*")].filter((node) => {
    const { transitionDuration, transitionProperty, animationName } = getComputedStyle(node);
    const slow = transitionDuration.split(",").some((one) => parseFloat(one) > 0.01);
    return slow && transitionProperty !== "none" || animationName !== "none";
  }).map((node) => node.outerHTML.slice(0, 120))"""
# The focus is seen on the control itself, or on the box that stands for it.
UNSEEN_FOCUS = """() => {
  const node = document.activeElement;
  const box = node.closest(".bk-option, label, .bk-plane, .bk-closeness");
  if (!node.closest(".bk-workbook")) return "";
  const near = [node, node.parentElement, node.nextElementSibling, box, ...(box?.children ?? [])];
  const seen = near.filter(Boolean).some((one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 || boxShadow !== "none";
  });
  return seen ? "" : node.outerHTML.slice(0, 200);
}"""
TABS = 12
NAMES = ["Zoë Wolfeschlegelsteinhausen-Featherstonehaugh", "נועה בת־אברהם (מירון)"]


# The tour before has left its casebook open.
LOCKED = "from balancekit.workbook.desk import the_desk; the_desk().lock()\n"


def hard_to_set(answers: Path, folder: Path) -> Path:
    """Write the same answers down for people with a long name, and one from right to left."""
    given = yaml.safe_load(answers.read_text(encoding="utf-8"))
    given["names"] = NAMES[: len(given["names"])]
    path = folder / answers.name
    path.write_text(yaml.safe_dump(given, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_screen_is_comfortable(
    notebook: str, probe_room: Any, probe_window: Any, tmp_path: Path,
    soak: Callable[[int, int], int],
) -> None:  # fmt: skip
    walk, answers, screens = NOTEBOOKS[notebook]
    names = {
        "NOTEBOOK": "couple_overlap" if notebook == "therapist" else notebook,
        "WALK": walk,
        "ANSWERS": hard_to_set(answers, tmp_path),
        "CASEBOOK": tmp_path / "tour.balancekit",
        "PAGES": tmp_path / "pages",
    }
    given = "\n".join(f"{name} = {str(value)!r}" for name, value in names.items())
    window, page = probe_window, probe_window.page
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(TWICE)
    probe_room.show(window, f"{LOCKED}{given}{TOUR}", after="")
    tour = page.get_by_role("textbox", name="tour")
    tour.wait_for(timeout=60_000)
    root, found, person = page.locator(".bk-workbook"), [], Hands(window)
    for screen in screens[soak(2, 0) :: soak(5, 1)]:
        before = page.locator("h1").element_handle()
        tour.fill(screen)
        tour.press("Tab")
        page.wait_for_function("(old) => !old.isConnected", arg=before)
        page.locator("h1").wait_for()
        window.settle()
        page.wait_for_function("document.fonts.status === 'loaded'")
        if page.locator("h1").inner_text() == "Your two circles":
            page.locator(".js-plotly-plot text").first.wait_for()
        for script in (TOO_WIDE, TOO_SMALL, MOVING):
            found += [(screen, one) for one in root.evaluate(script)]
        page.locator("h1").focus()
        for _ in range(TABS):
            page.keyboard.press("Tab")
            if unseen := page.evaluate(UNSEEN_FOCUS):
                found.append((screen, unseen))
        person.look(f"{notebook}-{screen}")
        window.resize(**LARGEST)
        page.evaluate(SEEN_AS, ["dark", "largest"])
        for script in (TOO_WIDE, PALE):
            found += [(screen, "dark and largest", one) for one in root.evaluate(script)]
        person.look(f"{notebook}-{screen}-dark", only=["color-contrast"])
        page.evaluate(SEEN_AS, ["light", "normal"])
        window.resize(**TWICE)
    assert not found
    # A tour turns a page before the one before has been drawn.
    assert not [one for one in window.errors if NEVER_DRAWN not in one]
