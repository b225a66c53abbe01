"""What a page has asked its kernel, overheard: has the kernel done with all of it?

A click is a message. Until the kernel has done with it, the page that was clicked stands there as
before, and its other buttons look alive although nobody hears them any more. So hands wait for an
idle kernel before and after whatever they do.
"""

import json
from itertools import pairwise
from time import monotonic
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, WebSocket

HEADING = b".Heading"
PATIENCE = 15.0  # seconds; then the test itself says what it misses
NEXT_TASK = "() => new Promise((done) => setTimeout(done, 5))"
# Whether a page has come since it was asked last.
NEW_PAGE = """() => {
  const heading = document.querySelector(".bk-workbook h1");
  if (!heading || heading.wasSeen) return false;
  return heading.wasSeen = true;
}"""


def parts_of(frame: str | bytes) -> tuple[dict[str, Any], dict[str, Any], bytes]:
    """Header, parent's header and content of a message, as Jupyter packs it."""
    if isinstance(frame, str):
        message = json.loads(frame)
        content = json.dumps(message["content"]).encode()
        return message["header"], message.get("parent_header") or {}, content
    count = int.from_bytes(frame[:8], "little")
    ends = [int.from_bytes(frame[at : at + 8], "little") for at in range(8, 8 * count + 8, 8)]
    _, header, parent, _, content = (frame[a:b] for a, b in pairwise(ends[:6]))
    return json.loads(header), json.loads(parent), content


class Line:
    """One connection of the page to its kernel.

    Attributes
    ----------
    pending : set of str
        Messages that the kernel has not done with.
    turned : int
        How often a page of the workbook has been taken away.
    """

    def __init__(self, socket: WebSocket) -> None:
        self.session = parse_qs(urlsplit(socket.url).query).get("session_id", [""])[0]
        self.pending: set[str] = set()
        self.turned = 0
        self._headings: set[str] = set()
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)
        socket.on("close", lambda *_: self.pending.clear())

    def _sent(self, frame: str | bytes) -> None:
        header, _, _ = parts_of(frame)
        self.pending.add(header["msg_id"])

    def _received(self, frame: str | bytes) -> None:
        header, parent, content = parts_of(frame)
        kind = header["msg_type"]
        if kind == "status":
            state = json.loads(content)["execution_state"]
            if state == "idle":
                self.pending.discard(parent.get("msg_id", ""))
            elif state in {"restarting", "dead"}:
                self.pending.clear()
        elif kind in {"comm_open", "comm_close"} and parent.get("session") == self.session:
            self._hear_of_page(kind, content)

    def _hear_of_page(self, kind: str, content: bytes) -> None:
        if kind == "comm_close":
            self.turned += json.loads(content)["comm_id"] in self._headings
        elif HEADING in content:
            self._headings.add(json.loads(content)["comm_id"])


class Wire:
    """All that a page says to its kernel, from its first connection on."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._lines: list[Line] = []
        self._turns_seen = 0
        page.on("websocket", self._connected)
        page.on("domcontentloaded", self._new_document)

    def _connected(self, socket: WebSocket) -> None:
        if urlsplit(socket.url).path.endswith("/channels"):
            self._lines.append(Line(socket))

    def _new_document(self, _: Page) -> None:
        self._lines.clear()
        self._turns_seen = 0

    def settle(self) -> None:
        """Wait until the kernel has done with everything, and the page shows what came of it.

        After a while it is given up: what the test looks for next says what is amiss.
        """
        patience = monotonic() + PATIENCE
        while monotonic() < patience:
            self.page.evaluate(NEXT_TASK)
            if not any(line.pending for line in self._lines) and self._page_has_come():
                return

    def _page_has_come(self) -> bool:
        turned = sum(line.turned for line in self._lines)
        if self.page.evaluate(NEW_PAGE):
            self._turns_seen = turned
        return self._turns_seen == turned
