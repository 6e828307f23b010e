"""Signals on a control chart: which points chance alone would hardly give, and which way they lie."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dashboard.statistics.control import ControlLimits, Values, control_limits, run_median, series_of

OUTSIDE, TREND, TWO_OF_THREE, ONE_SIDE = 1, 2, 3, 4
"""The signals in order of precedence. A point's code is negative where it lies low or the trend falls; 0 is none."""

RUN = 7
"""Points of a trend (six rises or falls in a row) and of a run on one side of the mean."""

Variation = Literal["common cause", "improvement", "concern", "neither"]


@dataclass(frozen=True)
class Segment:
    """Points ``start`` to ``stop`` (not included) of a chart, which share their limits.

    Without ``limits`` it is a run chart about its ``median`` (None of no value), and nothing is looked for.
    ``signals``: one signed code a point.
    """

    start: int
    stop: int
    limits: ControlLimits | None
    median: float | None
    signals: tuple[int, ...]


def control_chart(
    values: Values, restarts: Collection[int] = (), screened: bool = True, lowest: float | None = None
) -> tuple[Segment, ...]:
    """A series in order of time (a gap is None or not a number) as segments, a new one at each place in ``restarts``.

    Limits and signals of a segment come from its own points alone: no run goes across a restart. Places outside the
    series are no restarts. ``lowest`` as in :func:`signals_by_row`. Raises ValueError for an infinite value.
    """
    series = series_of(values)
    bounds = [0, *sorted({place for place in restarts if 0 < place < len(series)}), len(series)]
    return tuple(_segment(series, start, stop, screened, lowest) for start, stop in zip(bounds, bounds[1:]) if stop > start)


def _segment(series: NDArray[np.float64], start: int, stop: int, screened: bool, lowest: float | None) -> Segment:
    points = series[start:stop]
    limits = control_limits(points, screened)
    median = None if limits else run_median(points)
    return Segment(start, stop, limits, median, tuple(signals_against(points, limits, lowest)))


def signals_against(values: Values, limits: ControlLimits | None, lowest: float | None = None) -> list[int]:
    """The signed code of each point judged against ``limits``, which may come from other points; 0 without limits."""
    series = series_of(values)
    if limits is None:
        return [0] * len(series)
    mean, half = np.array([limits.mean]), np.array([limits.upper - limits.mean])
    return signals_by_row(series[None], mean, half, lowest)[0].tolist()


def signals_by_row(
    values: NDArray[np.float64], mean: NDArray[np.float64], half: NDArray[np.float64], lowest: float | None = None
) -> NDArray[np.int8]:
    """The signed code of each point of ``values`` [series, time] by the first rule that holds:

    outside the limits ``mean`` +/- ``half``; one of seven points each above (below) the one before; near a limit, that
    is more than two thirds of the way to it, as at least one more of three neighbours that all lie on that side (a
    point outside is no longer near); one of seven in a row on one side of the mean. A point on the mean breaks a run,
    an equal neighbour a trend, a gap (not a number) either. Where a trend ends as the opposite one begins, the point
    is of the one that it ends. Where ``half`` is not a number, all are 0.

    ``lowest``: what no value can fall below (0 of counts; our own rule, the published method knows none). A lower limit
    there or below it marks nothing low: no point lies outside or near it.

    Source: NHS England, Making Data Count; NHSRplotthedots 0.2.2.
    """
    centre, width = mean[:, None], half[:, None]
    side = np.nan_to_num(np.sign(values - centre)).astype(np.int8)
    can_lie_low = True if lowest is None else centre - width > lowest
    outside = (values > centre + width) | (values < centre - width) & can_lie_low
    near = ~outside & ((values > centre + width * 2 / 3) | (values < centre - width * 2 / 3) & can_lie_low)
    rules = (
        (OUTSIDE, outside * side),
        (TREND, _trends(np.nan_to_num(np.sign(np.diff(values, axis=1))))),
        (TWO_OF_THREE, _two_of_three(near, side)),
        (ONE_SIDE, _run(side > 0, RUN, 0) * side + _run(side < 0, RUN, 0) * side),
    )
    codes = np.zeros(values.shape, np.int8)
    for rule, direction in reversed(rules):  # the first in precedence is written last
        codes = np.where(direction != 0, rule * direction, codes)
    return np.where(np.isnan(width), 0, codes).astype(np.int8)


def _trends(steps: NDArray[np.float64]) -> NDArray[np.int8]:
    """1 for the points of a rise, -1 for those of a fall, where ``steps`` are the signs from each point to the next."""
    rising, falling = _run(steps > 0, RUN - 1, 1), _run(steps < 0, RUN - 1, 1)
    into = np.pad(steps, ((0, 0), (1, 0)))  # the step into each point decides where two trends meet
    return np.where(rising & (~falling | (into > 0)), 1, np.where(falling, -1, 0)).astype(np.int8)


def _two_of_three(near: NDArray[np.bool_], side: NDArray[np.int8]) -> NDArray[np.int8]:
    """The side of points near a limit where three neighbours lie on that side and at least two of them near."""
    found = np.zeros(side.shape, np.int8)
    for sign in (1, -1):
        here = side == sign
        whole = (_window_sums(here, 3) == 3) & (_window_sums(here & near, 3) >= 2)
        found[_spread(whole, 3, side.shape) & here & near] = sign
    return found


def _run(held: NDArray[np.bool_], length: int, more: int) -> NDArray[np.bool_]:
    """Where ``length`` neighbours in a row hold, and the ``more`` points that their steps lead to."""
    return _spread(_window_sums(held, length) == length, length + more, (held.shape[0], held.shape[1] + more))


def _spread(windows: NDArray[np.bool_], width: int, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """The points within any of the ``windows`` found, each by its first point."""
    found = np.zeros(shape, bool)
    for place in range(width if windows.shape[1] else 0):
        found[:, place : place + windows.shape[1]] |= windows
    return found


def _window_sums(held: NDArray[np.bool_], width: int) -> NDArray[np.int64]:
    """How many hold in each window of ``width`` neighbours; no window in a shorter series."""
    if width > held.shape[1]:
        return np.zeros((held.shape[0], 0), np.int64)
    sums = np.zeros((held.shape[0], held.shape[1] + 1), np.int64)
    np.cumsum(held, axis=1, out=sums[:, 1:])
    return sums[:, width:] - sums[:, :-width]


def variation(signal: int, better: str) -> Variation:
    """What a point's signed code means where ``better`` is "higher", "lower", or "" (then a signal is neither)."""
    if not signal:
        return "common cause"
    if not better:
        return "neither"
    return "improvement" if (signal > 0) == (better == "higher") else "concern"
