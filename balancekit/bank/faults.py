"""Faults, said: in a file with their lines, in a mapping of Python with their place alone."""

from collections.abc import Iterable, Mapping
from numbers import Integral, Real

import yaml

from balancekit.bank.nodes import Fault
from balancekit.errors import BankError
from balancekit.strings import say


def said(name: str, faults: Iterable[Fault], *, lines: bool = True) -> tuple[str, ...]:
    """Return one sentence a fault: what it stands in, where, and what is wrong.

    Examples
    --------
    >>> fault = Fault(3, "items[0].kind", "expected text here")
    >>> said("mine.yaml", [fault]), said("", [fault], lines=False)
    (('mine.yaml:3 items[0].kind: expected text here',), ('items[0].kind: expected text here',))
    """
    return tuple(_sentence(name, fault, lines=lines) for fault in faults)


def _sentence(name: str, fault: Fault, *, lines: bool) -> str:
    file = f"{name}:{fault.line}" if lines else name
    place = " ".join(part for part in (file, fault.path) if part)
    return f"{place}: {fault.what}" if place else fault.what


def as_text(mapping: Mapping[str, object], name: str) -> str:
    """Return a mapping as the text of a file that holds the same, to be checked like one.

    Raises
    ------
    BankError
        Something in it is neither text, number, yes or no, list nor mapping.
    """
    try:
        return str(yaml.safe_dump(_plain(mapping), allow_unicode=True, sort_keys=False, width=100))
    except yaml.representer.RepresenterError as error:
        what = say("bank.not_plain", kind=type(error.args[1]).__name__)
        raise BankError(said(name, [Fault(1, "", what)], lines=False)) from None


def _plain(value: object) -> object:
    """Mappings, tuples and numbers of any kind become those that a file can hold."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, Real) and not isinstance(value, bool):
        return int(value) if isinstance(value, Integral) else float(value)
    return [_plain(inner) for inner in value] if isinstance(value, tuple | list) else value
