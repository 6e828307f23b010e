"""What changed between two answers of the same people, reckoned from counts of people per (before, after)."""

from dataclasses import dataclass
from math import sqrt
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtrit

from dashboard.statistics.interval import Interval
from dashboard.statistics.pair_counts import PairCounts, count_pairs

CONFIDENCE = 0.95
LEAST_PAIRS_FOR_INTERVAL = 5
LEAST_PAIRS_FOR_WORDS = 8

Direction = Literal["rose", "fell", "no clear change", "too few to say"]


@dataclass(frozen=True)
class PairedChange:
    """Counts of people; means, change and standard deviation of the change in points of the scale.

    ``rose`` and ``fell`` are about the score, whichever way is better. What cannot be reckoned is None: the means of
    nobody, the standard deviation of fewer than 2 people, the interval as :func:`paired_change` says.
    """

    pairs: int
    rose: int
    stayed: int
    fell: int
    mean_before: float | None
    mean_after: float | None
    mean_change: float | None
    standard_deviation: float | None
    interval: Interval | None


class Reached(NamedTuple):
    """``reached`` of ``pairs`` people changed for the better by a meaningful amount."""

    reached: int
    pairs: int


def paired_change(before: ArrayLike, after: ArrayLike, pairs: ArrayLike) -> PairedChange:
    """The change of people of whom ``pairs[i]`` scored ``before[i]``, then ``after[i]`` (arrays of equal shape).

    ``interval`` is the 95 % t interval of the mean change, from 5 pairs on. It is None, too, where all changed by the
    same amount: the sample then tells nothing about the spread, and an interval of no width would claim a certainty
    that comes from the scale's coarse steps. Errors as :func:`dashboard.statistics.pair_counts.count_pairs`.

    Source: Student. The probable error of a mean. Biometrika 1908; 6: 1-25.
    """
    counts = count_pairs(before, after, pairs)
    mean_change = counts.mean(counts.change)
    deviation = _standard_deviation(counts)
    return PairedChange(
        pairs=counts.total,
        rose=counts.people(counts.change > 0),
        stayed=counts.people(counts.change == 0),
        fell=counts.people(counts.change < 0),
        mean_before=counts.mean(counts.before),
        mean_after=counts.mean(counts.after),
        mean_change=mean_change,
        standard_deviation=deviation,
        interval=_t_interval(mean_change, deviation, counts.total),
    )


def direction(change: PairedChange) -> Direction:
    """The word for a change of the score: "rose" or "fell" where the interval leaves out 0, "no clear change" where it
    holds 0, "too few to say" below 8 pairs.

    Where all changed by the same amount there is no interval, and the amount itself decides: of 8 people moving
    the same way by chance alone, a sign test gives 2 / 2 ** 8, less than 0.01.
    """
    if change.pairs < LEAST_PAIRS_FOR_WORDS:
        return "too few to say"
    likely = change.interval or Interval(change.mean_change, change.mean_change)
    if likely.holds(0):
        return "no clear change"
    return "rose" if likely.low > 0 else "fell"


def is_better(word: Direction, higher_is_better: bool) -> bool | None:
    """Whether a score that "rose" or "fell" went the better way; None for the words that tell of no change."""
    if word not in ("rose", "fell"):
        return None
    return (word == "rose") == bool(higher_is_better)


def meaningful(
    before: ArrayLike, after: ArrayLike, pairs: ArrayLike, threshold: float, higher_is_better: bool,
    share: float | None = None,
) -> Reached:
    """How many of the pairs changed by at least ``threshold`` points the better way: up, or down where lower is better.

    With ``share``, a change of at least that part of the first score is enough, too; of a score of 0 there is no part.
    The threshold is the instrument's published one; a change that differs from it only by floating point reaches it.
    Raises ValueError for a threshold or a share that is not above 0, and as :func:`paired_change`.
    """
    if not 0 < threshold < np.inf:
        raise ValueError(f"a meaningful change is a number of points above 0, not {threshold}")
    if share is not None and not 0 < share < np.inf:
        raise ValueError(f"a meaningful share of the first score is above 0, not {share}")
    counts = count_pairs(before, after, pairs)
    gain = counts.change if higher_is_better else -counts.change
    enough = gain >= threshold - counts.tolerance
    if share is not None:
        enough |= (counts.before > 0) & (gain >= share * counts.before - counts.tolerance)
    return Reached(counts.people(enough), counts.total)


def _standard_deviation(counts: PairCounts) -> float | None:
    """Sample standard deviation of the change over people, exactly 0 where all changed by the same amount."""
    if counts.total < 2:
        return None
    if np.ptp(counts.change) <= counts.tolerance:
        return 0.0
    squares = (counts.change - counts.mean(counts.change)) ** 2
    return sqrt(float(squares @ counts.pairs) / (counts.total - 1))


def _t_interval(mean: float | None, deviation: float | None, people: int) -> Interval | None:
    if people < LEAST_PAIRS_FOR_INTERVAL or not deviation:
        return None
    half = float(stdtrit(people - 1, (1 + CONFIDENCE) / 2)) * deviation / sqrt(people)
    return Interval(mean - half, mean + half)
