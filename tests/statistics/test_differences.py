"""The interval of a difference of shares: its paper's examples, a twin, edges, and how often it errs."""

from math import sqrt
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.differences import difference_of_shares, shared_confidence

group = st.integers(1, 400).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        # Newcombe RG. Stat Med 1998; 17: 873-890, table II, method 10.
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0000),
        ((10, 10, 0, 10), 0.6075, 1.0000),
    ],
)
def test_the_intervals_of_newcombes_table(counts, low, high):
    interval = difference_of_shares(*counts)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


def twin(first, of_first, second, of_second, confidence):
    """Wilson's roots by the textbook's quadratic, squared and added step by step."""
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    ends = []
    for found, people in ((first, of_first), (second, of_second)):
        share = found / people
        a, b, c = 1 + z * z / people, -(2 * share + z * z / people), share * share
        root = sqrt(b * b - 4 * a * c)
        ends.append((share, (-b - root) / (2 * a), (-b + root) / (2 * a)))
    (one, low_one, high_one), (two, low_two, high_two) = ends
    below = sqrt((one - low_one) ** 2 + (high_two - two) ** 2)
    above = sqrt((high_one - one) ** 2 + (two - low_two) ** 2)
    return one - two - below, one - two + above


@given(group, group, st.sampled_from([0.8, 0.95, 0.998]))
def test_it_is_its_twins(one, two, confidence):
    interval = difference_of_shares(*one, *two, confidence)
    assert (interval.low, interval.high) == pytest.approx(twin(*one, *two, confidence), abs=1e-9)
    assert -1 <= interval.low <= one[0] / one[1] - two[0] / two[1] <= interval.high <= 1


@given(group, group)
def test_the_other_way_round_the_signs_flip(one, two):
    there, back = difference_of_shares(*one, *two), difference_of_shares(*two, *one)
    assert (-back.high, -back.low) == pytest.approx((there.low, there.high), abs=1e-12)


def test_a_share_of_nobody_differs_from_none():
    assert difference_of_shares(0, 0, 3, 9) is None
    assert difference_of_shares(3, 9, 0, 0) is None


def test_confidence_is_shared_among_all_that_is_compared():
    assert shared_confidence(1) == 0.95
    assert shared_confidence(25) == pytest.approx(0.998)
    with pytest.raises(ValueError, match="nothing is compared"):
        shared_confidence(0)


@pytest.mark.parametrize("uptake", [0.5, 0.8])
def test_groups_that_do_not_differ_seldom_look_as_if_they_did(uptake):
    """Six groups of 20 to 200 people against the others: in some 5 of 100 figures any of them is said to differ."""
    random, sizes, wrong, figures = np.random.default_rng(4), np.array([20, 25, 40, 60, 120, 200]), 0, 2000
    confidence = shared_confidence(len(sizes))
    for seen in random.binomial(sizes, uptake, (figures, len(sizes))):
        others = zip(seen, sizes, seen.sum() - seen, sizes.sum() - sizes, strict=True)
        wrong += any(not difference_of_shares(*counts, confidence).holds(0) for counts in others)
    assert 0.02 < wrong / figures < 0.065
