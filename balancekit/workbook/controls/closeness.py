"""Two circles, moved together or apart: how close it feels.

The picture has no start position: before it is touched there are no circles at all, so that an
untouched picture can never be taken for "apart".
"""

from collections.abc import Sequence
from pathlib import Path

import traitlets

from balancekit.diagrams.checks import checked_share
from balancekit.strings import say
from balancekit.workbook.controls.control import SYNCED, Control, check_offered, script

STATUSES = ("answered", "does_not_fit", "rather_not_say")
_WORDS = ("untouched", "start", "does_not_fit", "rather_not_say", "start_over")


class Closeness(Control):
    """The overlap of two equal circles whose union keeps its area.

    A mouse, a finger or a pen moves the circles sideways, and so do the arrow keys, Page Up and
    Page Down, Home and End. A drag is told once, when it ends; one that is given up (Escape, a
    finger that turns out to scroll) is as if it had never begun. A tap places the circles of an
    untouched picture, and moves no others.

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
    number : bool
        Whether the words also tell the share, in percent of the union.
    """

    _esm = script("closeness")
    _css = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
    share = traitlets.Float(None, allow_none=True, min=0.0, max=1.0).tag(**SYNCED)
    status = traitlets.Enum(["", *STATUSES], "").tag(**SYNCED)
    names = traitlets.List(traitlets.Unicode()).tag(**SYNCED)
    bands = traitlets.List().tag(**SYNCED)
    number = traitlets.Bool(False).tag(**SYNCED)

    def __init__(
        self,
        label: str,
        names: tuple[str, str],
        bands: Sequence[tuple[float, str]],
        share: float | None = None,
        status: str = "",
        *,
        number: bool = False,
    ) -> None:
        with_number = say("control.with_number", words="{words}", percent="{percent}")
        super().__init__(
            label=label,
            names=list(names),
            bands=[list(band) for band in bands],
            share=share,
            status=status,
            number=number,
            say={"with_number": with_number, **{key: say(f"control.{key}") for key in _WORDS}},
        )

    def fill(self, value: float | str | None) -> None:
        """Place the circles, choose ``"does_not_fit"`` or ``"rather_not_say"``, or start over.

        Raises
        ------
        ArgumentError
            The share is not a number between 0 and 1, or there is no such answer.
        """
        if isinstance(value, str):
            check_offered([value], ["", *STATUSES[1:]])
            share, status = None, value
        else:
            share = None if value is None else checked_share("share", value)
            status = "" if value is None else "answered"
        with self.hold_trait_notifications():
            self.share, self.status = share, status
