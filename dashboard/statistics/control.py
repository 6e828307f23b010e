"""Limits of a control chart of single values (XmR), as the NHS's Making Data Count draws it."""

from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class ControlLimits:
    """Mean and limits in the unit of the values, of how many ``points``; trial limits come from fewer than 12."""

    mean: float
    lower: float
    upper: float
    points: int
    is_trial: bool


def control_limits(values: Sequence[float | None], screened: bool = True) -> ControlLimits | None:
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
    series = _series(values)
    points = series[~np.isnan(series)]
    ranges = _moving_ranges(series)
    if len(points) < LEAST_POINTS or 2 * len(ranges) < len(points) - 1:
        return None
    if screened:
        ranges = ranges[ranges <= SCREEN * ranges.mean()]
    if not ranges.any() and np.ptp(points):
        return None
    # Kept within the values: rounding may put the mean of equal values beside them, and every point outside the limits.
    mean = float(np.clip(points.mean(), points.min(), points.max()))
    half = WIDTH * float(ranges.mean())
    return ControlLimits(mean, mean - half, mean + half, len(points), len(points) < LEAST_POINTS_SETTLED)


def run_median(values: Sequence[float | None]) -> float | None:
    """Median of the values for a run chart, gaps (None or not a number) left out; None of no value.

    Raises ValueError for an infinite value.
    """
    series = _series(values)
    points = series[~np.isnan(series)]
    return float(np.median(points)) if len(points) else None


def _series(values: Sequence[float | None]) -> NDArray[np.float64]:
    """The values as numbers, a gap as not a number."""
    series = np.array([np.nan if value is None else value for value in values], dtype=float)
    if np.isinf(series).any():
        raise ValueError("an infinite value has no place on a control chart")
    return series


def _moving_ranges(series: NDArray[np.float64]) -> NDArray[np.float64]:
    """Distances of neighbours; the two beside a gap have none."""
    ranges = np.abs(np.diff(series))
    return ranges[~np.isnan(ranges)]
