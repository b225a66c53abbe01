"""How far a long run has come, on the terminal; never in a file or a pipe."""

import sys
from collections.abc import Iterable, Sequence

from balancekit.strings import say

_LONG = 200_000_000  # answers: about a second


def shown_progress(steps: Sequence[int], answers: int) -> Iterable[int]:
    """Yield the steps, with a progress bar where the work is long and somebody looks on.

    Examples
    --------
    >>> list(shown_progress(range(3), answers=24))
    [0, 1, 2]
    """
    if answers < _LONG or not sys.stderr.isatty():
        return steps
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(steps, description=say("scoring.progress"), console=console, transient=True)
