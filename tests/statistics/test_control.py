"""Control limits: published examples, reference results of NHSRplotthedots, a twin in plain Python, gaps."""

from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.control import ControlLimits, control_limits, run_median

# NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.2: flow rate of ten batches.
FLOW_RATE = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]

# Montgomery DC. Introduction to Statistical Quality Control, example 6.5: weekly costs of loan applications.
LOANS = [310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304]

months = st.lists(st.one_of(st.none(), st.integers(0, 60)), max_size=40)


@pytest.mark.parametrize(
    ("values", "mean", "lower", "upper"), [(FLOW_RATE, 50.81, 45.8159, 55.8041), (LOANS, 300.5, 279.78, 321.22)]
)
def test_limits_are_those_of_the_textbooks(values, mean, lower, upper):
    limits = control_limits(values)
    assert limits.mean == pytest.approx(mean)
    # The books divide by 1.128; Making Data Count multiplies by 2.66: the same to one part in five thousand.
    assert (limits.lower, limits.upper) == pytest.approx((lower, upper), abs=0.005)


def test_limits_agree_with_the_reference_results_screened_and_not(oracle):
    cases = oracle("spc.json")
    for case in cases:
        for values, expected in segments(case):
            limits = control_limits(values, screened=case["args"]["screen_outliers"])
            if len(values) < 10:
                assert limits is None  # where the reference goes on, we draw a run chart
                continue
            found = (limits.mean, limits.lower, limits.upper)
            reference = (expected["mean"], expected["lpl"], expected["upl"])
            assert found == pytest.approx(reference, rel=1e-9, abs=1e-9), case["id"]
    assert len(cases) == 31


def segments(case):
    """The values that each set of limits of a case was reckoned from, and a point that carries the limits."""
    first = case["args"]["fix_after_n_points"]
    for _, points in groupby(case["expected"]["points"], key=lambda point: point["rebase_group"]):
        points = list(points)
        yield [point["value"] for point in points[:first]], points[0]


def limits_by_hand(values):
    """The slow obvious twin: loops and the standard library's sums."""
    points = [value for value in values if value is not None]
    ranges = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    if len(points) < 10 or len(ranges) < (len(points) - 1) / 2:
        return None
    bound = 3.267 * sum(ranges) / len(ranges)
    kept = [one for one in ranges if one <= bound]
    if not any(kept) and len(set(points)) > 1:
        return None
    mean = sum(points) / len(points)
    half = 2.66 * sum(kept) / len(kept)
    return ControlLimits(mean, mean - half, mean + half, len(points), len(points) < 12)


@given(months)
def test_limits_are_those_reckoned_by_hand(values):
    expected, found = limits_by_hand(values), control_limits(values)
    assert (found is None) == (expected is None)
    if found:
        assert (found.points, found.is_trial) == (expected.points, expected.is_trial)
        numbers = (expected.mean, expected.lower, expected.upper)
        assert (found.mean, found.lower, found.upper) == pytest.approx(numbers, abs=1e-9)


@given(months, st.integers(-20, 20))
def test_a_shift_of_the_values_shifts_the_limits(values, shift):
    here = control_limits(values)
    there = control_limits([None if value is None else value + shift for value in values])
    if here:
        moved = (here.mean + shift, here.lower + shift, here.upper + shift)
        assert (there.mean, there.lower, there.upper) == pytest.approx(moved, abs=1e-9)
    else:
        assert there is None


@given(months)
def test_time_backwards_has_the_same_limits(values):
    here, there = control_limits(values), control_limits(values[::-1])
    assert (here is None) == (there is None)
    if here:
        assert (there.lower, there.upper) == pytest.approx((here.lower, here.upper), abs=1e-9)


def test_one_leap_widens_no_limits_when_screened():
    calm = [10, 11] * 8
    leap = [*calm, 40, *calm]
    assert control_limits(leap).upper - control_limits(leap).mean == pytest.approx(2.66 * 1)
    mean_moving_range = (2 * 15 * 1 + 29 + 30) / 32
    unscreened = control_limits(leap, screened=False)
    assert unscreened.upper - unscreened.mean == pytest.approx(2.66 * mean_moving_range)


def test_one_month_of_many_among_empty_ones_makes_no_limits_of_no_width():
    assert control_limits([0] * 6 + [5] + [0] * 6) is None
    assert control_limits([1624] + [0] * 11) is None


def test_screening_is_done_once():
    # Moving ranges: 20 of 1, one of 4, two of 30. The first bound, 3.267 * 84 / 23 = 11.9, leaves the 30s out;
    # a second one, 3.267 * 24 / 21 = 3.7, would leave out the 4 as well.
    ranges = [1] * 10 + [30, -30] + [1, -1] * 5 + [4]
    values = [100]
    for one in ranges:
        values.append(values[-1] + one)
    limits = control_limits(values)
    assert limits.upper - limits.mean == pytest.approx(2.66 * (20 * 1 + 4) / 21)


@pytest.mark.parametrize(
    ("points", "has_limits", "is_trial"),
    [(0, False, None), (1, False, None), (9, False, None), (10, True, True), (11, True, True), (12, True, False)],
)
def test_ten_points_have_trial_limits_and_twelve_have_limits(points, has_limits, is_trial):
    limits = control_limits(([4, 7] * 6)[:points])
    assert (limits is not None) == has_limits
    if limits:
        assert (limits.points, limits.is_trial) == (points, is_trial)


def test_a_moving_range_across_a_gap_does_not_exist():
    #           ranges: 1  1  1  1    gap          1   1   1   1   1
    limits = control_limits([4, 5, 4, 5, 4, None, 50, 51, 50, 51, 50, 51])
    assert limits.points == 5 + 6
    assert limits.mean == pytest.approx((22 + 303) / 11)
    assert limits.upper - limits.mean == pytest.approx(2.66 * 1)


def test_a_gap_may_be_none_or_not_a_number():
    values = [*FLOW_RATE[:5], None, *FLOW_RATE[5:]]
    assert control_limits(values) == control_limits([float("nan") if value is None else value for value in values])


def test_gaps_do_not_count_as_points():
    assert control_limits([3, 4, 5, 6, 7, 8, 9, 8, 7, None, None, None]) is None


def test_points_without_neighbours_have_no_limits():
    assert control_limits([5, None] * 12) is None
    pairs_only = [5, 6, None] * 6  # 12 points, 6 moving ranges of the 11 that they would have without gaps
    assert control_limits(pairs_only).points == 12
    assert control_limits([5, 6, None, 5, None, 6, None] * 4) is None  # 16 points, 4 moving ranges


@pytest.mark.parametrize("value", [0, 0.1, 7])
def test_values_that_are_all_equal_are_their_own_limits(value):
    limits = control_limits([value] * 13)
    assert (limits.mean, limits.lower, limits.upper) == (value, value, value)


def test_an_infinite_value_is_refused():
    with pytest.raises(ValueError, match="infinite"):
        control_limits([*FLOW_RATE, float("inf")])
    with pytest.raises(ValueError, match="infinite"):
        run_median([1, float("-inf")])


@pytest.mark.parametrize(
    ("values", "median"),
    [([], None), ([None, None], None), ([4], 4), ([9, 1, 4], 4), ([9, None, 1, 4, 6], (4 + 6) / 2), ([3, 3, 3], 3)],
)
def test_the_run_chart_has_the_median_of_its_points(values, median):
    assert run_median(values) == median
