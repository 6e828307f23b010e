"""Medians and percentiles of what was measured, and how they are written."""

from collections.abc import Sequence
from math import ceil
from statistics import median


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that ``share`` (0 to 1) of the values do not exceed."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def milliseconds(seconds: float) -> str:
    thousandths = seconds * 1000
    return f"{thousandths:,.1f} ms" if thousandths < 10 else f"{thousandths:,.0f} ms"


def seconds(value: float) -> str:
    return f"{value:,.1f} s" if value < 100 else f"{value:,.0f} s"


def kilobytes(count: float) -> str:
    return f"{count / 1000:,.0f} kB"


def megabytes(count: float) -> str:
    return f"{count / 1_000_000:,.0f} MB"


def middle(values: Sequence[float]) -> float:
    return median(values)


def judged(value: float, goal: float) -> str:
    """Whether a value stays under its goal, in one word."""
    return "met" if value < goal else "missed"
