"""The middle of the changes, little moved by a few extreme ones: Hodges and Lehmann's estimate, from counts of people."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dashboard.statistics.pair_counts import PairCounts

FEW = 100
"""Different changes up to which the mean of every two of them is written down; above, they are counted by halving."""


def hodges_lehmann(counts: PairCounts, keep_zeros: bool = True) -> float | None:
    """The median of the means of every two people's changes, each with themselves too (Walsh averages), in points.

    Without ``keep_zeros`` only people whose score changed count, as R's wilcox.test does. None of nobody. 100,000
    people take about a millisecond, since only different changes are compared.

    Source: Hodges JL, Lehmann EL. Estimates of location based on rank tests. Ann Math Stat 1963; 34: 598-611.
    """
    kept = np.ones(len(counts.change), bool) if keep_zeros else counts.change != 0
    changes, place = np.unique(counts.change[kept], return_inverse=True)
    if not len(changes):
        return None
    people = np.bincount(place, counts.pairs[kept]).astype(np.int64)
    return (median_by_writing_down if len(changes) <= FEW else median_by_halving)(changes, people)


def median_by_writing_down(changes: NDArray[np.float64], people: NDArray[np.int64]) -> float:
    """The median of the means of every two: ``changes`` ascending and different, each of so many ``people``."""
    first, second, same = _twos(len(changes))
    means = (changes[first] + changes[second]) / 2
    twos = np.where(same, people[first] * (people[first] + 1) // 2, people[first] * people[second])
    order = np.argsort(means)
    reached = np.cumsum(twos[order])
    middle = np.searchsorted(reached, [(reached[-1] + 1) // 2, reached[-1] // 2 + 1])
    return float(means[order][middle].mean())


@lru_cache(maxsize=32)
def _twos(count: int) -> tuple[NDArray, NDArray, NDArray]:
    """Places of every two of so many, each with itself too; and where it is with itself."""
    first, second = np.triu_indices(count)
    return first, second, first == second


def median_by_halving(changes: NDArray[np.float64], people: NDArray[np.int64]) -> float:
    """As :func:`median_by_writing_down`, without writing them down: halves the range in which the median lies."""
    total = int(people.sum())
    twos = total * (total + 1) // 2
    upto = np.concatenate([[0], np.cumsum(people)])

    def count(value: float) -> int:
        """How many means of two are not above ``value``."""
        ordered = int(people @ upto[np.searchsorted(changes, 2 * value - changes, side="right")])
        return (ordered + int(upto[np.searchsorted(changes, value, side="right")])) // 2

    lower = _smallest(changes, count, (twos + 1) // 2)
    if count(lower) > twos // 2:  # the two in the middle are the same, as nearly always among many people
        return lower
    return (lower + _smallest(changes, count, twos // 2 + 1)) / 2


def _smallest(changes: NDArray[np.float64], count, wanted: int) -> float:
    """The smallest value, to the last digits of floating point, that ``wanted`` means of two are not above."""
    low, high = float(changes[0]), float(changes[-1])
    if count(low) >= wanted:
        return low
    while (middle := (low + high) / 2) not in (low, high) and high - low > 1e-13 * float(np.abs(changes).max()):
        low, high = (low, middle) if count(middle) >= wanted else (middle, high)
    return high
