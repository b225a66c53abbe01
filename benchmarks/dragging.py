"""From a pointer's move to the redrawn frame, against the frames of a bare page in the same run.

The two circles of one real JupyterLab (the room) are dragged to and fro in Chromium, turn by turn
with the same strokes over an empty page, whose frames show what the machine can do. Told are the
gaps between frames, what the circles' own code takes of one, and what was sent meanwhile.

    python benchmarks/dragging.py
"""

import statistics
from collections import defaultdict

from playwright.sync_api import Page
from probe import probe_page

ROUNDS, MOVES, REACH = 5, 60, 110
PROBE = """
import ipywidgets
from balancekit.diagrams import closeness_bands
from balancekit.workbook.controls import Closeness
from balancekit.workbook.window import _STYLE

circles = Closeness("How close?", ("Ana", "Ben"), closeness_bands(), 0.4, "answered")
style = ipywidgets.HTML(f"<style>{_STYLE.read_text(encoding='utf-8')}</style>")
box = ipywidgets.VBox([style, circles])
box.add_class("bk-workbook")
box
"""
# Before anything else in the page: every listener of a drawing that moves, and every frame, timed.
STOPWATCH = """(() => {
  const listen = EventTarget.prototype.addEventListener, frame = window.requestAnimationFrame;
  const times = (window.times = { gaps: [], handler: [], paint: [], drawn: [] });
  let moved = null, last = null;
  EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
    const timed = type !== "pointermove" || !(this instanceof SVGElement) ? listener : (event) => {
      const start = performance.now();
      listener.call(this, event);
      times.handler.push(performance.now() - start);
      moved = event.timeStamp;
    };
    return listen.call(this, type, timed, ...rest);
  };
  window.requestAnimationFrame = (paint) => frame.call(window, (now) => {
    const start = performance.now();
    paint(now);
    if (moved === null) return;
    times.paint.push(performance.now() - start);
    times.drawn.push(performance.now() - moved);
    moved = null;
  });
  const tick = (now) => {
    if (last !== null) times.gaps.push(now - last);
    last = now;
    frame.call(window, tick);
  };
  window.startWatch = () => {
    for (const name of Object.keys(times)) times[name].length = 0;
    last = null;
  };
  frame.call(window, tick);
})()"""

Times = dict[str, list[float]]


class Sent:
    """How many frames a page has sent on its websockets."""

    def __init__(self, page: Page) -> None:
        self.count = 0
        page.on("websocket", lambda socket: socket.on("framesent", self._one))

    def _one(self, _: str | bytes) -> None:
        self.count += 1


def watched(page: Page) -> tuple[float, float]:
    """Begin the page again with a stopwatch in it; where its middle is."""
    page.add_init_script(STOPWATCH)
    page.reload()
    slider = page.locator("[role=slider], body.bare")
    slider.wait_for(timeout=60_000)
    box = slider.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def stroked(page: Page, middle: tuple[float, float], end: float) -> Times:
    """Press and move to and fro; what the stopwatch says. The button stays down."""
    x, y = middle
    page.bring_to_front()
    page.mouse.move(x + REACH, y)
    page.mouse.down()
    page.evaluate("startWatch()")
    for aside in (10, REACH, 10, end):
        page.mouse.move(x + aside, y, steps=MOVES)
    times: Times = page.evaluate("JSON.parse(JSON.stringify(times))")
    return times


def measure() -> tuple[Times, Times, list[int], list[int]]:
    """Drag the circles and stroke the bare page, turn by turn; the first turn warms up."""
    circles: Times = defaultdict(list)
    bare: Times = defaultdict(list)
    dragging, ending = [], []
    with probe_page(PROBE) as page:
        browser = page.context.browser
        assert browser
        peer = browser.new_page(viewport=page.viewport_size)
        peer.goto("data:text/html,<body class=bare style='height:90vh'>")
        sent, middles = Sent(page), {page: watched(page), peer: watched(peer)}
        for turn in range(ROUNDS + 1):
            before = sent.count
            found = stroked(page, middles[page], REACH - 10 - turn)
            dragging.append(sent.count - before)
            page.mouse.up()
            page.wait_for_timeout(300)
            ending.append(sent.count - before)
            beside = stroked(peer, middles[peer], REACH - 10)
            peer.mouse.up()
            for name in found if turn else ():
                circles[name] += found[name]
                bare[name] += beside[name]
    return circles, bare, dragging, ending


def told(times: list[float]) -> str:
    """Return the median and the 99th percentile, ms."""
    high = statistics.quantiles(times, n=100)[98]
    return f"{statistics.median(times):6.2f} median {high:6.2f} p99 ms  ({len(times)})"


def main() -> None:
    """Print what each took, and what was sent."""
    circles, bare, dragging, ending = measure()
    print("frame gap, circles   ", told(circles["gaps"]))
    print("frame gap, bare page ", told(bare["gaps"]))
    print("pointer handler      ", told(circles["handler"]))
    print("painting in a frame  ", told(circles["paint"]))
    print("from move to drawn   ", told(circles["drawn"]))
    print(f"websocket frames: {max(dragging)} while dragging, {max(ending)} a drag in all")


if __name__ == "__main__":
    main()
