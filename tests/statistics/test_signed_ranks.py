"""Wilcoxon's signed-rank test: a published example, reference results, every way of signing written down, edges."""

from itertools import compress, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import rankdata, wilcoxon

from dashboard.statistics.pair_counts import count_pairs
from dashboard.statistics.signed_ranks import approximate_p, exact_p, signed_ranks
from tests.statistics.pairs import SMALL, TABLES, case_counts, changes, count, people, shifted, swapped

# Hollander M, Wolfe DA. Nonparametric Statistical Methods, 1973, table 3.1: depression before and after a drug.
DEPRESSION = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
AFTERWARDS = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]

ABOVE_FIFTY = {"P30_FLAT": 55, "P30_XRAY": 61}
"""Reference cases for which R gives no exact p either: more than 50 people changed."""


def test_hollander_and_wolfes_example():
    found = signed_ranks(count_pairs(AFTERWARDS, DEPRESSION, [1] * 9))
    assert (found.rank_sum, found.changed, found.method) == (40, 9, "exact")
    assert found.p == pytest.approx(2 * 0.0195, abs=1e-4)


def test_it_agrees_with_the_reference_results(oracle):
    cases = oracle("paired.json")
    for case in cases:
        pairs, expected = case_counts(case), case["expected"]
        found = signed_ranks(pairs)
        assert (found.stayed, found.changed) == (expected["n_same"], expected["n_pairs"] - expected["n_same"]), case["id"]
        assert found.rank_sum == pytest.approx(expected["wilcoxon_normal_cc"]["V"], abs=1e-9), case["id"]
        assert approximate_p(pairs) == pytest.approx(expected["wilcoxon_normal_cc"]["p"], abs=1e-9), case["id"]
        without = approximate_p(pairs, continuity=False)
        assert without == pytest.approx(expected["wilcoxon_normal_nocc"]["p"], abs=1e-9), case["id"]
    assert len(cases) == 22


def test_the_exact_p_agrees_with_the_reference_results(oracle):
    for case in oracle("paired.json"):
        expected = case["expected"]["wilcoxon_exact_ties_zeros_dropped"]
        found = signed_ranks(case_counts(case))
        if case["id"] in ABOVE_FIFTY:
            assert (expected, found.changed, found.method) == (None, ABOVE_FIFTY[case["id"]], "normal approximation")
        elif not found.changed:
            assert (expected, exact_p(case_counts(case))) == (None, None)
        else:
            assert exact_p(case_counts(case)) == pytest.approx(expected["p"], abs=1e-9), case["id"]
            assert found.rank_sum == pytest.approx(expected["V"], abs=1e-9), case["id"]


def test_the_p_given_is_the_exact_one_up_to_fifty_changes():
    fifty, one_more = count([(0, 1, 50)]), count([(0, 1, 51)])
    assert signed_ranks(fifty).p == exact_p(fifty) == 2 / 2**50
    assert signed_ranks(one_more).p == approximate_p(one_more)
    with pytest.raises(ValueError, match="up to 50 changes"):
        exact_p(one_more)


@pytest.mark.parametrize("pairs", range(6))
def test_below_six_changes_no_p_is_given(pairs):
    found = signed_ranks(count([(1, 2, pairs), (3, 3, 20)]))
    assert (found.changed, found.stayed, found.p, found.method) == (pairs, 20, None, "too few changed")


def test_six_changes_in_one_direction_are_the_fewest_below_five_per_cent():
    assert exact_p(count([(1, 2, 5)])) == 0.0625
    assert signed_ranks(count([(1, 2, 6)])).p == 0.03125


def test_all_equal_and_nobody_have_no_p():
    for table in [(3, 3, 9)], []:
        assert (signed_ranks(count(table)).p, approximate_p(count(table)), exact_p(count(table))) == (None, None, None)


def test_thirds_that_differ_only_in_the_last_bit_tie():
    table = [(0, 1 / 3, 2), (1 / 3, 2 / 3, 2), (2 / 3, 1, 2), (0.1 + 1 / 3, 0.1, 1)]
    found = signed_ranks(count(table))
    assert found.rank_sum == 6 * 4  # seven people share the mean of the ranks 1 to 7
    assert found.p == exact_p(count([(0, 1, 6), (1, 0, 1)]))


@given(SMALL)
def test_the_exact_p_is_that_of_every_way_of_signing_written_down(table):
    changed = [change for change in changes(table) if change]
    assume(0 < len(changed) <= 10)
    ranks = rankdata([abs(change) for change in changed])
    rose = sum(rank for rank, change in zip(ranks, changed, strict=True) if change > 0)
    sums = [sum(compress(ranks, signs)) for signs in product((0, 1), repeat=len(changed))]
    tail = min(sum(one <= rose for one in sums), sum(one >= rose for one in sums))
    assert exact_p(count(table)) == pytest.approx(min(1, 2 * tail / len(sums)), abs=1e-12)


@given(TABLES)
def test_the_approximation_is_scipys(table):
    assume(any(changes(table)))
    again = wilcoxon(changes(table), zero_method="wilcox", correction=True, method="asymptotic")
    assert approximate_p(count(table)) == pytest.approx(again.pvalue, abs=1e-9)


@given(TABLES)
def test_swapping_before_and_after_mirrors_the_ranks_and_keeps_the_p(table):
    here, there = signed_ranks(count(table)), signed_ranks(count(swapped(table)))
    assert here.p == pytest.approx(there.p, abs=1e-12)
    assert here.rank_sum + there.rank_sum == here.changed * (here.changed + 1) / 2


@given(TABLES, st.sampled_from([-7, 0.1, 50]))
def test_a_shift_of_the_scale_changes_nothing(table, shift):
    here, there = signed_ranks(count(table)), signed_ranks(count(shifted(table, shift)))
    assert (here.rank_sum, here.p, here.method) == (there.rank_sum, pytest.approx(there.p, abs=1e-12), there.method)


@given(TABLES, st.randoms(use_true_random=False))
def test_rows_of_single_people_in_any_order_give_the_same_as_counts(table, random):
    rows = people(table)
    random.shuffle(rows)
    assert signed_ranks(count(rows)) == signed_ranks(count(table))
