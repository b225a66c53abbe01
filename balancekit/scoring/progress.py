"""How far a long run has come, on the terminal or in a notebook; never in a file or a pipe."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import TypeVar

from balancekit.strings import say

Step = TypeVar("Step")
_Tell = Callable[[float], object]
_Bar = Callable[[], AbstractContextManager[_Tell]]
_NOTICED = 0.01


def shown_progress(
    steps: Iterable[Step], done: Callable[[Step], float], *, after: float = 1.0
) -> Iterable[Step]:
    """Yield the steps, with a progress bar where the work takes a while and somebody looks on.

    Parameters
    ----------
    steps : iterable
    done : callable
        From a step to the share of the work that is done when its turn comes.
    after : float
        After how many seconds the bar appears. It goes when the work is done.

    Examples
    --------
    >>> list(shown_progress(range(3), lambda step: step / 3))
    [0, 1, 2]
    """
    bar = _bar_here()
    return _shown(steps, done, after, bar) if bar else steps


def _bar_here() -> _Bar | None:
    if sys.stderr.isatty():
        return _on_the_terminal
    in_notebook = type(sys.stderr).__module__ == "ipykernel.iostream"
    return _in_the_notebook if in_notebook else None


def _shown(
    steps: Iterable[Step], done: Callable[[Step], float], after: float, bar: _Bar
) -> Iterator[Step]:
    appears, tell, told = time.monotonic() + after, None, -1.0
    with ExitStack() as open_bar:
        for step in steps:
            if tell is None and time.monotonic() > appears:
                tell = open_bar.enter_context(bar())
            if tell and (share := done(step)) >= told + _NOTICED:
                tell(share)
                told = share
            yield step


@contextmanager
def _on_the_terminal() -> Iterator[_Tell]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("scoring.progress"), total=1.0)
        yield lambda share: bar.update(task, completed=share)


@contextmanager
def _in_the_notebook() -> Iterator[_Tell]:
    """One output that is drawn over, and is empty in the end: nothing stays in the file."""
    from IPython.display import display

    def drawn(share: float) -> dict[str, str]:
        told = f"{say('scoring.progress')} {share:.0%}"
        bar = f'<progress max="1" value="{share:.3f}" aria-label="{told}"></progress>'
        return {"text/plain": told, "text/html": f"{bar} {told}"}

    output = display(drawn(0.0), raw=True, display_id=True)
    try:
        yield lambda share: output.update(drawn(share), raw=True)
    finally:
        output.update({"text/plain": ""}, raw=True)
