"""From an answer to the changed picture, against a bare slider that drives a bare figure.

Both stand in one page of one real JupyterLab (the room) in Chromium. Each change is timed in the
browser, from the key press to the moment when the new word stands in the drawing.

    python benchmarks/picture.py
"""

import json
import statistics

from playwright.sync_api import Locator, Page
from probe import probe_page

ROUNDS = 30
PROBE = """
import ipywidgets, plotly.graph_objects as go
from balancekit.casebook import Casebook
from balancekit.workbook.couple_overlap import front
from balancekit.workbook.desk import Desk
from balancekit.workbook.place import Place
from balancekit.workbook.screen import Screen

slider = ipywidgets.IntSlider(description="bare", max=1000)
bare = go.FigureWidget(data=[go.Scatter(x=[0], y=[0], mode="text", text=["bare 0"])])
bare.update_layout(width=680, height=450)
def follow(change):
    bare.data[0].text = [f"bare {change['new']}"]
slider.observe(follow, "value")

desk = Desk()
desk.book = Casebook.create(CASEBOOK, "probe")
case = desk.book.new_case("P1", ("Ana", "Ben"))
sitting = case.current_occasion()
everyone = (*case.people, case.therapist)
for person in case.people:
    for entry, words in enumerate(["Saturday morning runs", "A course in the evening", "Choir"]):
        case.answer(sitting, person, "venn_own", words, entry=entry)
        case.set_recipients(sitting, person, "venn_own", entry, everyone)
    case.answer(sitting, person, "venn_both", f"Cooking with {person.name}")
    case.set_recipients(sitting, person, "venn_both", 0, everyone)
desk.take(case)
desk.go(Place(stage="together"))
from balancekit.workbook.window import _STYLE
ipywidgets.VBox([slider, bare, Screen(desk, front, front, _STYLE.read_text(encoding="utf-8"))])
"""
# Resolves to the milliseconds between the key press and the text's arrival in the drawing.
TIMED = """([holder, text]) => new Promise((resolve) => {
  const start = performance.now();
  const look = () => {
    if (![...holder.querySelectorAll("text")].some((t) => t.textContent.includes(text))) return;
    watch.disconnect();
    resolve(performance.now() - start);
  };
  const watch = new MutationObserver(look);
  watch.observe(holder, { childList: true, subtree: true, characterData: true });
})"""


def timed(page: Page, drawing: Locator, text: str, press: str) -> float:
    """Press a key and return how long the drawing took to hold a text."""
    waiting = page.evaluate_handle(
        f"(args) => ({{ done: ({TIMED})(args) }})", [drawing.element_handle(), text]
    )
    page.keyboard.press(press)
    return float(page.evaluate("async (waiting) => await waiting.done", waiting))


def slide(page: Page, rounds: range) -> list[float]:
    """Move the bare slider, one step a round."""
    drawing = page.locator(".js-plotly-plot").first
    page.locator(".noUi-handle").first.focus()
    return [timed(page, drawing, f"bare {number}", "ArrowRight") for number in rounds]


def write(page: Page, rounds: range) -> list[float]:
    """Write into the shared list, one new word a round, sent with Enter."""
    drawing = page.locator(".js-plotly-plot").nth(1)
    field = page.get_by_role("group", name="What we share").get_by_role("textbox").first
    times = []
    for number in rounds:
        field.fill(f"Walk {number}.")
        times.append(timed(page, drawing, f"Walk {number}.", "Enter"))
    return times


def measure() -> dict[str, list[float]]:
    """Open the page and time both."""
    with probe_page(PROBE) as page:
        page.get_by_role("heading", name="Your two circles").wait_for(timeout=60_000)
        warm_up, counted = range(1, ROUNDS + 1), range(ROUNDS + 1, 2 * ROUNDS + 1)
        slide(page, warm_up)
        write(page, warm_up)
        return {"bare slider": slide(page, counted), "answer": write(page, counted)}


def main() -> None:
    """Print both medians and their ratio."""
    medians = {name: statistics.median(times) for name, times in measure().items()}
    print(json.dumps({name: round(value, 1) for name, value in medians.items()}), "ms, medians")
    print(f"answer to picture: {medians['answer'] / medians['bare slider']:.2f} x the bare slider")


if __name__ == "__main__":
    main()
