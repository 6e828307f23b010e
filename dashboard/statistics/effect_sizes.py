"""How large a mean change is beside how much people differ: standardised changes, from counts of people."""

from dataclasses import dataclass
from math import exp, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from dashboard.statistics.pair_counts import PairCounts


@dataclass(frozen=True)
class EffectSizes:
    """``deviation`` of the change in points of the scale; the rest without unit: ``d_z`` in such deviations, ``g_z`` the same with Hedges' correction for few
    people, ``d_av`` in standard deviations of the scores themselves.

    None where there is no such deviation to divide by: all changed alike, all scored alike, or too few people (2 for
    ``d_z`` and ``d_av``, 3 for ``g_z``).
    """

    deviation: float | None
    d_z: float | None
    g_z: float | None
    d_av: float | None


def effect_sizes(counts: PairCounts) -> EffectSizes:
    """The standardised changes of people counted by their scores before and after.

    ``d_av`` divides by the root of the mean of the two variances, before and after.

    Source: Cumming G. Understanding The New Statistics. Routledge 2012, chapter 11; Hedges' correction in its exact
    form (gamma function): Hedges LV. Distribution theory for Glass's estimator of effect size and related estimators.
    J Educ Stat 1981; 6: 107-128.
    """
    if counts.total < 2:
        return EffectSizes(None, None, None, None)
    mean = counts.mean(counts.change)
    spread = sqrt(_variance(counts, counts.change))
    scores = sqrt((_variance(counts, counts.before) + _variance(counts, counts.after)) / 2)
    d_z = mean / spread if spread else None
    g_z = d_z * hedges_correction(counts.total - 1) if d_z is not None and counts.total > 2 else None
    return EffectSizes(spread, d_z, g_z, mean / scores if scores else None)


def hedges_correction(freedom: int) -> float:
    """By how much a standardised change from ``freedom`` degrees of freedom (2 or more) is too large on average."""
    return exp(float(gammaln(freedom / 2) - gammaln((freedom - 1) / 2))) / sqrt(freedom / 2)


def _variance(counts: PairCounts, values: NDArray[np.float64]) -> float:
    """Sample variance over people, exactly 0 where all values are the same."""
    if np.ptp(values) <= counts.tolerance:
        return 0.0
    return float((values - counts.mean(values)) ** 2 @ counts.pairs) / (counts.total - 1)
