"""A long run says how far it has come, to somebody who looks on, and leaves nothing behind."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import nbformat
import pytest
from nbclient import NotebookClient

from balancekit.scoring.progress import shown_progress

LONG = """
import time
from balancekit.scoring.progress import shown_progress

def noted(message):
    seen.append(message["content"]["data"]["text/plain"])
    return message

seen = []
get_ipython().display_pub.register_hook(noted)
for step in shown_progress(range(20), lambda step: step / 20, after=0.2):
    time.sleep(0.03)
print(*seen, sep="; ")
"""


@contextmanager
def terminal() -> Iterator[int]:
    """A screen that the error stream is shown on; what it shows is read from the other end."""
    shown, keyboard = os.openpty()
    with os.fdopen(keyboard, "w") as sys.stderr:
        yield shown
    os.close(shown)


def run(steps: int, *, after: float) -> list[int]:
    found = []
    for step in shown_progress(range(steps), lambda step: step / steps, after=after):
        time.sleep(0.02)
        found.append(step)
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_bar_on_the_terminal_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", sys.stderr)
    with terminal() as shown:
        assert run(10, after=0.05) == list(range(10))
        assert "Scoring" in os.read(shown, 65536).decode()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_no_bar_for_work_that_is_soon_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", sys.stderr)
    with terminal() as shown:
        assert run(3, after=1.0) == [0, 1, 2]
        os.set_blocking(shown, False)
        with pytest.raises(BlockingIOError):
            os.read(shown, 1)


def test_never_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", StringIO())
    steps = range(3)
    assert shown_progress(steps, float, after=0.0) is steps
    assert sys.stderr.getvalue() == ""


def test_in_a_notebook_an_output_that_is_empty_in_the_end() -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(LONG)])
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    bar, said = notebook.cells[0].outputs
    assert bar.data == {"text/plain": ""}
    assert said.text.endswith("Scoring 90%; Scoring 95%; \n")
