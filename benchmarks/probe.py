"""A page of the real room in Chromium with a notebook of one's own, for what is timed there."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from playwright.sync_api import Page, sync_playwright

_OPEN = (
    "import sys; from pathlib import Path; from balancekit.room import open_room;"
    "open_room(Path(sys.argv[1]), notebook='probe', browser=False)"
)
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@contextmanager
def probe_page(code: str) -> Iterator[Page]:
    """Open the room on a notebook of one cell.

    Parameters
    ----------
    code : str
        The cell; ``CASEBOOK`` is the path of a casebook that it may make.
    """
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as place:
        root = Path(place)
        (root / "workbook").mkdir()
        cell = nbformat.v4.new_code_cell(f"CASEBOOK = {str(root / 'probe.balancekit')!r}\n{code}")
        metadata = {"balancekit": {"workbook": True}}
        notebook = nbformat.v4.new_notebook(cells=[cell], metadata=metadata)
        nbformat.write(notebook, root / "workbook" / "probe.ipynb")
        command = [sys.executable, "-c", _OPEN, str(root / "workbook")]
        room = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert room.stdout
        address = next(line.split()[-1] for line in room.stdout if " open at " in line)
        try:
            with sync_playwright() as playwright:
                path = shutil.which("chromium")
                browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
                page = browser.new_page(viewport={"width": 1280, "height": 1600})
                page.goto(address)
                yield page
                browser.close()
        finally:
            room.terminate()
            room.wait()
