"""Whether a process as it is will meet a target: always, never, or by chance, and how often then."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from scipy.special import ndtr

from dashboard.statistics.control import ControlLimits

Assurance = Literal["pass", "fail", "hit or miss", ""]


def assurance(limits: ControlLimits, target: float, better: str) -> Assurance:
    """Whether a process with these limits keeps meeting ``target``, keeps missing it, or does either by chance.

    ``better`` is "higher" or "lower"; for a measure without a better way there is none (""). A target on a limit is
    hit or miss. Source: NHS England, Making Data Count; NHSRplotthedots 0.2.2.
    """
    if not better:
        return ""
    if limits.lower <= target <= limits.upper:
        return "hit or miss"
    return "pass" if (target < limits.lower) == (better == "higher") else "fail"


def share_expected(limits: ControlLimits, target: float, better: str, values: Sequence[float] = ()) -> float | None:
    """The share of months expected to reach ``target`` if the process stays as it is; None without a better way.

    Months are taken to vary as a normal distribution about the mean, its standard deviation a third of the distance to
    a limit or, where that is larger, that of the ``values`` behind the limits: moving ranges are short where neighbours
    resemble each other, and would promise too much. It is an estimate from few months, good to about one month in ten at best, so say it in words. A process without
    any variation meets the target always or never.
    """
    if not better:
        return None
    ahead = limits.mean - target if better == "higher" else target - limits.mean
    sigma = max((limits.upper - limits.mean) / 3, float(np.std(values, ddof=1)) if len(values) > 1 else 0.0)
    return float(ndtr(ahead / sigma)) if sigma else float(ahead >= 0)


def reached(values: Sequence[float], target: float, better: str) -> int:
    """How many of the values met ``target``, those on it too; ``better`` is "higher" or "lower"."""
    return sum(value >= target if better == "higher" else value <= target for value in values)


def months_in_words(share: float) -> str:
    """A share of months as it may be said of an estimate: "about 7 months in 10"."""
    if share < 0.05:
        return "fewer than 1 month in 20"
    if share > 0.95:
        return "more than 19 months in 20"
    tenths = min(max(round(10 * share), 1), 9)
    return f"about {tenths} month{'s' if tenths > 1 else ''} in 10"
