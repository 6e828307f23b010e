"""Paired change from counts: published examples, reference results, a twin that goes person by person, edges."""

from math import sqrt
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.paired import PairedChange, paired_change

# Fisher RA. The Design of Experiments, 1935, section 16: Darwin's maize, crossed less self-fertilised, in eighths of
# an inch.
MAIZE = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]

# Student. Biometrika 1908; 6: 1-25: hours of sleep gained by ten patients on two drugs.
DEXTRO = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
LAEVO = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

tables = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10), st.integers(0, 6)), max_size=12)


def change_of(table):
    """The change of a table whose rows are (before, after, pairs)."""
    return paired_change(*(zip(*table, strict=True) if table else ([], [], [])))


def change_of_people(before, after):
    return paired_change(before, after, [1] * len(before))


def person_by_person(table):
    """The slow obvious twin: lists of single people, and the standard library's mean and deviation."""
    before = [row[0] for row in table for _ in range(row[2])]
    after = [row[1] for row in table for _ in range(row[2])]
    change = [last - first for first, last in zip(before, after, strict=True)]
    return {
        "pairs": len(change),
        "rose": sum(one > 0 for one in change),
        "stayed": sum(one == 0 for one in change),
        "fell": sum(one < 0 for one in change),
        "mean_before": mean(before) if before else None,
        "mean_after": mean(after) if after else None,
        "mean_change": mean(change) if change else None,
        "standard_deviation": stdev(change) if len(change) > 1 else None,
    }


def test_darwins_maize_has_fishers_interval():
    change = change_of_people([0] * 15, MAIZE)
    assert change.mean_change == pytest.approx(20.933, abs=0.0005)
    assert change.standard_deviation / sqrt(15) == pytest.approx(9.746, abs=0.0005)
    half = 2.145 * 9.746  # Fisher's t for 14 degrees of freedom
    assert (change.interval.low, change.interval.high) == pytest.approx((20.933 - half, 20.933 + half), abs=0.01)


def test_students_sleepers_gained_more_on_the_second_drug():
    change = change_of_people(DEXTRO, LAEVO)
    assert (change.rose, change.stayed, change.fell) == (9, 1, 0)
    assert (change.mean_before, change.mean_after) == pytest.approx((0.75, 2.33))
    assert change.mean_change == pytest.approx(1.58)
    assert change.mean_change / (change.standard_deviation / sqrt(10)) == pytest.approx(4.06, abs=0.005)


def rows_of(case):
    """A reference case as rows of single people who gave both answers; R writes a column of one value as the value."""
    before, after = (
        column if isinstance(column, list) else [column] for column in (case["input"]["pre"], case["input"]["post"])
    )
    return [(first, last, 1) for first, last in zip(before, after, strict=True) if None not in (first, last)]


def test_paired_change_agrees_with_the_reference_results(oracle):
    cases = oracle("paired.json")
    for case in cases:
        change, expected = change_of(rows_of(case)), case["expected"]
        counts = [expected[name] for name in ("n_pairs", "n_improved", "n_same", "n_worse")]
        assert [change.pairs, change.rose, change.stayed, change.fell] == counts, case["id"]
        means = [expected[name]["mean"] for name in ("pre", "post", "diff")]
        assert [change.mean_before, change.mean_after, change.mean_change] == pytest.approx(means, abs=1e-9), case["id"]
        assert change.standard_deviation == pytest.approx(expected["diff"]["sd"], abs=1e-9), case["id"]
    assert len(cases) == 22


def test_the_t_interval_agrees_with_the_reference_results(oracle):
    compared = 0
    for case in oracle("paired.json"):
        change = change_of(rows_of(case))
        expected = (case["expected"]["t_test"] or {}).get("ci", [None, None])
        if change.pairs < 5 or None in expected:
            assert change.interval is None, case["id"]  # too few pairs, or all changed alike
        else:
            assert ends(change) == pytest.approx(expected, abs=1e-9), case["id"]
            compared += 1
    assert compared == 22 - 4


def test_nobody_has_no_change():
    assert change_of([]) == PairedChange(0, 0, 0, 0, None, None, None, None, None)
    assert change_of([(3, 4, 0)]) == change_of([])


def test_entries_of_nobody_count_for_nothing():
    assert change_of([(3, 4, 5), (None, 9, 0), (1, 2, 4), (7, 2, 0)]) == change_of([(3, 4, 5), (1, 2, 4)])


