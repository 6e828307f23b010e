"""Days that a pace is carried on to: the one the words name, none before what is known, those after the plan is due."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.exhibits.forecast import forecast_of
from dashboard.exhibits.pace import plan_at_this_pace
from dashboard.exhibits.training import completions_against_plan
from tests.exhibits.test_pace import EVEN, PILOT, TO_JUNE, aim, people, view
from tests.exhibits.tiny import shown, view_of


@pytest.mark.parametrize("freshness", [TO_JUNE, TO_JUNE.replace("A|training|2020-06-30", "A|training|2020-06-20")])
def test_a_period_up_to_the_latest_month_has_the_forecast_of_the_day_it_names(tmp_path, freshness):
    whole, chosen = (
        next(words for words in completions_against_plan(view(tmp_path, freshness=freshness, **period)).evidence if "31 Dec" in words)
        for period in ({}, {"last": date(2020, 6, 1)})
    )
    forecast = forecast_of(view(tmp_path, freshness=freshness))
    found = forecast.range_by(date(2020, 12, 31))
    assert chosen == whole
    assert f"{forecast.reached_by(date(2020, 12, 31))} by 31 Dec 2020; 95% prediction interval {found.low} to {found.high}," in chosen


def test_no_day_lies_in_the_time_whose_records_tell_that_it_was_not_reached(tmp_path):
    late = TO_JUNE.replace("B|training|2020-06-30", "B|training|2020-03-31")
    found = view(tmp_path, EVEN + people(9, 9, 9, site="B"), aim("plan", 25) + aim("plan", 20, "B"), freshness=late, parts="A|P\nB|P")
    forecast = forecast_of(found)
    assert (forecast.last, forecast.latest) == (date(2020, 3, 31), date(2020, 6, 30))
    assert forecast.day_after(forecast.when(45)[1].low) < forecast.when(45)[0] < forecast.latest
    exhibit = plan_at_this_pace(found)
    assert [exhibit.table.column(name)[0] for name in ("first", "when")] == [date(2020, 6, 30)] * 2
    assert exhibit.table.column("words")[0].startswith("Jun 2020 (95% range: Jun 2020 to ")


def test_a_site_that_does_not_say_how_far_its_records_run_has_the_others_day(tmp_path):
    rows = EVEN + people(1, 1, 1, 1, 1, 1, site="B")
    programme = view(tmp_path, rows, aim("plan", 20), parts="A|P\nB|P").programme
    silent = replace(programme, freshness=[row for row in programme.freshness if row.site_id != "A"])
    assert shown(plan_at_this_pace(view_of(silent)), "words")[0].startswith("Aug 2020 (95% range: ")


def test_a_day_after_the_plan_is_due_says_when_it_is_due(tmp_path):
    exhibit = plan_at_this_pace(view(tmp_path, targets=aim("plan", 20, due="2020-07-15")))
    assert shown(exhibit, "words") == ["Aug 2020 (due 15 Jul 2020; 95% range: Jul 2020 to Oct 2020)"]
    assert exhibit.sentence == "At this pace the plan would be reached in Aug 2020 (due 15 Jul 2020)"
    both, rows = f"{PILOT}\nQ|TIPS|Second|2020-01-01|2021-03-31|2", EVEN + people(1, 1, 1, 1, 1, 1, phase="Q")
    targets = aim("plan", 20, due="2020-07-15") + aim("plan", 7, phase="Q", due="2021-03-31")
    two = plan_at_this_pace(view(tmp_path, rows, targets, both, parts="A|P\nA|Q"))
    assert two.sentence == "At this pace 2 of 2 phases would reach the plan by the phase's end, 1 after it is due"


def test_every_prediction_interval_says_where_it_holds_less_often(tmp_path):
    for make in (plan_at_this_pace, completions_against_plan):
        said = [words for words in make(view(tmp_path, targets=aim("plan", 40))).evidence if "95% prediction interval" in words]
        assert said and all(words.endswith("it holds less often where courses follow a timetable (Definitions)") for words in said)
