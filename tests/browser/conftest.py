"""The harness of every test that drives the real workbook in Chromium.

One run writes all its files (home, temporary files, logs, the browser's profile) under one folder,
so that a search of that folder is a search of everything the run has left behind.
"""

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import parse_qs, quote, urlsplit
from urllib.request import Request, urlopen

import psutil
import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.wire import Wire

expect.set_options(timeout=30_000)  # ms; a busy machine is no fault of the code

HERE = Path(__file__).parent
WIDE = {"width": 1280, "height": 800}  # a 13-inch laptop
CHROMIUM_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
# Lab says this of its own accord when a kernel dies.
ALLOWED_ERRORS = ("Comm not found",)
LAB_FILLS_THE_WINDOW = """() => {
  const { width, height } = document.querySelector(".jp-NotebookPanel").getBoundingClientRect();
  return width === innerWidth && height === innerHeight;
}"""
ADDRESS = re.compile(r"http://127\.0\.0\.1\S+?token=[\w-]+")
TO_THE_TOP = "(node) => { for (let n = node; n; n = n.parentElement) n.scrollTop = 0; }"
OPEN = (
    "import sys; from pathlib import Path; from balancekit.room import open_room;"
    "open_room(Path(sys.argv[1]), notebook=sys.argv[2] or None, browser=bool(sys.argv[3]))"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, so that ``-m 'not browser'`` leaves it out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


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


RoomOpener = Callable[..., OpenRoom]


@pytest.fixture
def run_root() -> Iterator[Path]:
    """The folder below which this run writes every file.

    Not pytest's own: Chromium puts a socket there, and a socket's path may have 108 characters.
    """
    with tempfile.TemporaryDirectory(prefix="run-", ignore_cleanup_errors=True) as root:
        yield Path(root)


@pytest.fixture
def opens_room(run_root: Path) -> Iterator[RoomOpener]:
    """Opens rooms, ``opens_room(notebook="02")``, and closes them after the test."""
    private_environment(run_root)
    rooms: list[OpenRoom] = []
    with (run_root / "room.log").open("w") as log:

        def opener(notebook: str = "", workbook: Path | None = None, browser: str = "") -> OpenRoom:
            folder = workbook or run_root / "home" / "data" / "balancekit" / "workbook"
            rooms.append(open_real_room(run_root, log, folder, notebook, browser))
            return rooms[-1]

        yield opener
        for room in rooms:
            room.close()


@pytest.fixture
def room(opens_room: RoomOpener) -> OpenRoom:
    """The room as it comes, with the shipped workbook."""
    return opens_room()


class Window:
    """A page of the browser with what it complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        # Code that Lab keeps in the page, out of sight, must not answer for the workbook.
        self.workbook = page.locator(".jp-OutputArea-output").first
        self.cover = page.locator("#balancekit-cover")
        self.settle = Wire(page).settle  # wait until the kernel has done with all it was told
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._hear)

    def _hear(self, message: Any) -> None:
        if message.type == "error" and not any(part in message.text for part in ALLOWED_ERRORS):
            self.errors.append(message.text)

    def open(self, address: str) -> "Window":
        """Go to an address and wait until the workbook is shown."""
        self.page.goto(address)
        return self.wait_shown()

    def wait_shown(self) -> "Window":
        """Wait until nothing covers the workbook."""
        self.cover.wait_for(state="hidden", timeout=30_000)
        return self

    def wait_covered(self) -> "Window":
        """Wait until the page says that there is no workbook to show just now."""
        self.cover.wait_for(state="visible", timeout=30_000)
        return self

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, and wait until Lab has given it to its page."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.wait_for_function(LAB_FILLS_THE_WINDOW)

    def picture(self, name: str) -> Path:
        """Take a screenshot, to be looked at; kept where BALANCEKIT_PICTURES points to."""
        path = Path(os.environ.get("BALANCEKIT_PICTURES", "")) / f"{name}.png"
        if "BALANCEKIT_PICTURES" in os.environ:
            self.workbook.evaluate(TO_THE_TOP)
            self.page.screenshot(path=path)
        return path


def launch(playwright: Playwright, root: Path, **options: Any) -> BrowserContext:
    """Launch Chromium with a profile that is kept, below ``root``."""
    return playwright.chromium.launch_persistent_context(
        root / "profile",
        executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
        args=CHROMIUM_FLAGS,
        env=private_environment(root),
        **{"headless": True, "viewport": WIDE, **options},
    )


@pytest.fixture
def browser(browsers: Playwright, run_root: Path) -> Iterator[BrowserContext]:
    """Chromium with a profile of its own; close it early to have everything on disk."""
    context = launch(browsers, run_root)
    yield context
    context.close()


@pytest.fixture
def window(browser: BrowserContext) -> Window:
    """The first window of the browser."""
    return Window(browser.pages[0])


def _written_as(word: str) -> set[bytes]:
    spellings = {word, json.dumps(word)[1:-1], quote(word)}
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return {spelling.encode(encoding) for spelling in spellings for encoding in encodings}


def _contents(path: Path) -> Iterator[bytes]:
    """Yield a file's bytes as they stand, then what is packed in them."""
    content = path.read_bytes()
    yield content
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            yield from (packed.read(name) for name in packed.namelist())


def canary_hits(root: Path, words: Iterable[str]) -> list[tuple[Path, str]]:
    """Search every file below a folder for words, byte by byte.

    Words are looked for in UTF-8 and both kinds of UTF-16, also as JSON and addresses write them,
    and in file names; files that vanish meanwhile are passed over.
    """
    needles = {word: _written_as(word) for word in words}
    hits = []
    for path in (path for path in root.rglob("*") if path.is_file()):
        try:
            contents = [str(path).encode(), *_contents(path)]
        except FileNotFoundError:
            continue
        hits += [
            (path, word)
            for word, spellings in needles.items()
            if any(spelling in content for spelling in spellings for content in contents)
        ]
    return hits


@pytest.fixture(name="canary_hits")
def canary_hits_fixture() -> Callable[[Path, Iterable[str]], list[tuple[Path, str]]]:
    """Hand :func:`canary_hits` to tests, which cannot import this file."""
    return canary_hits
