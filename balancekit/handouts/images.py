"""Pictures of a notebook: inside it, or in its own folder. None is ever fetched from a network."""

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from balancekit.handouts.pixels import pixel_size
from balancekit.handouts.svg import can_be_printed
from balancekit.handouts.upright import quarter_turns
from balancekit.handouts.wording import one_line
from balancekit.strings import say

Attachments = Mapping[str, Mapping[str, str]]
Block = dict[str, Any]

_SVG = "image/svg+xml"
_ENDINGS = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": _SVG,
}
_POINTS = 0.75  # in a pixel of the screen
_MOST_BYTES = 20_000_000


def image_block(mime: str, content: str, alt: str, width: float | None = None) -> Block:
    """Make a block from what a notebook holds for an image: SVG text or base64.

    Parameters
    ----------
    mime, content : str
        As in a notebook.
    alt : str
        What it shows, in words.
    width : float, optional
        How wide it is on the screen, in px; by default as many as it has.

    Returns
    -------
    dict
        A picture as SVG, or a box that says what is missing where the content is no such image.

    Examples
    --------
    >>> image_block("image/png", "nonsense", "a tree")["t"]
    'missing'
    """
    name = one_line(alt) or say("handout.picture_without_words")
    if mime == _SVG:
        svg = content if can_be_printed(content) else None
    else:
        svg = _framed(mime, content, width)
    return {"t": "picture", "svg": svg, "alt": name} if svg else missing_block(name)


def picture_block(
    address: str, alt: str, attachments: Attachments, folder: Path | None = None
) -> Block:
    """Find the picture of a Markdown image: attached to its cell, a data address, or a file.

    Parameters
    ----------
    address, alt : str
        As in Markdown.
    attachments : mapping
        Those of the cell.
    folder : pathlib.Path, optional
        Where the notebook lies; a file must be in it or below, as a notebook of somebody else
        could ask for any file of this computer.

    Examples
    --------
    >>> picture_block("https://example.org/tree.png", "a tree", {})["t"]
    'missing'
    """
    mime, _, content = address.removeprefix("data:").partition(";base64,")
    if address.startswith("data:") and content:
        data = base64.b64decode(content).decode(errors="ignore") if mime == _SVG else content
        return image_block(mime, data, alt)
    kinds = attachments.get(unquote(address).removeprefix("attachment:"), {})
    for kind, data in kinds.items():
        return image_block(kind, data, alt)
    found = _in_folder(address, folder) if folder else None
    if found:
        return image_block(*found, alt)
    return missing_block(one_line(alt) or say("handout.picture_without_words"))


def missing_block(what: str) -> Block:
    """Make the box that says what could not be printed.

    Examples
    --------
    >>> "tree" in missing_block("a tree")["s"]
    True
    """
    return {"t": "missing", "s": say("handout.missing", what=what)}


def _framed(mime: str, content: str, width: float | None) -> str | None:
    """Put pixels into an SVG of their size: text, the only kind of file that Typst takes from us.

    As a list of numbers a picture would take ten times as long.
    """
    try:
        data = base64.b64decode("".join(content.split()), validate=True)
    except ValueError:
        return None
    size = pixel_size(mime, data)
    if size is None:
        return None
    turns = quarter_turns(data)
    across, down = size if turns % 2 == 0 else size[::-1]
    wide = (width or across) * _POINTS
    corner = ((0, 0), (across, 0), (across, down), (0, down))[turns]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.2f}" '
        f'height="{wide * down / across:.2f}" viewBox="0 0 {across} {down}">'
        f'<image width="{size[0]}" height="{size[1]}" '
        f'transform="translate({corner[0]} {corner[1]}) rotate({90 * turns})" '
        f'href="data:{mime};base64,{base64.b64encode(data).decode()}"/></svg>'
    )


def _in_folder(address: str, folder: Path) -> tuple[str, str] | None:
    path = unquote(address).partition("?")[0].partition("#")[0]
    mime = _ENDINGS.get(Path(path).suffix.lower())
    try:
        file = (folder / path).resolve()
        inside = file.is_relative_to(folder.resolve())
        if mime is None or not inside or file.stat().st_size > _MOST_BYTES:
            return None
        data = file.read_bytes()
    except (OSError, ValueError):  # not there, or no path at all
        return None
    content = data.decode(errors="ignore") if mime == _SVG else base64.b64encode(data).decode()
    return mime, content
