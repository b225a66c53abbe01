"""What all controls have in common."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from secrets import token_hex
from typing import Any

import anywidget
import traitlets

from balancekit.errors import ArgumentError
from balancekit.strings import say

_HERE = Path(__file__).resolve().parent
_KERNEL = token_hex(8)
# What the browser sent is not sent back to it: it may have gone on meanwhile.
SYNCED = {"sync": True, "echo_update": False}


def script(*names: str) -> str:
    """Return the browser's half of a control, with the few lines that all of them share."""
    files = (_HERE / f"{name}.js" for name in ("shared", *names))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def check_offered(asked: Iterable[object], offered: Sequence[object]) -> None:
    """Refuse what a person could not have chosen."""
    for answer in asked:
        if answer not in offered:
            known = ", ".join(str(one) for one in offered if one not in (None, ""))
            raise ArgumentError(say("control.not_offered", answer=answer, known=known))


class Control(anywidget.AnyWidget):  # type: ignore[misc]
    """A control with an accessible name whose value is a client's word, and so never printed.

    Attributes
    ----------
    label : str
        The accessible name.
    say : dict
        The words that the control itself shows, from the catalogue.
    belongs_to : str
        For lists and texts that are kept: whose, on which page, as a name that tells nothing. It is
        the same in a new kernel, so that the page can bring what the one before never heard.
    kernel : str
        A name of this kernel, by which the page knows when it has become another one.
    is_kept : callable
        Tells whether what the control holds is in the casebook, as far as it belongs there.
    """

    label = traitlets.Unicode().tag(sync=True)
    say = traitlets.Dict().tag(sync=True)
    belongs_to = traitlets.Unicode().tag(sync=True)
    kernel = traitlets.Unicode(_KERNEL).tag(sync=True)
    _takes = _closes = False

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.is_kept: Callable[[], bool] = lambda: True
        self.on_msg(self._take)

    def _take(self, _: object, content: dict[str, Any], buffers: object) -> None:
        """Take over what the browser sent, in the order in which it was sent."""
        self._takes = True
        try:
            if "set" in content:
                self.set_state(content["set"])
            if "sent" in content:
                self.send({"done": content["sent"], "kept": self.is_kept()})
        finally:
            self._takes = False
            if self._closes:
                self.close()

    def close(self) -> None:
        """Close the control, once the page has been answered where this is what turns it."""
        self._closes = self._takes
        if not self._takes:
            super().close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def _repr_keys(self) -> Any:
        return iter(())