def test_one_pair_has_a_change_but_no_spread():
    assert change_of([(3, 5, 1)]) == PairedChange(1, 1, 0, 0, 3.0, 5.0, 2.0, None, None)


def test_an_interval_needs_five_pairs():
    assert change_of([(3, 4, 2), (3, 5, 2)]).interval is None
    assert change_of([(3, 4, 2), (3, 5, 3)]).interval is not None


@pytest.mark.parametrize("table", [[(3, 3, 9)], [(1, 2, 4), (3, 4, 5)], [(0.1, 1.1, 4), (2 / 3, 5 / 3, 5), (1.3, 2.3, 1)]])
def test_where_all_changed_alike_there_is_no_interval(table):
    change = change_of(table)
    assert change.standard_deviation == 0
    assert change.interval is None


def test_a_difference_of_floating_point_alone_is_no_change():
    change = change_of([(0.3, 0.1 + 0.2, 5), (2.2, 1.1 + 1.1, 1)])
    assert (change.rose, change.stayed, change.fell) == (0, 6, 0)
    assert change.mean_change == 0


def test_a_small_true_difference_is_a_change():
    change = change_of([(70.0, 70.001, 1), (70.0, 69.999, 2)])
    assert (change.rose, change.stayed, change.fell) == (1, 0, 2)


@pytest.mark.parametrize(
    ("before", "after", "pairs", "words"),
    [
        ([1, 2], [1], [1, 1], "differ in shape"),
        ([1], [2], [-1], "whole number from 0 on"),
        ([1], [2], [1.5], "whole number from 0 on"),
        ([1], [2], [float("nan")], "whole number from 0 on"),
        ([1], [None], [1], "missing or infinite"),
        ([float("inf")], [2], [1], "missing or infinite"),
    ],
)
def test_what_are_no_pairs_is_refused(before, after, pairs, words):
    with pytest.raises(ValueError, match=words):
        paired_change(before, after, pairs)


@given(tables)
def test_counts_give_what_going_person_by_person_gives(table):
    change = change_of(table)
    for name, expected in person_by_person(table).items():
        if expected is None:
            assert getattr(change, name) is None
        else:
            assert getattr(change, name) == pytest.approx(expected, abs=1e-9)


@given(tables, st.randoms(use_true_random=False))
def test_rows_of_single_people_in_any_order_give_the_same_as_counts(table, random):
    rows = [(before, after, 1) for before, after, pairs in table for _ in range(pairs)]
    random.shuffle(rows)
    assert same(change_of(rows), change_of(table))


@given(tables, st.sampled_from([-7, 0.1, 3, 50]))
def test_a_shift_of_the_scale_moves_the_change_by_nothing(table, shift):
    here = change_of(table)
    there = change_of([(before + shift, after + shift, pairs) for before, after, pairs in table])
    assert (there.pairs, there.rose, there.stayed, there.fell) == (here.pairs, here.rose, here.stayed, here.fell)
    assert there.mean_change == pytest.approx(here.mean_change, abs=1e-9)
    assert ends(there) == pytest.approx(ends(here), abs=1e-9)


@given(tables)
def test_swapping_before_and_after_flips_every_sign(table):
    here = change_of(table)
    there = change_of([(after, before, pairs) for before, after, pairs in table])
    assert (there.rose, there.fell) == (here.fell, here.rose)
    assert (there.mean_before, there.mean_after) == (here.mean_after, here.mean_before)
    if here.pairs:
        assert there.mean_change == pytest.approx(-here.mean_change, abs=1e-12)
    assert ends(there) == pytest.approx([-end for end in reversed(ends(here))], abs=1e-9)


def ends(change):
    return [change.interval.low, change.interval.high] if change.interval else []


def same(one, other):
    """Whether two changes agree in every number but for rounding."""
    counts = ("pairs", "rose", "stayed", "fell")
    numbers = ("mean_before", "mean_after", "mean_change", "standard_deviation")
    return (
        all(getattr(one, name) == getattr(other, name) for name in counts)
        and all(getattr(one, name) == pytest.approx(getattr(other, name), abs=1e-9) for name in numbers)
        and ends(one) == pytest.approx(ends(other), abs=1e-9)
    )
