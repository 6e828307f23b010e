"""Counts as multiples of a step: the nearest, or neighbours chosen so that they add up."""

from collections.abc import Sequence
from fractions import Fraction


def nearest(count: int | Fraction, step: int) -> int:
    """The multiple of ``step`` nearest to a number from 0 on, the higher of two that are equally near."""
    return (2 * count + step) // (2 * step) * step


def within(value: int, least: int, most: float) -> int:
    """The value, or the end of the range that it lies beyond."""
    return min(max(value, least), most)


def adding_up(counts: Sequence[int], whole: int, bounds: Sequence[tuple[int, float]], step: int) -> list[int] | None:
    """A multiple of ``step`` for each count, within its (least, most), such that they sum to ``whole``; None where none do.

    The counts are scaled to the whole, each becomes the multiple below or above it, and those with the largest
    remainders the one above. The idea of rounding that keeps totals, without its randomness: Cox LH. A constructive
    procedure for unbiased controlled rounding. J Am Stat Assoc 1987; 82: 520-524.
    """
    total = sum(counts)
    if not total or any(least > most for least, most in bounds):
        return None if total or whole else [0] * len(counts)
    # In whole numbers: count * whole / total may lie on a multiple exactly.
    below = [within(count * whole // (total * step) * step, *bound) for count, bound in zip(counts, bounds, strict=True)]
    above = [within(-(-count * whole // (total * step)) * step, *bound) for count, bound in zip(counts, bounds, strict=True)]
    if not sum(below) <= whole <= sum(above):
        return None
    rounded = list(below)
    for at in sorted(range(len(counts)), key=lambda at: (below[at] * total - counts[at] * whole, at)):
        if sum(rounded) < whole:
            rounded[at] = above[at]
    return rounded if sum(rounded) == whole else None
