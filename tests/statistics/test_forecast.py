"""A pace, what it brings, and when: ranges that hold the truth about as often as they say, for events in groups too."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from benchmarks.forecast import KINDS, coverage
from dashboard.statistics.forecast import LONGEST, Pace, chance_of, events_within, months_until, pace_of

counts = st.lists(st.integers(0, 40), min_size=3, max_size=15)
paces = st.builds(Pace, st.integers(0, 120), st.floats(1, 20))
times = st.floats(0.01, 24)


def test_the_pace_is_that_of_the_last_three_complete_months():
    pace = pace_of([50, 0, 4, 5, 6])
    assert (pace.events, pace.monthly) == (15, 5.0)


@pytest.mark.parametrize("few", [[], [7], [7, 8]])
def test_there_is_no_pace_of_fewer_than_three_months(few):
    assert pace_of(few) is None


def test_months_that_are_alike_come_singly_and_none_at_all_too():
    assert pace_of([5, 5, 5]).spread == 1
    assert pace_of([0, 0, 0]) == Pace(0, 1.0)


def test_the_spread_is_pearsons_widened_as_few_months_tell_it_badly():
    months = [0, 6, 0, 6, 0, 6]
    pearson = stats.chisquare(months).statistic / 5
    assert pace_of(months).spread == pytest.approx(pearson * (stats.t.ppf(0.975, 5) / stats.norm.ppf(0.975)) ** 2)
    assert pace_of([90, *[0, 6] * 6]).spread == pace_of([0, 6] * 6).spread  # the last twelve only


@pytest.mark.parametrize("wrong", [[1, 2, -1], [1, 2, 0.5]])
def test_counts_are_whole_and_not_below_zero(wrong):
    with pytest.raises(ValueError, match="whole number"):
        pace_of(wrong)


def test_a_time_to_come_is_not_in_the_past():
    for months in (-1, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="months from 0 on"):
            events_within(Pace(6), months)


def test_events_that_come_singly_are_negative_binomial():
    """15 in three months, two to come: SciPy's distribution of the number, with Jeffreys' half."""
    theirs = stats.nbinom(15.5, 3 / 5)
    for more in range(30):
        assert chance_of(Pace(15), more, 2) == pytest.approx(theirs.sf(more - 1), abs=1e-12)
    assert events_within(Pace(15), 2).low == theirs.ppf(0.025)
    assert events_within(Pace(15), 2).high == theirs.ppf(0.975)


def test_the_published_interval_for_certain_encloses_it():
    """Nelson W. Applied Life Data Analysis 1982: at least 95%, so no shorter. 24 events in 5 years, one to come."""
    pace, months = Pace(24), 3 / 5
    low, high = events_within(pace, months).low, events_within(pace, months).high
    nelson = [more for more in range(40) if _nelson(24, 5, more, 1)]
    assert (min(nelson), max(nelson)) == (1, 10)
    assert min(nelson) <= low <= high <= max(nelson)


def _nelson(before: int, length: int, more: int, ahead: int) -> bool:
    """Whether neither tail of the number to come, given the sum of both, is below 2.5%."""
    total, part = before + more, ahead / (ahead + length)
    chances = [comb(total, k) * part**k * (1 - part) ** (total - k) for k in range(total + 1)]
    return sum(chances[: more + 1]) > 0.025 and sum(chances[more:]) > 0.025


@given(paces, times)
def test_the_range_holds_what_the_pace_brings(pace, months):
    found, point = events_within(pace, months), pace.monthly * months
    assert 0 <= found.low == int(found.low) <= max(round(point), found.low)
    assert found.low <= np.ceil(point) and found.high >= np.floor(point)


@given(paces, times)
def test_each_end_is_the_first_to_leave_its_part_outside(pace, months):
    found = events_within(pace, months)
    assert chance_of(pace, found.low, months) >= 0.975 > chance_of(pace, found.low + 1, months)
    assert chance_of(pace, found.high + 1, months) <= 0.025 < chance_of(pace, found.high, months) or not found.high


@given(paces, times, times)
def test_more_time_brings_no_fewer(pace, months, longer):
    now, later = events_within(pace, months), events_within(pace, months + longer)
    assert (now.low <= later.low, now.high <= later.high) == (True, True)


@given(paces, st.integers(1, 80), times)
def test_when_and_how_many_tell_the_same(pace, more, months):
    until = months_until(pace, more)
    if abs(until.low - months) > 1e-6 and until.low < LONGEST:
        assert (chance_of(pace, more, months) > 0.025) == (until.low < months)
    if abs(until.high - months) > 1e-6 and until.high < LONGEST:
        assert (chance_of(pace, more, months) > 0.975) == (until.high < months)


def test_what_is_reached_already_takes_no_time_and_without_a_pace_it_may_take_for_ever():
    assert months_until(Pace(6), 0) == months_until(Pace(6), -3)
    assert months_until(Pace(6), 0).high == 0
    assert months_until(Pace(0), 50).high == LONGEST


@given(counts)
def test_unevenness_only_widens(months):
    pace = pace_of(months)
    even, uneven = events_within(Pace(pace.events), 4), events_within(pace, 4)
    assert uneven.low <= even.low + 1 and uneven.high >= even.high - 1


@pytest.mark.parametrize("kind", ["singly (Poisson)", "twice as unevenly (negative binomial)", "in cohorts of three to seven"])
@pytest.mark.parametrize("known", [3, 6, 12])
@pytest.mark.parametrize("ahead", [2, 6])
def test_the_range_is_as_honest_as_it_says(kind, known, ahead):
    """Coarse; RESULTS.md of the benchmarks reports many more rounds."""
    share, _ = coverage(KINDS[kind], 5, known, ahead, rounds=500)
    assert share >= 0.90
