"""Opening says in a sentence what is in the way, and makes way where it can."""

import subprocess
import sys
from pathlib import Path

import pytest

from balancekit.errors import RoomError
from balancekit.room import open_room


def test_an_unknown_notebook_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(RoomError, match=r"no notebook called 77.*02_couple_overlap\.ipynb"):
        open_room(tmp_path, notebook="77", browser=False)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    with pytest.raises(RoomError, match=r"taken.*Choose a folder you can write to"):
        open_room(tmp_path / "taken", browser=False)


# Two that are opened at the same moment find the same port free; this one binds it later.
SLOWER = """
import socket, sys
from pathlib import Path
from balancekit.room.folders import private_folders

with private_folders() as folders:
    from balancekit.room.server import make_server

    server = make_server(folders, Path(sys.argv[1]), "any.ipynb", 8760)
    found = server.port
    other = socket.create_server(("127.0.0.1", found))

    def tell():
        socket.create_connection(("127.0.0.1", server.port)).close()
        print(found, server.port)
        server.stop()

    server.io_loop.add_callback(tell)
    server.start()
"""


def test_a_port_that_another_took_at_the_last_moment_is_left_to_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SLOWER, str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    found, taken = ended.stdout.split()
    assert found != taken
