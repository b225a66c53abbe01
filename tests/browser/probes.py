"""Small notebooks of one cell each, shown one after another in one room and one browser.

A room and a browser cost seconds to open; what is shown in them costs much less.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright
from playwright.sync_api import TimeoutError as NotYet

from tests.browser.rooms import OpenRoom, open_real_room, private_environment
from tests.browser.windows import Window, launch

NAME = "90_probe.ipynb"
# What the cell before has shown leaves the kernel; a list `shown` is shown in the workbook's style.
BEFORE = """
from pathlib import Path
import ipywidgets, balancekit.workbook.controls as controls

ipywidgets.Widget.close_all()
"""
AFTER = """
style = Path(controls.__file__).parent.with_name("workbook.css").read_text(encoding="utf-8")
box = ipywidgets.VBox([ipywidgets.HTML(f"<style>{style}</style>"), *shown])
box.add_class("bk-workbook")
box
"""

ECHO = ".bk-workbook div.widget-label"
SAYS = "([echo, words]) => document.querySelector(echo)?.textContent.includes(words)"
PATIENCE = 15_000  # ms; then `expect` says what is amiss


def wait_for_echo(page: Page, words: str) -> None:
    """Look frame by frame until a probe's echo has these words.

    `expect` looks again after a tenth of a second, then after a quarter, half and whole ones.
    """
    with suppress(NotYet):
        page.wait_for_function(SAYS, arg=[ECHO, words], timeout=PATIENCE)


def write_probe(folder: Path, source: str) -> None:
    """Write a notebook of one cell."""
    cell = {"id": "probe", "cell_type": "code", "source": source, "metadata": {}, "outputs": []}
    notebook = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"balancekit": {"workbook": True}},
        "cells": [cell | {"execution_count": None}],
    }
    folder.mkdir(exist_ok=True)
    (folder / NAME).write_text(json.dumps(notebook), encoding="utf-8")


@dataclass(frozen=True)
class ProbeRoom:
    """A room, and a browser in it."""

    room: OpenRoom
    browser: BrowserContext

    def show(self, window: Window, source: str, after: str = AFTER) -> None:
        """Show what a piece of code puts into its list ``shown``, or what ``after`` makes of it."""
        write_probe(self.room.workbook, f"{BEFORE}{source}{after}")
        window.open(self.room.address_of(NAME))
        # Lab gives its cell the focus, but not always; here no heading takes it, as on a real page.
        window.page.locator(".jp-Cell").focus()


@contextmanager
def open_probe_room(root: Path, browsers: Playwright) -> Iterator[ProbeRoom]:
    """Open a room below ``root`` in which one probe after another is shown."""
    private_environment(root)
    write_probe(root / "workbook", "")
    with (root / "room.log").open("w") as log:
        room = open_real_room(root, log, root / "workbook", NAME[:2])
        browser = launch(browsers, root)
        yield ProbeRoom(room, browser)
        browser.close()
        room.close()
