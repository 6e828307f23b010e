"""Hodges and Lehmann's estimate: a published example, reference results, every two people written down, edges."""

from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.hodges_lehmann import hodges_lehmann, median_by_halving, median_by_writing_down
from dashboard.statistics.pair_counts import count_pairs
from tests.statistics.pairs import TABLES, case_counts, changes, count, people, shifted, swapped
from tests.statistics.test_signed_ranks import AFTERWARDS, DEPRESSION


def walsh(values):
    """The slow obvious twin: the median of the means of every two people, each with themselves too."""
    return median((one + other) / 2 for place, one in enumerate(values) for other in values[place:]) if values else None


def test_hollander_and_wolfes_example():
    assert hodges_lehmann(count_pairs(DEPRESSION, AFTERWARDS, [1] * 9)) == pytest.approx(-0.46, abs=0.005)


def test_it_agrees_with_the_reference_results(oracle):
    cases = oracle("paired.json")
    for case in cases:
        pairs, expected = case_counts(case), case["expected"]
        kept, dropped = (expected[f"hodges_lehmann_walsh_median_{zeros}"] for zeros in ("all", "zeros_dropped"))
        assert hodges_lehmann(pairs) == pytest.approx(kept, abs=1e-9), case["id"]
        assert hodges_lehmann(pairs, keep_zeros=False) == pytest.approx(dropped, abs=1e-9), case["id"]
    assert len(cases) == 22


def test_one_person_far_off_moves_the_mean_but_hardly_the_estimate():
    assert hodges_lehmann(count([(0, 1, 5), (0, 2, 5), (0, 50, 1)])) == 1.5


def test_nobody_has_no_middle():
    assert hodges_lehmann(count([])) is None
    assert hodges_lehmann(count([(3, 3, 4)]), keep_zeros=False) is None
    assert hodges_lehmann(count([(3, 3, 4)])) == 0


@given(TABLES, st.booleans())
def test_counts_give_what_every_two_people_written_down_give(table, keep_zeros):
    values = [change for change in changes(table) if change or keep_zeros]
    assert hodges_lehmann(count(table), keep_zeros=keep_zeros) == pytest.approx(walsh(values), abs=1e-9)


@given(st.dictionaries(st.integers(-60, 60), st.integers(1, 5), min_size=1, max_size=25), st.sampled_from([1, 3, 7, 10]))
def test_halving_finds_what_writing_down_finds(table, items):
    values, counts = np.array(sorted(table.items()), float).T
    found = [find(values / items, counts.astype(np.int64)) for find in (median_by_writing_down, median_by_halving)]
    assert found[0] == pytest.approx(found[1], abs=1e-9)


def test_a_hundred_thousand_people_on_a_fine_scale_are_counted_not_written_down():
    before, after = (scores.ravel() for scores in np.meshgrid(np.arange(0, 101) / 10, np.arange(0, 101) / 10))
    counts = np.random.default_rng(1948).integers(0, 20, len(before))
    values = np.repeat(np.rint((after - before) * 10) / 10, counts)
    assert len(values) > 90_000
    # For so many people the median of the means of every two is that of a large sample of twos, nearly.
    twos = np.random.default_rng(2).choice(values, (2, 400_000)).mean(axis=0)
    assert hodges_lehmann(count_pairs(before, after, counts)) == pytest.approx(np.median(twos), abs=0.051)


@given(TABLES)
def test_swapping_before_and_after_flips_the_sign(table):
    here, there = hodges_lehmann(count(table)), hodges_lehmann(count(swapped(table)))
    assert there == pytest.approx(None if here is None else -here, abs=1e-12)


@given(TABLES, st.sampled_from([-7, 0.1, 50]))
def test_a_shift_of_the_scale_changes_nothing(table, shift):
    assert hodges_lehmann(count(shifted(table, shift))) == pytest.approx(hodges_lehmann(count(table)), abs=1e-9)


@given(TABLES, st.randoms(use_true_random=False))
def test_rows_of_single_people_in_any_order_give_the_same_as_counts(table, random):
    rows = people(table)
    random.shuffle(rows)
    assert hodges_lehmann(count(rows)) == hodges_lehmann(count(table))
