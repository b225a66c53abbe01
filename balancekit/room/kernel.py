"""The one kernel of the workbook: how it is started, and that every notebook shares it."""

import atexit
import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from subprocess import DEVNULL
from typing import TYPE_CHECKING

from balancekit.guarded import ROOM_MARK
from balancekit.room.folders import RoomFolders
from balancekit.room.lean_imports import skip_web_address_grammar

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

KERNEL = "balancekit"


def describe_kernel(folders: RoomFolders) -> None:
    """Write the kernel's description: this very Python, with the room's mark."""
    home = folders.data / "kernels" / KERNEL
    home.mkdir(parents=True)
    description = {
        "argv": [
            sys.executable,
            *("-m", "ipykernel_launcher", "-f", "{connection_file}"),
            "--HistoryManager.enabled=False",
            f"--IPKernelApp.exec_lines=from {__name__} import warm_up; warm_up()",
        ],
        "display_name": "balancekit",
        "language": "python",
        "metadata": {"supported_encryption": "curve"},
        "env": {ROOM_MARK: "1", **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folders.temporary))},
    }
    (home / "kernel.json").write_text(json.dumps(description), encoding="utf-8")


async def start_shared_kernel(server: "ServerApp", notebooks: Iterable[str]) -> None:
    """Start the kernel and give each notebook of the workbook a session on it."""
    # Its complaints may quote what somebody typed, and a terminal may be logged.
    silence = dict.fromkeys(("stdout", "stderr"), DEVNULL)
    kernel_id = await server.kernel_manager.start_kernel(kernel_name=KERNEL, **silence)
    for name in notebooks:
        await server.session_manager.create_session(
            path=name, name=name, type="notebook", kernel_id=kernel_id
        )


def warm_up() -> None:
    """Load in the kernel what the first cell will need, while the browser opens the page.

    What cannot be loaded is left to the notebook, which says so where it can be read.
    """
    end_in_order()
    skip_web_address_grammar()
    with suppress(ImportError):
        import_module("balancekit.workbook")


def end_in_order() -> None:
    """Let the kernel's control thread have its last word before its line is closed.

    ipykernel closes the line first. Where the thread is just then saying that it has done as it was
    told, it waits for an answer that nobody can give any more, until the server has lost patience
    and ends the kernel by force: leaving took two and a half seconds more, now and then.
    """
    from ipykernel.kernelapp import IPKernelApp

    control = IPKernelApp.instance().control_thread
    if control is not None:
        # What was registered last is done first; ipykernel itself was before us.
        atexit.register(lambda: (control.stop(), control.join()))
