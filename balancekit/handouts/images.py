"""Pictures that live inside a notebook. No picture is ever fetched from a disk or a network."""

import base64
from collections.abc import Mapping
from typing import Any

from balancekit.handouts.wording import one_line
from balancekit.strings import say

Attachments = Mapping[str, Mapping[str, str]]
Block = dict[str, Any]

_BEGINNINGS = {
    "image/png": b"\x89PNG\r\n",
    "image/jpeg": b"\xff\xd8",
    "image/gif": b"GIF8",
    "image/webp": b"RIFF",
}
_SVG = "image/svg+xml"


def image_block(mime: str, content: str, alt: str) -> Block:
    """Make a block from what a notebook holds for an image: SVG text or base64.

    Returns
    -------
    dict
        A picture, or a box that says what is missing where the content is no such image.

    Examples
    --------
    >>> image_block("image/png", "nonsense", "a tree")["t"]
    'missing'
    """
    data = _image_data(mime, content)
    name = one_line(alt) or say("handout.picture_without_words")
    if data is None:
        return missing_block(name)
    kind = mime.removeprefix("image/").removesuffix("+xml").replace("jpeg", "jpg")
    return {"t": "picture", "data": list(data), "kind": kind, "alt": name}


def picture_block(address: str, alt: str, attachments: Attachments) -> Block:
    """Find the picture of a Markdown image: an attachment of its cell, or a data address.

    Examples
    --------
    >>> picture_block("https://example.org/tree.png", "a tree", {})["t"]
    'missing'
    """
    mime, _, content = address.removeprefix("data:").partition(";base64,")
    if address.startswith("data:") and content:
        return image_block(mime, content, alt)
    kinds = attachments.get(address.removeprefix("attachment:"), {})
    for kind, data in kinds.items():
        return image_block(kind, data, alt)
    return missing_block(one_line(alt) or say("handout.picture_without_words"))


def missing_block(what: str) -> Block:
    """Make the box that says what could not be printed.

    Examples
    --------
    >>> "tree" in missing_block("a tree")["s"]
    True
    """
    return {"t": "missing", "s": say("handout.missing", what=what)}


def _image_data(mime: str, content: str) -> bytes | None:
    if mime == _SVG:
        return content.encode() if "<svg" in content else None
    try:
        data = base64.b64decode("".join(content.split()), validate=True)
    except ValueError:
        return None
    return data if mime in _BEGINNINGS and data.startswith(_BEGINNINGS[mime]) else None
