"""The samples: invented people go through the real notebooks, without a browser.

The notebooks are those that therapists open; a cell put in behind answers as people would.
"""

import asyncio
import atexit
import os
import tempfile
from datetime import date
from pathlib import Path
from subprocess import DEVNULL

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
# As the room starts its own kernel, and nothing of the run is kept or told but the pages.
_KERNEL = [
    "--HistoryManager.enabled=False",
    "--IPKernelApp.log_level=ERROR",
    "--IPKernelApp.exec_lines=from balancekit.room.kernel import warm_up; warm_up()",
]
_SILENT = {"stdout": DEVNULL, "stderr": DEVNULL}


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
    with asyncio.Runner(loop_factory=_OneLoopForAll) as runner:
        runner.run(_go_through_all(folder.resolve()))
    return tuple(sorted(folder.glob(f"*-DEMO-{date.today().isoformat()}-*.pdf")))


class _OneLoopForAll(asyncio.SelectorEventLoop):
    """Ctrl-C is for all notebooks; left to them, each would have it end its own kernel alone."""

    def add_signal_handler(self, *_: object) -> None:
        """Refuse, as a loop does on Windows."""
        raise NotImplementedError

    def call_exception_handler(self, context: object) -> None:
        """Tell nobody of tasks that ended with their notebook: why it ended is raised."""


async def _go_through_all(folder: Path) -> None:
    """Let everybody go through their notebook at the same time, each with a kernel of their own."""
    try:
        async with asyncio.TaskGroup() as everybody:
            for name, how in _SAMPLES.items():
                everybody.create_task(_go_through(name, *how, folder))
    except ExceptionGroup as faults:
        raise faults.exceptions[0] from None


async def _go_through(name: str, walk: str, answers: Path, folder: Path) -> None:
    notebook = nbformat.read(bundled("notebooks") / name, as_version=4)
    with tempfile.TemporaryDirectory(prefix="balancekit-demo-") as desk:
        casebook = str(Path(desk) / "demo.balancekit")
        code = _ANSWERING.format(
            walk=walk, answers=str(answers), casebook=casebook, folder=str(folder)
        )
        notebook.cells.append(nbformat.v4.new_code_cell(code))
        # With the room's mark: what the kernel is shown is never stored here either.
        ours = {"BALANCEKIT_ROOM": "1", "BALANCEKIT_CASEBOOK": casebook, "IPYTHONDIR": desk}
        await _run(notebook, {**os.environ, **ours})


async def _run(notebook: nbformat.NotebookNode, environment: dict[str, str]) -> None:
    client = NotebookClient(notebook, timeout=120, store_widget_state=False)
    client.extra_arguments = _KERNEL
    try:
        await client.async_execute(env=environment, **_SILENT)
    except CellExecutionError as error:
        raise BalancekitError(say("demo.failed", why=f"{error.ename}: {error.evalue}")) from None
    except (RuntimeError, TimeoutError) as error:  # the kernel does not start, hangs or has died
        if _is_stopped():  # nbclient takes that for a death
            raise asyncio.CancelledError from None
        raise BalancekitError(say("demo.failed", why=error)) from None
    finally:
        # What nbclient itself forgets where a kernel has not come to life.
        atexit.unregister(client._cleanup_kernel)
        if client.km is not None and client.km.has_kernel:
            await client.km.shutdown_kernel(now=True)


def _is_stopped() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
