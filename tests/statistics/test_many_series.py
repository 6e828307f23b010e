"""Many control charts at once, each as it would be by itself; what chance marks; counts too coarse to judge."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.control import control_limits, is_coarse, limits_by_row, median_by_row, run_median
from dashboard.statistics.signals import signals_against, signals_by_row

months = st.lists(st.one_of(st.none(), st.integers(0, 12)), min_size=1, max_size=30)


def test_chance_marks_as_many_months_as_the_definitions_say():
    # "of 24 months in which nothing happened about one, and of charts of 24 months one in four or five has a mark"
    for draw in (lambda random: random.normal(0, 1, (4000, 24)), lambda random: random.poisson(4, (4000, 24)).astype(float)):
        values = draw(np.random.default_rng(24))
        mean, half = limits_by_row(values)
        found = signals_by_row(values, mean, half) != 0
        assert 0.5 < 24 * found.mean() < 1.4
        assert 0.16 < found.any(axis=1).mean() < 0.27
        assert 0.01 < found[:, -1].mean() < 0.03  # "of 50 cells in which nothing happened about one"


@given(st.lists(months, min_size=1, max_size=5))
def test_many_series_at_once_are_each_by_itself(series):
    longest = max(map(len, series))
    values = np.array([[*(np.nan if one is None else one for one in own), *[np.nan] * (longest - len(own))] for own in series], float)
    mean, half = limits_by_row(values)
    signals, medians = signals_by_row(values, mean, half), median_by_row(values)
    for row, own in enumerate(series):
        limits = control_limits(own)
        assert np.isnan(mean[row]) == (limits is None)
        assert limits is None or (mean[row], half[row]) == pytest.approx((limits.mean, limits.upper - limits.mean), abs=1e-9)
        assert medians[row] == pytest.approx(np.nan if run_median(own) is None else run_median(own), nan_ok=True)
        assert signals[row, : len(own)].tolist() == signals_against(own, limits)


@pytest.mark.parametrize(("half", "coarse"), [(0, True), (2.9, True), (3, False), (9, False)])
def test_counts_are_coarse_where_their_standard_deviation_is_below_one(half, coarse):
    assert is_coarse(half) == coarse
    assert is_coarse(2 * half, step=2) == coarse
