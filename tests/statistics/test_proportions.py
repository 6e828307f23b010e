"""Shares and Wilson's interval: published examples, the equation it solves, edges."""

from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.interval import Interval
from dashboard.statistics.proportions import share, wilson

people = st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [
        # Newcombe RG. Stat Med 1998; 17: 857-872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_intervals_of_newcombes_table(numerator, denominator, low, high):
    interval = wilson(numerator, denominator)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


def test_wilson_agrees_with_the_reference_results(oracle):
    """The file's other intervals are other methods: continuity corrected, Clopper and Pearson's, and Hmisc's, which moves
    the ends near nobody and everybody."""
    cases = oracle("proportions.csv")
    for case in cases:
        interval = wilson(int(case["x"]), int(case["n"]))
        assert interval.low == pytest.approx(float(case["wilson_lo"]), abs=1e-9)
        assert interval.high == pytest.approx(float(case["wilson_hi"]), abs=1e-9)
        assert share(int(case["x"]), int(case["n"])) == pytest.approx(float(case["p"]), abs=1e-9)
    assert len(cases) > 50


def test_wilson_takes_another_confidence(oracle):
    for case in oracle("proportions.csv"):
        interval = wilson(int(case["x"]), int(case["n"]), confidence=0.998)
        assert interval.low == pytest.approx(float(case["wilson998_lo"]), abs=1e-9)
        assert interval.high == pytest.approx(float(case["wilson998_hi"]), abs=1e-9)


def ends_by_search(numerator, denominator):
    """The slow obvious twin: the lowest and highest share that a score test of the data does not reject."""
    z = NormalDist().inv_cdf(0.975)
    found = numerator / denominator

    def is_rejected(true):
        return (found - true) ** 2 > z * z * true * (1 - true) / denominator

    def boundary(outside, inside):
        for _ in range(100):
            middle = (outside + inside) / 2
            outside, inside = (middle, inside) if is_rejected(middle) else (outside, middle)
        return inside

    return boundary(0.0, found), boundary(1.0, found)


@pytest.mark.parametrize(("numerator", "denominator"), [(1, 2), (3, 7), (8, 8), (0, 5), (40, 41), (500, 1000)])
def test_wilson_holds_every_share_that_a_score_test_does_not_reject(numerator, denominator):
    interval = wilson(numerator, denominator)
    assert (interval.low, interval.high) == pytest.approx(ends_by_search(numerator, denominator), abs=1e-9)


def test_nobody_has_no_share_and_no_interval():
    assert share(0, 0) is None
    assert wilson(0, 0) is None


def test_a_missing_number_is_a_gap():
    assert share(None, 4) is None
    assert share(3, None) is None


def test_progress_may_pass_its_plan():
    assert share(30, 24.0) == 1.25


def test_none_and_all_end_exactly_at_0_and_1():
    for whole in range(1, 400):
        assert wilson(0, whole).low == 0.0
        assert wilson(whole, whole).high == 1.0


@pytest.mark.parametrize(("numerator", "denominator"), [(5, 4), (-1, 4), (0, -4)])
def test_what_is_no_share_of_people_is_refused(numerator, denominator):
    with pytest.raises(ValueError, match="not a share of people"):
        wilson(numerator, denominator)


@pytest.mark.parametrize(("numerator", "denominator"), [(-1, 4), (1, -4), (float("nan"), 4), (1, float("inf"))])
def test_a_share_of_strange_numbers_is_refused(numerator, denominator):
    with pytest.raises(ValueError, match="two numbers from 0 on"):
        share(numerator, denominator)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_confidence_that_is_no_part_of_1_is_refused(confidence):
    with pytest.raises(ValueError, match="between 0 and 1"):
        wilson(1, 2, confidence)


@given(people)
def test_the_interval_lies_within_0_and_1_and_holds_the_share(counts):
    interval = wilson(*counts)
    assert 0 <= interval.low < interval.high <= 1
    assert interval.holds(share(*counts))


@given(people)
def test_those_who_did_and_those_who_did_not_mirror_each_other(counts):
    numerator, denominator = counts
    mirrored = wilson(denominator - numerator, denominator)
    interval = wilson(numerator, denominator)
    assert (1 - mirrored.high, 1 - mirrored.low) == pytest.approx((interval.low, interval.high), abs=1e-12)


@given(people)
def test_twice_the_people_with_the_same_share_are_surer(counts):
    numerator, denominator = counts
    few, many = wilson(numerator, denominator), wilson(2 * numerator, 2 * denominator)
    assert many.high - many.low < few.high - few.low


def test_an_interval_holds_its_ends():
    assert Interval(0, 2).holds(0)
    assert Interval(0, 2).holds(2)
    assert not Interval(0.1, 2).holds(0)
