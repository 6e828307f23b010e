"""Assurance: whether a process as it is meets a target, at the limits, mirrored, and how often by chance."""

from statistics import stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dashboard.statistics.assurance import assurance, months_in_words, reached, share_expected
from dashboard.statistics.control import ControlLimits, control_limits

LIMITS = ControlLimits(mean=10, lower=7, upper=13, points=12, is_trial=False)
STILL = ControlLimits(mean=10, lower=10, upper=10, points=12, is_trial=False)


@pytest.mark.parametrize(("target", "better", "said"), [
    (6.9, "higher", "pass"), (7, "higher", "hit or miss"), (10, "higher", "hit or miss"), (13, "higher", "hit or miss"),
    (13.1, "higher", "fail"), (6.9, "lower", "fail"), (13.1, "lower", "pass"), (10, "lower", "hit or miss"), (6, "", ""),
])
def test_a_target_beyond_a_limit_is_always_or_never_met(target, better, said):
    assert assurance(LIMITS, target, better) == said


@given(st.floats(0, 20), st.sampled_from(["higher", "lower"]))
def test_a_mirrored_target_has_the_same_assurance_and_share(target, better):
    other = "lower" if better == "higher" else "higher"
    assert assurance(LIMITS, 20 - target, other) == assurance(LIMITS, target, better)
    assert share_expected(LIMITS, 20 - target, other) == pytest.approx(share_expected(LIMITS, target, better), abs=1e-9)


@given(st.floats(0, 20))
def test_the_share_expected_is_that_of_the_normal_distribution(target):
    assert share_expected(LIMITS, target, "higher") == pytest.approx(stats.norm(10, 1).sf(target), abs=1e-12)


def test_a_process_without_variation_meets_a_target_always_or_never():
    assert [share_expected(STILL, target, "higher") for target in (9, 10, 11)] == [1, 1, 0]
    assert [share_expected(STILL, target, "lower") for target in (9, 10, 11)] == [0, 1, 1]
    assert share_expected(LIMITS, 10, "") is None


@pytest.mark.parametrize(("share", "words"), [
    (0, "fewer than 1 month in 20"), (0.049, "fewer than 1 month in 20"), (0.05, "about 1 month in 10"),
    (0.5, "about 5 months in 10"), (0.95, "about 9 months in 10"), (0.951, "more than 19 months in 20"),
    (1, "more than 19 months in 20"),
])
def test_a_share_is_said_in_whole_months(share, words):
    assert months_in_words(share) == words


@given(st.lists(st.integers(0, 30), min_size=2, max_size=30), st.floats(0, 20))
def test_months_that_differ_more_than_their_neighbours_do_are_told_by_their_own_spread(values, target):
    sigma = max(1.0, stdev(values))
    assert share_expected(LIMITS, target, "higher", values) == pytest.approx(stats.norm(10, sigma).sf(target), abs=1e-9)


def test_a_slow_wave_is_not_promised_more_than_it_brought():
    wave = [6, 8, 9, 7, 2, 3, 8, 7, 6, 5, 4, 4, 3, 3]
    limits, did = control_limits(wave), reached(wave, 3.4, "higher")
    assert (did, months_in_words(share_expected(limits, 3.4, "higher"))) == (10, "about 9 months in 10")
    assert months_in_words(share_expected(limits, 3.4, "higher", wave)) == "about 8 months in 10"


@pytest.mark.parametrize(("better", "count"), [("higher", 3), ("lower", 2)])
def test_a_value_on_the_target_reached_it(better, count):
    assert reached([1, 5, 6, 9], 5, better) == count
