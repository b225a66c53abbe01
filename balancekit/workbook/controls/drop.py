"""A place to drop a file, or to choose one by keyboard; its bytes come in a message.

Nothing of the file touches a disk, and its name is never sent: names of files hold names of people.
"""

from collections.abc import Callable, Sequence
from typing import Any

import traitlets

from balancekit.strings import say
from balancekit.workbook.controls.control import Control, script

LARGEST = 8_000_000
"""Bytes: a message between page and kernel may have ten million."""
_WORDS = ("choose_file", "reading_file", "one_file", "no_file", "unreadable_file")


class Drop(Control):
    """An area that takes one file.

    Attributes
    ----------
    accept : str
        What the browser offers to choose, such as ``".pdf"``.
    largest : int
        In bytes; a larger file is refused in the page, and none of it is sent.
    """

    _esm = script("drop")
    accept = traitlets.Unicode().tag(sync=True)
    largest = traitlets.Int(LARGEST).tag(sync=True)

    def __init__(self, label: str, accept: str, largest: int = LARGEST) -> None:
        words = {key: say(f"control.{key}") for key in _WORDS}
        words["too_large"] = say("control.too_large", most=f"{largest / 1_000_000:g}")
        super().__init__(label=label, accept=accept, largest=largest, say=words)
        self._do: Callable[[bytes], None] = lambda content: None
        self.on_msg(self._read)

    def on_file(self, do: Callable[[bytes], None]) -> None:
        """Call a function with the bytes of each file that is dropped or chosen."""
        self._do = do

    def fill(self, content: bytes) -> None:
        """Drop a file as a person would."""
        self._do(content)

    def _read(self, _: object, content: dict[str, Any], buffers: Sequence[Any]) -> None:
        if content.get("file") and buffers:
            try:
                self._do(bytes(buffers[0]))
            finally:
                if self.comm is not None:  # the page may have turned meanwhile
                    self.send({"read": True})
