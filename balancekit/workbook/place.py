"""Where the workbook stands: which stage, whose turn, which step. Small enough to be kept."""

from typing import Literal

import msgspec

# Where somebody writes alone, or is about to; there, the page that was left is worth knowing.
_PARTS = {"case", "handover", "write", "work"}


class Place(msgspec.Struct, frozen=True):
    """One place on the way through a notebook.

    Attributes
    ----------
    notebook : str
        ``"couple"`` or ``"worksheet"``: which notebook's stage and step these are.
    stage : str
        ``"case"`` (the therapist's overview), ``"handover"``, ``"write"``, ``"reveal"``,
        ``"together"``, ``"work"`` or ``"done"``.
    person : int
        Position of the person whose turn it is.
    step : int
        Which of the stage's pages, from 0.
    path, typing : str
        Of the seven steps: the minutes there are, and who types (``"alone"``, ``"therapist"``).
    reviewed : tuple of int
        Of the two circles: who has looked through their page and said what is shown.
    day : str
        The day on which we were here, so that next week begins at the overview again.
    """

    notebook: str = "couple"
    stage: str = "case"
    person: int = 0
    step: int = 0
    path: Literal["10", "25", "50"] = "25"
    typing: Literal["alone", "therapist"] = "alone"
    reviewed: tuple[int, ...] = ()
    day: str = ""

    def back_at_case(self) -> "Place":
        """Return the therapist's overview; a part that was left remembers its page.

        Examples
        --------
        >>> [Place(stage=stage, step=3).back_at_case().step for stage in ("write", "together")]
        [3, 0]
        """
        step = self.step if self.stage in _PARTS else 0
        return self.moved(stage="case", step=step)

    def moved(self, **changes: object) -> "Place":
        """Return the place with some of its parts changed.

        Examples
        --------
        >>> Place(stage="write", step=1).moved(step=2).step
        2
        """
        return msgspec.structs.replace(self, **changes)
