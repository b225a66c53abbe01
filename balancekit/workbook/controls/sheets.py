"""Pages as they will be printed: pictures that come by message, one shown at a time."""

from base64 import b64encode
from collections.abc import Iterable

import traitlets

from balancekit.strings import say
from balancekit.workbook.controls.control import Control, script

_WORDS = ("sheet_before", "sheet_after")


class Sheets(Control):
    """One page of several, and the way to the others; it stays where it is when they change.

    Attributes
    ----------
    sheets : list of dict
        ``{"image": base64 of a PNG, "alt": str, "caption": str}``.
    """

    _esm = script("sheets")
    sheets = traitlets.List(traitlets.Dict()).tag(sync=True)

    def __init__(self, label: str) -> None:
        super().__init__(label=label, say={key: say(f"control.{key}") for key in _WORDS})

    def show(self, pages: Iterable[tuple[bytes, str, str]]) -> None:
        """Show pages: the PNG, what it is for those who do not see it, and what stands above it."""
        self.sheets = [
            {"image": b64encode(image).decode(), "alt": alt, "caption": caption}
            for image, alt, caption in pages
        ]
