"""From "Next" to the next page, in the real workbook in Chromium.

python benchmarks/turning.py
"""

import statistics

from playwright.sync_api import Page
from probe import probe_page

PROBE = """
from balancekit.casebook import Casebook
from balancekit.casebook.relations import add_relationship
from balancekit.workbook.desk import Desk
from balancekit.workbook.place import Place
from balancekit.workbook.screen import Screen
from balancekit.workbook.seven_steps import front
from balancekit.workbook.window import _STYLE

desk = Desk()
desk.book = Casebook.create(CASEBOOK, "probe")
case = desk.book.new_case("P1", ("Ana",))
sitting = case.current_occasion()
for name in ("Mum", "Ben", "K."):
    add_relationship(case, sitting, case.people[0], {"name": name, "state": "contact"})
desk.take(case)
desk.go(Place(notebook="worksheet", stage="work", path="25"))
Screen(desk, front, front, _STYLE.read_text(encoding="utf-8"))
"""
TURN = """() => new Promise((resolve) => {
  const old = document.querySelector("h1.bk-heading"), start = performance.now();
  const next = [...document.querySelectorAll(".bk-button")].find((b) => b.textContent === "Next");
  const watch = new MutationObserver(() => {
    const now = document.querySelector("h1.bk-heading");
    if (!now || now === old) return;
    watch.disconnect();
    resolve(performance.now() - start);
  });
  watch.observe(document.body, { childList: true, subtree: true });
  next.click();
})"""


def turns(page: Page) -> list[float]:
    """Turn every page of the path once, and return how long each took, in ms."""
    page.get_by_role("heading", name="Room for yourself").wait_for(timeout=60_000)
    times = []
    while page.get_by_role("button", name="Next", exact=True).count():
        times.append(float(page.evaluate(TURN)))
        page.get_by_role("button", name="Back", exact=True).wait_for()
        page.wait_for_load_state("networkidle")
    return times


def main() -> None:
    """Print the median and the slowest turn."""
    with probe_page(PROBE) as page:
        times = turns(page)
    slowest = max(times)
    print(f"{len(times)} pages: median {statistics.median(times):.0f} ms, slowest {slowest:.0f} ms")


if __name__ == "__main__":
    main()
