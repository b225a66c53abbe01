"""What a person meets in the room: the workbook, by itself, and nothing else."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

CANARY = "zephyrweide"
NAME = "90_probe.ipynb"
SOURCE = """
import ipywidgets
kept = globals().setdefault("kept", {"words": "", "runs": 0})
kept["runs"] += 1
field = ipywidgets.Text(description="Words", value=kept["words"], continuous_update=True)
field.observe(lambda change: kept.update(words=change["new"]), "value")
echo = ipywidgets.Label(value=f"run {kept['runs']}: {kept['words']}")
field.observe(lambda change, echo=echo: echo.set_trait("value", "heard " + change["new"]), "value")
ipywidgets.VBox([ipywidgets.HTML("<h1>Probe</h1>"), field, ipywidgets.Textarea(), echo])
"""


def probe(source: str = SOURCE, **metadata: Any) -> str:
    cell = {"id": "probe", "cell_type": "code", "source": source, "metadata": {}}
    return json.dumps(
        {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {"balancekit": {"workbook": True}, **metadata},
            "cells": [cell | {"outputs": [], "execution_count": None}],
        }
    )


@pytest.fixture
def workbook(run_root: Path) -> Path:
    folder = run_root / "workbook"
    folder.mkdir(parents=True)
    (folder / NAME).write_text(probe(), encoding="utf-8")
    return folder


@pytest.fixture
def probe_room(opens_room: Callable[..., Any], workbook: Path) -> Any:
    return opens_room("90", workbook)


def test_the_notebook_runs_by_itself_and_is_all_there_is(probe_room: Any, window: Any) -> None:
    window.open(probe_room.address)
    expect(window.page.get_by_role("heading", name="Probe")).to_be_visible()
    outside = """() => [...document.body.querySelectorAll('*')]
        .filter(node => !node.children.length && node.checkVisibility() && node.innerText?.trim())
        .filter(node => !node.closest('.jp-OutputArea-output')).map(node => node.outerHTML)"""
    assert window.page.evaluate(outside) == []
    for role in ("menubar", "toolbar", "tab", "button", "dialog", "contentinfo"):
        assert window.page.get_by_role(role).count() == 0, role
    assert window.page.title() == "balancekit"
    assert window.page.locator("html").get_attribute("lang") == "en"
    fields_tell_the_browser_to_keep_nothing(window.page)
    typing_beside_a_field_changes_nothing(window)
    assert window.errors == []
    window.picture("room")

    # Loading again finds the same kernel; and the page says when the workbook was closed.
    window.page.reload()
    window.wait_shown().workbook.get_by_text("run 2: still here").wait_for()
    probe_room.close()
    window.page.get_by_text("The workbook was closed").wait_for()


def fields_tell_the_browser_to_keep_nothing(page: Page) -> None:
    fields = page.locator("input:visible, textarea:visible")
    expect(fields).to_have_count(2)
    for field in fields.all():
        kept = [field.get_attribute(name) for name in ("autocomplete", "autocorrect", "spellcheck")]
        assert kept == ["off", "off", "false"]


def typing_beside_a_field_changes_nothing(window: Any) -> None:
    window.page.locator(".jp-Cell").click(position={"x": 5, "y": 5})
    window.page.keyboard.type("dad and bob")
    window.page.keyboard.press("Control+s")
    window.page.get_by_label("Words").fill("still here")
    window.workbook.get_by_text("heard still here").wait_for()
    assert window.page.locator(".jp-Cell").count() == 1


def test_a_dead_kernel_comes_back_in_every_window(
    probe_room: Any, window: Any, browser: Any
) -> None:
    window.open(probe_room.address)
    client = type(window)(browser.new_page())
    client.open(probe_room.address_of(NAME, workspace="client"))
    for seen in (window, client):
        seen.page.get_by_label("Words").fill("lost with the kernel")
        seen.workbook.get_by_text("heard lost with the kernel").wait_for()
    for _ in range(2):
        probe_room.kill_kernel()
        for seen in (window, client):
            seen.page.bring_to_front()
            seen.workbook.get_by_text("heard").wait_for(state="hidden")
            seen.wait_shown().page.get_by_label("Words").fill("after")
            seen.workbook.get_by_text("heard after").wait_for()
    assert len(probe_room.ask("api/kernels")) == 1


@pytest.mark.parametrize("in_its_place", ["itself, for a moment", "another workbook"])
def test_the_page_of_a_closed_workbook_says_so_whoever_answers(
    opens_room: Callable[..., Any], workbook: Path, window: Any, in_its_place: str
) -> None:
    room = opens_room("90", workbook)
    window.open(room.address)
    asked = re.compile(r"/api(/kernels/[\w-]+)?$")
    if in_its_place == "another workbook":  # on the port that has become free
        port = opens_room("90", workbook).origin
        window.page.route(
            asked, lambda ask: ask.continue_(url=ask.request.url.replace(room.origin, port))
        )
    else:
        window.page.route(asked, lambda ask: ask.fulfill(status=200), times=1)
    room.close()
    expect(window.cover).to_have_text(re.compile("^The workbook was closed"))


def test_who_loads_the_page_again_gets_a_kernel_when_the_last_was_given_up(
    probe_room: Any, window: Any, run_root: Path
) -> None:
    window.open(probe_room.address)
    window.workbook.get_by_text("run 1").wait_for()
    while probe_room.ask("api/kernels"):  # it is started five times, then no more
        with suppress(ValueError):  # between two of them
            probe_room.kill_kernel()
    expect(window.cover).to_have_text(re.compile("Please load this page again"))
    window.page.reload()
    window.wait_shown().workbook.get_by_text("run 1").wait_for()
    # What the page said to the last one, after the server had hung up, is nobody's to read.
    assert "Uncaught exception" not in (run_root / "room.log").read_text()


def test_two_rooms_at_once(opens_room: Callable[..., Any], workbook: Path, window: Any) -> None:
    first, second = opens_room("90", workbook), opens_room("90", workbook)
    assert first.origin != second.origin
    for room in (first, second):
        window.open(room.address)
        window.workbook.get_by_text("run 1").wait_for()


def test_every_notebook_shares_the_kernel_with_the_mark(
    opens_room: Callable[..., Any], workbook: Path, window: Any
) -> None:
    source = "import ipywidgets\nfrom balancekit.guarded import room_is_guarded\n"
    source += "ipywidgets.Label(value=f'{room_is_guarded()} {kept[\"words\"]}')"
    (workbook / "91_second.ipynb").write_text(probe(source))
    (workbook / "92_failing.ipynb").write_text(
        probe(f"print('{CANARY}'); raise ValueError('{CANARY}')")
    )
    room = opens_room("90", workbook)
    window.open(room.address).page.get_by_label("Words").fill("lantern")
    window.workbook.get_by_text("heard lantern").wait_for()
    window.open(room.address_of("91_second.ipynb"))
    window.workbook.get_by_text("True lantern").wait_for()

    # A cell that fails becomes a sentence.
    window.page.goto(room.address_of("92_failing.ipynb"))
    window.page.get_by_text("Something in the workbook went wrong").wait_for()
    assert CANARY not in window.page.locator("body").inner_text()
