"""Which language is spoken: one for the process, and another for as long as it takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from balancekit.strings.known import ENGLISH, look_in

_for_now: ContextVar[str] = ContextVar("language")
_spoken = ENGLISH


def language_in_force() -> str:
    """Return the language that sentences are said in.

    Returns
    -------
    str
        As in ``lang`` of a web page: ``"en"``, ``"de"``, ``"pt-BR"``.

    Examples
    --------
    >>> language_in_force()
    'en'
    """
    return _for_now.get(_spoken)


def speak(language: str, folder: Path | None = None) -> None:
    """Say everything in a language from now on, in this process.

    Programs do this once, when they begin; the library never does.

    Parameters
    ----------
    language : str
        One that `known_languages` names; in any other, every sentence is English.
    folder : pathlib.Path, optional
        Where a practice keeps translations of its own.
    """
    global _spoken
    if folder is not None:
        look_in(folder)
    _spoken = language


@contextmanager
def using(language: str) -> Iterator[None]:
    """Say everything in a language inside a ``with`` block, in this thread or task alone.

    Parameters
    ----------
    language : str
        Empty: the language that is in force anyway.

    Examples
    --------
    >>> from balancekit.strings import say
    >>> with using("qps"):
    ...     print(say("workbook.next"))
    «Ńééxť»
    """
    token = _for_now.set(language or language_in_force())
    try:
        yield
    finally:
        _for_now.reset(token)
