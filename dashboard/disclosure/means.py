"""How exactly a mean may be told: so that no count, and nobody's own score, can be worked out from it."""

from collections.abc import Sequence
from math import ceil, floor

from dashboard.disclosure.rules import Rules

LEAST, LARGE = 20, 40
"""Told people from whom on a mean is told at all, and from whom on it is told twice as exactly."""


def may_tell_mean(people: int, rules: Rules) -> bool:
    """Whether a group told as ``people`` is large enough for its means; of fewer, they give back how many they are of."""
    return people >= LEAST or not rules.coarse_means


def mean_step(scale_min: float, scale_max: float, people: int, rules: Rules) -> float:
    """Means of ``people`` (as told) are multiples of this: a fiftieth of the scale, from 40 people on a hundredth, at least 0.1.

    Between two releases somebody may come to the group: the step leaves them several scores of the scale.
    """
    if not rules.coarse_means:
        return 1e-9
    return max(0.1, round((scale_max - scale_min) / (100 if people >= LARGE else 50), 1))


def told_mean(value: float, step: float) -> float:
    """The multiple of the step nearest to a mean; never a negative 0."""
    return _plain(floor(value / step + 0.5) * step)


def told_interval(change: float, low: float, high: float, step: float) -> tuple[float, float]:
    """An interval about the change as told that holds the true one, as wide as a multiple of the step."""
    half = ceil(round(max(high - change, change - low) / step, 6)) * step
    return _plain(change - half), _plain(change + half)


def tells_of_everybody(people: Sequence[int], rules: Rules) -> bool:
    """Whether nearly all have the same score: ``people`` are counts of those with each score of a group."""
    return rules.no_extremes and sum(people) - max(people, default=0) < rules.smallest


def _plain(value: float) -> float:
    return round(value, 9) + 0.0
