"""What tests in several folders share: Chromium, driven by one Playwright a process."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from balancekit.casebook import key

SOAK = os.environ.get("BALANCEKIT_SOAK") == "1"
# No test is timed: a busy machine is no fault of the code.
settings.register_profile("untimed", deadline=None, max_examples=200 if SOAK else 30)
settings.load_profile("untimed")

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


# What takes longest, to begin with: so the workers, a file at a time for each, end together.
LONGEST = ("test_journey", "test_anything", "test_every_screen", "test_group_practice")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest; after each file that waits for a browser, some that only reckon."""
    files = list(dict.fromkeys(one.path for one in items))
    waiting = sorted(
        (path for path in files if "browser" in path.parts),
        key=lambda path: path.stem not in LONGEST,
    )
    quick = [path for path in files if "browser" not in path.parts]
    share = -(-len(quick) // max(1, len(waiting)))
    order = {path: 2 * place for place, path in enumerate(waiting)}
    order |= {path: 2 * (place // share) + 1 for place, path in enumerate(quick)}
    items.sort(key=lambda one: order[one.path])


@pytest.fixture(scope="session")
def browsers() -> Iterator[Playwright]:
    """Playwright itself, once for all tests: a process can have only one."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(browsers: Playwright) -> Callable[[], Browser]:
    """Opens the system's Chromium, or the one that Playwright has brought."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    return lambda: browsers.chromium.launch(executable_path=path, args=FLAGS)


@pytest.fixture(scope="session")
def soak() -> Callable[[int, int], int]:
    """Chooses a count: a sample in ``make test``, the full one in ``make soak``."""
    return lambda sample, whole: whole if SOAK else sample


@pytest.fixture(scope="module")
def cheap_derivation() -> Iterator[None]:
    """Enter a cost of our own in the table of derivations (see the note in key.py).

    Only where no other process opens the casebooks: it would not know the cost.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(key._COSTS, 200, key._ScryptCost(n=16, r=8, p=1))
        patch.setattr(key, "_FOR_NEW_FILES", 200)
        yield
