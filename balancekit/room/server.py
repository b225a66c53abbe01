"""The guarded server: Jupyter's own with our first page, fonts and way of leaving.

Imports Jupyter at its top, so the private folders must have been made before it is imported.
"""

import signal
from asyncio import AbstractEventLoop
from pathlib import Path
from types import FrameType
from typing import Any

from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.serverapp import ServerApp
from jupyterlab.labapp import LabApp
from tornado.websocket import WebSocketClosedError
from traitlets.config import Config

from balancekit.bundled import bundled
from balancekit.room.configuration import configure
from balancekit.room.door import Door, DoorHandler
from balancekit.room.folders import RoomFolders
from balancekit.room.page import write_astray_pages, write_first_page

# What the page needs. Not there: files, view, shutdown, security.
_SERVICES = ("api", "auth", "config", "contents", "events", "kernels", "kernelspecs", "sessions")


class GuardedServer(ServerApp):  # type: ignore[misc]
    """Jupyter's server without the services that hand out files, and quiet on leaving."""

    default_services = _SERVICES
    no_browser_open_file = True

    def init_signal(self) -> None:
        """Leave at once on Ctrl-C, on a polite kill, and when the terminal is closed."""
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._leave)

    def _bind_http_server_tcp(self) -> bool:
        """Take the next port where another program has taken the one that was found free.

        Jupyter looks for a port when it is set up, takes it when it starts, and ends there when two
        rooms that were opened at the same moment have found the same one.
        """
        while not super()._bind_http_server_tcp():
            self._find_http_port()
        return True

    def _leave(self, number: int, frame: FrameType | None) -> None:
        self.stop(from_signal=True)


class WorkbookLab(LabApp):  # type: ignore[misc]
    """JupyterLab, opening on the workbook."""

    serverapp_class = GuardedServer
    load_other_extensions = False

    @classmethod
    def get_extension_package(cls) -> str:
        """Name the module in which Jupyter looks for this extension."""
        return __name__

    def initialize_templates(self) -> None:
        """Put our first page before Lab's."""
        super().initialize_templates()
        write_first_page(Path(self.static_dir), Path(self.templates_dir))
        write_astray_pages(Path(self.templates_dir))

    def initialize_handlers(self) -> None:
        """Serve the handouts' fonts to the screen as well."""
        fonts = str(bundled("templates") / "handout" / "fonts")
        self.handlers.append((r"/balancekit/fonts/(.*)", FileFindHandler, {"path": [fonts]}))
        super().initialize_handlers()


def _jupyter_server_extension_points() -> list[dict[str, object]]:
    return [{"module": __name__, "app": WorkbookLab}]


def make_server(folders: RoomFolders, workbook: Path, notebook: str, port: int) -> ServerApp:
    """Set up the server without starting it.

    Parameters
    ----------
    folders : RoomFolders
        The private folders of this run.
    workbook : pathlib.Path
        The folder with the workbook's notebooks: all that the page can see.
    notebook : str
        The notebook that opens first.
    port : int
        Tried first; when it is taken, others are.

    Returns
    -------
    ServerApp
        Bound to its port; ``start()`` serves until it is stopped.
    """
    return set_up(WorkbookLab, configure(folders, workbook, notebook, port))


def set_up(lab: type[WorkbookLab], config: Config) -> ServerApp:
    """Set up a server of this kind; what it complains of is kept short."""
    server = lab.initialize_server(argv=[], config=config)
    server.io_loop.asyncio_loop.set_exception_handler(_say_what_is_news)
    return server


def _say_what_is_news(loop: AbstractEventLoop, context: dict[str, Any]) -> None:
    """Pass on what the loop complains of, but for a page that was closed while it was told."""
    if not isinstance(context.get("exception"), WebSocketClosedError):
        loop.default_exception_handler(context)


def address(server: ServerApp, notebook: str) -> str:
    """Return the address of a notebook, token included."""
    token = server.identity_provider.token
    return f"http://127.0.0.1:{server.port}/doc/tree/{notebook}?token={token}"


def address_for_once(server: ServerApp, notebook: str) -> str:
    """Return an address that leads to the notebook one time, and holds no token."""
    door = Door()
    behind = {"door": door, "leads_to": address(server, notebook)}
    server.web_app.add_handlers(".*$", [(r"/balancekit/door/(.+)", DoorHandler, behind)])
    return f"http://127.0.0.1:{server.port}/balancekit/door/{door.key}"
