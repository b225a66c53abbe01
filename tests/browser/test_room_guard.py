"""What the room keeps to itself: no word in any file, no door for strangers."""

import http.client
import json
import socket
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest

CANARIES = ("zephyrweide", "Kiesel ünder øde")
NAME = "90_probe.ipynb"
SOURCE = """
import ipywidgets
heard = ipywidgets.Label(value="waiting")
words, more = ipywidgets.Text(description="Words"), ipywidgets.Textarea(description="More")
def hear(change, heard=heard):
    heard.value = "heard " + change["new"]
words.observe(hear, "value"); more.observe(hear, "value")
ipywidgets.VBox([words, more, heard])
"""
SAVE_STATE = "lab/api/settings/@jupyter-widgets/jupyterlab-manager:plugin"
# Stands for a browser: tells the test, on the given port, the address it was started with.
TELL = (
    "import socket, sys; ear = socket.create_connection(('127.0.0.1', int(sys.argv[1])));"
    "ear.sendall(sys.argv[2].encode())"
)
Hits = Callable[[Path, Iterable[str]], list[tuple[Path, str]]]


def notebook(source: str) -> dict[str, Any]:
    cell = {"id": "probe", "cell_type": "code", "source": source, "metadata": {}}
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"balancekit": {"workbook": True}},
        "cells": [cell | {"outputs": [], "execution_count": None}],
    }


@pytest.fixture
def guarded(opens_room: Callable[..., Any], run_root: Path) -> Iterator[Any]:
    folder = run_root / "workbook"
    folder.mkdir(parents=True)
    (folder / NAME).write_text(json.dumps(notebook(SOURCE)), encoding="utf-8")
    return opens_room("90", folder)


@pytest.fixture
def shared(probe_room: Any) -> Any:
    """The room of all tests that leave it as it is."""
    return probe_room.room


def source_of(room: Any) -> str:
    saved = json.loads((room.workbook / NAME).read_text(encoding="utf-8"))
    return "".join(saved["cells"][0]["source"])


def lend_lab_to_the_test(page: Any) -> None:
    """Let the test call Lab's own saving, which the room offers nobody."""

    def lend(route: Any) -> None:
        script = route.fetch().text()
        entrance = "activate: (app, tracker, documents) => {"
        assert entrance in script
        route.fulfill(
            body=script.replace(entrance, f"{entrance} globalThis.tracker = tracker;"),
            content_type="text/javascript",
        )

    page.route("**/page/room.js", lend)


def type_canaries(window: Any) -> None:
    for label, word in zip(("Words", "More"), CANARIES, strict=True):
        window.page.get_by_role("textbox", name=label).press_sequentially(word)
        window.workbook.get_by_text(f"heard {word}").wait_for()


def test_no_word_is_left_in_any_file(
    guarded: Any, window: Any, browser: Any, canary_hits: Hits
) -> None:
    guarded.ask(SAVE_STATE, "PUT", {"raw": '{"saveState": true}'})
    lend_lab_to_the_test(window.page)
    window.open(guarded.address)
    type_canaries(window)
    window.page.evaluate("tracker.currentWidget.context.save()")
    assert source_of(guarded) == SOURCE
    assert canary_hits(guarded.root, CANARIES) == []
    guarded.kill_kernel()
    window.wait_covered().wait_shown()
    type_canaries(window)
    for elsewhere in ("about:blank", f"{guarded.origin}/api"):
        window.page.goto(elsewhere)  # a browser writes down what fields held when it leaves a page
    window.page.go_back()
    browser.close()
    guarded.close()
    assert canary_hits(guarded.root, CANARIES) == []


def test_the_search_itself_finds_words(tmp_path: Path, canary_hits: Hits) -> None:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        (tmp_path / encoding).write_bytes(b"\x00\xff" + CANARIES[1].encode(encoding))
    (tmp_path / "json").write_text(json.dumps(CANARIES[1]))
    (tmp_path / f"{CANARIES[0]}.txt").touch()
    assert len(canary_hits(tmp_path, CANARIES)) == 5


def model_with_words() -> dict[str, Any]:
    content = notebook("1")
    output = {"output_type": "stream", "name": "stdout", "text": CANARIES[0]}
    content["cells"][0] |= {"outputs": [output], "attachments": {"a": {"b": CANARIES[0]}}}
    content["cells"][0]["metadata"]["execution"] = {"note": CANARIES[0]}
    content["metadata"]["widgets"] = {"state": CANARIES[0]}
    return {"type": "notebook", "format": "json", "content": content}


