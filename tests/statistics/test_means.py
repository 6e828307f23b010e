"""Means of groups and their difference: a published example, R's and SciPy's results, a twin person by person, edges."""

from statistics import mean, stdev

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import t, ttest_ind

from dashboard.statistics.interval import Interval
from dashboard.statistics.means import Mean, difference, mean_of
from tests.statistics.test_paired_change import DEXTRO, LAEVO, MAIZE

GROUP = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 6)), max_size=8)


def group(table):
    return mean_of([row[0] for row in table], [row[1] for row in table])


def people(table):
    return [value for value, count in table for _ in range(count)]


def test_darwins_maize_has_fishers_interval():
    found = mean_of(MAIZE, [1] * 15)
    half = 2.145 * 9.746  # Fisher RA. The Design of Experiments, 1935, section 16
    assert (found.interval.low, found.interval.high) == pytest.approx((20.933 - half, 20.933 + half), abs=0.01)


def test_students_sleepers_as_two_groups_have_the_interval_that_r_gives():
    # t.test(extra ~ group, data = sleep), the example of R's help page: t = -1.8608, df = 17.776.
    found = difference(mean_of(DEXTRO, [1] * 10), mean_of(LAEVO, [1] * 10))
    assert (found.low, found.high) == pytest.approx((-3.3654832, 0.2054832), abs=1e-7)


@given(GROUP)
def test_counts_give_what_going_person_by_person_gives(table):
    found, values = group(table), people(table)
    assert found.people == len(values)
    assert found.mean == (pytest.approx(mean(values)) if values else None)
    assert found.deviation == (pytest.approx(stdev(values), abs=1e-9) if len(values) > 1 else None)
    if len(values) >= 5 and len(set(values)) > 1:
        again = t.interval(0.95, len(values) - 1, mean(values), stdev(values) / len(values) ** 0.5)
        assert (found.interval.low, found.interval.high) == pytest.approx(again, abs=1e-9)
    else:
        assert found.interval is None


@given(GROUP, GROUP)
def test_the_difference_is_scipys(one, other):
    assume(min(len(people(one)), len(people(other))) >= 5 and min(len(set(people(one))), len(set(people(other)))) > 1)
    again = ttest_ind(people(one), people(other), equal_var=False).confidence_interval(0.95)
    found = difference(group(one), group(other))
    assert (found.low, found.high) == pytest.approx((again.low, again.high), abs=1e-9)


@given(GROUP, GROUP, st.sampled_from([-7, 0.1, 50]))
def test_a_shift_of_the_scale_and_a_swap_do_to_the_difference_what_they_should(one, other, shift):
    here = difference(group(one), group(other))
    swapped = difference(group(other), group(one))
    moved = difference(*(group([(value + shift, count) for value, count in table]) for table in (one, other)))
    if here is None:
        assert swapped is moved is None
    else:
        assert (swapped.low, swapped.high) == pytest.approx((-here.high, -here.low), abs=1e-9)
        assert (moved.low, moved.high) == pytest.approx((here.low, here.high), abs=1e-9)


def test_nobody_one_few_and_all_alike():
    assert group([]) == group([(3, 0)]) == Mean(0, None, None, None)
    assert group([(3, 1)]) == Mean(1, 3.0, None, None)
    assert group([(3, 2), (4, 2)]).interval is None
    assert group([(3, 9)]) == Mean(9, 3.0, 0.0, None)
    assert difference(group([(3, 4)]), group([(3, 5), (4, 4)])) is None
    assert difference(group([(3, 9)]), group([(4, 9)])) is None
    assert isinstance(difference(group([(3, 9)]), group([(3, 5), (4, 4)])), Interval)


@pytest.mark.parametrize("bad", [([1, 2], [1]), ([1], [-1]), ([1], [1.5]), ([1], [float("nan")])])
def test_what_are_no_counts_of_people_is_refused(bad):
    with pytest.raises(ValueError, match="whole number from 0 on"):
        mean_of(*bad)
