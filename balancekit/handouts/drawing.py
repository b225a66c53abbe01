"""Diagrams on their way to the press: every position as it is, every text cleaned and marked."""

from typing import Any

import msgspec

from balancekit.diagrams import from_plain, to_plain
from balancekit.handouts.wording import one_line, text_runs

DIAGRAM_MIME = "application/vnd.balancekit.diagram+json"
Block = dict[str, Any]


def diagram_block(data: object) -> Block | None:
    """Make a drawing from what a notebook holds for a Diagram.

    Parameters
    ----------
    data : object
        The dict of `balancekit.diagrams.to_plain`.

    Returns
    -------
    dict or None
        The block; ``None`` where the data are no Diagram.

    Examples
    --------
    >>> diagram_block({"type": "overlap"}) is None
    True
    """
    try:
        plain = to_plain(from_plain(data))  # type: ignore[arg-type]
    except (msgspec.ValidationError, ValueError, TypeError):
        return None
    return {"t": "diagram", "drawing": _ready(plain), "alt": one_line(str(plain["alt"]))}


def _ready(value: Any) -> Any:
    """Give every text mark of a plain diagram its runs, wherever it stands."""
    if isinstance(value, dict):
        ready = {key: _ready(part) for key, part in value.items()}
        return {**ready, "c": text_runs(one_line(value["text"]))} if "text" in value else ready
    return [_ready(part) for part in value] if isinstance(value, list | tuple) else value
