"""Two circles whose areas, and the area they share, are exact.

Numbers only: this room knows nothing of words, pixels or renderers. Every function has a twin for
arrays with the same bits; numpy is loaded when the first twin is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from balancekit.geometry.circles import APART, Circles, Kind, two_circles
from balancekit.geometry.ios import (
    IOS_CUT_POINTS,
    circle_share,
    ios_circles,
    ios_step,
    ios_step_share,
)
from balancekit.geometry.measures import Part, chord, lens_area, region_at, union_share

if TYPE_CHECKING:
    from balancekit.geometry.array_measures import (
        chord_array,
        ios_step_array,
        lens_area_array,
        region_at_array,
        union_share_array,
    )
    from balancekit.geometry.arrays import CirclesArray, ios_circles_array, two_circles_array

_TWINS = {
    "CirclesArray": "arrays",
    "chord_array": "array_measures",
    "ios_circles_array": "arrays",
    "ios_step_array": "array_measures",
    "lens_area_array": "array_measures",
    "region_at_array": "array_measures",
    "two_circles_array": "arrays",
    "union_share_array": "array_measures",
}
__all__ = [
    "APART",
    "IOS_CUT_POINTS",
    "Circles",
    "CirclesArray",
    "Kind",
    "Part",
    "chord",
    "chord_array",
    "circle_share",
    "ios_circles",
    "ios_circles_array",
    "ios_step",
    "ios_step_array",
    "ios_step_share",
    "lens_area",
    "lens_area_array",
    "region_at",
    "region_at_array",
    "two_circles",
    "two_circles_array",
    "union_share",
    "union_share_array",
]


def __getattr__(name: str) -> object:
    if name not in _TWINS:
        raise AttributeError(f"module 'balancekit.geometry' has no attribute {name!r}")
    value = getattr(import_module(f"balancekit.geometry.{_TWINS[name]}"), name)
    globals()[name] = value
    return value
