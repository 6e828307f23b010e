"""How many more events a pace brings, and when it brings so many: with ranges that allow for events in groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from scipy.special import betainc, betaincinv, ndtri, stdtrit

from dashboard.statistics.interval import Interval

PACE_MONTHS = 3
"""The pace is that of so many months, the latest complete ones; none is reckoned from fewer."""
SPREAD_MONTHS = 12
"""At most so many complete months, the latest, tell how unevenly events come."""
LONGEST = 1200.0
"""Months beyond which nothing is said to come: a hundred years."""


@dataclass(frozen=True)
class Pace:
    """``events`` in the last :data:`PACE_MONTHS` complete months. ``spread``: the variance of a month's count over its
    mean that ranges allow for, 1 where events come singly (Poisson)."""

    events: int
    spread: float = 1.0

    @property
    def monthly(self) -> float:
        return self.events / PACE_MONTHS

    @property
    def _groups(self) -> float:
        return self.events / self.spread + 0.5


def pace_of(counts: Sequence[int]) -> Pace | None:
    """The pace from the counts of complete months in order, the latest last; None from fewer than three.

    The spread is Pearson's statistic over its degrees of freedom, from up to twelve months, widened by the square of
    the ratio of Student's quantile to the normal one because few months tell it badly, and never below 1. Raises
    ValueError for a count below zero or not whole.
    """
    if any(count < 0 or count != int(count) for count in counts):
        raise ValueError("a count of events is a whole number from 0 on")
    if len(counts) < PACE_MONTHS:
        return None
    latest = np.asarray(counts[-SPREAD_MONTHS:], float)
    mean, freedom = latest.mean(), len(latest) - 1
    pearson = ((latest - mean) ** 2).sum() / mean / freedom if mean else 0.0
    widened = pearson * (stdtrit(freedom, 0.975) / ndtri(0.975)) ** 2
    return Pace(int(sum(counts[-PACE_MONTHS:])), max(1.0, float(widened)))


def chance_of(pace: Pace, more: int, months: float) -> float:
    """The chance, if the pace stays, that ``more`` events or more come in ``months`` from now.

    Events come in groups of ``spread``; the groups come at random at one rate, of which the pace is all that is known
    (Jeffreys' prior): the number to come is then negative binomial. For a spread of 1 the events are a Poisson process.
    Source: Aitchison J, Dunsmore IR. Statistical Prediction Analysis. Cambridge University Press 1975; the spread as in
    quasi-Poisson prediction: Menssen M et al. arXiv 2404.05282, 2024.
    """
    _check(months)
    if more <= 0:
        return 1.0
    return float(betainc(more / pace.spread, pace._groups, months / (months + PACE_MONTHS)))


def events_within(pace: Pace, months: float, confidence: float = 0.95) -> Interval:
    """The prediction interval of the number of events in ``months`` from now, whole numbers.

    Each end leaves at most half of the rest outside: see :func:`chance_of`. ValueError for months below 0 or infinite.
    """
    outside = (1 - confidence) / 2
    return Interval(_most(pace, months, 1 - outside, strictly=False), _most(pace, months, outside, strictly=True))


def months_until(pace: Pace, more: int, confidence: float = 0.95) -> Interval:
    """The prediction interval of the months from now until ``more`` events have come, at most :data:`LONGEST`.

    The same model as :func:`chance_of`, read the other way: its low end is where that chance first passes 2.5%.
    """
    if more <= 0:
        return Interval(0.0, 0.0)
    outside = (1 - confidence) / 2
    low, high = (float(betaincinv(more / pace.spread, pace._groups, at)) for at in (outside, 1 - outside))
    return Interval(_months(low), _months(high))


def _months(part: float) -> float:
    return min(LONGEST, PACE_MONTHS * part / (1 - part)) if part < 1 else LONGEST


def _most(pace: Pace, months: float, chance: float, strictly: bool) -> int:
    """The largest number whose chance is at least ``chance`` (``strictly``: above it)."""

    def holds(more: int) -> bool:
        found = chance_of(pace, more, months)
        return found > chance if strictly else found >= chance

    low, high = 0, 1
    while holds(high):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def _check(months: float) -> None:
    if not (isfinite(months) and months >= 0):
        raise ValueError(f"a time to come is a number of months from 0 on, not {months}")
