"""Many groups at once say what each says alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.statistics.paired import paired_change
from dashboard.statistics.paired_groups import paired_changes

ROW = st.tuples(st.integers(0, 3), st.integers(0, 10), st.integers(0, 10), st.integers(0, 4), st.integers(1, 7))


@settings(max_examples=200, deadline=None)
@given(st.lists(ROW, max_size=30))
def test_each_group_says_what_it_says_alone(rows):
    group, before, after, pairs, items = np.array(rows, dtype=int).reshape(len(rows), 5).T
    before, after = before / items, after / items
    together = paired_changes(group, before, after, pairs, 4)
    for number, change in enumerate(together):
        here = group == number
        alone = paired_change(before[here], after[here], pairs[here])
        assert (change.pairs, change.rose, change.stayed, change.fell) == (alone.pairs, alone.rose, alone.stayed, alone.fell)
        for name in ("mean_before", "mean_after", "mean_change", "standard_deviation"):
            assert getattr(change, name) == pytest.approx(getattr(alone, name), abs=1e-9), name
        assert (change.interval is None) == (alone.interval is None)
        if alone.interval:
            assert [change.interval.low, change.interval.high] == pytest.approx([alone.interval.low, alone.interval.high])


def test_a_group_of_nobody_has_no_mean():
    nobody, somebody = paired_changes([1], [2], [3], [1], 2)
    assert (nobody.pairs, nobody.mean_change, nobody.interval) == (0, None, None)
    assert (somebody.pairs, somebody.rose, somebody.mean_change) == (1, 1, 1)


def test_a_group_in_which_all_changed_alike_has_no_interval():
    alike, mixed = paired_changes([0, 1, 1], [1, 1, 1], [3, 2, 3], [9, 5, 4], 2)
    assert (alike.standard_deviation, alike.interval) == (0, None)
    assert mixed.interval.low < 1 + 4 / 9 < mixed.interval.high


def test_thirds_that_differ_only_in_the_last_bit_stayed():
    change, = paired_changes([0], [0.1 + 0.2], [0.3], [1], 1)
    assert change.stayed == 1


def test_arrays_of_unequal_length_are_refused():
    with pytest.raises(ValueError):
        paired_changes([0, 0], [1, 2], [1], [1, 1], 1)
