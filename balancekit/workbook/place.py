"""Where the workbook stands: which stage, whose turn, which step. Small enough to be kept."""

from collections.abc import Iterable
from typing import Literal

import msgspec

# Where somebody writes alone, or is about to; there, the page that was left is worth knowing.
_PARTS = {"start", "case", "handover", "write", "work"}
THERAPISTS = ("start", "case")
"""Stages in which the therapist has the laptop."""
# Who has looked through their part is kept for each notebook apart.
_LOOKED_THROUGH = {"check_in": "checked", "relations": "compared"}


class Place(msgspec.Struct, frozen=True):
    """One place on the way through a notebook.

    Attributes
    ----------
    notebook : str
        ``"couple"``, ``"worksheet"``, ``"check_in"``, ``"relations"`` or ``"learn"``: whose stage
        and step these are.
    stage : str
        ``"start"`` (the start page), ``"case"`` (the therapist's overview), ``"handover"``,
        ``"write"``, ``"reveal"``, ``"together"``, ``"map_handover"``, ``"work"`` or ``"done"``.
    person : int
        Position of the person whose turn it is.
    step : int
        Which of the stage's pages, from 0.
    path, typing : str
        Of the seven steps: the minutes there are, and who types (``"alone"``, ``"therapist"``).
    own_bank : str
        Of the seven steps: id of a bank of the therapist's own that is asked too; empty for none.
    reviewed : tuple of int
        Of the two circles: who has looked through their page and said what is shown.
    checked, compared : tuple of int
        The same, of the check-in and of what is set side by side.
    check_in : int
        Number of the sitting that is a check-in; 0 where none has begun.
    about : int
        Entry of the relationship that the check-in asks about; 0 leaves it to the last time.
    takes_part, agreed : tuple of int
        Of learning together: who takes part (empty for the first two), and who has said what may
        be shown.
    day : str
        The day on which we were here, so that next week begins at the overview again.
    """

    notebook: str = "couple"
    stage: str = "case"
    person: int = 0
    step: int = 0
    path: Literal["10", "25", "50"] = "25"
    typing: Literal["alone", "therapist"] = "alone"
    own_bank: str = ""
    reviewed: tuple[int, ...] = ()
    checked: tuple[int, ...] = ()
    compared: tuple[int, ...] = ()
    check_in: int = 0
    about: int = 0
    takes_part: tuple[int, ...] = ()
    agreed: tuple[int, ...] = ()
    day: str = ""

    @property
    def ready(self) -> tuple[int, ...]:
        """Who has looked through their part of the present notebook."""
        looked_through: tuple[int, ...] = getattr(self, self._looked_through)
        return looked_through

    def readied(self, people: Iterable[int]) -> "Place":
        """Return the place where these people have looked through their part.

        Examples
        --------
        >>> Place(notebook="check_in", reviewed=(0, 1)).readied([0]).ready
        (0,)
        """
        return self.moved(**{self._looked_through: tuple(sorted(set(people)))})

    def unread(self) -> "Place":
        """Return the place where nobody has looked through anything.

        Examples
        --------
        >>> Place(notebook="check_in", checked=(0, 1), reviewed=(1,)).unread().ready
        ()
        """
        return self.moved(reviewed=(), checked=(), compared=(), agreed=())

    @property
    def _looked_through(self) -> str:
        return _LOOKED_THROUGH.get(self.notebook, "reviewed")

    def back_at_case(self) -> "Place":
        """Return the therapist's overview; a part that was left remembers its page.

        Examples
        --------
        >>> [Place(stage=stage, step=3).back_at_case().step for stage in ("write", "together")]
        [3, 0]
        """
        step = self.step if self.stage in _PARTS else 0
        return self.moved(stage="case", step=step)

    def at_notebook(self, notebook: str) -> "Place":
        """Return the therapist's overview of a notebook; "start" is the page before them all.

        Where a part was left is known of one notebook only, the last.

        Examples
        --------
        >>> place = Place(notebook="couple", step=3)
        >>> [place.at_notebook(name).step for name in ("start", "couple", "learn")]
        [3, 3, 0]
        """
        if notebook == "start":
            return self.moved(stage="start")
        step = self.step if notebook == self.notebook else 0
        return self.moved(notebook=notebook, stage="case", step=step)

    def moved(self, **changes: object) -> "Place":
        """Return the place with some of its parts changed.

        Examples
        --------
        >>> Place(stage="write", step=1).moved(step=2).step
        2
        """
        return msgspec.structs.replace(self, **changes)
