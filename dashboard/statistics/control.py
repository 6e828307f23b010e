"""Limits of a control chart of single values (XmR), as the NHS's Making Data Count draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np
from numpy.typing import NDArray

LEAST_POINTS = 10
"""Fewer are a run chart about their median."""
LEAST_POINTS_SETTLED = 12
"""Limits of fewer are called trial limits."""

WIDTH = 2.66
"""Three sigma in mean moving ranges: 3 / 1.128, rounded as published."""
SCREEN = 3.267
"""Upper limit of a moving range in mean moving ranges."""

Values = Sequence[float | None]
"""A series in order of time; a gap is None or not a number."""


@dataclass(frozen=True)
class ControlLimits:
    """Mean and limits in the unit of the values, of how many ``points``; trial limits come from fewer than 12."""

    mean: float
    lower: float
    upper: float
    points: int
    is_trial: bool


def control_limits(values: Values, screened: bool = True) -> ControlLimits | None:
    """Mean and mean +/- 2.66 x mean moving range of values in order of time; a gap is None or not a number.

    ``screened`` leaves moving ranges above 3.267 x their mean out, once. None below 10 points. A moving range across
    a gap does not exist, so None, too, where gaps leave fewer than half of the moving ranges that as many points
    without a gap have (our own rule: the published method knows no gaps). Values that are all equal give limits
    equal to the mean. Where screening leaves only ranges of 0 between values that differ, there is no width to reckon
    from, so None. The lower limit is not cut at 0. Raises ValueError for an infinite value.

    Source: NHS England, Making Data Count; NHSRplotthedots 0.2.2 (screening, after Nelson LS. J Qual Technol 1982;
    14: 172-173). It leaves out a moving range equal to the bound as well, and so gives values that are all equal no
    limits; here such a range stays in.
    """
    series = series_of(values)
    (mean,), (half,) = (numbers.tolist() for numbers in limits_by_row(series[None], screened))
    points = int(np.count_nonzero(~np.isnan(series)))
    if isnan(half):
        return None
    return ControlLimits(mean, mean - half, mean + half, points, points < LEAST_POINTS_SETTLED)


def limits_by_row(
    values: NDArray[np.float64], screened: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean, and distance of the limits from it, of each row of ``values`` [series, time]; a gap is not a number.

    Both are not a number where :func:`control_limits` of the row would be None. The values must be finite.
    """
    known = ~np.isnan(values)
    points = known.sum(axis=1)
    ranges = np.abs(np.diff(values, axis=1))
    kept = ~np.isnan(ranges)
    has_limits = (points >= LEAST_POINTS) & (2 * kept.sum(axis=1) >= points - 1)
    if screened:
        kept &= ranges <= SCREEN * _mean(ranges, kept)[:, None]
    # Kept within the values: rounding may put the mean of equal values beside them, and every point outside the limits.
    lowest = np.min(values, axis=1, where=known, initial=np.inf)
    highest = np.max(values, axis=1, where=known, initial=-np.inf)
    has_limits &= (kept & (ranges > 0)).any(axis=1) | (lowest == highest)
    mean = np.clip(_mean(values, known), lowest, highest)
    return np.where(has_limits, mean, np.nan), np.where(has_limits, WIDTH * _mean(ranges, kept), np.nan)


def is_coarse(half: NDArray[np.float64] | float, step: float = 1.0) -> NDArray[np.bool_] | bool:
    """Whether values that come in steps (counts: of 1) vary too little for limits ``half`` away from their mean to judge
    them: where their standard deviation, a third of ``half``, is below a step, runs and limits mark steps, not change.

    Source: Wheeler DJ, Lyday RW. Evaluating the Measurement Process. 2nd ed. SPC Press, 1989 (inadequate units).
    """
    return half < 3 * step


def run_median(values: Values) -> float | None:
    """Median of the values for a run chart, gaps (None or not a number) left out; None of no value.

    Raises ValueError for an infinite value.
    """
    series = series_of(values)
    points = series[~np.isnan(series)]
    return float(np.median(points)) if len(points) else None


def median_by_row(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Median of each row of ``values`` [series, time], gaps (not a number) left out; not a number of none."""
    points = (~np.isnan(values)).sum(axis=1)
    ordered = np.pad(np.sort(values, axis=1), ((0, 0), (0, 1)), constant_values=np.nan)  # gaps come last
    rows, below, above = np.arange(len(values)), np.maximum(points - 1, 0) // 2, points // 2
    return (ordered[rows, below] + ordered[rows, above]) / 2


def series_of(values: Values) -> NDArray[np.float64]:
    """The values as numbers, a gap as not a number. Raises ValueError for an infinite value."""
    series = np.array([np.nan if value is None else value for value in values], dtype=float)
    if np.isinf(series).any():
        raise ValueError("an infinite value has no place on a control chart")
    return series


def _mean(values: NDArray[np.float64], counted: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The mean of each row's ``counted`` values; 0 of none."""
    return np.sum(values, axis=1, where=counted) / np.maximum(counted.sum(axis=1), 1)
