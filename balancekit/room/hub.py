"""The room behind a JupyterHub: ``python -m balancekit.room.hub``, started by the hub.

The same guarded room as ``balancekit open``; the hub tells it by environment variables where to
listen and whose it is, and asks for the login in place of our token.
"""

import os
from pathlib import Path

from platformdirs import user_data_path

from balancekit.room.folders import RoomFolders, private_folders
from balancekit.room.kernel import describe_kernel, start_shared_kernel
from balancekit.room.lean_imports import skip_node_questions, skip_web_address_grammar
from balancekit.room.opening import FIRST_NOTEBOOK, copy_workbook
from balancekit.spoken import speak_as_chosen


def open_for_hub() -> None:
    """Serve the workbook to the one user whose server the hub has started."""
    os.umask(0o077)  # a server has many users: nothing made here is for another one
    speak_as_chosen()
    home = user_data_path("balancekit", appauthor=False)
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)
    workbook = home / "workbook"
    copy_workbook(workbook)
    with private_folders() as folders:
        _serve(folders, workbook)


def _serve(folders: RoomFolders, workbook: Path) -> None:
    skip_web_address_grammar()
    skip_node_questions()
    from balancekit.room.hub_server import make_server_for_hub

    describe_kernel(folders)
    server = make_server_for_hub(folders, workbook, FIRST_NOTEBOOK)
    notebooks = [path.name for path in workbook.glob("*.ipynb")]
    server.io_loop.add_callback(start_shared_kernel, server, notebooks)
    server.start()


if __name__ == "__main__":
    open_for_hub()
