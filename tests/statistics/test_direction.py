"""The words for a change never say more than its numbers; a meaningful change is counted at its very edge."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.interval import Interval
from dashboard.statistics.paired import PairedChange, direction, is_better, meaningful, paired_change


def change_with(pairs, interval):
    return PairedChange(pairs, pairs, 0, 0, 1.0, 2.0, 1.0, 1.0, interval)


@pytest.mark.parametrize(
    ("pairs", "low", "high", "words"),
    [
        (8, 0.1, 1.9, "rose"),
        (8, -1.9, -0.1, "fell"),
        (8, -0.1, 1.9, "no clear change"),
        (8, 0.0, 1.9, "no clear change"),
        (8, -1.9, 0.0, "no clear change"),
        (7, 0.1, 1.9, "too few to say"),
        (7, -0.1, 1.9, "too few to say"),
    ],
)
def test_the_word_follows_the_interval_from_eight_pairs_on(pairs, low, high, words):
    assert direction(change_with(pairs, Interval(low, high))) == words


@pytest.mark.parametrize(
    ("before", "after", "pairs", "words"),
    [
        (3, 4, 8, "rose"),
        (4, 3, 8, "fell"),
        (3, 3, 8, "no clear change"),
        (3, 4, 7, "too few to say"),
        (3, 3, 0, "too few to say"),
    ],
)
def test_where_all_changed_alike_the_change_itself_decides(before, after, pairs, words):
    assert direction(paired_change([before], [after], [pairs])) == words


def test_a_fall_is_better_only_where_lower_is_better():
    assert is_better("fell", higher_is_better=False) is True
    assert is_better("fell", higher_is_better=True) is False
    assert is_better("rose", higher_is_better=True) is True
    assert is_better("rose", higher_is_better=False) is False


def test_no_clear_change_is_neither_better_nor_worse():
    assert is_better("no clear change", higher_is_better=True) is None
    assert is_better("too few to say", higher_is_better=False) is None


def test_a_change_of_exactly_the_threshold_is_meaningful():
    #               two short     reached       passed
    before, after = [20, 20, 20], [25, 25.5, 31]
    assert meaningful(before, after, [2, 3, 4], 5.5, higher_is_better=True) == (3 + 4, 2 + 3 + 4)


def test_pain_that_falls_by_two_points_is_a_meaningful_change():
    before, after = [7, 7, 7, 5], [5, 6, 9, 3]
    assert meaningful(before, after, [1, 10, 100, 1000], 2, higher_is_better=False) == (1 + 1000, 1111)


def test_pain_that_falls_by_three_tenths_of_the_first_score_is_a_meaningful_change_too():
    #               30 % of 10  a third  a quarter  nothing of nothing  two points  30 % the wrong way
    before, after = [10, 3, 4, 0, 9, 3], [7, 2, 3, 0, 7, 4]
    both = meaningful(before, after, [1, 10, 100, 1000, 10_000, 100_000], 2, higher_is_better=False, share=0.3)
    assert both.reached == 1 + 10 + 10_000
    points = meaningful(before, after, [1, 10, 100, 1000, 10_000, 100_000], 2, higher_is_better=False)
    assert points.reached == 1 + 10_000


@pytest.mark.parametrize("share", [0, -0.3, float("nan"), float("inf")])
def test_a_share_that_is_no_change_is_refused(share):
    with pytest.raises(ValueError, match="above 0"):
        meaningful([1], [2], [1], 2, higher_is_better=True, share=share)


@pytest.mark.parametrize(("before", "after", "threshold"), [(0.1, 0.3, 0.2), (1.1, 1.4, 0.3), (23.3, 26.3, 3)])
def test_floating_point_keeps_nobody_from_the_threshold(before, after, threshold):
    assert meaningful([before], [after], [1], threshold, higher_is_better=True) == (1, 1)
    assert meaningful([after], [before], [1], threshold, higher_is_better=False) == (1, 1)


def test_a_change_just_short_of_the_threshold_is_not_meaningful():
    assert meaningful([20.0], [25.4999], [1], 5.5, higher_is_better=True) == (0, 1)


def test_of_nobody_none_reached_the_threshold():
    assert meaningful([], [], [], 3, higher_is_better=True) == (0, 0)


@pytest.mark.parametrize("threshold", [0, -2, float("nan"), float("inf")])
def test_a_threshold_that_is_no_change_is_refused(threshold):
    with pytest.raises(ValueError, match="above 0"):
        meaningful([1], [2], [1], threshold, higher_is_better=True)


tenths = st.integers(0, 100)


@given(st.lists(st.tuples(tenths, tenths, st.integers(0, 5)), max_size=10), st.integers(1, 40), st.booleans())
def test_tenths_of_points_are_counted_as_exact_fractions_would_be(table, threshold, higher_is_better):
    reached = 0
    for before, after, pairs in table:
        gain = Fraction(after - before, 10) if higher_is_better else Fraction(before - after, 10)
        reached += pairs if gain >= Fraction(threshold, 10) else 0
    before, after = [row[0] / 10 for row in table], [row[1] / 10 for row in table]
    pairs = [row[2] for row in table]
    assert meaningful(before, after, pairs, threshold / 10, higher_is_better) == (reached, sum(pairs))
