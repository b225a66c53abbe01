"""The area between two arcs over one chord, without a difference of nearly equal numbers.

Where two circles cross, the small one is cut in two: the lens, and the crescent that sticks out of
the large circle. Both are one and the same figure, two arcs over one chord, bent away from each
other (the lens) or the same way (the crescent). So one formula does for both, with the sign of the
large circle's curvature. Everything is in units of the small circle's radius.

Only ``+ - * /`` and the square root are used, which every machine rounds alike: a float and an
array, here and elsewhere, give the same bits.

A segment with a central angle of ``2 u`` has the area ``r**2 / 2 * q**1.5 * G(1 - sqrt(1 - q))``,
where ``q`` is the squared sine of ``u / 2`` and ``G`` stays close to 10. The tables hold ``G``.

References
----------
NIST Digital Library of Mathematical Functions, 8.17.7 (the incomplete beta function as a series):
``q**1.5 * G = 16 * B(q; 3/2, 3/2) = 32/3 * q**1.5 * F(-1/2, 3/2; 5/2; q)``.
"""

from typing import Any

Maths = Any
"""The module ``math`` for floats, ``numpy`` for arrays: what is used has the same names in both."""

Number = Any
"""A float, or an array of floats."""

Series = tuple[float, ...]

# Interpolated at Chebyshev's points on [0, 0.505], highest power first: 2e-17 and 5e-6 off.
EXACT: Series = (
    *(0.003818939151350514, -0.00703535541024474, 0.010943146476375044, -0.0036964359587346655),
    *(0.009460032500946172, 0.010427867743389113, 0.022463652715268123, 0.04207070770880247),
    *(0.07957130830624465, 0.14918360560696456, 0.27705630693579014, 0.5079365069506727),
    *(0.9142857143026997, -6.400000000000115, 10.666666666666666),
)
ROUGH: Series = (0.5911, 0.348, 0.945, -6.402, 10.6667)


def cut(
    maths: Maths, curvature: Number, touching: Number, gap: Number, series: Series
) -> tuple[Number, Number]:
    """Return the area of the lens or crescent and the length of the chord.

    Parameters
    ----------
    maths : module
        ``math`` or ``numpy``.
    curvature : float or array
        Of the large circle, 0 to 1: the radius of the small circle over that of the large one.
        Below zero where the arcs bend away from each other (the lens).
    touching : float or array
        ``1 - curvature``, without rounding twice: where the circles touch, the distance of their
        centres over the radius of the large one.
    gap : float or array
        Width of the lens or crescent: how far the circles are from touching. Above 0, up to 1.
    series : tuple of float
        ``EXACT``, or ``ROUGH`` where five digits are enough.
    """
    bent = curvature * gap
    apart = touching + bent
    part = gap / (4 * apart)
    # Squared sines of a quarter of the angle that the chord spans at each centre. That of the
    # large circle is divided by its squared curvature, which may be next to nothing.
    small, large = part * (2 + bent), part * (2 - gap)
    curved = curvature * curvature * large
    sine, other = maths.sqrt(small), maths.sqrt(large)
    cosine, flat = maths.sqrt(1 - small), maths.sqrt(1 - curved)
    unlike = part * (1 + curvature)
    value, slope = _value_and_slope(series, curved / (1 + flat), small / (1 + cosine))
    outline = gap / 2 * sine + curvature * large * (gap * unlike / (sine + other))
    lift = unlike * (touching + apart) / (cosine + flat)
    return (outline * value + sine * small * lift * slope) / 2, 4 * sine * cosine


def _value_and_slope(series: Series, x: Number, y: Number) -> tuple[Number, Number]:
    """Return a polynomial at x and its divided difference between x and y, by Horner's scheme."""
    value, slope = series[0], 0.0
    for coefficient in series[1:]:
        slope = slope * y + value
        value = value * x + coefficient
    return value, slope
