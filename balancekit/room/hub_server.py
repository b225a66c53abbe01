"""The guarded server where a JupyterHub says who comes in: its owner, and nobody else.

Imports Jupyter and JupyterHub at its top; only a room that a hub has started loads it.
"""

import os
from pathlib import Path
from typing import Any, ClassVar

from jupyter_server.auth import User
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.serverapp import ServerApp
from jupyterhub.singleuser.extension import JupyterHubIdentityProvider, JupyterHubSingleUser
from tornado.web import HTTPError

from balancekit.room.configuration import configure
from balancekit.room.folders import RoomFolders
from balancekit.room.page import configure_page, write_stranger_page
from balancekit.room.server import WorkbookLab, set_up


class OwnerOnly(JupyterHubIdentityProvider):  # type: ignore[misc]
    """The hub's login, for the user whose room it is."""

    async def get_user(self, handler: JupyterHandler) -> User | None:
        """Tell who asks, and send away all but the owner.

        The hub would let its administrators, and whoever was given a share, into any server.
        """
        user = await super().get_user(handler)
        if user is not None and user.username != os.environ["JUPYTERHUB_USER"]:
            handler.current_user = None  # nobody here, so that a page can be made for them
            raise HTTPError(403)
        return user

    def page_config_hook(self, handler: object, page_config: dict[str, Any]) -> dict[str, Any]:
        """Tell the page what the hub has to say, then what the room has."""
        return configure_page(handler, super().page_config_hook(handler, page_config))


class HubDoor(JupyterHubSingleUser):  # type: ignore[misc]
    """JupyterHub's own extension: address, login, and telling the hub who is still at work."""

    load_other_extensions = False

    def load_config_file(self) -> None:
        """Take the address from the hub, and the login from us."""
        super().load_config_file()
        self.serverapp.config.ServerApp.identity_provider_class = OwnerOnly


class LabBehindHub(WorkbookLab):
    """The workbook's Lab, with the hub's extension beside it."""

    serverapp_config: ClassVar[dict[str, Any]] = {"jpserver_extensions": {__name__: True}}


def _jupyter_server_extension_points() -> list[dict[str, object]]:
    return [{"module": __name__, "app": HubDoor}]


def make_server_for_hub(folders: RoomFolders, workbook: Path, notebook: str) -> ServerApp:
    """Set up the server without starting it.

    Parameters
    ----------
    folders : RoomFolders
        The private folders of this run.
    workbook : pathlib.Path
        The folder with the workbook's notebooks.
    notebook : str
        The notebook that opens first.

    Returns
    -------
    ServerApp
        Bound to the address that the hub asked for; ``start()`` serves until the hub ends it.

    Raises
    ------
    SystemExit
        No hub has started this program.
    """
    config = configure(folders, workbook, notebook, port=0)
    config.ServerApp.default_url = f"/doc/tree/{notebook}"
    write_stranger_page(folders.page)
    return set_up(LabBehindHub, config)
