"""From a chosen rating to its echo, against a bare anywidget round trip in the same page.

The rating is told to the kernel, kept in an encrypted casebook and said on the page; the bare
widget's number goes to the kernel and comes back as a text. Both stand in one page of one real
JupyterLab (the room) in Chromium and are timed there, from the key press to the words.

    python benchmarks/rating.py
"""

import json
import statistics
from collections.abc import Callable

from playwright.sync_api import Page
from probe import probe_page

ROUNDS = 40
PROBE = """
import anywidget, ipywidgets, traitlets
from balancekit.casebook import Casebook
from balancekit.workbook.controls import Ratings

class Bare(anywidget.AnyWidget):
    _esm = '''export default { render: ({ model, el }) => {
      const button = document.createElement("button");
      button.textContent = "bare";
      button.addEventListener("click", () => {
        model.set("number", model.get("number") + 1);
        model.save_changes();
      });
      el.append(button);
    } };'''
    number = traitlets.Int(0).tag(sync=True)

bare, bare_echo = Bare(), ipywidgets.Label()
bare.observe(lambda change: bare_echo.set_trait("value", f"bare {change['new']}"), "number")

case = Casebook.create(CASEBOOK, "probe").new_case("P1", ("Ana",))
sitting, ana = case.current_occasion(), case.people[0]
options = list(enumerate(["never", "rarely", "sometimes", "often", "almost always"]))
ratings = Ratings("I keep my promises.", [("mum", "Mum"), ("noor", "Noor")], options)
echo, rounds = ipywidgets.Label(), 0
known = None
def keep(_):
    global rounds, known
    value, status = now = ratings.answer("mum")
    if now == known or (status == "answered") != (value is not None):
        return
    rounds, known = rounds + 1, now
    case.answer(sitting, ana, "promises", value, status=status)
    echo.value = f"kept {rounds}"
ratings.observe(keep, ["values", "statuses"])
ipywidgets.VBox([bare, bare_echo, ratings, echo])
"""
# Resolves to the milliseconds between now and the words' arrival in the page.
ARRIVAL = """(words) => {
  const start = performance.now();
  const done = new Promise((resolve) => {
    const look = () => {
      const labels = [...document.querySelectorAll("div.widget-label")];
      if (!labels.some((label) => label.textContent.trim() === words)) return;
      watch.disconnect();
      resolve(performance.now() - start);
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  return { done };
}"""


def timed(page: Page, words: str, key: str) -> float:
    """Press a key and return how long the words took to be shown."""
    arrival = page.evaluate_handle(ARRIVAL, words)
    page.keyboard.press(key)
    return float(page.evaluate("async ({ done }) => await done", arrival))


def bare(page: Page, number: int) -> float:
    """Send the bare widget's number once."""
    page.get_by_role("button", name="bare").focus()
    return timed(page, f"bare {number}", "Enter")


def rating(page: Page, number: int) -> float:
    """Choose one rating, another one each time."""
    page.get_by_role("radio").first.focus()
    return timed(page, f"kept {number}", str(1 + number % 5))


def measure() -> dict[str, list[float]]:
    """Open the page and time both, turn by turn."""
    kinds: dict[str, Callable[[Page, int], float]] = {"bare anywidget": bare, "rating": rating}
    with probe_page(PROBE) as page:
        page.get_by_role("radiogroup").first.wait_for(timeout=60_000)
        turns = range(1, 2 * ROUNDS + 1)
        found = [{name: time(page, number) for name, time in kinds.items()} for number in turns]
    return {name: [turn[name] for turn in found[ROUNDS:]] for name in kinds}


def main() -> None:
    """Print both medians and their ratio."""
    medians = {name: statistics.median(times) for name, times in measure().items()}
    print(json.dumps({name: round(value, 1) for name, value in medians.items()}), "ms, medians")
    print(f"rating kept and shown: {medians['rating'] / medians['bare anywidget']:.2f} x bare")


if __name__ == "__main__":
    main()
