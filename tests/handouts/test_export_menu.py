"""A stock Jupyter server offers the exporter in its menu, and prints a notebook on request."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import v4

START = """
import sys
sys.modules["rfc3987_syntax"] = None
from jupyter_server.serverapp import main
main()
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server without anybody's settings, and the folder it shows."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    home = {name: str(tmp_path) for name in ("HOME", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")}
    options = ["--port=0", "--no-browser", "--IdentityProvider.token=open", "--allow-root"]
    started = subprocess.Popen(
        [sys.executable, "-c", START, *options, f"--ServerApp.root_dir={folder}"],
        env={**os.environ, **home, "JUPYTER_NO_CONFIG": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert started.stderr is not None
    try:
        told = (re.search(r"http://127\.0\.0\.1:\d+", line) for line in started.stderr)
        address = next(address.group() for address in told if address)
        wait_for(int(address.rpartition(":")[2]))
        yield address, folder
    finally:
        started.terminate()
        started.communicate(timeout=30)


def wait_for(port: int) -> None:
    """The server says where it will listen a moment before it does."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server never listened")


def get(address: str) -> Any:
    asked = urllib.request.Request(address, headers={"Authorization": "token open"})
    return urllib.request.urlopen(asked)


def test_menu_offers_a_handout_and_the_server_prints_it(
    server: tuple[str, Path], pdf_text: Any, faults: Any
) -> None:
    address, folder = server
    (folder / "dot.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    )
    cell = v4.new_markdown_cell("# Our week\n\nWe walk. ![a dot](dot.svg)")
    nbformat.write(v4.new_notebook(cells=[cell]), folder / "week.ipynb")
    offered = json.load(get(f"{address}/api/nbconvert"))
    # Lab's menu shows the name of whatever says how it is called there, as "Handout".
    assert offered["handout"] == {"output_mimetype": "application/pdf"}
    with get(f"{address}/nbconvert/handout/week.ipynb?download=true") as answer:
        assert answer.headers["Content-Type"].startswith("application/pdf")
        assert "week.pdf" in answer.headers["Content-Disposition"]
        pdf = answer.read()
    assert faults(pdf) == []
    assert "We walk." in pdf_text(pdf)
    assert "Not printed" not in pdf_text(pdf)
