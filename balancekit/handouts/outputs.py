"""Outputs of a notebook's code cells -> plain values for the page."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from balancekit.handouts.drawing import DIAGRAM_MIME, diagram_block
from balancekit.handouts.form_parts import FORM_MIME, form_block
from balancekit.handouts.images import image_block, missing_block
from balancekit.handouts.parts import PART_MIME, part_block
from balancekit.handouts.tokens import markdown_blocks
from balancekit.handouts.wording import printable
from balancekit.strings import say

Block = dict[str, Any]

_PLOTLY = "application/vnd.plotly.v1+json"
_WIDGET = "application/vnd.jupyter.widget-view+json"
_IMAGES = ("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp")


def output_blocks(output: Mapping[str, Any]) -> list[Block]:
    """Read one output of a code cell.

    Parameters
    ----------
    output : mapping
        An output as nbformat 4 defines it.

    Returns
    -------
    list of dict
        Blocks for the page. Warnings and tracebacks are for whoever writes the notebook, not
        for the reader of a handout: they give nothing.

    Examples
    --------
    >>> output_blocks({"output_type": "stream", "name": "stdout", "text": "5 lines"})
    [{'t': 'code', 's': '5 lines'}]
    """
    if output["output_type"] == "stream" and output["name"] == "stdout":
        return _text_block(_joined(output["text"]))
    if output["output_type"] in {"display_data", "execute_result"}:
        return _display_blocks(output["data"], output.get("metadata", {}))
    return []


def _display_blocks(data: Mapping[str, Any], metadata: Mapping[str, Any]) -> list[Block]:
    if PART_MIME in data:
        return [_part(part_block, data[PART_MIME])]
    if FORM_MIME in data:
        return [_part(form_block, data[FORM_MIME])]
    drawing = _diagram(data)
    if drawing is not None:
        return [drawing]
    for mime in _IMAGES:
        if mime in data:
            alt = metadata.get(mime, {}).get("alt") or metadata.get("alt") or ""
            return [image_block(mime, _joined(data[mime]), str(alt))]
    return _written(data)


def _written(data: Mapping[str, Any]) -> list[Block]:
    if _WIDGET in data:
        return []  # a control of the screen; its text is the name of a Python class
    if _PLOTLY in data:
        return [missing_block(say("handout.plotly_figure"))]
    if "text/markdown" in data:
        return markdown_blocks(_joined(data["text/markdown"]))
    if "text/plain" in data:
        return _text_block(_joined(data["text/plain"]))
    return [missing_block(say("handout.unknown_output"))]


def _diagram(data: Mapping[str, Any]) -> Block | None:
    if DIAGRAM_MIME in data:
        return diagram_block(data[DIAGRAM_MIME])
    meta = data.get(_PLOTLY, {}).get("layout", {}).get("meta")
    return (
        diagram_block(meta["balancekit"])
        if isinstance(meta, dict) and "balancekit" in meta
        else None
    )


def _part(block_of: Callable[[object], Block], data: object) -> Block:
    try:
        return block_of(data)
    except msgspec.ValidationError:
        return missing_block(say("handout.unknown_output"))


def _text_block(text: str) -> list[Block]:
    text = printable(text).strip("\n")
    return [{"t": "code", "s": text}] if text else []


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
