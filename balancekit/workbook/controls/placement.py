"""A point on the plane of own and shared life: where somebody puts a story, or wishes to be.

The plane has no start position: before it is touched there is no mark at all, so that an untouched
plane can never be taken for an answer.
"""

from collections.abc import Sequence
from numbers import Real
from pathlib import Path
from typing import Literal

import traitlets

from balancekit.diagrams import amount_bands
from balancekit.errors import ArgumentError
from balancekit.strings import say
from balancekit.workbook.controls.control import SYNCED, Control, script

_ENDS = ("own_little", "own_much", "shared_little", "shared_much")


class Placement(Control):
    """A mark on a square, moved by mouse, finger, pen or keys in both directions.

    A tap or a drag places it; so do the arrow keys, Page Up and Page Down, Home and End. A drag is
    told once, when it ends; Escape gives it up. For screen readers it is two sliders, one for each
    direction, that say where the mark lies in words. No number is shown.

    Attributes
    ----------
    spot : list of float
        Independence and interdependence, 0 to 100 each; empty while untouched.
    amounts : list
        ``[upper limit, words]``, as `amount_bands` gives them.
    """

    _esm = script("placement")
    _css = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
    spot = traitlets.List(traitlets.Float(min=0.0, max=100.0)).tag(**SYNCED)
    amounts = traitlets.List().tag(**SYNCED)

    def __init__(
        self,
        label: str,
        spot: Sequence[float] = (),
        subject: Literal["map", "story"] = "story",
    ) -> None:
        super().__init__(
            label=label,
            spot=list(spot),
            amounts=[list(band) for band in amount_bands()],
            say={
                "untouched": say("control.untouched"),
                "start": say("control.start"),
                "start_over": say("control.start_over"),
                "across": say("control.across"),
                "up": say("control.up"),
                "words": say("picture.map_words", own="{own}", shared="{shared}"),
                **{end: say(f"picture.{subject}_{end}") for end in _ENDS},
            },
        )

    def fill(self, spot: Sequence[float] | None) -> None:
        """Place the mark, or take it away with ``None``.

        Raises
        ------
        ArgumentError
            It is not two numbers from 0 to 100.
        """
        wanted = [] if spot is None else list(spot)
        good = all(isinstance(one, Real) and 0 <= float(one) <= 100 for one in wanted)
        if len(wanted) not in {0, 2} or not good:
            raise ArgumentError(say("control.no_spot", value=spot))
        self.spot = [float(one) for one in wanted]
