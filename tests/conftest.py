"""What tests in several folders share: Chromium, driven by one Playwright a process."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, sync_playwright

# No test is timed: a busy machine is no fault of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


# What takes longest, to begin with: so two workers, a file at a time for each, end together.
LONGEST = ("test_journey", "test_anything", "test_every_screen", "test_group_practice")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest, go on with what needs a browser, end with all that is quick."""
    items.sort(key=lambda one: (one.path.stem not in LONGEST, "browser" not in one.path.parts))


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
    full = os.environ.get("BALANCEKIT_SOAK") == "1"
    return lambda sample, whole: whole if full else sample
