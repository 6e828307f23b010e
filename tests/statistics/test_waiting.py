"""Waits with those still waiting: Kaplan and Meier's estimate, its quantiles, and Brookmeyer and Crowley's interval."""

import warnings
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dashboard.statistics.waiting import waits

# Freireich EJ et al. Blood 1963; 21: 699-716: weeks of remission on 6-MP, and on placebo (where nobody is censored).
SEEN, STILL = (6, 6, 6, 7, 10, 13, 16, 22, 23), (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
PLACEBO = (1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)


def curve_of(rows):
    """The curve of rows (days, 1 seen or 0 waiting, people)."""
    days = sorted({day for day, *_ in rows})
    counts = np.zeros((2, len(days)), int)
    for day, seen, people in rows:
        counts[0 if seen else 1, days.index(day)] += people
    return waits(days, *counts)


def of(seen, still=()):
    return curve_of([*((day, 1, 1) for day in seen), *((day, 0, 1) for day in still)])


def quantiles(curve):
    return [None if np.isnan(found := curve.quantile(share)) else float(found) for share in (0.25, 0.5, 0.75)]


def of_the_median(curve):
    return [None if np.isnan(end) else float(end) for end in curve.interval(0.5)]


def test_the_published_example():
    curve = of(SEEN, STILL)
    at = dict(zip(curve.days.tolist(), curve.waiting.tolist(), strict=True))
    published = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    assert {day: round(at[day], 3) for day in published} == published
    assert quantiles(curve) == [13, 23, None]
    assert of_the_median(curve) == [13, None]  # as SAS's LIFETEST and R's survfit with conf.type "log-log"


def test_where_nobody_is_waiting_it_is_the_share_of_the_sample():
    curve = of(PLACEBO)
    assert (quantiles(curve)[1], of_the_median(curve)) == (8, [4, 11])
    assert curve.waiting == pytest.approx([np.mean(np.array(PLACEBO) > day) for day in curve.days])


def test_the_middle_of_a_flat_stretch_at_just_a_half():
    assert quantiles(of((10, 20)))[1] == 15
    assert quantiles(of((10,), (20,)))[1] == 10  # it never falls again
    assert quantiles(of((1, 2, 3, 4)))[0] == 1.5


def test_nobody_and_everybody():
    assert quantiles(waits([], [], [])) == quantiles(waits([5], [0], [0])) == [None, None, None]
    assert quantiles(of((), (3, 9))) == [None, None, None]
    assert of_the_median(of((), (3, 9))) == [None, None]
    alike = curve_of([(7, 1, 40)])
    assert (quantiles(alike), of_the_median(alike)) == ([7, 7, 7], [None, None])
    assert quantiles(curve_of([(0, 1, 2)])) == [0, 0, 0]


def test_groups_are_what_each_is_alone():
    seen, waiting = np.random.default_rng(7).poisson(0.4, (2, 5, 3, 40))
    seen[0, 0] = waiting[0, 0] = 0
    whole = waits(range(40), seen, waiting)
    for at in np.ndindex(5, 3):
        alone = waits(range(40), seen[at], waiting[at])
        assert np.array_equal(whole.quantile(0.5)[at], alone.quantile(0.5), equal_nan=True)
        assert np.array_equal([end[at] for end in whole.interval(0.5)], alone.interval(0.5), equal_nan=True)


def test_a_wait_below_zero_is_refused():
    with pytest.raises(ValueError, match="before it began"):
        waits([-1, 4], [1, 1], [1, 1])
    with pytest.raises(ValueError, match="ascend"):
        waits([4, 4], [1, 1], [1, 1])


rows = st.lists(
    st.tuples(st.integers(0, 60), st.booleans(), st.integers(1, 6)), min_size=1, max_size=25
)


def slowly(rows, share):
    """The obvious twin in exact fractions: the first day on which so many have been seen."""
    left, waiting, found = sum(people for *_, people in rows), Fraction(1), None
    for day in sorted({day for day, *_ in rows}):
        ended = sum(people for at, seen, people in rows if at == day and seen)
        waiting *= 1 - Fraction(ended, left)
        left -= sum(people for at, _, people in rows if at == day)
        if found is not None and waiting < 1 - share:
            return Fraction(found + day, 2)
        if found is None and waiting < 1 - share:
            return day
        if found is None and waiting == 1 - share:
            found = day
    return found


@given(rows, st.sampled_from([Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)]))
def test_quantiles_are_what_walking_day_by_day_finds(rows, share):
    found = float(curve_of(rows).quantile(float(share)))
    assert (None if np.isnan(found) else found) == slowly(rows, share)


@given(rows)
def test_the_curve_and_its_limits_are_scipys(rows):
    curve = curve_of(rows)
    days = np.repeat(*np.array([(day, people) for day, _, people in rows]).T)
    censored = np.repeat([not seen for _, seen, _ in rows], [people for *_, people in rows])
    theirs = stats.ecdf(stats.CensoredData.right_censored(days, censored)).sf
    assert curve.waiting == pytest.approx(theirs.probabilities, abs=1e-9)
    with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
        limits = theirs.confidence_interval(method="log-log")
    inside = (curve.waiting > 1e-9) & (curve.waiting < 1)
    assert curve.low[inside] == pytest.approx(limits.low.probabilities[inside], abs=1e-9)
    assert curve.high[inside] == pytest.approx(limits.high.probabilities[inside], abs=1e-9)
    assert np.isnan(curve.low[~inside]).all()


@given(rows, st.integers(1, 30))
def test_waiting_longer_moves_every_quantile_by_as_much(rows, more):
    later = [(day + more, seen, people) for day, seen, people in rows]
    assert quantiles(curve_of(later)) == [None if day is None else day + more for day in quantiles(curve_of(rows))]


@given(rows)
def test_rows_and_counts_tell_the_same(rows):
    single = [(day, seen, 1) for day, seen, people in rows for _ in range(people)]
    curve, again = curve_of(rows), curve_of(single[::-1])
    assert curve.waiting == pytest.approx(again.waiting)
    assert quantiles(curve) == quantiles(again)


def test_the_interval_of_the_median_holds_the_truth_about_as_often_as_it_says():
    random = np.random.default_rng(20210131)
    held = 0
    for _ in range(400):
        wait, last = random.exponential(20, 40), random.uniform(10, 60, 40)
        low, high = of_the_median(of(wait[wait <= last].tolist(), last[wait > last].tolist()))
        held += (low or 0) <= 20 * np.log(2) <= (high or np.inf)
    assert 0.92 <= held / 400 <= 0.98
