"""Is this SVG a drawing that can be printed? Typst is asked, with nothing else on the page."""

import json
from typing import Any

import typst

from balancekit.bundled import bundled
from balancekit.handouts.fonts import fonts

_PAGE = b'#image(bytes(json("drawing.json")), format: "svg")'


def can_be_printed(svg: str) -> bool:
    """Tell whether Typst can draw an SVG: well formed, with a size, asking for no other file.

    One drawing that is damaged would keep the whole page from being printed.

    Examples
    --------
    >>> can_be_printed("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    True
    >>> can_be_printed("<svg")
    False
    """
    files: Any = {"main.typ": _PAGE, "drawing.json": json.dumps(svg).encode()}
    try:
        typst.compile_with_warnings(
            files,
            root=bundled("templates") / "handout",
            font_paths=fonts(with_system=False),
            format="svg",
        )
    except RuntimeError:  # its message quotes the drawing: not kept
        return False
    return True