def test_a_saved_notebook_keeps_no_output(shared: Any, canary_hits: Hits) -> None:
    shared.ask(f"api/contents/{NAME}", "PUT", model_with_words())
    shared.ask(f"api/contents/{NAME}/checkpoints", "POST")
    assert source_of(shared) == "1"
    assert canary_hits(shared.root, CANARIES) == []


REFUSED: list[tuple[str, dict[str, Any]]] = [
    (NAME, {"type": "file", "format": "text", "content": CANARIES[0]}),
    ("x.txt", {"type": "file", "format": "text", "content": CANARIES[0]}),
    ("y.ipynb", {"type": "file", "format": "text", "content": CANARIES[0], "chunk": 1}),
    ("y.ipynb", {"type": "file", "format": "text", "content": CANARIES[0], "chunk": -1}),
    (NAME, {"type": "notebook", "format": "json", "content": {"cells": CANARIES}}),
    (NAME, {"type": "notebook", "format": "text", "content": CANARIES[0]}),
    (CANARIES[0], {"type": "directory"}),
]


def test_what_cannot_be_cleaned_is_refused(shared: Any, canary_hits: Hits) -> None:
    before = (shared.workbook / NAME).read_bytes()
    for name, model in REFUSED:
        with pytest.raises(HTTPError, match=r"40[03]"):
            shared.ask(f"api/contents/{name}", "PUT", model)
    assert (shared.workbook / NAME).read_bytes() == before
    assert canary_hits(shared.root, CANARIES) == []


def status_of(room: Any, path: str, **headers: str) -> int:
    server = http.client.HTTPConnection(room.origin.removeprefix("http://"))
    server.request("GET", f"/{path}", headers=headers)
    return server.getresponse().status


def test_only_the_rooms_own_page_reaches_the_kernel(
    probe_room: Any, probe_window: Any, shared: Any
) -> None:
    probe_room.show(probe_window, "shown = []")
    cookies = probe_window.page.context.cookies()
    ours = {
        "Cookie": "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in cookies),
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    (kernel,) = shared.ask("api/kernels")
    channels = f"api/kernels/{kernel['id']}/channels"
    assert status_of(shared, channels, **ours, Origin=shared.origin) == 101
    assert status_of(shared, channels, **ours, Origin="http://elsewhere.example") == 403
    assert status_of(shared, channels, **{**ours, "Cookie": ""}, Origin=shared.origin) == 403
    assert status_of(shared, "api/kernels", **ours, Origin="http://elsewhere.example") == 404


def test_without_the_token_there_is_nothing(shared: Any) -> None:
    for path in ("api/kernels", "api/sessions", f"api/contents/{NAME}"):
        assert status_of(shared, path) == 403
    assert status_of(shared, f"doc/tree/{NAME}") == 302
    assert status_of(shared, "api/kernels", Host="elsewhere.example") == 403
    for closed in (f"files/{NAME}", "terminals/new/1", f"nbconvert/html/{NAME}", "api/terminals"):
        assert status_of(shared, closed, Authorization=f"token {shared.token}") == 404


def test_those_without_the_token_read_a_sentence(probe_room: Any, probe_window: Any) -> None:
    probe_room.browser.clear_cookies()
    for astray in (f"doc/tree/{NAME}", "balancekit/door/wrong", "nowhere"):
        probe_window.page.goto(f"{probe_room.room.origin}/{astray}")
        probe_window.page.get_by_text("Open it with the address that balancekit printed").wait_for()
    probe_window.picture("astray")


def test_the_browser_we_start_is_let_in_once_without_the_token_in_its_arguments(
    opens_room: Callable[..., Any], window: Any
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(20)
        port = listener.getsockname()[1]
        room = opens_room(browser=f'{sys.executable} -c "{TELL}" {port} %s')
        with listener.accept()[0].makefile() as told:
            address = told.read()
    assert room.token not in address
    window.open(address)
    stranger = address.removeprefix(f"{room.origin}/")
    assert status_of(room, stranger) == 403


def test_leaving_says_goodbye_and_takes_everything_along(guarded: Any) -> None:
    temporary = guarded.root / "temporary"
    assert list(temporary.glob("balancekit-*"))
    assert "The workbook is closed." in guarded.close()
    assert guarded.process.returncode == 0
    assert (guarded.root / "room.log").read_text() == ""
    assert not list(temporary.glob("balancekit-*"))
