"""The rules that a release is protected by, each a value that a test can switch off to see what it was for."""

from dataclasses import dataclass

FUNDER_FLOOR = 8
"""Smallest group of people that is released; a setting may only raise it."""
STEP = 5
"""Counts of people are multiples of this."""


@dataclass(frozen=True)
class Rules:
    """``smallest``: a count of people that is shown, or that shown counts leave over, is 0 or at least this many.

    ``step``: counts are rounded to multiples of it. ``adds_up``: parts are rounded so that they add up to their whole,
    in every breakdown of it alike. ``merges``: parts too small are merged with others until their sum is no small
    count either. ``fewest_possible``: were that sum known exactly, each of the merged might still be one of this many
    values. ``capped``: a count is not rounded up to a total that everybody knows. ``no_extremes``: of outcomes and
    characteristics, neither nobody nor everybody is shown, and no mean of people who nearly all score alike.
    ``coarse_means``: a mean is told less exactly the fewer people it is of. Raises ValueError for a smallest group below 8.
    """

    smallest: int = FUNDER_FLOOR
    step: int = STEP
    adds_up: bool = True
    merges: bool = True
    fewest_possible: int = 4
    capped: bool = True
    no_extremes: bool = True
    coarse_means: bool = True

    def __post_init__(self):
        if self.smallest < FUNDER_FLOOR:
            raise ValueError(f"a funder's smallest group is {FUNDER_FLOOR} people or more, not {self.smallest}")
