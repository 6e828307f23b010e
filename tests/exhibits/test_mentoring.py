"""Mentoring by month and by site: a month without a session is nought, a month not sent is a gap."""

from datetime import date

from dashboard.exhibits.mentoring import mentoring_by_month, mentoring_by_site
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

TABLES = {
    "site": "site_id|name\nA|Ashford\nB|Bexley\nC|Croydon",
    "site_phase": "site_id|phase_id\nA|P\nB|P\nC|P",
    "mentoring": """
        site_id | phase_id | held_on    | attended | complex_cases
        A       | P        | 2020-01-15 | 4        | 2
        A       | P        | 2020-03-15 | 5        | 0
        B       | P        | 2020-03-20 | 6        | 1
    """,
    "freshness": "site_id|source|data_to\nA|training|2020-03-31\nB|training|2020-04-15\nC|training|2020-03-31",
}


def test_months_after_the_last_data_date_are_gaps_and_months_without_sessions_noughts(tmp_path):
    exhibit = mentoring_by_month(view_of(programme_of(tmp_path, TABLES)))
    assert shown(exhibit, "month", "sessions", "attendances", "complex_cases", "incomplete")[:5] == [
        "Jan 2020 | 1 | 4 | 2 | no",
        "Feb 2020 | 0 | 0 | 0 | no",
        "Mar 2020 | 2 | 11 | 1 | no",
        "Apr 2020 | 0 | 0 | 0 | yes",
        "May 2020 | Not in yet | Not in yet | Not in yet | yes",
    ]
    assert exhibit.sentence == "3 mentoring sessions, 15 attendances, 3 complex cases"


def test_a_gap_draws_no_bar(tmp_path):
    bars = drawn(mentoring_by_month(view_of(programme_of(tmp_path, TABLES)))).data[0]
    assert list(bars.y)[:5] == [1, 0, 2, 0, None]


def test_sites_are_listed_by_name_with_their_total_first(tmp_path):
    exhibit = mentoring_by_site(view_of(programme_of(tmp_path, TABLES)))
    assert shown(exhibit, "site", "sessions", "attendances", "complex_cases") == [
        "All selected | 3 | 15 | 3",
        "Ashford | 2 | 9 | 2",
        "Bexley | 1 | 6 | 1",
        "Croydon | None recorded | None recorded | None recorded",
    ]
    assert exhibit.sentence == "2 of 3 sites held mentoring sessions in this period"


def test_a_site_that_held_none_in_the_period_has_nought(tmp_path):
    exhibit = mentoring_by_site(view_of(programme_of(tmp_path, TABLES), last=date(2020, 2, 1)))
    assert shown(exhibit, "site", "sessions")[1:] == ["Ashford | 1", "Bexley | 0", "Croydon | None recorded"]


def test_the_panes_share_the_sites_and_have_their_own_scales(tmp_path):
    exhibit = mentoring_by_site(view_of(programme_of(tmp_path, TABLES)))
    wide, narrow = drawn(exhibit), drawn(exhibit, "narrow")
    assert list(wide.layout.yaxis.ticktext) == ["Ashford", "Bexley", "Croydon"]
    assert [list(trace.x) for trace in wide.data if trace.type == "bar"] == [[2, 1, None], [9, 6, None], [2, 1, None]]
    assert wide.layout.xaxis3.domain[1] == 1 and "yaxis2" not in wide.layout
    assert narrow.layout.yaxis3.domain[0] < narrow.layout.yaxis.domain[0]
    assert "None recorded" in [note.text for note in wide.layout.annotations]


def test_without_mentoring_nothing_is_drawn(tmp_path):
    view = view_of(programme_of(tmp_path, TABLES), sites=("C",))
    for make in (mentoring_by_month, mentoring_by_site):
        assert (make(view).drawing, make(view).sentence) == (None, "No mentoring sessions recorded in this period")


def test_every_size_can_be_drawn(tmp_path):
    view = view_of(programme_of(tmp_path, TABLES))
    assert all(len(drawn(make(view), size).data) for size in SIZES for make in (mentoring_by_month, mentoring_by_site))
