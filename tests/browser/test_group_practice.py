"""Two therapists behind one JupyterHub, with the configuration of the manual's own page."""

import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.hands import Hands

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = CHECKOUT / "docs" / "group-practice.md"
PROXY = CHECKOUT / ".make" / "node" / "node_modules" / ".bin" / "configurable-http-proxy"
PASSWORD = "hublogin canarydoor"
PASSPHRASES = {"ada": "lantern oboe canaryada quarry", "ben": "violet harbour canaryben gong"}
CLIENTS = {"ada": "Miraquillada", "ben": "Oleghquillben"}
NOTES = {"ada": "Notecanaryada for next time", "ben": "Notecanaryben about Sunday"}
CLIENT_WORDS = ["canaryada", "canaryben", *CLIENTS.values(), "Notecanaryada", "Notecanaryben"]
# What a test cannot have (accounts, PAM), and everything below the folder of this run.
IN_THE_TEST = """
import os
from pathlib import Path
root = Path({root!r})
c.JupyterHub.bind_url = "http://127.0.0.1:{ports[0]}"
c.JupyterHub.hub_port = {ports[1]}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{ports[2]}"
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = {password!r}
c.Authenticator.admin_users = {{"ben"}}
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(root / "homes" / "{{username}}")
c.Spawner.environment = {{"TMPDIR": str(root / "temporary")}}
"""
Hits = Callable[[Path, Iterable[str]], list[tuple[Path, str]]]


def free_ports(count: int) -> list[int]:
    ears = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [ear.getsockname()[1] for ear in ears]
    for ear in ears:
        ear.close()
    return ports


def configuration(root: Path, ports: list[int]) -> str:
    (page,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    proxy = str(PROXY) if PROXY.exists() else shutil.which("configurable-http-proxy")
    assert proxy, "`make .make/programs` installs configurable-http-proxy"
    return page + IN_THE_TEST.format(root=str(root), ports=ports, proxy=proxy, password=PASSWORD)


@dataclass(frozen=True)
class Hub:
    """A JupyterHub that runs."""

    process: subprocess.Popen[bytes]
    origin: str
    root: Path

    def data_of(self, name: str) -> Path:
        return self.root / "homes" / name / ".local" / "share" / "balancekit"

    def close(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)


@pytest.fixture
def hub(run_root: Path, browser: BrowserContext) -> Iterator[Hub]:
    """Below ``run_root``, where the browser's folders already are."""
    ports = free_ports(3)
    (run_root / "hub").mkdir()
    (run_root / "hub" / "jupyterhub_config.py").write_text(configuration(run_root, ports))
    with (run_root / "hub.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub"], cwd=run_root / "hub", stdout=log, stderr=log
        )
        running = Hub(process, f"http://127.0.0.1:{ports[0]}", run_root)
        wait_until_open(running)
        yield running
        running.close()


def wait_until_open(hub: Hub) -> None:
    with (hub.root / "hub.log").open() as log:
        while hub.process.poll() is None:
            if "JupyterHub is now running" in log.readline():
                return
    raise AssertionError((hub.root / "hub.log").read_text())


class Therapist(Hands):
    """One of the two, who logs in and makes a casebook."""

    def __init__(self, window: Any, hub: Hub, name: str) -> None:
        super().__init__(window)
        self.hub, self.name = hub, name

    def log_in(self) -> None:
        self.page.goto(f"{self.hub.origin}/hub/login")
        self.page.get_by_label("Username").fill(self.name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(f"**/user/{self.name}/doc/tree/*", timeout=90_000)
        self.window.wait_shown()

    def begin_casebook(self) -> None:
        self.on_page("Make your casebook")
        self.look(f"hub-{self.name}")
        self.make_casebook(PASSPHRASES[self.name])

    def write_notes(self) -> None:
        self.on_page("Your cases")
        self.press("New case")
        self.type_in("Case code", "Q7")
        self.type_in("First person: name or initial", CLIENTS[self.name])
        self.press("Begin")
        self.press("My notes")
        self.type_in("Notes on this session", NOTES[self.name])
        self.saved()
        self.look(f"hub-notes-{self.name}")


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_two_therapists_behind_one_hub_share_nothing(
    hub: Hub, window: Any, browser: BrowserContext, canary_hits: Hits
) -> None:
    for name in ("ada", "ben"):
        browser.clear_cookies()
        therapist = Therapist(window, hub, name)
        therapist.log_in()
        therapist.begin_casebook()
        therapist.write_notes()

    for name in ("ada", "ben"):
        data = hub.data_of(name)
        assert rights(data) == 0o700
        assert rights(data / "casebook.balancekit") == 0o600
        assert {rights(path) & 0o077 for path in data.rglob("*")} == {0}

    # The second one is the hub's administrator as well, and yet a stranger in the first one's room.
    assert browser.request.get(f"{hub.origin}/user/ben/api/kernels").status == 200
    stranger = browser.new_page()
    stranger.goto(f"{hub.origin}/user/ada/doc/tree/02_couple_overlap.ipynb")
    with stranger.expect_response(re.compile("/user/ada/doc/tree/")) as answered:
        stranger.get_by_role("button", name="Authorize").click()  # the hub itself would let him
    assert answered.value.status == 403
    expect(stranger.locator("body")).to_contain_text("This workbook belongs to somebody else")
    for path in ("doc/tree/02_couple_overlap.ipynb", "api/kernels", "api/contents", "lab"):
        assert browser.request.get(f"{hub.origin}/user/ada/{path}").status == 403, path
    stranger.close()
    # Nor does anybody get in without a login, or at what the room has not got.
    for path in ("terminals/new/1", "files/02_couple_overlap.ipynb", "api/terminals"):
        assert browser.request.get(f"{hub.origin}/user/ben/{path}").status == 404, path

    # Who stops the room, on the hub's own page, closes the workbook: the hub answers in its place.
    home = browser.new_page()
    home.goto(f"{hub.origin}/hub/home")
    home.get_by_role("button", name="Stop My Server").click()
    expect(window.cover).to_contain_text("The workbook was closed", timeout=30_000)
    home.close()
    hub.close()
    browser.close()
    assert not list((hub.root / "temporary").glob("balancekit-*"))
    assert canary_hits(hub.root, CLIENT_WORDS) == []
