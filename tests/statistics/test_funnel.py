"""Funnel limits and over-dispersion: against scipy.stats, a slow twin, a worked example, and how often they err."""

from collections import Counter
from itertools import combinations_with_replacement
from math import comb, factorial, prod, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dashboard.statistics.funnel import dispersion, expected_outside, funnel_limits, is_outside

SHARES = st.floats(0.02, 0.98)
CONFIDENCES = st.sampled_from([0.8, 0.95, 0.998])


def twin(people, centre, part):
    """The interpolated quantile, the probabilities added up one by one with whole-number coefficients."""
    reached = 0.0
    for count in range(people + 1):
        here = comb(people, count) * centre**count * (1 - centre) ** (people - count)
        if reached + here >= part:
            return max(0.0, count - (reached + here - part) / here) / people
        reached += here
    raise AssertionError("the probabilities add up to 1")


@given(st.integers(1, 150), SHARES, CONFIDENCES)
def test_the_limits_are_the_twins(people, centre, confidence):
    low, high = funnel_limits([people], centre, confidence)
    assert low[0] == pytest.approx(twin(people, centre, (1 - confidence) / 2), abs=1e-9)
    assert high[0] == pytest.approx(1 - twin(people, 1 - centre, (1 - confidence) / 2), abs=1e-9)


@pytest.mark.parametrize("confidence", [0.95, 0.998])
@pytest.mark.parametrize("centre", [0.003, 0.2, 0.57, 0.9, 0.999])
def test_the_limits_lie_within_one_person_outside_scipys_quantile(centre, confidence):
    people, part = np.unique(np.geomspace(1, 1_000_000, 400).astype(int)), (1 - confidence) / 2
    low, high = funnel_limits(people, centre, confidence)
    for count, share in ((low * people, centre), ((1 - high) * people, 1 - centre)):
        quantile = stats.binom.ppf(part, people, share)
        reached, here = stats.binom.cdf(quantile, people, share), stats.binom.pmf(quantile, people, share)
        assert np.all((count <= quantile + 1e-6) & (count >= np.maximum(quantile - 1, 0) - 1e-6))
        assert np.allclose(count, np.clip(quantile - (reached - part) / here, 0, None), rtol=1e-9, atol=1e-4)


@given(st.integers(1, 400), SHARES, CONFIDENCES)
def test_a_count_is_outside_where_scipys_tail_is_too_rare_and_just_there_beyond_a_limit(people, centre, confidence):
    counts, part = np.arange(people + 1), (1 - confidence) / 2
    fewer, more = stats.binom.cdf(counts, people, centre), stats.binom.sf(counts - 1, people, centre)
    sizes = np.full(people + 1, people)
    found = is_outside(counts, sizes, centre, confidence)
    clear = np.all(np.abs([fewer - part, more - part]) > 1e-9, axis=0)
    assert np.array_equal(found[clear], (np.minimum(fewer, more) < part)[clear])
    low, high = funnel_limits(sizes, centre, confidence)
    beyond = (counts / people < low - 1e-9) | (counts / people > high + 1e-9)
    assert np.array_equal(found[clear], beyond[clear])
    chance = stats.binom.pmf(counts, people, centre)[found].sum()
    assert expected_outside([people], centre, confidence) == pytest.approx(chance, abs=1e-9) or not clear.all()
    assert chance <= 1 - confidence + 1e-9


def test_all_of_a_tiny_site_is_no_sign():
    # 0.61 ** 6 = 0.052: one such site in 19 by chance.
    assert not is_outside([6], [6], 0.61, 0.95)[0] and funnel_limits([6], 0.61, 0.998)[1][0] == 1
    # 0.61 ** 14 = 0.00099 is below 1 in 1,000, 0.61 ** 13 is not.
    assert is_outside([13, 14], [13, 14], 0.61, 0.998).tolist() == [False, True]


@pytest.mark.parametrize(("sites", "people", "share"), [(12, 5, 0.57), (12, 3, 0.3), (10, 6, 0.61), (12, 4, 0.9)])
def test_tiny_sites_alike_are_seldom_named_every_outcome_added_up(sites, people, share):
    named, weights = 0.0, [comb(people, seen) * share**seen * (1 - share) ** (people - seen) for seen in range(people + 1)]
    for counts in combinations_with_replacement(range(people + 1), sites):
        found = dispersion(counts, [people] * sites)
        if found and not found.is_more_than_chance and is_outside(counts, [people] * sites, np.mean(counts) / people, 0.998).any():
            orders = factorial(sites) // prod(factorial(often) for often in Counter(counts).values())
            named += orders * prod(weights[seen] for seen in counts)
    assert named <= 0.002 * sites


