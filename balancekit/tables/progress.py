"""How far a large file has been read, on the terminal; never in a file or a pipe."""

import sys
from collections.abc import Iterable, Iterator

import pandas as pd

from balancekit.strings import say
from balancekit.tables.source import Piece


def shown(pieces: Iterable[Piece]) -> Iterator[pd.DataFrame]:
    """Yield the rows of a file, with a progress bar where somebody looks on and it takes a while.

    A file of one piece is read in a moment: no bar is drawn before the second.
    """
    waiting = iter(pieces)
    first = next(waiting, None)
    if first is None:
        return
    yield first.frame
    if not sys.stderr.isatty():
        yield from (piece.frame for piece in waiting)
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("scoring.progress"), total=1.0)
        for piece in waiting:
            bar.update(task, completed=piece.done)
            yield piece.frame
