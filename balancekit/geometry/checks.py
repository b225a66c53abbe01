"""Numbers that callers give, checked: one clear sentence, or a float the rooms can trust.

This floor stands below the catalogue of sentences, so the few that it needs stand here.
"""

import math

WANTED = "give a number of zero or more"
WANTED_ANY = "give a number"
WANTED_SHARE = "give a share between 0 and 1"
WANTED_UNION = "give an area above zero"
NO_CIRCLE = "give a radius above zero for at least one of the two circles"


def amount(name: str, value: float) -> float:
    """Return a finite number of zero or more."""
    try:
        if math.isfinite(value) and value >= 0:
            return float(value)
    except (TypeError, ValueError, OverflowError):
        pass
    raise ValueError(f"{name} is {shown(value)}; {WANTED}")


def number(name: str, value: float) -> float:
    """Return a finite number."""
    try:
        if math.isfinite(value):
            return float(value)
    except (TypeError, ValueError, OverflowError):
        pass
    raise ValueError(f"{name} is {shown(value)}; {WANTED_ANY}")


def share(name: str, value: float) -> float:
    """Return a number from 0 to 1."""
    checked = amount(name, value)
    if checked > 1:
        raise ValueError(f"{name} is {shown(value)}; {WANTED_SHARE}")
    return checked


def too_much_shared(both: str, value: float, whole: str, area: float) -> str:
    """Return the sentence about an overlap larger than a circle."""
    return (
        f"{both} is {shown(value)} but {whole} only {shown(area)}; "
        "what both share cannot exceed either circle"
    )


def shown(value: object) -> str:
    """Return a wrong value, short enough for a sentence."""
    text = repr(float(value) if isinstance(value, float) else value)
    return text if len(text) <= 40 else text[:39] + "…"
