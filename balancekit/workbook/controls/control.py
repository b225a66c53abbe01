"""What all controls have in common."""

from pathlib import Path
from typing import Any

import anywidget
import traitlets

_HERE = Path(__file__).resolve().parent


def script(name: str) -> str:
    """Return the browser's half of a control, with the few lines that all of them share."""
    files = (_HERE / "shared.js", _HERE / f"{name}.js")
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


class Control(anywidget.AnyWidget):  # type: ignore[misc]
    """A control with an accessible name whose value is a client's word, and so never printed.

    Attributes
    ----------
    label : str
        The accessible name.
    say : dict
        The words that the control itself shows, from the catalogue.
    """

    label = traitlets.Unicode().tag(sync=True)
    say = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def _repr_keys(self) -> Any:
        return iter(())
