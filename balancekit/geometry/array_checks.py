"""Arrays that callers give, checked: one clear sentence with the place, or floats of one shape."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from balancekit.geometry.checks import WANTED, WANTED_ANY, shown

Floats = NDArray[np.float64]

_PIECE = 8192  # numbers for which everything that is computed on the way stays in the fast cache


def amounts(name: str, values: ArrayLike) -> Floats:
    """Return an array of finite numbers of zero or more."""
    found = _floats(name, values, WANTED)
    refuse_where(~((found >= 0) & (found < np.inf)), name, found, WANTED)
    return found


def numbers(name: str, values: ArrayLike) -> Floats:
    """Return an array of finite numbers."""
    found = _floats(name, values, WANTED_ANY)
    refuse_where(~np.isfinite(found), name, found, WANTED_ANY)
    return found


def refuse_where(wrong: NDArray[np.bool_], name: str, values: Floats, wanted: str) -> None:
    """Refuse the first wrong value, if there is one; the sentence names its place."""
    if wrong.any():
        place = first(wrong)
        raise ValueError(f"{at(name, place)} is {shown(float(values[place]))}; {wanted}")


def first(wrong: NDArray[np.bool_]) -> tuple[int, ...]:
    """Return the place of the first one."""
    return tuple(int(i) for i in np.unravel_index(int(wrong.argmax()), wrong.shape))


def at(name: str, place: tuple[int, ...]) -> str:
    """Return a name with the place in it, as one would write it: ``area_a[3]``."""
    return f"{name}[{', '.join(map(str, place))}]" if place else name


def alike(**arrays: Floats) -> list[Floats]:
    """Return the arrays broadcast to one shape."""
    try:
        return list(np.broadcast_arrays(*arrays.values()))
    except ValueError:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        message = f"the shapes do not go together: {shapes}; give arrays of one shape, or numbers"
        raise ValueError(message) from None


def pieces(count: int) -> Iterator[slice]:
    """Go through so many numbers a piece at a time."""
    for start in range(0, count, _PIECE):
        yield slice(start, start + _PIECE)


def _floats(name: str, values: ArrayLike, wanted: str) -> Floats:
    found = _array(name, values)
    if found.dtype.kind not in "buifO":
        place = (0,) * found.ndim if found.size else ()
        value = found[place].item() if found.size else values
        raise ValueError(f"{at(name, place)} is {shown(value)}; {wanted}")
    if found.dtype.kind == "O":
        for place, value in np.ndenumerate(found):
            if not _is_number(value):
                raise ValueError(f"{at(name, place)} is {shown(value)}; {wanted}")
    return found.astype(np.float64, copy=False)


def _array(name: str, values: ArrayLike) -> NDArray[Any]:
    try:
        return np.asarray(values)
    except ValueError:
        message = f"{name} has rows of different lengths; give an array or a list of numbers"
        raise ValueError(message) from None


def _is_number(value: object) -> bool:
    try:
        float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return False
    return not isinstance(value, str | bytes)
