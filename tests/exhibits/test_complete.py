"""Which months are over: at every site that still sends, and at none that has finished."""

from datetime import date

import pytest

from dashboard.exhibits.complete import (
    complete_to,
    is_over,
    latest_to,
    month_end,
    months_with_data,
    sites_taking_part,
    takes_part_to,
)
from tests.exhibits.tiny import programme_of, view_of

TWO = "site_id|phase_id|left_on\nA|P|-\nB|P|{left}"


def view(tmp_path, left="-", ends="-", data_to="2020-10-15"):
    return view_of(programme_of(tmp_path, {
        "phase": f"phase_id|ends_on\nP|{ends}", "site_phase": TWO.format(left=left),
        "freshness": f"site_id|source|data_to\nB|jpa|{data_to}", "trainee": "site_id|enrolled_on\nA|2020-06-01\nA|2020-12-01",
    }))


@pytest.mark.parametrize(("told", "day"), [
    ({}, date(2020, 10, 15)),
    ({"left": "2020-09-30"}, date(2020, 12, 31)),
    ({"left": "2020-11-30"}, date(2020, 10, 15)),
    ({"ends": "2020-09-30"}, date(2020, 12, 31)),
])
def test_a_site_that_has_finished_holds_nobody_back(tmp_path, told, day):
    assert complete_to(view(tmp_path, **told), "jpa", {"P"}) == day


def test_other_phases_do_not_count(tmp_path):
    assert complete_to(view(tmp_path), "jpa", {"Q"}) is None
    assert latest_to(view(tmp_path), "jpa", {"Q"}) is None


def test_the_latest_site_says_how_far_there_is_anything(tmp_path):
    assert latest_to(view(tmp_path), "jpa", {"P"}) == date(2020, 12, 31)


def test_a_month_is_over_on_its_last_day():
    assert is_over(date(2020, 2, 1), date(2020, 2, 29))
    assert not is_over(date(2020, 2, 1), date(2020, 2, 28))
    assert not is_over(date(2020, 2, 1), None)
    assert month_end(date(2020, 2, 1)) == date(2020, 2, 29)


def test_months_run_from_the_first_count_to_the_latest_date(tmp_path):
    here = view(tmp_path)
    assert here.programme.months == tuple(date(2020, month, 1) for month in range(6, 13))
    assert months_with_data(here, [0] * 7, "jpa", {"P"}) == []
    found = months_with_data(here, [0, 0, 3, 0, 1, 0, 0], "jpa", {"P"})
    assert found == [(place, date(2020, 6 + place, 1)) for place in range(2, 7)]


def test_a_site_takes_part_until_it_leaves_or_its_phase_ends(tmp_path):
    assert takes_part_to(view(tmp_path, left="2020-09-30"), {"P"}) is None  # the other stays
    assert takes_part_to(view(tmp_path, ends="2020-11-30", left="2020-09-30"), {"P"}) == date(2020, 11, 30)
    assert takes_part_to(view(tmp_path, ends="2020-11-30"), {"Q"}) is None


def test_months_after_the_last_site_has_left_are_none(tmp_path):
    here = view(tmp_path, ends="2020-09-30", data_to="2020-12-31")
    assert [month.month for _, month in months_with_data(here, [1] * 7, "jpa", {"P"})] == [6, 7, 8, 9]


def test_the_whole_time_is_told_where_only_a_part_is_selected(tmp_path):
    here = view_of(view(tmp_path).programme, first=date(2020, 10, 1))
    assert [month.month for _, month in months_with_data(here, [1] * 7, "jpa", {"P"})] == [10, 11, 12]
    assert [month.month for _, month in months_with_data(here, [1] * 7, "jpa", {"P"}, whole_time=True)] == list(range(6, 13))


def test_sites_taking_part_are_counted_in_each_month(tmp_path):
    here = view(tmp_path, left="2020-09-30")
    assert [sites_taking_part(here, {"P"}, date(2020, month, 1)) for month in (9, 10)] == [2, 1]
    assert sites_taking_part(here, {"Q"}, date(2020, 9, 1)) == 0
