"""The changes of many groups of people at once, for a figure that has a row for each of them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtrit

from dashboard.statistics.interval import Interval
from dashboard.statistics.pair_counts import SAME, count_pairs
from dashboard.statistics.paired import CONFIDENCE, LEAST_PAIRS_FOR_INTERVAL, PairedChange


def paired_changes(
    group: ArrayLike, before: ArrayLike, after: ArrayLike, pairs: ArrayLike, groups: int
) -> Sequence[PairedChange]:
    """What :func:`dashboard.statistics.paired.paired_change` says of each group from 0 to ``groups`` - 1.

    Arrays of equal shape: ``pairs[i]`` people of ``group[i]`` scored ``before[i]``, then ``after[i]``. Reckoned for
    all groups together, because two hundred sites one by one take two hundred times as long. Errors as there.
    """
    group = np.asarray(group, np.intp)[np.asarray(pairs) > 0]
    counts = count_pairs(before, after, pairs)

    def per_group(values: NDArray) -> NDArray[np.float64]:
        return np.bincount(group, values * counts.pairs, groups)

    # A row's own size, not the largest of all groups: one group's long scale must not blur another's short one.
    change = counts.after - counts.before
    change[np.abs(change) <= SAME * np.maximum(np.abs(counts.before), np.abs(counts.after))] = 0
    people = per_group(np.ones(len(group)))
    with np.errstate(invalid="ignore", divide="ignore"):
        means = [per_group(values) / people for values in (counts.before, counts.after, change)]
        deviation = np.sqrt(per_group((change - means[2][group]) ** 2) / (people - 1))
        deviation[(people > 1) & ~_differs(group, change, counts.before, counts.after, groups)] = 0
        half = stdtrit(people - 1, (1 + CONFIDENCE) / 2) * deviation / np.sqrt(people)
    signs = [per_group(chosen) for chosen in (change > 0, change == 0, change < 0)]
    return [_change(*values) for values in zip(people, *signs, *means, deviation, half, strict=True)]


def _differs(group: NDArray, change: NDArray, before: NDArray, after: NDArray, groups: int) -> NDArray[np.bool_]:
    """Whether a group's changes are not all the same amount."""
    lowest, highest, largest = np.full(groups, np.inf), np.full(groups, -np.inf), np.zeros(groups)
    np.minimum.at(lowest, group, change)
    np.maximum.at(highest, group, change)
    np.maximum.at(largest, group, np.maximum(np.abs(before), np.abs(after)))
    return highest - lowest > SAME * largest


def _change(people, rose, stayed, fell, before, after, mean, deviation, half) -> PairedChange:
    counts = int(people), int(rose), int(stayed), int(fell)
    if not people:
        return PairedChange(*counts, None, None, None, None, None)
    has_interval = people >= LEAST_PAIRS_FOR_INTERVAL and deviation > 0
    interval = Interval(float(mean - half), float(mean + half)) if has_interval else None
    return PairedChange(
        *counts, float(before), float(after), float(mean), float(deviation) if people > 1 else None, interval
    )
