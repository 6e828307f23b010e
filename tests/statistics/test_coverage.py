"""The intervals hold the truth about as often as they say, on scales as coarse as surveys have: coarsely, and seeded."""

import numpy as np
import pytest

from benchmarks.coverage import POPULATIONS, difference_coverage, population, t_coverage, wilson_coverage


@pytest.mark.parametrize("name", POPULATIONS)
@pytest.mark.parametrize("people", [8, 30])
def test_the_t_interval_holds_the_true_mean_change(name, people):
    found = t_coverage(people, population(*POPULATIONS[name]), 1000, np.random.default_rng(1948))
    assert 0.925 <= found["held"] <= 1


def test_where_nothing_shifts_a_shift_is_said_of_about_one_question_in_twenty():
    still = population(*POPULATIONS["1 to 5, no shift"])
    assert 0.03 <= t_coverage(30, still, 1000, np.random.default_rng(1948))["moved"] <= 0.07


@pytest.mark.parametrize("people", [8, 15, 30, 65])
def test_wilsons_interval_holds_the_true_share_about_95_times_in_100_on_average(people):
    shares = np.linspace(0.05, 0.95, 19)
    held = [wilson_coverage(people, share) for share in shares]
    assert 0.94 <= np.mean(held) <= 0.97 and min(held) > 0.85


@pytest.mark.parametrize("groups", [(65, 9), (8, 8)])
def test_welchs_interval_holds_no_difference_where_there_is_none(groups):
    table = population(*POPULATIONS["0 to 10, start near the top"])
    assert 0.925 <= difference_coverage(groups, table, 1000, np.random.default_rng(1948)) <= 0.975
