"""Charts of plotly that are none of ours, drawn by kaleido, where it and a Chrome are installed.

The only place that starts another program, and only for the general exporter: a page of a case
never holds such a chart.
"""

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from typing import Any


@cache
def can_draw_charts() -> bool:
    """Tell whether kaleido is installed (``balancekit[charts]``) and finds a Chrome."""
    if find_spec("kaleido") is None:
        return False
    try:
        from choreographer.browsers.chromium import Chromium

        return Chromium.find_browser(skip_local=False) is not None
    except Exception:  # whatever another program's search may raise: there is no chart then
        return False


def chart_svg(figure: Mapping[str, Any]) -> str | None:
    """Draw a chart.

    Parameters
    ----------
    figure : mapping
        As in an output of a notebook.

    Returns
    -------
    str or None
        SVG with real text; ``None`` where it cannot be drawn here.
    """
    if not can_draw_charts():
        return None
    import kaleido

    plain = {"data": figure.get("data", []), "layout": figure.get("layout", {})}
    try:
        drawn = kaleido.calc_fig_sync(plain, opts={"format": "svg"}, kopts={"mathjax": False})
    except Exception:  # a browser that does not start, a figure that is none
        return None
    return drawn.decode("utf-8", errors="ignore") if b"<svg" in drawn else None
