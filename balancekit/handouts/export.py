"""Notebook -> PDF or page images, in this process, for the workbook and the command line."""

import warnings
from collections.abc import Mapping
from typing import Any

from balancekit.errors import ArgumentError
from balancekit.handouts.document import language_of, to_document
from balancekit.handouts.form_fields import fields_of_page
from balancekit.handouts.large_print import enlarged
from balancekit.handouts.looking import missing_from
from balancekit.handouts.press import PAPERS, print_pages, print_pdf
from balancekit.handouts.protection import protected
from balancekit.strings import say, using


def export_handout(
    notebook: Mapping[str, Any],
    paper: str | None = None,
    *,
    large: bool = False,
    grey: bool = False,
    archive: bool = False,
    password: str | None = None,
) -> bytes:
    """Print a notebook as a handout.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        What `compose_handout` returns, or any notebook of nbformat 4.
    paper : str, optional
        ``"a4"`` or ``"us-letter"``; by default what the practice has chosen, else ``"a4"``.
    large : bool
        Large print: 18 pt, one column, as many pages as that takes.
    grey : bool
        Without colour, for printers that have none. Pictures from elsewhere and a practice's
        logo stay as they are.
    archive : bool
        For keeping: PDF/A-2a as well as PDF/UA-1. Not with fields to fill in, nor with a password.
    password : str, optional
        Asked for by whatever opens the file; encrypted with AES-256.

    Returns
    -------
    bytes
        A PDF (PDF/UA-1 where every sign has a font); the same bytes for the same notebook, unless
        there is a password.

    Raises
    ------
    ArgumentError
        Another paper, a password that cannot be used, or an archive that the standard forbids.
    HandoutError
        The notebook cannot be printed.

    Warns
    -----
    UserWarning
        Something of the notebook cannot be printed: a box on the page says the same.

    Examples
    --------
    >>> cell = {"cell_type": "markdown", "source": "# Our week", "metadata": {}}
    >>> export_handout({"cells": [cell], "metadata": {}})[:5]
    b'%PDF-'
    """
    if archive and (password is not None or fields_of_page(notebook)):
        raise ArgumentError(say("files.archive"))
    document = variant(notebook, large=large, grey=grey)
    pdf = print_pdf(document, paper or _paper(notebook), archive=archive)
    pdf = _with_fields(pdf, notebook, large=large)
    for sentence in missing_from(document["sections"]):
        warnings.warn(sentence, stacklevel=2)
    return pdf if password is None else protected(pdf, password)


def page_images(
    notebook: Mapping[str, Any],
    paper: str | None = None,
    ppi: float = 110,
    *,
    large: bool = False,
    grey: bool = False,
) -> list[bytes]:
    """Draw the pages of a handout, to look at before it is given out.

    Parameters
    ----------
    notebook, paper, large, grey
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
    document = variant(notebook, large=large, grey=grey)
    return print_pages(document, paper or _paper(notebook), ppi)


def variant(
    notebook: Mapping[str, Any], *, large: bool, grey: bool, **around: Any
) -> dict[str, Any]:
    """Turn a notebook into the values of one handout, in large print or without colour.

    Parameters
    ----------
    notebook, large, grey
        As for `export_handout`.
    **around
        What lies around the notebook, as for `to_document`.
    """
    with using(language_of(notebook)):
        document = to_document(enlarged(notebook) if large else notebook, **around)
    return {**document, "large": large, "grey": grey}


def _paper(notebook: Mapping[str, Any]) -> str:
    own = notebook.get("metadata", {}).get("balancekit")
    wanted = own.get("paper") if isinstance(own, Mapping) else None
    return wanted if wanted in PAPERS else PAPERS[0]


def _with_fields(pdf: bytes, notebook: Mapping[str, Any], *, large: bool) -> bytes:
    fields = fields_of_page(notebook)
    if not fields:
        return pdf
    from balancekit.handouts.forms import with_fields  # its library only where there are fields

    return with_fields(pdf, fields, large=large)
