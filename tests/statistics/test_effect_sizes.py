"""Standardised changes: published examples, reference results, a twin that goes person by person, edges."""

from math import sqrt
from statistics import mean, stdev

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.statistics.effect_sizes import EffectSizes, effect_sizes, hedges_correction
from dashboard.statistics.pair_counts import count_pairs
from tests.statistics.pairs import TABLES, case_counts, changes, count, people, shifted, swapped
from tests.statistics.test_paired_change import DEXTRO, LAEVO

NAMES = ("d_z", "g_z", "d_av")


@pytest.mark.parametrize(("freedom", "correction"), [(2, 0.5642), (3, 0.7236), (4, 0.7979), (5, 0.8407)])
def test_hedges_table_of_corrections(freedom, correction):
    # Hedges LV. J Educ Stat 1981; 6: 107-128, table 1 (exact values of c(m)).
    assert hedges_correction(freedom) == pytest.approx(correction, abs=5.1e-5)


def test_students_sleepers():
    # 4.06 (Student's t) / sqrt(10)
    assert effect_sizes(count_pairs(DEXTRO, LAEVO, [1] * 10)).d_z == pytest.approx(4.06 / sqrt(10), abs=0.001)


def test_they_agree_with_the_reference_results(oracle):
    cases = oracle("paired.json")
    for case in cases:
        found, expected = effect_sizes(case_counts(case)), case["expected"]
        ours = [found.d_z, found.g_z, found.d_av]
        theirs = [expected["effectsize103"][form][name] for form, name in (("z", "d"), ("z", "adjusted"), ("av", "d"))]
        also = [(expected["cohens_dz"] or {}).get("d"), (expected["hedges_gz"] or {}).get("g"), theirs[2]]
        if case["id"] == "E03":
            # Two people: R's correction is 0 (a gamma function without bound) and so is its g; ours is a gap, since
            # two people do not show that there was no change.
            assert (ours.pop(1), theirs.pop(1), also.pop(1)) == (None, 0, 0)
        assert ours == pytest.approx(theirs, abs=1e-9), case["id"]
        assert ours == pytest.approx(also, abs=1e-9), case["id"]
    assert len(cases) == 22


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ([], EffectSizes(None, None, None, None)),
        ([(2, 4, 1)], EffectSizes(None, None, None, None)),
        ([(3, 3, 9)], EffectSizes(0, None, None, None)),
        ([(1, 2, 4), (3, 4, 4)], EffectSizes(0, None, None, 1 / sqrt(8 / 7))),
        ([(1, 2, 1), (1, 4, 1)], EffectSizes(sqrt(2), 2 / sqrt(2), None, 2 / 1)),
    ],
)
def test_without_a_deviation_to_divide_by_there_is_a_gap(table, expected):
    found = effect_sizes(count(table))
    for name in ("deviation", *NAMES):
        assert getattr(found, name) == pytest.approx(getattr(expected, name), abs=1e-12), name


@given(TABLES)
def test_counts_give_what_going_person_by_person_gives(table):
    rows = people(table)
    assume(len(rows) > 2 and len(set(changes(table))) > 1)
    found = effect_sizes(count(table))
    d_z = mean(changes(table)) / stdev(changes(table))
    assert (found.deviation, found.d_z) == pytest.approx((stdev(changes(table)), d_z), abs=1e-9)
    assert found.g_z == pytest.approx(d_z * hedges_correction(len(rows) - 1), abs=1e-9)
    scores = sqrt(mean([stdev(row[place] for row in rows) ** 2 for place in (0, 1)]))
    assert found.d_av == pytest.approx(mean(changes(table)) / scores, abs=1e-9)


@given(TABLES)
def test_swapping_before_and_after_flips_every_sign(table):
    here, there = effect_sizes(count(table)), effect_sizes(count(swapped(table)))
    for name in NAMES:
        value = getattr(here, name)
        assert getattr(there, name) == pytest.approx(None if value is None else -value, abs=1e-12)


@given(TABLES, st.sampled_from([-7, 0.1, 50]))
def test_a_shift_of_the_scale_changes_nothing(table, shift):
    here, there = effect_sizes(count(table)), effect_sizes(count(shifted(table, shift)))
    for name in NAMES:
        assert getattr(there, name) == pytest.approx(getattr(here, name), abs=1e-9)


@given(TABLES, st.randoms(use_true_random=False))
def test_rows_of_single_people_in_any_order_give_the_same_as_counts(table, random):
    rows = people(table)
    random.shuffle(rows)
    here, there = effect_sizes(count(table)), effect_sizes(count(rows))
    for name in NAMES:
        assert getattr(there, name) == pytest.approx(getattr(here, name), abs=1e-12)
