"""Lines with a tick box each: what is shown, and what is not."""

from collections.abc import Sequence

import traitlets

from balancekit.workbook.controls.control import SYNCED, Control, script


class Ticks(Control):
    """Tick boxes, one a line.

    Attributes
    ----------
    rows : list of dict
        ``{"id": str, "text": str}``.
    ticked : list of str
        The ids that are ticked.
    """

    _esm = script("ticks")
    rows = traitlets.List(traitlets.Dict()).tag(**SYNCED)
    ticked = traitlets.List(traitlets.Unicode()).tag(**SYNCED)

    def __init__(self, label: str, rows: Sequence[tuple[str, str]], ticked: Sequence[str]) -> None:
        super().__init__(
            label=label,
            rows=[{"id": row, "text": text} for row, text in rows],
            ticked=list(ticked),
        )

    def fill(self, texts: Sequence[str]) -> None:
        """Tick exactly the lines with these texts."""
        self.ticked = [row["id"] for row in self.rows if row["text"] in texts]
