"""What are the normal distribution and its inverse, fast and to the last digits?"""

from __future__ import annotations

import math

from million_miles.roadmap.kernel.compiled import inner

MIDDLE = 0.49  # so far from one half no logarithm is needed
NARROW = 2.8125  # quantile tables are flat where a standard normal is farther out


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
    height = -4.8772822675881994e-20
    height = height * y + 1.613837367357978e-18
    height = height * y - 4.633635673581272e-17
    height = height * y + 1.3141597472494157e-15
    height = height * y - 3.479967511808847e-14
    height = height * y + 8.518293890317762e-13
    height = height * y - 1.9188143082831312e-11
    height = height * y + 3.950324932483815e-10
    height = height * y - 7.372704869127469e-09
    height = height * y + 1.2357911485455062e-07
    height = height * y - 1.8404277786058176e-06
    height = height * y + 2.4065067334609372e-05
    height = height * y - 0.0002731136810913031
    height = height * y + 0.002676657530617195
    height = height * y - 0.023318082168257297
    height = height * y + 0.23966704923114832
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
    top = 14954338117.643435
    top = top * r + 188145092878.51712
    top = top * r + 333982943162.53174
    top = top * r + 188866921578.13272
    top = top * r + 44797146557.848625
    top = top * r + 5110543493.105741
    top = top * r + 302599606.90937334
    top = top * r + 9646955.97415612
    top = top * r + 165036.25479519772
    top = top * r + 1415.034744843048
    top = top * r + 4.74764872253232
    low = 30660842584.46033
    low = low * r + 155044906385.00027
    low = low * r + 182286603502.84146
    low = low * r + 79451975738.69786
    low = low * r + 15660892067.165901
    low = low * r + 1554268892.6212597
    low = low * r + 82584180.59080818
    low = low * r + 2416010.6276728134
    low = low * r + 38564.825895844806
    low = low * r + 312.4247464941361
    return q * top / (low * r + 1.0)


@inner
def tail_quantile(chance: float) -> float:
    """Return the quantile at a chance outside of the middle."""
    r = math.sqrt(-math.log(chance if chance < 0.5 else 1.0 - chance))
    if r <= 5.0:
        r -= 1.6
        top = 7.74545014278341407640e-4
        top = top * r + 2.27238449892691845833e-2
        top = top * r + 2.41780725177450611770e-1
        top = top * r + 1.27045825245236838258
        top = top * r + 3.64784832476320460504
        top = top * r + 5.76949722146069140550
        top = top * r + 4.63033784615654529590
        top = top * r + 1.42343711074968357734
        low = 1.05075007164441684324e-9
        low = low * r + 5.47593808499534494600e-4
        low = low * r + 1.51986665636164571966e-2
        low = low * r + 1.48103976427480074590e-1
        low = low * r + 6.89767334985100004550e-1
        low = low * r + 1.67638483018380384940
        low = low * r + 2.05319162663775882187
    else:
        r -= 5.0
        top = 2.01033439929228813265e-7
        top = top * r + 2.71155556874348757815e-5
        top = top * r + 1.24266094738807843860e-3
        top = top * r + 2.65321895265761230930e-2
        top = top * r + 2.96560571828504891230e-1
        top = top * r + 1.78482653991729133580
        top = top * r + 5.46378491116411436990
        top = top * r + 6.65790464350110377720
        low = 2.04426310338993978564e-15
        low = low * r + 1.42151175831644588870e-7
        low = low * r + 1.84631831751005468180e-5
        low = low * r + 7.86869131145613259100e-4
        low = low * r + 1.48753612908506148525e-2
        low = low * r + 1.36929880922735805310e-1
        low = low * r + 5.99832206555887937690e-1
    z = top / (low * r + 1.0)
    return -z if chance < 0.5 else z
