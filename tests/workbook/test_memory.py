"""A long day in one kernel: thousands of answers, and no more memory than before."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from balancekit.bundled import bundled
from balancekit.workbook.controls import Heading
from balancekit.workbook.screen import Screen

MOST = 1.10
# Answers go through the controls; each page is turned to, and closed again.
ANSWERING = """
import gc, psutil
from balancekit.demo.walk import fill_and_press as then

def size():
    gc.collect()
    return psutil.Process().memory_info().rss

def answer(count):
    for number in range(count):
        then(screen, {"ind_1": {"0": number % 5}}, "next")
        then(screen, {}, "back")

then(screen, {"passphrase": "a long day", "passphrase_again": "a long day"}, "create")
then(screen, {}, "new")
then(screen, {"code": "L1", "name_a": "Ana"}, "begin")
then(screen, {}, "map:0")
then(screen, {}, "begin")
then(screen, {}, "add_person")
then(screen, {"name": "Mum"}, "keep")
then(screen, {}, "next")
answer(WARM_UP)
before = size()
answer(COUNT)
case = screen.desk.case
kept = case.history(case.current_occasion(), case.people[0], "ind_1", 0)
print(before, size(), len(kept))
"""


def test_a_page_that_is_left_leaves_no_widget_behind(worksheet: Screen, live: Any) -> None:
    worksheet.press("start:0")
    worksheet.press("begin")
    there = len(list(live))
    for turned in ("next", "back", "next", "back"):
        worksheet.press(turned)
        (heading,) = [widget for widget in live if isinstance(widget, Heading)]
        heading._handle_custom_msg({"shown": True}, [])  # as the browser says it
    assert len(list(live)) == there


def test_two_thousand_answers_leave_the_kernel_as_large_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, soak: Callable[[int, int], int]
) -> None:
    # By 60 answers everything has been imported, drawn and cached once.
    warm_up, count = soak(20, 60), soak(20, 2000)
    monkeypatch.setenv("BALANCEKIT_ROOM", "1")
    monkeypatch.setenv("BALANCEKIT_CASEBOOK", str(tmp_path / "long.balancekit"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    notebook = nbformat.read(bundled("notebooks") / "04_relationship_map.ipynb", as_version=4)
    code = f"WARM_UP, COUNT = {warm_up}, {count}\n{ANSWERING}"
    notebook.cells.append(nbformat.v4.new_code_cell(code))
    NotebookClient(notebook, timeout=1800, store_widget_state=False).execute()
    (printed,) = notebook.cells[-1].outputs
    before, after, kept = map(int, printed.text.split())
    assert kept == warm_up + count
    assert after <= MOST * before
