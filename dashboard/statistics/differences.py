"""How much two shares differ, and how sure the difference of few people is."""

from math import hypot

from dashboard.statistics.interval import Interval
from dashboard.statistics.proportions import wilson


def difference_of_shares(
    first: int, of_first: int, second: int, of_second: int, confidence: float = 0.95
) -> Interval | None:
    """The interval of ``first / of_first - second / of_second``, from -1 to 1; None where either is a share of nobody.

    The two groups share no person. Raises ValueError as :func:`dashboard.statistics.proportions.wilson`.

    Source: Newcombe RG. Interval estimation for the difference between independent proportions. Stat Med 1998; 17:
    873-890, method 10 (from Wilson's intervals, without continuity correction).
    """
    one, two = wilson(first, of_first, confidence), wilson(second, of_second, confidence)
    if one is None or two is None:
        return None
    share_one, share_two = first / of_first, second / of_second
    found = share_one - share_two
    low = found - hypot(share_one - one.low, two.high - share_two)
    high = found + hypot(one.high - share_one, share_two - two.low)
    # Two groups that are all and nobody end at exactly 1; in floating point only nearly.
    return Interval(max(low, -1.0), min(high, 1.0))


def shared_confidence(comparisons: int, together: float = 0.95) -> float:
    """The confidence of each of so many intervals (at least 1) that leaves all of them the confidence ``together``.

    Source: Dunn OJ. Multiple comparisons among means. J Am Stat Assoc 1961; 56: 52-64 (Bonferroni's inequality).
    """
    if comparisons < 1:
        raise ValueError(f"nothing is compared: {comparisons} comparisons")
    return 1 - (1 - together) / comparisons
