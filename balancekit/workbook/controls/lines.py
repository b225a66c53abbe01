"""A list of short phrases: one field a line, Enter for the next."""

from collections.abc import Sequence

import traitlets

from balancekit.strings import say
from balancekit.workbook.controls.control import SYNCED, Control, script


class Lines(Control):
    """Short phrases in the order in which they were written.

    Attributes
    ----------
    rows : list of dict
        ``{"id": str, "text": str}``, one for each line; an id stays with its line for ever, so
        that a line can be changed without becoming another one. Empty lines are not among them.
    """

    _esm = script("unheard", "lines")
    rows = traitlets.List(traitlets.Dict()).tag(**SYNCED)

    def __init__(self, label: str, rows: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(
            label=label,
            rows=[{"id": row, "text": text} for row, text in rows],
            say={
                "line": say("control.line", number="{number}"),
                "remove": say("control.remove_line", number="{number}"),
                "write_here": say("control.write_here"),
                "long": say("control.long_line"),
            },
        )

    def fill(self, texts: Sequence[str]) -> None:
        """Write lines as a person would: the first fields first, the rest below."""
        ids = [row["id"] for row in self.rows]
        ids += [f"filled-{number}" for number in range(len(ids), len(texts))]
        self.rows = [
            {"id": row, "text": text} for row, text in zip(ids, texts, strict=False) if text.strip()
        ]
