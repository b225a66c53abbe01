"""From the start of the process to the first widget in the page: our room against a stock Lab.

    python benchmarks/startup.py [RUNS]

Both open the same notebook of one widget in the same Chromium, already running, with an empty
profile; stock Lab's "Run All" is given the moment its notebook and kernel are ready.
"""

import json
import os
import secrets
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

NAME = "90_one_widget.ipynb"
SOURCE = "import ipywidgets\nipywidgets.Text(description='Words')"
OPEN = (
    "import sys; from pathlib import Path; from balancekit.room import open_room;"
    "open_room(Path(sys.argv[1]), notebook='90', browser=False)"
)
RUN_ALL = """async () => {
    const sleep = () => new Promise(requestAnimationFrame);
    const panel = () => window.jupyterapp?.shell?.currentWidget;
    while (!panel()?.context?.isReady) await sleep();
    await panel().sessionContext.ready;
    await window.jupyterapp.commands.execute('notebook:run-all-cells');
}"""


def write_notebook(folder: Path) -> None:
    cell = {"id": "one", "cell_type": "code", "source": SOURCE, "metadata": {}, "outputs": []}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    content = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"balancekit": {"workbook": True}, "kernelspec": kernel},
        "cells": [{**cell, "execution_count": None}],
    }
    folder.mkdir()
    (folder / NAME).write_text(json.dumps(content), encoding="utf-8")


@contextmanager
def started(command: list[str], root: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "HOME": str(root), "XDG_DATA_HOME": str(root / "data")}
    process = subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:  # a Lab that is told to stop while it starts may not
            process.kill()
            process.wait()


def our_room(root: Path, page: Page) -> float:
    """Open our room and return the moment at which the widget was seen."""
    with started([sys.executable, "-c", OPEN, str(root / "workbook")], root) as process:
        assert process.stdout
        page.goto(next(line for line in process.stdout if "open at" in line).split()[-1])
        page.get_by_label("Words").wait_for()
        page.locator("#balancekit-cover").wait_for(state="hidden")
        return time.perf_counter()


def stock_lab(root: Path, page: Page) -> float:
    """Open stock Lab, run all, and return the moment at which the widget was seen."""
    token, port = secrets.token_hex(8), free_port()
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        *(f"--IdentityProvider.token={token}", f"--port={port}"),
        *("--LabApp.expose_app_in_browser=True", f"--ServerApp.root_dir={root / 'workbook'}"),
    ]
    with started(command, root):
        wait_for_answer(f"http://127.0.0.1:{port}/api")
        page.goto(f"http://127.0.0.1:{port}/lab/tree/{NAME}?token={token}")
        page.evaluate(RUN_ALL)
        page.get_by_label("Words").wait_for()
        return time.perf_counter()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_answer(address: str) -> None:
    while True:
        try:
            urlopen(address).close()
        except URLError:
            time.sleep(0.01)
        else:
            return


def seconds(opening: Callable[[Path, Page], float], browser: Browser) -> float:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as root:
        write_notebook(Path(root, "workbook"))
        page = browser.new_context().new_page()
        page.set_default_timeout(120_000)  # ms, on a busy machine
        start = time.perf_counter()
        shown = opening(Path(root), page)
        page.context.close()
        return shown - start


def main(runs: int) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        ours, stock = [], []
        for _ in range(runs):
            ours.append(seconds(our_room, browser))
            stock.append(seconds(stock_lab, browser))
    for name, times in (("our room", ours), ("stock Lab", stock)):
        single = " ".join(f"{took:.2f}" for took in times)
        print(f"{name:10} median {statistics.median(times):5.2f} s   ({single})")
    print(f"ratio      {statistics.median(ours) / statistics.median(stock):5.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
