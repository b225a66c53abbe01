"""Arguments that are no data: checked one by one, each refused in one sentence."""

from collections.abc import Sequence
from typing import Any, TypeGuard

import numpy as np

from balancekit.errors import ArgumentError
from balancekit.strings import say


def number(name: str, value: Any) -> float:
    """Return a finite number.

    Raises
    ------
    ArgumentError
        It is none; truth values are none either.

    Examples
    --------
    >>> number("sd", np.float32(7.5))
    7.5
    """
    if not is_finite(value):
        raise ArgumentError(say("psychometrics.number", name=name, value=shown(value)))
    return float(value)


def is_finite(value: Any) -> TypeGuard[float]:
    """Return whether it is a finite number; truth values are none.

    Examples
    --------
    >>> is_finite(2), is_finite(float("nan")), is_finite("2")
    (True, False, False)
    """
    plain = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    return plain and bool(np.isfinite(value))


def proportion(name: str, value: Any) -> float:
    """Return a number that lies between 0 and 1, both excluded.

    Raises
    ------
    ArgumentError
        It does not.

    Examples
    --------
    >>> proportion("level", 0.95)
    0.95
    """
    if not isinstance(value, float | np.floating) or not 0 < value < 1:
        raise ArgumentError(say("psychometrics.proportion", name=name, value=shown(value)))
    return float(value)


def whole(name: str, value: Any, least: int) -> int:
    """Return a whole number that is not below the least.

    Raises
    ------
    ArgumentError
        It is none, or too small.

    Examples
    --------
    >>> whole("draws", 2000, least=100)
    2000
    """
    if not isinstance(value, int | np.integer) or isinstance(value, bool) or value < least:
        raise ArgumentError(say("psychometrics.whole", name=name, value=shown(value), least=least))
    return int(value)


def generator(seed: Any) -> np.random.Generator:
    """Return a source of random numbers: the same ones again for the same seed.

    Raises
    ------
    ArgumentError
        The seed is neither None nor a whole number of 0 or more.

    Examples
    --------
    >>> bool(generator(1).random() == generator(1).random())
    True
    """
    return np.random.default_rng(None if seed is None else whole("seed", seed, 0))


def one_of(name: str, value: Any, known: Sequence[str]) -> str:
    """Return a word that is one of those known.

    Raises
    ------
    ArgumentError
        It is not.

    Examples
    --------
    >>> one_of("ci", "adf", ("adf", "feldt"))
    'adf'
    """
    if not isinstance(value, str) or value not in known:
        listed = ", ".join(f'"{word}"' for word in known)
        raise ArgumentError(
            say("psychometrics.one_of", name=name, value=shown(value), known=listed)
        )
    return str(value)


_LONGEST = 60


def shown(value: Any) -> str:
    """Return how a value stands in a sentence: numbers plain, the rest as Python writes it.

    Examples
    --------
    >>> shown(np.float64(1.5)), shown("a"), shown([1, 2])
    ('1.5', "'a'", '[1, 2]')
    """
    plain = value.item() if isinstance(value, np.generic) else value
    told = " ".join(repr(plain).split())
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…"
