"""What Jupyter is told: reachable from this machine only, keeping nothing, asking no one."""

import secrets
from pathlib import Path
from shutil import copyfile
from typing import Any

import zmq
from jupyter_core.paths import jupyter_path
from traitlets.config import Config

from balancekit.room.channels import WorkbookChannels
from balancekit.room.contents import NoCheckpoints, WorkbookContents
from balancekit.room.folders import RoomFolders
from balancekit.room.kernel import KERNEL
from balancekit.room.page import configure_page

_HERE = Path(__file__).resolve().parent


def configure(folders: RoomFolders, workbook: Path, notebook: str, port: int) -> Config:
    """Put together everything Jupyter is told for one run."""
    copyfile(_HERE / "overrides.json", folders.settings / "overrides.json")
    return Config(
        ServerApp=_server(folders, workbook, port),
        LabApp=_lab(folders, notebook),
        Application={"log_level": "ERROR"},
        IdentityProvider={"token": secrets.token_urlsafe(32)},
        ContentsManager={"checkpoints_class": NoCheckpoints},
        NotebookNotary={"db_file": ":memory:"},
        MultiKernelManager={"default_kernel_name": KERNEL},
        KernelSpecManager={"allowed_kernelspecs": {KERNEL}, "ensure_native_kernel": False},
        # Between server and kernel, on this machine: encrypted where zmq was built with it.
        KernelManager={"transport_encryption": "auto" if zmq.has("curve") else "disabled"},
        # How soon a dead kernel is noticed, in seconds; Jupyter's own 3 are long to stare at.
        KernelRestarter={"time_to_dead": 0.5},
    )


def _server(folders: RoomFolders, workbook: Path, port: int) -> dict[str, Any]:
    return {
        "ip": "127.0.0.1",
        "port": port,
        "allow_remote_access": False,
        "allow_root": True,
        "root_dir": str(workbook),
        "open_browser": False,
        "contents_manager_class": WorkbookContents,
        "kernel_websocket_connection_class": WorkbookChannels,
        "extra_template_paths": [str(folders.page)],
        "terminals_enabled": False,
        "quit_button": False,
        "tornado_settings": {"page_config_hook": configure_page},
    }


def _lab(folders: RoomFolders, notebook: str) -> dict[str, Any]:
    return {
        "default_url": f"/doc/tree/{notebook}",
        "news_url": None,
        "check_for_updates_class": "jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "extension_manager": "readonly",
        "lock_all_plugins": True,
        "app_settings_dir": str(folders.settings),
        "user_settings_dir": str(folders.preferences),
        "workspaces_dir": str(folders.workspaces),
        "templates_dir": str(folders.page),
        "labextensions_path": [str(_HERE / "labext"), *jupyter_path("labextensions")],
    }
