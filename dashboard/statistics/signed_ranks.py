"""Whether rises or falls outweigh each other by rank: Wilcoxon's signed-rank test, from counts of people."""

from dataclasses import dataclass
from math import sqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from dashboard.statistics.pair_counts import PairCounts

MOST_FOR_EXACT = 50
"""Changes other than zero up to which every way in which chance could have given them their signs is counted."""
LEAST_FOR_BELOW_5_PERCENT = 6
"""Of 5 changes all in one direction chance alone makes 2 / 2 ** 5, more than 0.05."""

Method = Literal["exact", "normal approximation", "too few changed"]


@dataclass(frozen=True)
class SignedRanks:
    """``changed`` people whose score is another, ``stayed`` people whose score is the same, who are left out.

    ``rank_sum`` is the sum of the ranks of those who rose (R's V), ties sharing the mean of their ranks. ``p`` is two
    sided, for the ``method`` named; None where "too few changed", since no p below 0.05 is then possible.
    """

    changed: int
    stayed: int
    rank_sum: float
    p: float | None
    method: Method


@dataclass(frozen=True, eq=False)
class _Ranks:
    """People who changed, by the size of their change: ``sizes`` people share each of ``ranks`` (mean ranks)."""

    sizes: NDArray[np.int64]
    ranks: NDArray[np.float64]
    rank_sum: float

    @property
    def people(self) -> int:
        return int(self.sizes.sum())


def signed_ranks(counts: PairCounts) -> SignedRanks:
    """The test of people counted by their scores before and after.

    Exact, ties as they are, up to 50 changes other than zero; above, the normal approximation with the variance
    corrected for ties and a continuity correction of 0.5. Zeros are left out before ranking (Wilcoxon's own
    treatment). Below 6 changes no p is given.

    Source: Wilcoxon F. Individual comparisons by ranking methods. Biometrics 1945; 1: 80-83. Exact with ties:
    Streitberg B, Röhmel J. Exact distributions for permutation and rank tests. Stat Softw Newsl 1986; 12: 10-17.
    """
    ranks = _ranked(counts)
    stayed = counts.total - ranks.people
    if ranks.people < LEAST_FOR_BELOW_5_PERCENT:
        return SignedRanks(ranks.people, stayed, ranks.rank_sum, None, "too few changed")
    if ranks.people <= MOST_FOR_EXACT:
        return SignedRanks(ranks.people, stayed, ranks.rank_sum, _exact(ranks), "exact")
    return SignedRanks(ranks.people, stayed, ranks.rank_sum, _approximate(ranks, continuity=True), "normal approximation")


def exact_p(counts: PairCounts) -> float | None:
    """The two-sided p of every way to sign the ranks, ties as they are; None where nobody changed.

    Raises ValueError above 50 changes, where the ways are more than floating point counts exactly.
    """
    ranks = _ranked(counts)
    if ranks.people > MOST_FOR_EXACT:
        raise ValueError(f"exact for up to {MOST_FOR_EXACT} changes, not {ranks.people}")
    return _exact(ranks) if ranks.people else None


def approximate_p(counts: PairCounts, continuity: bool = True) -> float | None:
    """The two-sided p of the normal approximation, corrected for ties; None where nobody changed."""
    ranks = _ranked(counts)
    return _approximate(ranks, continuity) if ranks.people else None


def _ranked(counts: PairCounts) -> _Ranks:
    changed = counts.change != 0
    size, people = np.abs(counts.change[changed]), counts.pairs[changed]
    order = np.argsort(size)
    # Sizes that differ by floating point alone are one: thirds of a point would otherwise never tie.
    tie = np.zeros(len(size), np.intp)
    tie[order[1:]] = np.cumsum(np.diff(size[order]) > counts.tolerance)
    sizes = np.bincount(tie, people).astype(np.int64)
    ranks = np.cumsum(sizes) - (sizes - 1) / 2
    rose = counts.change[changed] > 0
    return _Ranks(sizes, ranks, float(ranks[tie[rose]] @ people[rose]))


def _exact(ranks: _Ranks) -> float:
    doubled = np.rint(2 * np.repeat(ranks.ranks, ranks.sizes)).astype(int).tolist()  # mean ranks end in .0 or .5
    found, whole = round(2 * ranks.rank_sum), sum(doubled)
    furthest = min(found, whole - found)  # the sums are as many on either side of even
    ways = np.zeros(furthest + 1)
    ways[0] = 1
    for rank in doubled:  # ascending: a larger rank only leads further
        if rank > furthest:
            break
        ways[rank:] += ways[: furthest + 1 - rank].copy()
    return min(1.0, 2 * float(ways.sum()) / 2.0**ranks.people)


def _approximate(ranks: _Ranks, continuity: bool) -> float:
    people, sizes = ranks.people, ranks.sizes.astype(float)
    distance = ranks.rank_sum - people * (people + 1) / 4
    variance = people * (people + 1) * (2 * people + 1) / 24 - float((sizes**3 - sizes).sum()) / 48
    distance = max(0.0, abs(distance) - 0.5 * continuity)
    return min(1.0, 2 * float(ndtr(-distance / sqrt(variance))))
