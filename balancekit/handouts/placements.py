"""A place on the plane of own and shared life, as it is kept: one value, for it is one answer."""

from collections.abc import Iterable


def kept_as(spot: Iterable[float]) -> str:
    """Write a place as it is kept.

    Examples
    --------
    >>> kept_as([62, 40.04])
    '62.0 40.0'
    """
    return " ".join(f"{value:.1f}" for value in spot)


def spot_of(value: object) -> tuple[float, ...]:
    """Read a place back: two numbers from 0 to 100; empty where nothing of the kind is kept.

    Examples
    --------
    >>> spot_of("62.0 40.0"), spot_of("often"), spot_of("120.0 4.0")
    ((62.0, 40.0), (), ())
    """
    own, _, shared = str(value).partition(" ")
    try:
        spot = float(own), float(shared)
    except ValueError:
        return ()
    return spot if all(0 <= one <= 100 for one in spot) else ()
