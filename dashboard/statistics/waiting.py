"""How long people wait, with those still waiting counted as such: the Kaplan-Meier estimate from counts by days."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

TOLERANCE = 1e-9  # a share that is a half but for floating point is a half


@dataclass(frozen=True, eq=False)
class Waits:
    """The share of each group still waiting after each of ``days``, ascending.

    The other arrays are [..., day], the leading axes those of the groups: ``at_risk`` had waited until that day,
    ``waiting`` is the estimated share not seen by its end, ``low`` and ``high`` its limits at that day. What cannot be
    told is NaN: limits of a share of 1 or 0, everything of a group of nobody.
    """

    days: NDArray[np.float64]
    at_risk: NDArray[np.int64]
    waiting: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]

    def quantile(self, share: float) -> NDArray[np.float64]:
        """[...] The days within which ``share`` of people are seen; NaN where the curve does not get so far."""
        return _crossing(self.days, self.waiting, 1 - share)

    def interval(self, share: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The confidence interval of :meth:`quantile`, by Brookmeyer and Crowley: the days at which the limits of the
        curve pass it; NaN for an end that they do not reach."""
        return _crossing(self.days, self.low, 1 - share), _crossing(self.days, self.high, 1 - share)


def waits(days: ArrayLike, seen: ArrayLike, waiting: ArrayLike, confidence: float = 0.95) -> Waits:
    """The Kaplan-Meier estimate of groups from counts of people [..., day]: ``seen`` after so many ``days``, ascending,
    and still ``waiting`` after so many.

    Who was seen on a day was waiting on it with those last known on it. The variance is Greenwood's, the limits those
    of the log of minus the log of the curve. Raises ValueError for a wait below zero (such a row is a mistake of the
    records, and no wait) and days that do not ascend.

    Source: Kaplan EL, Meier P. J Am Stat Assoc 1958; 53: 457-481. Brookmeyer R, Crowley J. Biometrics 1982; 38: 29-41.
    The limits as R's survival gives them for conf.type "log-log", the quantiles as its survfit does.
    """
    days = np.asarray(days, float)
    seen, waiting = (np.asarray(counts, np.int64) for counts in (seen, waiting))
    if len(days) and days[0] < 0:
        raise ValueError("a wait ends before it began")
    if (np.diff(days) <= 0).any():
        raise ValueError("days ascend, each named once")
    at_risk = (seen + waiting)[..., ::-1].cumsum(axis=-1)[..., ::-1]
    people = np.maximum(at_risk, 1)
    curve = np.cumprod(1 - seen / people, axis=-1)
    curve[at_risk.max(axis=-1, initial=0) == 0] = np.nan
    return Waits(days, at_risk, curve, *_limits(curve, seen, people, float(ndtri((1 + confidence) / 2))))


def _limits(curve: NDArray, seen: NDArray, at_risk: NDArray, z: float) -> tuple[NDArray, NDArray]:
    """The limits of the curve; NaN where it is 1 or 0."""
    inside = (curve > TOLERANCE) & (curve < 1)
    left = np.where(inside, at_risk - seen, at_risk)
    greenwood = np.cumsum(seen / (at_risk * left.astype(float)), axis=-1)
    logs = np.log(np.where(inside, curve, 0.5))
    half = z * np.sqrt(greenwood) / -logs
    low, high = (np.where(inside, np.exp(logs * np.exp(sign * half)), np.nan) for sign in (1, -1))
    return low, high


def _crossing(days: NDArray, curve: NDArray, level: float) -> NDArray[np.float64]:
    """The first day on which a falling curve is at ``level`` or below; the middle of its flat stretch where it lies on
    it and falls again later; NaN where it stays above. What is not known (NaN) does not count."""
    if not len(days):
        return np.full(curve.shape[:-1], np.nan)
    below, lower = curve <= level + TOLERANCE, curve < level - TOLERANCE
    first, next_fall = days[below.argmax(axis=-1)], days[lower.argmax(axis=-1)]
    flat = np.take_along_axis(curve, below.argmax(axis=-1)[..., None], -1)[..., 0] >= level - TOLERANCE
    middle = np.where(flat & lower.any(axis=-1), (first + next_fall) / 2, first)
    return np.where(below.any(axis=-1), middle, np.nan)
