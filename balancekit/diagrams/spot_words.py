"""Rows of two answers in plain words, for those who do not see the dots."""

from collections.abc import Iterable, Iterator

from balancekit.diagrams.marks import Spot
from balancekit.strings import say

Told = tuple[str, Spot | None, Spot | None]


def told(rows: Iterable[Told], names: tuple[str, str]) -> str:
    """Say what was asked and what each answer is, in the order of the rows.

    Parameters
    ----------
    rows : iterable of (label, Spot or None, Spot or None)
    names : tuple of str
        Whose, or of when, the two answers are.

    Examples
    --------
    >>> told([("I see friends.", Spot("rarely", 0.25), None)], ("Ana", "Ben"))
    'I see friends. Ana: rarely.'
    """
    sentences = [sentence for row in rows for sentence in _told(row, names)]
    return " ".join(sentences) or say("picture.alt_rows_none")


def _told(row: Told, names: tuple[str, str]) -> Iterator[str]:
    label, *spots = row
    if label:
        yield label if label[-1] in ".?!…" else f"{label}."
    for name, spot in zip(names, spots, strict=True):
        if spot is not None:
            yield say("picture.alt_row", name=name, words=spot.words)
