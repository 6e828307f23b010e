"""Assurance: whether a process as it is meets a target, at the limits, mirrored, and how often by chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dashboard.statistics.assurance import assurance, months_in_words, share_expected
from dashboard.statistics.control import ControlLimits

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
