"""The samples: invented people go through the real notebooks, without a browser.

The notebooks are those that therapists open; a cell put in behind answers as people would.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from balancekit.bundled import bundled
from balancekit.errors import BalancekitError
from balancekit.strings import say

_HERE = Path(__file__).resolve().parent
_SAMPLES = {  # notebook -> who goes through it, and how
    "01_worksheet.ipynb": ("walk_worksheet", _HERE / "person.yaml"),
    "02_couple_overlap.ipynb": ("walk_couple", _HERE / "couple.yaml"),
    "03_check_in.ipynb": ("walk_check_in", _HERE / "weeks.yaml"),
    "04_relationship_map.ipynb": ("walk_map", _HERE / "map.yaml"),
    "05_learn_together.ipynb": ("walk_learn", _HERE / "learn.yaml"),
}
_ANSWERING = """from balancekit.demo import walk
walk.{walk}(screen, {answers!r}, {casebook!r}, {folder!r})"""
# Nothing of the run is kept but the pages: no history of what was executed.
_QUIET = ["--HistoryManager.enabled=False", "--IPKernelApp.log_level=ERROR"]


def write_demo(folder: Path) -> tuple[Path, ...]:
    """Run the notebooks with invented people and write all of their pages.

    Parameters
    ----------
    folder : pathlib.Path
        Where the pages go; made where it is missing.

    Returns
    -------
    tuple of pathlib.Path
        The couple's two pages, their cards, their two pages side by side and their learning
        sheets; the page of the seven steps, the clinician's summary of it, and a map.

    Raises
    ------
    BalancekitError
        The pages could not be made; the message says why.
    """
    for name, (walk, answers) in _SAMPLES.items():
        _go_through(name, walk, answers, folder.resolve())
    return tuple(sorted(folder.glob(f"*-DEMO-{date.today().isoformat()}-*.pdf")))


def _go_through(name: str, walk: str, answers: Path, folder: Path) -> None:
    notebook = nbformat.read(bundled("notebooks") / name, as_version=4)
    with tempfile.TemporaryDirectory(prefix="balancekit-demo-") as desk:
        casebook = str(Path(desk) / "demo.balancekit")
        code = _ANSWERING.format(
            walk=walk, answers=str(answers), casebook=casebook, folder=str(folder)
        )
        notebook.cells.append(nbformat.v4.new_code_cell(code))
        with _guarded_environment(casebook, desk):
            _run(notebook)


def _run(notebook: nbformat.NotebookNode) -> None:
    client = NotebookClient(notebook, timeout=120, store_widget_state=False, extra_arguments=_QUIET)
    try:
        client.execute()
    except CellExecutionError as error:
        raise BalancekitError(say("demo.failed", why=f"{error.ename}: {error.evalue}")) from None


@contextmanager
def _guarded_environment(casebook: str, desk: str) -> Iterator[None]:
    """Give the kernel the room's mark: what it is shown is never stored here either."""
    wanted = {"BALANCEKIT_ROOM": "1", "BALANCEKIT_CASEBOOK": casebook, "IPYTHONDIR": desk}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
