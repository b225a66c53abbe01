"""Locking after a while without use: the clock that somebody at the keyboard winds up again.

Two clocks are asked: one of them stands still while the computer sleeps, the other can be set
back. Whichever says that it has been long enough is believed.
"""

import asyncio
import time
from collections.abc import Callable

_LOOKS = 10.0  # seconds between two looks at the clock


class Idle:
    """Calls a function when nobody has done anything for a while.

    Parameters
    ----------
    minutes : callable
        After how many minutes; 0 for never. Asked each time, for the choice can change.
    rest : callable
        What is done then.
    """

    def __init__(self, minutes: Callable[[], float], rest: Callable[[], None]) -> None:
        self._minutes, self._rest = minutes, rest
        self._task: asyncio.Task[None] | None = None
        self.awake()

    def awake(self) -> None:
        """Somebody is there."""
        self._last = _clocks()

    @property
    def is_over(self) -> bool:
        """Whether it has been long enough."""
        allowed = self._minutes() * 60
        passed = max(now - then for now, then in zip(_clocks(), self._last, strict=True))
        return bool(allowed) and passed >= allowed

    def look(self) -> None:
        """Rest if it is time to."""
        if self.is_over:
            self.awake()
            self._rest()

    def start(self) -> None:
        """Look again and again, where there is a loop that runs (in a kernel there is)."""
        try:
            self._task = asyncio.get_running_loop().create_task(self._keep_looking())
        except RuntimeError:
            self._task = None

    def stop(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()

    async def _keep_looking(self) -> None:
        while True:
            await asyncio.sleep(_LOOKS)
            self.look()


def _clocks() -> tuple[float, float]:
    return time.monotonic(), time.time()
