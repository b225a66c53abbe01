"""Notebook -> PDF or page images, in this process, for the workbook and the command line."""

from collections.abc import Mapping
from typing import Any

from balancekit.handouts.document import to_document
from balancekit.handouts.press import print_pages, print_pdf


def export_handout(notebook: Mapping[str, Any], paper: str = "a4") -> bytes:
    """Print a notebook as a handout.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        What `compose_handout` returns, or any notebook of nbformat 4.
    paper : str
        ``"a4"`` or ``"us-letter"``.

    Returns
    -------
    bytes
        A PDF (PDF/UA-1 where every sign has a font); the same bytes for the same notebook.

    Raises
    ------
    ArgumentError
        Another paper.
    HandoutError
        The notebook cannot be printed.

    Examples
    --------
    >>> cell = {"cell_type": "markdown", "source": "# Our week", "metadata": {}}
    >>> export_handout({"cells": [cell], "metadata": {}})[:5]
    b'%PDF-'
    """
    return print_pdf(to_document(notebook), paper)


def page_images(notebook: Mapping[str, Any], paper: str = "a4", ppi: float = 110) -> list[bytes]:
    """Draw the pages of a handout, to look at before it is given out.

    Parameters
    ----------
    notebook, paper
        As for `export_handout`.
    ppi : float
        Pixels per inch; 110 fills a laptop's screen with a page.

    Returns
    -------
    list of bytes
        One PNG for each page.

    Raises
    ------
    ArgumentError, HandoutError
        As for `export_handout`.

    Examples
    --------
    >>> cell = {"cell_type": "markdown", "source": "# Our week", "metadata": {}}
    >>> len(page_images({"cells": [cell], "metadata": {}}))
    1
    """
    return print_pages(to_document(notebook), paper, ppi)
