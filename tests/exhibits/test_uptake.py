"""Uptake: the undecided stand beside the share, sites by name, a month that is not over is said to be so."""

from datetime import date

import pytest

from dashboard.exhibits.uptake import rate_cells, uptake_by_month, uptake_by_site
from dashboard.statistics.proportions import wilson
from dashboard.table import Gap
from tests.exhibits.advised import PARTS, SITES, advised
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

PEOPLE = (
    {"count": 6, "offered": "2020-03-02", "seen": "2020-04-01"},
    {"count": 2, "offered": "2020-05-04", "declined": "2020-05-09"},
    {"count": 2, "offered": "2020-12-20"},
    {"count": 1, "site": "B", "offered": "2020-05-04", "seen": "2020-06-01"},
    {"count": 1, "site": "B", "phase": "P2", "offered": "2020-05-04"},
)


def test_a_share_has_its_wilson_interval_and_the_undecided_outside():
    cells = rate_cells(10, 2, 6)
    assert (cells["decided"], cells["uptake"]) == (8, 6 / 8)
    assert (cells["low"], cells["high"]) == (wilson(6, 8).low, wilson(6, 8).high)


@pytest.mark.parametrize(("counts", "words"), [((0, 0, 0), "No offers"), ((3, 3, 0), "None decided yet")])
def test_a_share_of_nobody_is_a_gap(counts, words):
    cells = rate_cells(*counts)
    assert cells["uptake"] == cells["low"] == cells["high"] == Gap(words)


def test_sites_stand_by_name_below_the_total(tmp_path):
    exhibit = uptake_by_site(view_of(programme_of(tmp_path, advised(*PEOPLE))))
    assert shown(exhibit, "site", "offered", "undecided", "seen", "uptake") == [
        "All selected | 12 | 2 | 7 | 70%", "Ashford | 10 | 2 | 6 | 75%", "Barnet | 2 | 0 | 1 | 50%",
    ]
    assert exhibit.sentence == "7 of 10 people offered advice took it up (70%); 2 more not decided yet"
    assert "Not offered at Croydon" in exhibit.evidence


def test_a_click_reports_the_site_and_all_selected_is_a_line(tmp_path):
    figure = drawn(uptake_by_site(view_of(programme_of(tmp_path, advised(*PEOPLE)))))
    assert list(figure.data[1].customdata) == ["", "site:A", "site:B"]
    assert [(shape.x0, shape.line.dash) for shape in figure.layout.shapes] == [(7 / 10, "dash")]


def test_a_training_site_chosen_by_name_is_not_offered_advice(tmp_path):
    programme = programme_of(tmp_path, advised(*PEOPLE))
    alone, beside = (uptake_by_site(view_of(programme, sites=sites)) for sites in (("C",), ("A", "C")))
    assert shown(alone, "site", "uptake") == ["Croydon | Not offered here"]
    assert (alone.sentence, alone.drawing) == ("Joint Pain Advice is not offered here", None)
    assert shown(beside, "site", "uptake") == ["Ashford | 75%", "Croydon | Not offered here"]


def test_a_site_without_offers_is_a_gap_not_a_zero(tmp_path):
    tables = advised(*PEOPLE, site=SITES + "\nD|Dulwich", site_phase=PARTS + "\nD|P1")
    exhibit = uptake_by_site(view_of(programme_of(tmp_path, tables)))
    assert shown(exhibit, "site", "offered", "uptake")[-1] == "Dulwich | No offers | No offers"


def test_only_undecided_offers_make_no_share(tmp_path):
    exhibit = uptake_by_site(view_of(programme_of(tmp_path, advised({"count": 2, "offered": "2020-12-20"})), sites=("A",)))
    assert (exhibit.sentence, exhibit.drawing) == ("None of 2 offers has been decided yet", None)


def test_a_site_whose_records_end_before_the_period_has_no_count(tmp_path):
    late = "site_id|source|data_to\nB|jpa|2020-11-15"
    exhibit = uptake_by_site(view_of(programme_of(tmp_path, advised(*PEOPLE, freshness=late)), first=date(2020, 12, 1)))
    assert shown(exhibit, "site", "offered", "uptake")[-1] == "Barnet | No records in this period | No records in this period"


def test_each_month_holds_its_own_offers_to_the_end(tmp_path):
    exhibit = uptake_by_month(view_of(programme_of(tmp_path, advised(*PEOPLE))))
    assert shown(exhibit, "month", "offered", "seen", "not_taken_up", "undecided", "uptake")[:3] == [
        "Mar 2020 | 6 | 6 | 0 | 0 | 100%", "Apr 2020 | 0 | 0 | 0 | 0 | No offers", "May 2020 | 4 | 1 | 3 | 0 | 25%",
    ]
    assert exhibit.sentence == "12 people offered advice over 10 months; 70% of those decided came"


def test_whoever_accepted_and_waits_has_not_refused(tmp_path):
    people = {"offered": "2020-11-02", "accepted": "2020-11-05"}, {"offered": "2020-11-02", "declined": "2020-11-05"}
    exhibit = uptake_by_month(view_of(programme_of(tmp_path, advised(*people))))
    assert shown(exhibit, "month", "offered", "seen", "waiting", "not_taken_up")[0] == "Nov 2020 | 2 | 0 | 1 | 1"


def test_a_period_starts_with_its_own_first_month(tmp_path):
    exhibit = uptake_by_month(view_of(programme_of(tmp_path, advised(*PEOPLE)), first=date(2020, 4, 1)))
    assert shown(exhibit, "month", "offered")[0] == "Apr 2020 | 0"


def test_a_month_that_one_site_has_not_sent_whole_is_not_over(tmp_path):
    late = "site_id|source|data_to\nB|jpa|2020-11-15"
    exhibit = uptake_by_month(view_of(programme_of(tmp_path, advised(*PEOPLE, freshness=late))))
    assert shown(exhibit, "month", "incomplete")[-3:] == ["Oct 2020 | no", "Nov 2020 | yes", "Dec 2020 | yes"]
    assert "2 months not over at every site" in exhibit.evidence


def test_the_months_of_a_late_site_alone_end_with_its_data(tmp_path):
    late = "site_id|source|data_to\nB|jpa|2020-11-15"
    exhibit = uptake_by_month(view_of(programme_of(tmp_path, advised(*PEOPLE, freshness=late)), sites=("B",)))
    assert shown(exhibit, "month")[-1] == "Nov 2020"


@pytest.mark.parametrize("make", [uptake_by_site, uptake_by_month])
def test_no_offers_are_said_in_words(tmp_path, make):
    exhibit = make(view_of(programme_of(tmp_path, advised({"offered": "2020-03-02"})), sites=("B",)))
    assert (exhibit.sentence, exhibit.drawing) == ("No offers of Joint Pain Advice in this period", None)


@pytest.mark.parametrize("make", [uptake_by_site, uptake_by_month])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_a_figure_that_plotly_knows(tmp_path, make, size):
    assert drawn(make(view_of(programme_of(tmp_path, advised(*PEOPLE)))), size).data
