"""How long people wait, with those still waiting counted as such: the Kaplan-Meier estimate from counts by days."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from dashboard.statistics.interval import Interval

TOLERANCE = 1e-9  # a share that is a half but for floating point is a half


@dataclass(frozen=True, eq=False)
class Waits:
    """The share still waiting after each of ``days`` on which somebody's wait ended or was last known.

    All arrays are [day], days ascending: ``at_risk`` had waited that long, ``seen`` were seen on that day, ``waiting``
    is the estimated share not seen by its end, ``low`` and ``high`` its 95% limits at that day (gaps are NaN).
    """

    days: NDArray[np.float64]
    at_risk: NDArray[np.int64]
    seen: NDArray[np.int64]
    waiting: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]

    def quantile(self, share: float) -> float | None:
        """The days within which ``share`` of people are seen; None where the curve does not get so far."""
        return _crossing(self.days, self.waiting, 1 - share)

    def interval(self, share: float) -> tuple[float | None, float | None]:
        """The confidence interval of :meth:`quantile`, by Brookmeyer and Crowley: the days at which the limits of the
        curve pass it; None for an end that they do not reach."""
        return _crossing(self.days, self.low, 1 - share), _crossing(self.days, self.high, 1 - share)

    def by(self, day: float) -> tuple[float, Interval | None, int]:
        """The share seen by the end of ``day``, its 95% limits, and how many had waited until that day.

        0 before the first day on which anybody was seen, without limits; those at risk are counted at the day's start.
        """
        place = int(np.searchsorted(self.days, day, side="right")) - 1
        waited = int(self.at_risk[np.searchsorted(self.days, day)]) if day <= self.days[-1] else 0
        if place < 0:
            return 0.0, None, waited
        low, high = 1 - float(self.high[place]), 1 - float(self.low[place])
        return 1 - float(self.waiting[place]), Interval(low, high) if low == low else None, waited


def waits(days: ArrayLike, seen: ArrayLike, people: ArrayLike, confidence: float = 0.95) -> Waits | None:
    """The Kaplan-Meier estimate from rows of [days waited, 1 seen or 0 still waiting, people]; None of nobody.

    Rows may come in any order and repeat. Who was seen on a day was waiting on it with those last known on it. The
    variance is Greenwood's, the limits those of the log of minus the log of the curve; where the curve is 1 or 0 there
    are none. Raises ValueError for a wait below zero: such a row is a mistake of the records, and no wait.

    Source: Kaplan EL, Meier P. J Am Stat Assoc 1958; 53: 457-481. Brookmeyer R, Crowley J. Biometrics 1982; 38: 29-41.
    The limits as R's survival 3.5 gives them for conf.type "log-log", the quantiles as its survfit does.
    """
    days, seen, people = (np.asarray(values) for values in (days, seen, people))
    counted = people > 0
    days, seen, people = days[counted], seen[counted].astype(bool), people[counted].astype(np.int64)
    if not len(days):
        return None
    if days.min() < 0:
        raise ValueError("a wait ends before it began")
    known, place = np.unique(days, return_inverse=True)
    ended = np.bincount(place, weights=people * seen, minlength=len(known)).astype(np.int64)
    leaving = np.bincount(place, weights=people, minlength=len(known)).astype(np.int64)
    at_risk = leaving[::-1].cumsum()[::-1]
    waiting = np.cumprod(1 - ended / at_risk)
    low, high = _limits(waiting, ended, at_risk, float(ndtri((1 + confidence) / 2)))
    return Waits(known.astype(float), at_risk, ended, waiting, low, high)


def _limits(waiting: NDArray, ended: NDArray, at_risk: NDArray, z: float) -> tuple[NDArray, NDArray]:
    """The limits of the curve; NaN where it is 1 or 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(ended / (at_risk * (at_risk - ended).astype(float)))
        half = z * np.sqrt(greenwood) / np.abs(np.log(waiting))
        inside = (waiting > TOLERANCE) & (waiting < 1)
        ends = [np.where(inside, waiting ** np.exp(sign * half), np.nan) for sign in (1, -1)]
    return ends[0], ends[1]


def _crossing(days: NDArray, curve: Sequence[float], level: float) -> float | None:
    """The first day on which the falling curve is at ``level`` or below; the middle of its flat stretch where it lies
    on it and falls again later; None where it stays above. What is not known (NaN) does not count."""
    below = np.flatnonzero(curve <= level + TOLERANCE)
    if not len(below):
        return None
    first = below[0]
    lower = np.flatnonzero(curve < curve[first] - TOLERANCE)
    if abs(curve[first] - level) <= TOLERANCE and len(lower):
        return float(days[first] + days[lower[0]]) / 2
    return float(days[first])
