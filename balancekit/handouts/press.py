"""Plain values -> PDF or page images, by Typst inside this process.

The document is a file in memory: nothing a client wrote touches a disk, no other process runs
and no network is asked. Typst's messages quote the words they complain
about, so none of them is shown or passed on.
"""

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import typst

from balancekit.bundled import bundled
from balancekit.errors import ArgumentError, HandoutError
from balancekit.handouts.fonts import fonts
from balancekit.strings import say, using

Files = dict[str, bytes]

PAPERS = ("a4", "us-letter")
SKELETON = "index.typ.j2"
_ACCESSIBLE = ["ua-1"]
_ARCHIVED = [*_ACCESSIBLE, "a-2a"]


@dataclass(frozen=True, repr=False)
class _Attempt:
    """One way to print: which fonts, which promise, and the files in memory."""

    files: Files
    fonts: typst.Fonts
    standards: list[str]

    def compile(self, **wanted: Any) -> list[bytes]:
        printed, _ = typst.compile_with_warnings(
            self.files, root=_template(), font_paths=self.fonts, **wanted
        )
        return [printed] if isinstance(printed, bytes) else list(printed or ())


def print_pdf(
    document: Mapping[str, Any],
    paper: str,
    design: Files | None = None,
    *,
    archive: bool = False,
) -> bytes:
    """Print a document as PDF/UA-1.

    Where no font on this computer has one of its signs, the page is made without that promise,
    and a sentence on it says so.

    Parameters
    ----------
    document : mapping
        What `balancekit.handouts.document.to_document` returns.
    paper : str
        ``"a4"`` or ``"us-letter"``.
    design : dict of bytes, optional
        Typst files by name, ``main.typ`` among them; the package's own by default.
    archive : bool
        As PDF/A-2a too, which asks for the day on which the file was made.

    Returns
    -------
    bytes
        The PDF; the same bytes for the same document.

    Raises
    ------
    ArgumentError
        Another paper.
    HandoutError
        The document cannot be printed, a damaged picture for example.
    """
    if not archive:
        return _settle(document, paper, design, _ACCESSIBLE)[1]
    return _settle({**document, "made": _today()}, paper, design, _ARCHIVED)[1]


def print_pages(document: Mapping[str, Any], paper: str, ppi: float) -> list[bytes]:
    """Draw each page of a document as a PNG, exactly as `print_pdf` would print it.

    Parameters
    ----------
    document, paper
        As for `print_pdf`.
    ppi : float
        Pixels per inch.

    Returns
    -------
    list of bytes
        One PNG for each page.

    Raises
    ------
    ArgumentError, HandoutError
        As for `print_pdf`.
    """
    attempt, _ = _settle(document, paper, None, _ACCESSIBLE)
    return attempt.compile(format="png", ppi=ppi)


def design_files(folders: tuple[Path, ...]) -> Files:
    """Read the Typst files of a design; the first folder that has a name wins.

    Parameters
    ----------
    folders : tuple of pathlib.Path
        Template folders, the most particular one first.

    Returns
    -------
    dict of bytes
        The content of each ``.typ`` file by its name.

    Examples
    --------
    >>> from balancekit.bundled import bundled
    >>> "handout.typ" in design_files((bundled("templates") / "handout",))
    True
    """
    found = [path for folder in reversed(folders) for path in sorted(folder.glob("*.typ"))]
    return {path.name: path.read_bytes() for path in found}


def _settle(
    document: Mapping[str, Any], paper: str, design: Files | None, standards: list[str]
) -> tuple[_Attempt, bytes]:
    if paper not in PAPERS:
        raise ArgumentError(say("handout.paper", paper=paper, papers=", ".join(PAPERS)))
    for attempt in _attempts({**document, "paper": paper}, design or _own_design(), standards):
        try:
            return attempt, attempt.compile(format="pdf", pdf_standards=attempt.standards)[0]
        except RuntimeError:  # TypstError and its kin
            continue  # their messages quote the client's words: not kept
    raise HandoutError(say("handout.cannot_print"))


def _attempts(document: dict[str, Any], design: Files, standards: list[str]) -> Iterator[_Attempt]:
    """Bundled fonts, then those of the computer, then without the promise and with a sentence."""
    first = _Attempt(design | _document_files(document), fonts(with_system=False), standards)
    yield first
    yield replace(first, fonts=fonts(with_system=True))
    with using(document.get("language", "")):
        notice = say("handout.missing_sign")
    files = design | _document_files({**document, "notice": notice})
    yield _Attempt(files, fonts(with_system=True), [])


def _document_files(document: dict[str, Any]) -> Files:
    text = json.dumps({"notice": "", **document}, ensure_ascii=False)
    return {"document.json": text.encode()}


def _today() -> dict[str, int]:
    day = datetime.date.today()
    return {"year": day.year, "month": day.month, "day": day.day}


def _template() -> Path:
    return bundled("templates") / "handout"


@cache
def _own_design() -> Files:
    main = (_template() / SKELETON).read_bytes()
    return {"main.typ": main, **design_files((_template(),))}
