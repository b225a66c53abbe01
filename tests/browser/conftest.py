"""The harness of every test that drives the real workbook in Chromium.

One run writes all its files (home, temporary files, logs, the browser's profile) under one folder,
so that a search of that folder is a search of everything the run has left behind.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect

from tests.browser.canaries import canary_hits
from tests.browser.probes import ProbeRoom, open_probe_room
from tests.browser.rooms import OpenRoom, open_real_room, private_environment
from tests.browser.windows import Window, launch

expect.set_options(timeout=30_000)  # ms; a busy machine is no fault of the code

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, so that ``-m 'not browser'`` leaves it out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


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


@pytest.fixture(scope="module")
def probe_room(browsers: Playwright) -> Iterator[ProbeRoom]:
    """One room and one browser for all tests of a file."""
    with (
        tempfile.TemporaryDirectory(prefix="run-", ignore_cleanup_errors=True) as root,
        open_probe_room(Path(root), browsers) as opened,
    ):
        yield opened


@pytest.fixture
def probe_window(probe_room: ProbeRoom) -> Iterator[Window]:
    """A new window in the browser of the file's room."""
    page = probe_room.browser.new_page()
    yield Window(page)
    page.close()


@pytest.fixture(name="canary_hits")
def canary_hits_fixture() -> Callable[[Path, Iterable[str]], list[tuple[Path, str]]]:
    """Hand out :func:`canary_hits`."""
    return canary_hits
