"""Means of groups of people, and how far two groups differ, from counts of people by score."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtrit

from dashboard.statistics.interval import Interval
from dashboard.statistics.pair_counts import SAME
from dashboard.statistics.paired import CONFIDENCE

LEAST_PEOPLE_FOR_INTERVAL = 5


@dataclass(frozen=True)
class Mean:
    """``mean`` and sample standard ``deviation`` of ``people``, in points; None where there are too few (1, 2).

    ``interval`` is the 95 % t interval of the mean, from 5 people on; None, too, where all scored alike.
    """

    people: int
    mean: float | None
    deviation: float | None
    interval: Interval | None


def mean_of(values: ArrayLike, people: ArrayLike) -> Mean:
    """The mean of people of whom ``people[i]`` scored ``values[i]`` (arrays of equal shape).

    Raises ValueError for unequal shapes and a count that is not a whole number from 0 on.

    Source: Student. The probable error of a mean. Biometrika 1908; 6: 1-25.
    """
    values, counts = np.asarray(values, float), np.asarray(people, float)
    if values.shape != counts.shape or not np.all((counts >= 0) & (counts == np.floor(counts))):
        raise ValueError("each value needs a count of people, a whole number from 0 on")
    values, counts = values[counts > 0], counts[counts > 0]
    total = int(counts.sum())
    if not total:
        return Mean(0, None, None, None)
    mean = float(values @ counts) / total
    if total < 2:
        return Mean(total, mean, None, None)
    alike = np.ptp(values) <= SAME * np.abs(values).max()
    deviation = 0.0 if alike else sqrt(float((values - mean) ** 2 @ counts) / (total - 1))
    if total < LEAST_PEOPLE_FOR_INTERVAL or not deviation:
        return Mean(total, mean, deviation, None)
    half = _t(total - 1) * deviation / sqrt(total)
    return Mean(total, mean, deviation, Interval(mean - half, mean + half))


def difference(one: Mean, other: Mean) -> Interval | None:
    """The 95 % interval of ``one`` mean less the ``other``, of different people, whose spreads may differ.

    None where a group has fewer than 5 people, or where neither has any spread.

    Source: Welch BL. The generalization of 'Student's' problem when several different population variances are
    involved. Biometrika 1947; 34: 28-35.
    """
    if min(one.people, other.people) < LEAST_PEOPLE_FOR_INTERVAL or not (one.deviation or other.deviation):
        return None
    parts = [group.deviation**2 / group.people for group in (one, other)]
    freedom = sum(parts) ** 2 / sum(part**2 / (group.people - 1) for part, group in zip(parts, (one, other), strict=True))
    half, between = _t(freedom) * sqrt(sum(parts)), one.mean - other.mean
    return Interval(between - half, between + half)


def _t(freedom: float) -> float:
    return float(stdtrit(freedom, (1 + CONFIDENCE) / 2))
