"""What is said between a page and its kernel when one of them leaves."""

from pathlib import Path

from jupyter_client import BlockingKernelClient, KernelManager
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.httputil import HTTPConnection, HTTPServerRequest, RequestStartLine
from tornado.web import Application

from balancekit.room import kernel
from balancekit.room.channels import WorkbookChannels

WARM_UP = f"--IPKernelApp.exec_lines=from {kernel.__name__} import warm_up; warm_up()"
# The control thread speaks its last word when somebody waits for it, or has closed the line.
NOTED = """
from ipykernel.kernelapp import IPKernelApp

def watch(app, control, publish, join, stop):
    import pathlib, threading  # for what comes after these names are gone
    going, path = threading.Event(), pathlib.Path({path!r})

    def last_word(*said):
        if threading.current_thread() is control:
            going.wait()
        publish(*said)

    def joined():
        going.set()
        join()

    def stopped():
        path.write_text(f"control lives: {{control.is_alive()}}")
        going.set()
        stop()

    app.kernel._publish_status_and_flush, control.join, app.iopub_thread.stop = (
        last_word, joined, stopped)

app = IPKernelApp.instance()
control = app.control_thread
watch(app, control, app.kernel._publish_status_and_flush, control.join, app.iopub_thread.stop)
"""


class Connection(HTTPConnection):
    """As much of a connection as a request asks for."""

    def set_close_callback(self, callback: object) -> None:
        """Nobody closes it."""


def test_what_a_page_says_after_the_server_has_hung_up_is_not_read() -> None:
    start = RequestStartLine("GET", "/", "HTTP/1.0")
    request = HTTPServerRequest(start_line=start, connection=Connection())
    handler = KernelWebsocketHandler(Application(), request)
    assert handler.ws_connection is None  # as it is again after `close`
    line = WorkbookChannels(parent=KernelManager(), websocket_handler=handler)
    line.channels = {"shell": None}
    said = serialize_msg_to_ws_v1([b"{}", b"{}", b"{}", b"{}"], "shell")
    line.handle_incoming_message(said)  # Jupyter's own reads a hundred million parts in it


def test_a_kernel_closes_its_line_when_nobody_speaks_on_it_any_more(tmp_path: Path) -> None:
    path = tmp_path / "noted"
    manager = KernelManager()
    manager.start_kernel(extra_arguments=[WARM_UP])
    client: BlockingKernelClient = manager.client()
    client.start_channels()
    client.wait_for_ready()
    client.execute_interactive(NOTED.format(path=str(path)))
    client.stop_channels()
    manager.shutdown_kernel()
    assert path.read_text() == "control lives: False"
