"""What are the normal distribution and its inverse, fast and to the last digits?"""

from __future__ import annotations

import math
from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from million_miles.roadmap.kernel.compiled import inner

MIDDLE = 0.49  # so far from one half no logarithm is needed
NARROW = 2.8125  # quantile tables are flat where a standard normal is farther out


def polynomial(*coefficients: float) -> Any:
    """Return a compiled function of x: the polynomial, its highest power first.

    Its instructions are written down at once: numba would go over each plus and times
    of so many lines again and again.
    """

    @intrinsic
    def value_of(_context, x):
        def generate(_context, builder, _signature, arguments):
            value = ir.Constant(ir.DoubleType(), coefficients[0])
            for coefficient in coefficients[1:]:
                value = builder.fmul(value, arguments[0])
                value = builder.fadd(value, ir.Constant(value.type, coefficient))
            return value

        return types.float64(types.float64), generate

    return value_of


# Of `near_cdf`, and above and below the lines of `middle_quantile` and `tail_quantile`.
_NEAR = polynomial(
    -4.8772822675881994e-20,
    1.613837367357978e-18,
    -4.633635673581272e-17,
    1.3141597472494157e-15,
    -3.479967511808847e-14,
    8.518293890317762e-13,
    -1.9188143082831312e-11,
    3.950324932483815e-10,
    -7.372704869127469e-09,
    1.2357911485455062e-07,
    -1.8404277786058176e-06,
    2.4065067334609372e-05,
    -0.0002731136810913031,
    0.002676657530617195,
    -0.023318082168257297,
    0.23966704923114832,
)
_MIDDLE_TOP = polynomial(
    14954338117.643435,
    188145092878.51712,
    333982943162.53174,
    188866921578.13272,
    44797146557.848625,
    5110543493.105741,
    302599606.90937334,
    9646955.97415612,
    165036.25479519772,
    1415.034744843048,
    4.74764872253232,
)
_MIDDLE_LOW = polynomial(
    30660842584.46033,
    155044906385.00027,
    182286603502.84146,
    79451975738.69786,
    15660892067.165901,
    1554268892.6212597,
    82584180.59080818,
    2416010.6276728134,
    38564.825895844806,
    312.4247464941361,
)
_TAIL_TOP = polynomial(
    7.74545014278341407640e-4,
    2.27238449892691845833e-2,
    2.41780725177450611770e-1,
    1.27045825245236838258,
    3.64784832476320460504,
    5.76949722146069140550,
    4.63033784615654529590,
    1.42343711074968357734,
)
_TAIL_LOW = polynomial(
    1.05075007164441684324e-9,
    5.47593808499534494600e-4,
    1.51986665636164571966e-2,
    1.48103976427480074590e-1,
    6.89767334985100004550e-1,
    1.67638483018380384940,
    2.05319162663775882187,
)
_FAR_TOP = polynomial(
    2.01033439929228813265e-7,
    2.71155556874348757815e-5,
    1.24266094738807843860e-3,
    2.65321895265761230930e-2,
    2.96560571828504891230e-1,
    1.78482653991729133580,
    5.46378491116411436990,
    6.65790464350110377720,
)
_FAR_LOW = polynomial(
    2.04426310338993978564e-15,
    1.42151175831644588870e-7,
    1.84631831751005468180e-5,
    7.86869131145613259100e-4,
    1.48753612908506148525e-2,
    1.36929880922735805310e-1,
    5.99832206555887937690e-1,
)


@inner
def normal_cdf(z: float) -> float:
    """Return the chance that a standard normal is below `z`."""
    return 0.5 * math.erfc(-z * 0.7071067811865476)


@inner
def near_cdf(z: float) -> float:
    """Return the chance that a standard normal is below `z`, in [-NARROW, NARROW].

    The best polynomial in the square of `z`: error 6e-16. Beyond, the chance at the end.

    Source:
        docs/method.md#draws
    """
    z = min(max(z, -NARROW), NARROW)
    y = z * z - 3.955078125
    height: float = _NEAR(y)
    return 0.5 + z * height


@inner
def normal_quantile(chance: float) -> float:
    """Return the z that a standard normal stays below with `chance`, in (0, 1).

    Relative error about 2e-15. The rational functions of the tails are those of
    algorithm AS 241 of Wichura (1988).

    Source:
        docs/method.md#draws
    """
    q = chance - 0.5
    z: float = middle_quantile(q) if abs(q) <= MIDDLE else tail_quantile(chance)
    return z


@inner
def middle_quantile(q: float) -> float:
    """Return the quantile at one half plus `q`, in [-MIDDLE, MIDDLE].

    A rational function of our own, the best of its degree: relative error 2e-15. It
    reaches farther than that of AS 241, whose logarithms take ten times as long.
    """
    r = MIDDLE * MIDDLE - q * q
    top: float = _MIDDLE_TOP(r)
    low: float = _MIDDLE_LOW(r)
    return q * top / (low * r + 1.0)


@inner
def tail_quantile(chance: float) -> float:
    """Return the quantile at a chance outside of the middle."""
    r = math.sqrt(-math.log(chance if chance < 0.5 else 1.0 - chance))
    if r <= 5.0:
        r -= 1.6
        top = _TAIL_TOP(r)
        low = _TAIL_LOW(r)
    else:
        r -= 5.0
        top = _FAR_TOP(r)
        low = _FAR_LOW(r)
    z: float = top / (low * r + 1.0)
    return -z if chance < 0.5 else z
