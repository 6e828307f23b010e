"""Shares of a whole, and how sure a share of few people is."""

from math import isfinite, sqrt

from scipy.special import ndtri

from dashboard.statistics.interval import Interval


def share(numerator: float | None, denominator: float | None) -> float | None:
    """``numerator`` / ``denominator``, or None where either is missing or the denominator is zero.

    A share of people lies from 0 to 1; progress against a plan may pass 1. Raises ValueError for a number below
    zero, infinite or not a number.
    """
    if numerator is None or denominator is None:
        return None
    if not (isfinite(numerator) and isfinite(denominator) and numerator >= 0 and denominator >= 0):
        raise ValueError(f"a share needs two numbers from 0 on, not {numerator} and {denominator}")
    return float(numerator / denominator) if denominator else None


def wilson(numerator: int, denominator: int, confidence: float = 0.95) -> Interval | None:
    """Wilson's score interval of the share ``numerator`` of ``denominator`` people, from 0 to 1; None of nobody.

    Without continuity correction; an end at nobody or everybody is exactly 0 or 1. Raises ValueError where the
    numerator is not one of 0 to ``denominator``, or the confidence not between 0 and 1.

    Source: Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927;
    22: 209-212; method 3 of Newcombe RG. Stat Med 1998; 17: 857-872.
    """
    if not 0 <= numerator <= denominator:
        raise ValueError(f"{numerator} of {denominator} is not a share of people")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence lies between 0 and 1, not at {confidence}")
    if denominator == 0:
        return None
    z = float(ndtri((1 + confidence) / 2))
    centre = numerator + z * z / 2
    half = z * sqrt(numerator * (denominator - numerator) / denominator + z * z / 4)
    low = (centre - half) / (denominator + z * z)
    # At everybody the formula gives exactly 1; in floating point only nearly.
    high = 1.0 if numerator == denominator else (centre + half) / (denominator + z * z)
    return Interval(low, high)
