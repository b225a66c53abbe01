"""Outputs of a notebook's code cells -> plain values for the page."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from balancekit.handouts.drawing import DIAGRAM_MIME, diagram_block
from balancekit.handouts.form_parts import FORM_MIME, form_block
from balancekit.handouts.html_blocks import html_blocks
from balancekit.handouts.images import image_block, missing_block
from balancekit.handouts.parts import PART_MIME, part_block
from balancekit.handouts.tokens import markdown_blocks
from balancekit.handouts.wording import printable
from balancekit.strings import say

Block = dict[str, Any]
DrawChart = Callable[[Mapping[str, Any]], str | None]

_PLOTLY = "application/vnd.plotly.v1+json"
_WIDGET = "application/vnd.jupyter.widget-view+json"
_IMAGES = ("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp")
_COLOURS_OF_A_TERMINAL = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
_OVERWRITTEN = re.compile(r"[^\n\r]*\r(?!\n)")
# The name of an object and where it lies in memory: nothing to read.
_OBJECT = re.compile(r"[\[(]*<[\w.]+[^<>]*( at 0x[0-9a-f]+|object)[^<>]*>.*", re.DOTALL)


def output_blocks(
    output: Mapping[str, Any], folder: Path | None = None, draw_chart: DrawChart | None = None
) -> list[Block]:
    """Read one output of a code cell.

    Parameters
    ----------
    output : mapping
        An output as nbformat 4 defines it.
    folder : pathlib.Path, optional
        Where pictures named by an output may lie.
    draw_chart : callable, optional
        Draws a plotly figure as SVG, or returns ``None``.

    Returns
    -------
    list of dict
        Blocks for the page. Warnings are for whoever writes the notebook, not for the reader of
        a handout: they give nothing, and an error gives a box without its traceback.

    Examples
    --------
    >>> output_blocks({"output_type": "stream", "name": "stdout", "text": "5 lines"})
    [{'t': 'code', 's': '5 lines'}]
    """
    kind = output["output_type"]
    if kind == "stream" and output["name"] == "stdout":
        return _text_block(_joined(output["text"]))
    if kind == "error":
        return [{"t": "missing", "s": say("handout.stopped")}]
    if kind in {"display_data", "execute_result"}:
        return _display_blocks(output["data"], output.get("metadata", {}), folder, draw_chart)
    return []


def _display_blocks(
    data: Mapping[str, Any],
    metadata: Mapping[str, Any],
    folder: Path | None,
    draw_chart: DrawChart | None,
) -> list[Block]:
    if PART_MIME in data:
        return [_part(part_block, data[PART_MIME])]
    if FORM_MIME in data:
        return [_part(form_block, data[FORM_MIME])]
    drawing = _diagram(data)
    if drawing is not None:
        return [drawing]
    for mime in _IMAGES:
        if mime in data:
            return [_image(mime, _joined(data[mime]), metadata)]
    if _WIDGET in data:
        return []  # a control of the screen; its text is the name of a Python class
    if _PLOTLY in data:
        return [_chart(data[_PLOTLY], draw_chart)]
    return _written(data, folder)


def _image(mime: str, content: str, metadata: Mapping[str, Any]) -> Block:
    own = metadata.get(mime)
    own = own if isinstance(own, Mapping) else {}
    width = own.get("width")
    alt = own.get("alt") or metadata.get("alt") or ""
    return image_block(mime, content, str(alt), width if isinstance(width, int | float) else None)


def _chart(figure: Any, draw_chart: DrawChart | None) -> Block:
    drawn = draw_chart(figure) if draw_chart and isinstance(figure, Mapping) else None
    if drawn is None:
        return missing_block(say("handout.plotly_figure"))
    return image_block("image/svg+xml", drawn, _title(figure))


def _title(figure: Mapping[str, Any]) -> str:
    layout = figure.get("layout")
    title = layout.get("title", "") if isinstance(layout, Mapping) else ""
    return str(title.get("text", "") if isinstance(title, Mapping) else title)


def _written(data: Mapping[str, Any], folder: Path | None) -> list[Block]:
    if "text/markdown" in data:
        return markdown_blocks(_joined(data["text/markdown"]), folder=folder)
    blocks = html_blocks(_joined(data["text/html"]), folder) if "text/html" in data else []
    if blocks:
        return blocks
    if "text/latex" in data:
        return _text_block(_joined(data["text/latex"]))
    text = _joined(data.get("text/plain", ""))
    if text and not _OBJECT.fullmatch(text.strip()):
        return _text_block(text)
    shows_more = set(data) - {"text/plain"} or "IPython.core.display" in text
    return [missing_block(say("handout.unknown_output"))] if shows_more else []


def _diagram(data: Mapping[str, Any]) -> Block | None:
    if DIAGRAM_MIME in data:
        return diagram_block(data[DIAGRAM_MIME])
    figure = data.get(_PLOTLY)
    layout = figure.get("layout") if isinstance(figure, Mapping) else None
    meta = layout.get("meta") if isinstance(layout, Mapping) else None
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
    """Print a text as a terminal would show it: coloured words without codes, lines overwritten."""
    text = _COLOURS_OF_A_TERMINAL.sub("", text).replace("\r\n", "\n")
    text = printable(_OVERWRITTEN.sub("", text)).strip("\n")
    return [{"t": "code", "s": text}] if text.strip() else []


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
