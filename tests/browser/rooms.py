"""A room in a process of its own, as `balancekit open` starts it."""

import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import parse_qs, quote, urlsplit
from urllib.request import Request, urlopen

import psutil

ADDRESS = re.compile(r"http://127\.0\.0\.1\S+?token=[\w-]+")
OPEN = (
    "import sys; from pathlib import Path; from balancekit.room import open_room;"
    "open_room(Path(sys.argv[1]), notebook=sys.argv[2] or None, browser=bool(sys.argv[3]))"
)


def private_environment(root: Path) -> dict[str, str]:
    """Point every place a program may write to below ``root``."""
    homes = {
        "HOME": "home",
        "USERPROFILE": "home",
        "APPDATA": "home/appdata",
        "LOCALAPPDATA": "home/localappdata",
        "XDG_DATA_HOME": "home/data",
        "XDG_CONFIG_HOME": "home/config",
        "XDG_CACHE_HOME": "home/cache",
        "XDG_STATE_HOME": "home/state",
        "XDG_RUNTIME_DIR": "home/runtime",
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), "temporary"),
    }
    for place in homes.values():
        (root / place).mkdir(parents=True, exist_ok=True, mode=0o700)
    return {**os.environ, **{name: str(root / place) for name, place in homes.items()}}


@dataclass(frozen=True)
class OpenRoom:
    """A room that a test has opened: ``python -c "…open_room(…)"``, as `balancekit open` does."""

    process: subprocess.Popen[str]
    address: str
    root: Path
    workbook: Path

    @property
    def token(self) -> str:
        return parse_qs(urlsplit(self.address).query)["token"][0]

    @property
    def origin(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    def address_of(self, notebook: str, workspace: str = "") -> str:
        """Return the address of another notebook, or of a second window on one."""
        place = f"workspaces/{workspace}/" if workspace else ""
        return f"{self.origin}/doc/{place}tree/{quote(notebook)}?token={self.token}"

    def ask(self, path: str, method: str = "GET", body: object = None) -> Any:
        """Ask the server's API, with the token; the answer's JSON."""
        request = Request(f"{self.origin}/{path}", method=method)
        request.add_header("Authorization", f"token {self.token}")
        data = None if body is None else json.dumps(body).encode()
        with urlopen(request, data) as answer:
            content = answer.read()
        return json.loads(content) if content else None

    def kernel(self) -> psutil.Process:
        """Find the kernel's process among the server's children."""
        children = psutil.Process(self.process.pid).children()
        (kernel,) = [child for child in children if "ipykernel_launcher" in child.cmdline()]
        return kernel

    def kill_kernel(self) -> None:
        """Kill the kernel as a crash would, and wait until it is gone."""
        kernel = self.kernel()
        kernel.kill()
        psutil.wait_procs([kernel], timeout=60)

    def close(self) -> str:
        """Press Ctrl-C and return what was printed since the address."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        rest, _ = self.process.communicate(timeout=60)
        return rest


def open_real_room(
    root: Path, log: IO[str], workbook: Path, notebook: str = "", browser: str = ""
) -> OpenRoom:
    """Start a room in a process of its own and wait until it has printed its address.

    ``browser`` is the command with which the room itself opens a browser, if any.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", OPEN, str(workbook), notebook, browser],
        env={**private_environment(root), "BROWSER": browser},
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
    )
    assert process.stdout
    for line in process.stdout:
        if address := ADDRESS.search(line):  # the words around it are of any language
            return OpenRoom(process, address[0], root, workbook)
    raise AssertionError(f"the room did not open: {(root / 'room.log').read_text()}")
