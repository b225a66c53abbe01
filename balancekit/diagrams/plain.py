"""A diagram as plain values, fit for JSON, and back."""

from typing import Any, cast

import msgspec

from balancekit.diagrams.kinds import Diagram
from balancekit.errors import ArgumentError
from balancekit.strings import say


def to_plain(diagram: Diagram) -> dict[str, Any]:
    """Return a diagram as dicts, lists, strings and numbers, fit for JSON.

    Parameters
    ----------
    diagram : OverlapDiagram, ClosenessDiagram, MapDiagram or OccasionsDiagram
        Any diagram.

    Returns
    -------
    dict
        Its key ``type`` names the kind of diagram.

    Examples
    --------
    >>> from balancekit.diagrams import ClosenessDiagram
    >>> to_plain(ClosenessDiagram(900, 0, (), (), ""))["type"]
    'closeness'
    """
    return cast(dict[str, Any], msgspec.to_builtins(diagram))


def from_plain(plain: dict[str, Any]) -> Diagram:
    """Read a diagram back from what `to_plain` gave.

    Parameters
    ----------
    plain : dict
        As `to_plain` gives it, also after a journey through JSON.

    Returns
    -------
    OverlapDiagram, ClosenessDiagram, MapDiagram or OccasionsDiagram
        Equal to the one that was written.

    Raises
    ------
    ArgumentError
        The dict is no diagram; the message says where.

    Examples
    --------
    >>> from balancekit.diagrams import ClosenessDiagram
    >>> empty = ClosenessDiagram(900, 0, (), (), "")
    >>> from_plain(to_plain(empty)) == empty
    True
    """
    try:
        return cast(Diagram, msgspec.convert(plain, Diagram))
    except msgspec.ValidationError as error:
        raise ArgumentError(say("picture.no_diagram", reason=error)) from error
