"""What every file of answers can do, of whatever kind it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

import pandas as pd

ROWS_AT_ONCE = 1 << 15

Labels = Mapping[str, Mapping[float, str]]
"""For each column that has them, what its values are called in the file."""


class Piece(NamedTuple):
    """Some rows of a file.

    Attributes
    ----------
    frame : pandas.DataFrame
        Its index is what the rows are called in a refusal.
    done : float
        How much of the file has been read with it, 0 to 1.
    """

    frame: pd.DataFrame
    done: float


class Source(Protocol):
    """A file of answers that has been opened, and none of its rows read yet."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns; one may be there twice."""

    @property
    def labels(self) -> Labels:
        """What the file says its values mean."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What somebody should know of how it is read, in sentences."""

    def pieces(
        self, items: Sequence[str], others: Sequence[str], *, typed: bool
    ) -> Iterator[Piece]:
        """Read the rows.

        Parameters
        ----------
        items : sequence of str
            Columns that must hold numbers.
        others : sequence of str
            Columns that go through.
        typed : bool
            Whether numbers among the others become numbers; else a text stays as it is written.
        """


@dataclass(frozen=True)
class HeldFile:
    """A file of a statistics program, read whole: such files fit into memory."""

    path: Path
    frame: pd.DataFrame
    labels: Labels
    notes: tuple[str, ...] = field(default=())

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(map(str, self.frame.columns))

    def pieces(
        self, items: Sequence[str], others: Sequence[str], *, typed: bool
    ) -> Iterator[Piece]:
        """Give all rows at once; the first is number 1, as such programs count."""
        wanted = self.frame[list(dict.fromkeys([*others, *items]))]
        if len(wanted):
            yield Piece(wanted.set_axis(pd.RangeIndex(1, len(wanted) + 1)), 1.0)
