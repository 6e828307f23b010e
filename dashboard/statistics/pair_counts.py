"""Two scores of the same people, kept as counts of people per (before, after)."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

SAME = 1e-9
"""Scores that differ by less than this part of the largest score are the same: 0.1 + 0.2 is 0.3, 7 / 3 - 4 / 3 is 1."""


@dataclass(frozen=True, eq=False)
class PairCounts:
    """Arrays of one length: ``pairs[i]`` people (at least 1) scored ``before[i]``, then ``after[i]``.

    ``change`` is after less before, exactly 0 where both are the same score; ``tolerance`` is the difference, in
    points of the scale, up to which two scores are the same.
    """

    before: NDArray[np.float64]
    after: NDArray[np.float64]
    pairs: NDArray[np.int64]
    change: NDArray[np.float64]
    tolerance: float

    @cached_property
    def total(self) -> int:
        return int(self.pairs.sum())

    def people(self, chosen: NDArray[np.bool_]) -> int:
        """How many people the chosen entries count."""
        return int(self.pairs[chosen].sum())

    def mean(self, values: NDArray[np.float64]) -> float | None:
        """Mean of the values over people, in the values' unit; None of nobody."""
        return float(values @ self.pairs / self.total) if self.total else None


def count_pairs(before: ArrayLike, after: ArrayLike, pairs: ArrayLike) -> PairCounts:
    """Three arrays of equal shape as counts; entries of nobody are left out.

    The same (before, after) may occur more than once: rows of single people are counts of 1. Raises ValueError for
    unequal shapes, a count that is not a whole number from 0 on, and a score that is not a number.
    """
    scores = np.asarray(before, dtype=float), np.asarray(after, dtype=float)
    counts = np.asarray(pairs, dtype=float)
    if not scores[0].shape == scores[1].shape == counts.shape:
        shapes = f"{scores[0].shape}, {scores[1].shape}, {counts.shape}"
        raise ValueError(f"before, after and pairs differ in shape: {shapes}")
    if not np.all(np.isfinite(counts) & (counts >= 0) & (counts == np.floor(counts))):
        raise ValueError("a count of pairs is a whole number from 0 on")
    first, second = (score[counts > 0] for score in scores)
    if not np.all(np.isfinite(first) & np.isfinite(second)):
        raise ValueError("a score is missing or infinite: only people with both answers are pairs")
    tolerance = SAME * float(max(np.abs(first).max(initial=0), np.abs(second).max(initial=0)))
    change = second - first
    change[np.abs(change) <= tolerance] = 0
    return PairCounts(first, second, counts[counts > 0].astype(np.int64), change, tolerance)
