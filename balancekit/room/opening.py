"""Opens the room and keeps it open until the user leaves; imports Jupyter only then."""

import webbrowser
from pathlib import Path
from threading import Thread

from platformdirs import user_data_path

from balancekit.bundled import bundled
from balancekit.errors import RoomError
from balancekit.room.folders import RoomFolders, private_folders
from balancekit.room.kernel import describe_kernel, start_shared_kernel
from balancekit.room.lean_imports import skip_node_questions, skip_web_address_grammar
from balancekit.room.workbook_copy import bring_up_to_date
from balancekit.spoken import speak_as_chosen
from balancekit.strings import say

FIRST_PORT = 8760
FIRST_NOTEBOOK = "00_start.ipynb"


def open_room(
    folder: Path | None = None, *, notebook: str | None = None, port: int = 0, browser: bool = True
) -> None:
    """Open the workbook in the browser and serve it until Ctrl-C.

    Parameters
    ----------
    folder : pathlib.Path, optional
        Where the user's copy of the workbook is kept; by default in the user's data folder.
    notebook : str, optional
        The notebook to open first, ``"02_couple_overlap.ipynb"`` or its beginning; by default the
        start page, which leads to all the others.
    port : int
        The port to try first; 0 leaves the choice to the room.
    browser : bool
        Open the browser; where there is none, the printed address does the same.

    Raises
    ------
    RoomError
        The copy cannot be written, or there is no such notebook.
    """
    speak_as_chosen()
    workbook = folder or user_data_path("balancekit", appauthor=False) / "workbook"
    for name in copy_workbook(workbook):
        print(say("room.left_alone", name=name, folder=workbook))
    first = _notebook_named(workbook, notebook or FIRST_NOTEBOOK)
    with private_folders() as folders:
        _serve(folders, workbook, first, port or FIRST_PORT, browser)
    print(say("room.left"))


def copy_workbook(workbook: Path) -> tuple[str, ...]:
    """Bring the user's copy up to date; a RoomError says why it cannot be written."""
    try:
        return bring_up_to_date(bundled("notebooks"), workbook)
    except OSError as error:
        reason = error.strerror or error
        raise RoomError(say("room.cannot_copy", folder=workbook, reason=reason)) from error


def _notebook_named(workbook: Path, beginning: str) -> str:
    names = sorted(path.name for path in workbook.glob("*.ipynb"))
    found = [name for name in names if name.startswith(beginning)]
    if not found:
        raise RoomError(say("room.no_such_notebook", name=beginning, names=", ".join(names)))
    return found[0]


def _serve(folders: RoomFolders, workbook: Path, first: str, port: int, browser: bool) -> None:
    skip_web_address_grammar()
    skip_node_questions()
    from balancekit.room.server import address, address_for_once, make_server

    describe_kernel(folders)
    server = make_server(folders, workbook, first, port)

    async def begin() -> None:
        await start_shared_kernel(server, (path.name for path in workbook.glob("*.ipynb")))
        print(say("room.open_at", address=address(server, first)), flush=True)
        print(say("room.how_to_leave"), flush=True)
        if browser:
            # In a thread of its own: some browsers keep their caller waiting.
            once = address_for_once(server, first)
            Thread(target=webbrowser.open, args=(once,), daemon=True).start()

    server.io_loop.add_callback(begin)
    server.start()