def test_a_worked_example_of_ten_people_and_an_even_chance():
    # P(X <= 1) = 11 / 1024, P(X <= 2) = 56 / 1024: 2.5 % lies (25.6 - 11) / 45 of the way from 1 to 2.
    low, high = funnel_limits([10], 0.5, 0.95)
    assert low[0] == pytest.approx((1 + (25.6 - 11) / 45) / 10)
    # P(X >= 9) = 11 / 1024, P(X >= 8) = 56 / 1024: 2.5 % lies (25.6 - 11) / 45 of the way from 9 to 8.
    assert high[0] == pytest.approx((9 - (25.6 - 11) / 45) / 10)


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=20), SHARES)
def test_the_wider_limits_hold_the_narrower_and_both_stay_within_0_and_1(people, centre):
    (low, high), (lowest, highest) = (funnel_limits(people, centre, confidence) for confidence in (0.95, 0.998))
    assert np.all((lowest >= 0) & (lowest <= low) & (low <= high) & (high <= highest) & (highest <= 1))


def test_more_people_lie_closer():
    low, high = funnel_limits(np.arange(20, 2000), 0.57, 0.95)
    assert high[0] - low[0] > high[-1] - low[-1]
    assert np.all(np.diff(high - low) < 0.01)


@pytest.mark.parametrize(("people", "centre", "confidence"), [([0], 0.5, 0.95), ([5], 0, 0.95), ([5], 1, 0.95), ([5], 0.5, 95)])
def test_what_has_no_limits_is_refused(people, centre, confidence):
    with pytest.raises(ValueError):
        funnel_limits(people, centre, confidence)


def test_a_worked_example_of_dispersion():
    # Overall share a half; deviations (x / 16 - 1 / 2) / (1 / 8) of -4, -2, 0, ... drawn in to -2 and 2.
    found = dispersion([0, 4, 8, 8, 8, 8, 8, 8, 12, 16], [16] * 10)
    assert found.phi == pytest.approx((2**2 + 2**2 + 2**2 + 2**2) / 10)
    assert (found.sites, found.bound) == (10, pytest.approx(1 + 2 * sqrt(0.2)))
    assert not found.is_more_than_chance


def test_one_odd_site_does_not_decide():
    even = [10] * 14
    assert dispersion([*even, 100], [20] * 14 + [100]).phi < 2


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=2, max_size=30))
def test_those_who_came_and_those_who_did_not_are_equally_dispersed(pairs):
    seen, people = [a for a, _ in pairs], [a + b for a, b in pairs]
    there, back = dispersion(seen, people), dispersion(np.subtract(people, seen), people)
    assert (there is None) == (back is None)
    assert there is None or (there.phi >= 0 and there.phi == pytest.approx(back.phi, abs=1e-9))


@pytest.mark.parametrize(("found", "people"), [([], []), ([3], [9]), ([0, 0], [4, 9]), ([4, 9], [4, 9]), ([0, 3], [0, 9])])
def test_where_nothing_can_vary_there_is_no_dispersion(found, people):
    assert dispersion(found, people) is None


def test_more_than_everybody_is_refused():
    with pytest.raises(ValueError, match="from 0 to its denominator"):
        dispersion([5, 1], [4, 4])


@pytest.mark.parametrize("sites", [10, 12, 40, 200])
@pytest.mark.parametrize(("smallest", "share"), [(5, 0.6), (20, 0.6), (20, 0.9)])
def test_sites_that_differ_by_chance_alone_are_seldom_said_to_differ_more(sites, smallest, share):
    random, wrong, times = np.random.default_rng(sites), 0, 1000
    people = np.linspace(smallest, 10 * smallest, sites).astype(int)
    for seen in random.binomial(people, share, (times, sites)):
        wrong += dispersion(seen, people).is_more_than_chance
    assert wrong / times <= 0.025


def test_sites_whose_true_shares_differ_are_mostly_found_out():
    random, found, times = np.random.default_rng(8), 0, 200
    people = np.linspace(40, 200, 12).astype(int)
    for _ in range(times):
        seen = random.binomial(people, random.uniform(0.4, 0.8, 12))
        found += dispersion(seen, people).is_more_than_chance
    assert found / times > 0.9


@pytest.mark.parametrize(("confidence", "least"), [(0.95, 0.03), (0.998, 0.001)])
def test_sites_lie_outside_the_limits_by_chance_as_often_as_is_said(confidence, least):
    random, people = np.random.default_rng(7), np.arange(30, 230)
    low, high = funnel_limits(people, 0.6, confidence)
    shares, expected = random.binomial(people, 0.6, (2000, 200)) / people, expected_outside(people, 0.6, confidence) / 200
    assert least < expected < 1 - confidence
    assert np.mean((shares < low) | (shares > high)) == pytest.approx(expected, rel=0.05 if confidence == 0.95 else 0.15)
