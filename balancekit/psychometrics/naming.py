"""Which columns are meant: one name, or a list of them in whatever form it comes."""

from collections.abc import Container, Hashable, Iterable, Mapping
from typing import Any

import pandas as pd

from balancekit.errors import ArgumentError
from balancekit.psychometrics.arguments import shown
from balancekit.strings import say


def names_of(
    argument: str, given: Any, known: Container[Hashable] = (), least: int = 1
) -> list[Hashable]:
    """Return the names that are meant, as a list.

    Parameters
    ----------
    argument : str
        What they are given for, as a refusal calls it.
    given : hashable, or list, array, index … of hashables
        One name, or several. A tuple is one name only where a column is called so.
    known : container of hashable
        The columns there are.
    least : int
        How many names there have to be.

    Raises
    ------
    ArgumentError
        It is neither; or there are too few.

    Examples
    --------
    >>> names_of("variables", "joy"), names_of("variables", pd.Index(["joy", "ease"]))
    (['joy'], ['joy', 'ease'])
    """
    several = _several(given, known)
    if several is None:
        return [name_of(argument, given)]
    if len(several) < least:
        raise ArgumentError(say("psychometrics.no_names", argument=argument))
    return [name_of(argument, name) for name in several]


def name_of(argument: str, given: Any) -> Hashable:
    """Return the name of one column.

    Raises
    ------
    ArgumentError
        It is None, a list of names, or anything else that no column can be called.

    Examples
    --------
    >>> name_of("couple", "pair")
    'pair'
    """
    if given is None or not _is_hashable(given):
        raise ArgumentError(say("psychometrics.no_name", argument=argument, value=shown(given)))
    name: Hashable = given
    return name


def _several(given: Any, known: Container[Hashable]) -> list[Any] | None:
    """The parts of a list; None where it is one name, or no list in any order."""
    if isinstance(given, str | bytes | Mapping | set | frozenset | pd.DataFrame):
        return None
    if isinstance(given, tuple) and _is_hashable(given) and given in known:
        return None
    return list(given) if isinstance(given, Iterable) else None


def _is_hashable(given: Any) -> bool:
    try:
        hash(given)
    except TypeError:
        return False
    return True
