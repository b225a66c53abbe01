"""From an area to the gap: a guess good to 1 %, and two steps that cube what is left of the error.

References
----------
Traub, J. F. (1964). Iterative Methods for the Solution of Equations. Prentice-Hall. (Halley's
step for the inverse function.)
"""

from balancekit.geometry.segments import EXACT, ROUGH, Maths, Number, Series, cut

_FAINT = 1e-30  # added to a divisor that is 0 for circles of one size


def border(ratio: Number) -> Number:
    """Return the share of the small circle up to which the lens is solved, above it the crescent.

    Very nearly the share at which the large circle passes the centre of the small one, from where
    both tangencies are equally far; `ratio` is the smaller radius over the larger.
    """
    return 0.5 - 0.1086 * ratio


def solve(maths: Maths, curvature: Number, touching: Number, area: Number) -> Number:
    """Return the gap at which the lens or crescent has this area.

    Parameters
    ----------
    maths : module
        ``math`` for floats, ``numpy`` for arrays; the same bits either way.
    curvature, touching : float or array
        The two circles, see `cut`.
    area : float or array
        In units of the small circle's squared radius, at or below that at the `border`.
    """
    gap = _guess(maths, curvature, touching, area)
    gap = _halley(maths, curvature, touching, gap, area, ROUGH)
    return _halley(maths, curvature, touching, gap, area, EXACT)


def _guess(maths: Maths, curvature: Number, touching: Number, area: Number) -> Number:
    """Solve for circles that are large beside the gap, then mend that for those that are not."""
    never_0 = touching + _FAINT
    root = _cube_root(maths, 1.5 * area * maths.sqrt(never_0))
    parabola = root * root / 2
    reach = curvature * parabola / never_0
    # What is left is a function of one number; this comes within 0.2 % of it.
    fit = 0.3107573917613269 * reach
    gap = parabola * maths.sqrt((1 + reach * (0.9170698697843538 + 8 / 9 * fit)) / (1 + fit))
    narrower = gap * (touching / 2 + curvature * gap / 4)
    return gap * (1 + narrower * (0.1516 + narrower * 0.3084))


def _halley(
    maths: Maths, curvature: Number, touching: Number, gap: Number, target: Number, series: Series
) -> Number:
    """Come nearer to the area wanted; its slope in the gap is the chord."""
    area, chord = cut(maths, curvature, touching, gap, series)
    step = (target - area) / chord
    bent = curvature * gap
    apart = touching + bent
    bends = curvature * (0.5 / (2 + bent) + 0.5 / (touching + apart) - 1 / apart)
    return gap + step / (1 + step * ((1 - gap) / (gap * (2 - gap)) + bends) / 2)


def _cube_root(maths: Maths, x: Number) -> Number:
    """Return the cube root to five digits, the same ones for a float and an array."""
    part, exponent = maths.frexp(x)
    thirds = exponent // 3 + 1
    part = maths.ldexp(part, exponent - 3 * thirds)  # 1/16 to 1/2
    root = 0.37 + part * (1.05 - 0.5 * part)
    cube = root * root * root
    return maths.ldexp(root * (cube + 2 * part) / (2 * cube + part), thirds)
