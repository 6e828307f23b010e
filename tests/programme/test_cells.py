"""Sums and filters of cells, beside plain Python over the same rows."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.programme.programme import Cells

JANUARY, MARCH = date(2020, 1, 1), date(2020, 3, 1)
SITES, MONTHS = ("A", "B", "C", "D"), (JANUARY, date(2020, 2, 1), MARCH)


def cells(rows, sorted_by="site_id"):
    """Cells of rows (site, month or None, people)."""
    rows = sorted(rows, key=lambda row: SITES.index(row[0]))
    return Cells(
        {"site_id": SITES, "month": MONTHS},
        {
            "site_id": np.array([SITES.index(site) for site, _, _ in rows], np.int8),
            "month": np.array([MONTHS.index(month) if month else -1 for _, month, _ in rows], np.int8),
        },
        {"people": np.array([people for _, _, people in rows], np.int16)},
        sorted_by,
    )


ROWS = [("A", JANUARY, 1), ("A", None, 2), ("C", JANUARY, 4), ("C", MARCH, 8), ("D", MARCH, 16)]


def test_a_total_is_the_sum_of_all_rows_and_nothing_sums_to_zero():
    assert cells(ROWS).total("people") == 1 + 2 + 4 + 8 + 16
    assert cells([]).total("people") == 0
    assert cells([]).by("site_id", number="people").tolist() == [0, 0, 0, 0]


def test_sums_have_one_axis_per_dimension_as_long_as_its_labels():
    by_site_and_month = cells(ROWS).by("site_id", "month", number="people")
    assert by_site_and_month.tolist() == [[1, 0, 0], [0, 0, 0], [4, 0, 8], [0, 0, 16]]
    assert cells(ROWS).by("month", "site_id", number="people").tolist() == by_site_and_month.T.tolist()
    assert by_site_and_month.dtype == np.int64


def test_a_row_without_a_month_is_in_the_total_but_in_no_month():
    assert cells(ROWS).by("month", number="people").tolist() == [1 + 4, 0, 8 + 16]
    assert cells(ROWS).where(month=None).total("people") == 2


def test_filtering_leaves_the_axes_whole():
    found = cells(ROWS).where(site_id=["C", "D"], month=MARCH)
    assert found.total("people") == 8 + 16
    assert found.by("site_id", number="people").tolist() == [0, 0, 8, 16]
    assert found.present("site_id") == ("C", "D")
    assert len(found) == 2


def test_an_unknown_label_matches_nothing_and_an_unknown_dimension_is_an_error():
    assert cells(ROWS).where(site_id="nowhere").total("people") == 0
    assert cells(ROWS).where(site_id=()).total("people") == 0
    with pytest.raises(KeyError):
        cells(ROWS).where(region="A")


def test_nobody_can_write_into_what_all_readers_share():
    found = cells(ROWS).where(month=MARCH)
    for array in (found.numbers["people"], found.codes["site_id"]):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_small_numbers_do_not_overflow_in_sums():
    found = cells([("A", JANUARY, 30_000)] * 5)
    assert found.total("people") == 150_000
    assert found.by("site_id", number="people")[0] == 150_000


@given(
    some.lists(some.tuples(some.sampled_from(SITES), some.sampled_from((*MONTHS, None)), some.integers(0, 500))),
    some.sets(some.sampled_from((*SITES, "nowhere"))),
    some.sets(some.sampled_from((*MONTHS, None))),
    some.sampled_from(("site_id", "")),
)
def test_any_filter_gives_what_plain_python_gives(rows, sites, months, sorted_by):
    found = cells(rows, sorted_by).where(site_id=sites, month=months)
    kept = [row for row in rows if row[0] in sites and row[1] in months]
    assert found.total("people") == sum(people for _, _, people in kept)
    sums = found.by("month", "site_id", number="people")
    for place, month in enumerate(MONTHS):
        for column, site in enumerate(SITES):
            assert sums[place, column] == sum(people for at, on, people in kept if (at, on) == (site, month))


def test_more_rows_than_are_summed_at_a_time_are_all_summed():
    generator = np.random.default_rng(7)
    rows = 200_001
    codes = {"site_id": np.sort(generator.integers(0, 4, rows)), "month": generator.integers(-1, 3, rows)}
    many = Cells({"site_id": SITES, "month": MONTHS}, codes, {"people": np.ones(rows, np.int16)}, "site_id")
    assert many.by("site_id", number="people").tolist() == [int((codes["site_id"] == site).sum()) for site in range(4)]
    assert many.by("month", number="people").sum() == (codes["month"] >= 0).sum()


def test_a_dimension_is_summed_away_and_everything_else_stays():
    codes = {"site_id": np.array([0, 0, 1, 1]), "month": np.array([0, 1, 0, 1]), "score": np.array([2, 2, 0, -1])}
    labels = {"site_id": ("A", "B"), "month": ("Jan", "Feb"), "score": (1, 2, 3)}
    summed = Cells(labels, codes, {"people": np.array([3, 4, 5, 6], np.int16)}).without("month")
    assert len(summed) == 3 and "month" not in summed.labels  # A's two months became one
    assert summed.by("site_id", "score", number="people").tolist() == [[0, 0, 3 + 4], [5, 0, 0]]
    assert summed.where(score=None).total("people") == 6 and summed.sorted_by == "site_id"
