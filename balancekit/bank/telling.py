"""A bank as plain values: what its file would hold."""

from collections.abc import Mapping
from typing import Any

import msgspec


def told(part: Any) -> Any:
    """Return a part of a bank as plain values; what is empty or as usual is left out.

    Examples
    --------
    >>> from balancekit.bank.parts import ResponseOption, Scale
    >>> told(ResponseOption(1, "rarely"))
    {'value': 1, 'label': 'rarely'}
    >>> told(Scale(keys=("a", "-b"), minimum=0, maximum=4, min_answered=1))["keys"]
    ['a', '-b']
    """
    if isinstance(part, msgspec.Struct):
        fields = msgspec.structs.fields(part)
        values = ((field, getattr(part, field.name)) for field in fields)
        return {f.name: told(value) for f, value in values if f.required or value != _usual(f)}
    if isinstance(part, Mapping):
        return {name: told(inner) for name, inner in part.items()}
    return [told(inner) for inner in part] if isinstance(part, tuple) else part


def _usual(field: msgspec.structs.FieldInfo) -> object:
    factory = field.default_factory
    return factory() if callable(factory) else field.default
