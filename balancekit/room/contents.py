"""Reads and writes the workbook's notebooks, and lets no client word into a file.

A saved notebook keeps its cells and nothing a run has produced. Whatever cannot be cleaned is
refused: an error here means that nothing is written.
"""

from typing import Any

from jupyter_server.services.contents.checkpoints import AsyncCheckpoints
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from tornado.web import HTTPError

from balancekit.strings import say

_NOTEBOOK_METADATA = ("balancekit", "kernelspec", "language_info", "title")
_CELL_METADATA = ("jupyter", "editable", "deletable", "tags", "collapsed")

Json = dict[str, Any]


def clean_notebook(notebook: Json) -> Json:
    """Copy what the author of a notebook wrote, and nothing that came from running it.

    Parameters
    ----------
    notebook : dict
        A notebook of format 4.

    Returns
    -------
    dict
        The same cells without outputs, counts, attachments, widget state or unknown metadata.

    Raises
    ------
    KeyError
        The notebook lacks a part every notebook has.

    Examples
    --------
    >>> cell = {"cell_type": "code", "source": "1", "outputs": ["secret"], "execution_count": 1}
    >>> notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}
    >>> clean_notebook(notebook)["cells"]
    [{'cell_type': 'code', 'source': '1', 'metadata': {}, 'outputs': [], 'execution_count': None}]
    """
    return {
        "nbformat": notebook["nbformat"],
        "nbformat_minor": notebook["nbformat_minor"],
        "metadata": _only(notebook["metadata"], _NOTEBOOK_METADATA),
        "cells": [_clean_cell(cell) for cell in notebook["cells"]],
    }


def _clean_cell(cell: Json) -> Json:
    kept = _only(cell, ("id", "cell_type", "source"))
    kept["metadata"] = _only(cell.get("metadata", {}), _CELL_METADATA)
    if cell["cell_type"] == "code":
        kept |= {"outputs": [], "execution_count": None}
    return kept


def _only(mapping: Json, keys: tuple[str, ...]) -> Json:
    return {key: mapping[key] for key in keys if key in mapping}


class WorkbookContents(AsyncLargeFileManager):  # type: ignore[misc]
    """The workbook's folder as the page sees it."""

    async def save(self, model: Json, path: str = "") -> Json:
        """Save a cleaned notebook; refuse everything else.

        A plain upload, whole or in pieces, would pass by the cleaning, whatever its name.
        """
        if model.get("type") != "notebook" or "content" not in model:
            raise HTTPError(403, say("room.only_notebooks"))
        try:
            content = clean_notebook(model["content"])
        except (KeyError, TypeError, AttributeError) as error:
            raise HTTPError(400, say("room.not_a_notebook")) from error
        saved: Json = await super().save({**model, "content": content}, path)
        return saved

    def get_extra_handlers(self) -> list[object]:
        """Offer no addresses that hand out files: a browser would keep them in its cache."""
        return []


class NoCheckpoints(AsyncCheckpoints):  # type: ignore[misc]
    """Jupyter's second copies of a notebook: there are none."""

    async def create_checkpoint(self, contents_mgr: AsyncLargeFileManager, path: str) -> Json:
        """Answer as if one had been made; the page asks for one after every save."""
        model = await contents_mgr.get(path, content=False)
        return {"id": "none", "last_modified": model["last_modified"]}

    async def list_checkpoints(self, path: str) -> list[Json]:
        """List nothing."""
        return []

    async def restore_checkpoint(
        self, contents_mgr: AsyncLargeFileManager, checkpoint_id: str, path: str
    ) -> None:
        """Refuse: there is nothing to go back to."""
        raise HTTPError(404, say("room.no_checkpoints"))

    async def delete_checkpoint(self, checkpoint_id: str, path: str) -> None:
        """Do nothing."""

    async def rename_checkpoint(self, checkpoint_id: str, old_path: str, new_path: str) -> None:
        """Do nothing."""
