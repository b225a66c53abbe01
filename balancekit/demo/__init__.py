"""The sample: an invented couple goes through the real notebook, without a screen.

The notebook is the one that therapists open; a cell put in behind it answers as people would.
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

_COUPLE = Path(__file__).resolve().parent / "couple.yaml"
_ANSWERING = (
    "from balancekit.demo.walk import walk\nwalk(screen, {couple!r}, {casebook!r}, {folder!r})"
)
# Nothing of the run is kept but the pages: no history of what was executed.
_QUIET = ["--HistoryManager.enabled=False", "--IPKernelApp.log_level=ERROR"]


def write_demo(folder: Path) -> tuple[Path, ...]:
    """Run the notebook of two circles with an invented couple and write both pages.

    Parameters
    ----------
    folder : pathlib.Path
        Where the pages go; made where it is missing.

    Returns
    -------
    tuple of pathlib.Path
        One PDF for each of the two.

    Raises
    ------
    BalancekitError
        The pages could not be made; the message says why.
    """
    notebook = nbformat.read(bundled("notebooks") / "02_couple_overlap.ipynb", as_version=4)
    with tempfile.TemporaryDirectory(prefix="balancekit-demo-") as desk:
        casebook = str(Path(desk) / "demo.balancekit")
        answering = _ANSWERING.format(
            couple=str(_COUPLE), casebook=casebook, folder=str(folder.resolve())
        )
        notebook.cells.append(nbformat.v4.new_code_cell(answering))
        with _guarded_environment(casebook, desk):
            _run(notebook)
    return tuple(sorted(folder.glob(f"page-DEMO-{date.today().isoformat()}-*.pdf")))


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
