"""Two circles, moved together or apart: how close it feels.

The picture has no start position: before it is touched there are no circles at all, so that an
untouched picture can never be taken for "apart".
"""

from collections.abc import Sequence

import traitlets

from balancekit.strings import say
from balancekit.workbook.controls.control import SYNCED, Control, script

STATUSES = ("answered", "does_not_fit", "rather_not_say")


class Closeness(Control):
    """The overlap of two equal circles whose union keeps its area.

    Attributes
    ----------
    share : float or None
        Overlap as a share of the union, 0 to 1; none while untouched.
    status : str
        ``""`` (untouched), ``"answered"``, ``"does_not_fit"`` or ``"rather_not_say"``.
    names : list of str
        The two people, left and right.
    bands : list
        ``[upper limit of the share, words]``: what a screen reader says instead of a number.
    """

    _esm = script("closeness")
    share = traitlets.Float(None, allow_none=True, min=0.0, max=1.0).tag(**SYNCED)
    status = traitlets.Enum(["", *STATUSES], "").tag(**SYNCED)
    names = traitlets.List(traitlets.Unicode()).tag(**SYNCED)
    bands = traitlets.List().tag(**SYNCED)

    def __init__(
        self,
        label: str,
        names: tuple[str, str],
        bands: Sequence[tuple[float, str]],
        share: float | None = None,
        status: str = "",
    ) -> None:
        keys = ("untouched", "start", "does_not_fit", "rather_not_say", "start_over")
        super().__init__(
            label=label,
            names=list(names),
            bands=[list(band) for band in bands],
            share=share,
            status=status,
            say={key: say(f"control.{key}") for key in keys},
        )

    def fill(self, value: float | str | None) -> None:
        """Place the circles, or choose ``"does_not_fit"`` or ``"rather_not_say"``."""
        with self.hold_trait_notifications():
            self.share = value if isinstance(value, float | int) else None
            self.status = "answered" if self.share is not None else (value or "")
