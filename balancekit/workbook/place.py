"""Where the workbook stands: which stage, whose turn, which step. Small enough to be kept."""

import msgspec


class Place(msgspec.Struct, frozen=True):
    """One place in the couple's way through the workbook.

    Attributes
    ----------
    stage : str
        ``"case"`` (the therapist's overview), ``"handover"``, ``"write"``, ``"reveal"``,
        ``"together"`` or ``"done"``.
    person : int
        Position of the person whose turn it is.
    step : int
        Which of the stage's pages, from 0.
    reviewed : tuple of int
        Who has looked through their page and said what is shown.
    day : str
        The day on which we were here, so that next week begins at the overview again.
    """

    stage: str = "case"
    person: int = 0
    step: int = 0
    reviewed: tuple[int, ...] = ()
    day: str = ""

    def moved(self, **changes: object) -> "Place":
        """Return the place with some of its parts changed.

        Examples
        --------
        >>> Place("write", step=1).moved(step=2).step
        2
        """
        return msgspec.structs.replace(self, **changes)
