"""What the pace would bring, by when the targets would be reached, and each case in which nothing is forecast."""

from datetime import date

import pytest

from dashboard.exhibits.forecast import ENDED, NO_END, NO_PACE, TOO_FEW, Forecast, forecast_of
from dashboard.exhibits.pace import plan_at_this_pace
from dashboard.exhibits.training import completion_by_site, completions_against_plan
from dashboard.statistics.forecast import events_within, pace_of
from dashboard.table import Gap
from tests.exhibits.tiny import SIZES, drawn, programme_of, shown, view_of

PHASE = "phase_id|project_code|name|starts_on|ends_on|position"
PILOT = f"{PHASE}\nP|TIPS|Pilot|2020-01-01|2020-12-31|1"
TARGETS = "site_id|phase_id|measure|owner|due_on|value|adopted_on"
TO_JUNE = "site_id|source|data_to\nA|training|2020-06-30\nB|training|2020-06-30"


def aim(owner, value, site="A", phase="P", due="2020-12-31"):
    return f"\n{site}|{phase}|training_completed|{owner}|{due}|{value}|2020-01-01"


def people(*months: int, site="A", phase="P", start=1) -> str:
    """So many completions on the 10th of each month of 2020 from ``start`` on, as rows of trainees."""
    return "".join(
        f"\n{site}{phase}{month}-{number}|{site}|{phase}|2020-01-01|2020-{month:02d}-10"
        for month, count in enumerate(months, start=start) for number in range(count)
    )


TRAINEES = "trainee_id|site_id|phase_id|enrolled_on|completed_on"
EVEN = people(2, 3, 2, 3, 2, 4)


def view(folder, rows=EVEN, targets="", phase=PILOT, freshness=TO_JUNE, parts="A|P", as_of=None, **selection):
    tables = {
        "phase": phase, "site": "site_id|name\nA|Ashford\nB|Barnet", "site_phase": f"site_id|phase_id|joined_on|left_on\n{parts}",
        "trainee": TRAINEES + rows, "freshness": freshness,
    }
    tables["site_phase"] = "\n".join(line + "|" * (3 - line.count("|")) for line in tables["site_phase"].splitlines())
    if targets:
        tables["target"] = TARGETS + targets
    return view_of(programme_of(folder, tables, as_of), **selection)


def test_the_pace_is_carried_on_to_the_phases_end(tmp_path):
    forecast = forecast_of(view(tmp_path))
    assert (forecast.done, forecast.known, forecast.pace.monthly, forecast.ends_on) == (16, 16, 3.0, date(2020, 12, 31))
    assert forecast.reached_by(date(2020, 7, 31)) == 19
    assert forecast.reached_by(date(2020, 12, 31)) == 34
    more = events_within(pace_of([2, 3, 2, 3, 2, 4]), 6)
    assert (forecast.range_by(date(2020, 12, 31)).low, forecast.range_by(date(2020, 12, 31)).high) == (16 + more.low, 16 + more.high)


def test_a_part_of_a_month_counts_as_a_part(tmp_path):
    ends = PILOT.replace("2020-12-31", "2020-08-15")
    forecast = forecast_of(view(tmp_path, phase=ends))
    assert forecast.reached_by(date(2020, 8, 15)) == round(16 + 3 * (1 + 15 / 31))


def test_days_and_months_ahead_tell_the_same(tmp_path):
    forecast = forecast_of(view(tmp_path))
    for day in (date(2020, 7, 1), date(2020, 7, 31), date(2020, 8, 20), date(2021, 2, 28)):
        assert forecast.day_after(forecast.months_to(day)) == day
    assert forecast.day_after(0) == date(2020, 6, 30)
    assert forecast.day_after(1e9).year == 2120


@pytest.mark.parametrize("rows, phase, freshness, words", [
    (EVEN, PILOT.replace("2020-01-01", "2020-04-02"), TO_JUNE, TOO_FEW),  # May and June alone are whole
    (people(0, 0, 0, 0, 0, 5), PILOT.replace("2020-01-01", "2020-06-01"), TO_JUNE, TOO_FEW),  # one month of data
    (EVEN, PILOT, TO_JUNE.replace("2020-06-30", "2020-03-30"), TOO_FEW),
    (people(2, 3, 4, 0, 0, 0), PILOT, TO_JUNE, NO_PACE),
    (EVEN, PILOT.replace("2020-12-31", "2020-06-30"), TO_JUNE, ENDED),
    (EVEN, PILOT.replace("2020-12-31", "2020-03-15"), TO_JUNE, ENDED),
    (EVEN, PILOT.replace("2020-12-31", "-"), TO_JUNE, NO_END),
])
def test_where_there_is_too_little_there_is_no_forecast(tmp_path, rows, phase, freshness, words):
    shown_ = view(tmp_path, rows, phase=phase, freshness=freshness)
    assert forecast_of(shown_) == words
    exhibit = completions_against_plan(shown_)
    assert f"No forecast: {words.words[0].lower()}{words.words[1:]}" in exhibit.evidence
    assert "pace" not in exhibit.table
    assert shown(plan_at_this_pace(shown_), "reach") == [words.words]


def test_a_phase_without_an_end_is_carried_on_to_the_day_of_its_last_target(tmp_path):
    endless = PILOT.replace("2020-12-31", "-")
    exhibit = completions_against_plan(view(tmp_path, phase=endless, targets=aim("plan", 30, due="2020-09-30")))
    assert shown(exhibit, "month", "pace")[-1] == "Sep 2020 | 25"
    assert any("25 by 30 Sep 2020" in words for words in exhibit.evidence)


def test_a_period_that_ends_before_the_latest_month_has_no_forecast(tmp_path):
    exhibit = completions_against_plan(view(tmp_path, last=date(2020, 4, 1)))
    assert "No forecast: the period chosen ends before the latest month" in exhibit.evidence


def test_the_pace_is_of_months_over_at_every_site_and_what_is_known_is_a_floor(tmp_path):
    late = TO_JUNE.replace("B|training|2020-06-30", "B|training|2020-05-31")
    rows = people(1, 1, 1, 1, 1, 30) + people(1, 1, 1, 1, 1, site="B")
    forecast = forecast_of(view(tmp_path, rows, freshness=late, parts="A|P\nB|P"))
    assert (forecast.last, forecast.pace.monthly, forecast.done, forecast.known) == (date(2020, 5, 31), 2.0, 10, 40)
    assert forecast.reached_by(date(2020, 8, 31)) == 40
    assert forecast.range_by(date(2020, 8, 31)).low == 40


def test_a_site_that_has_left_brings_no_more(tmp_path):
    rows = people(2, 2, 2, 2, 2, 2) + people(9, 9, 9, 9, site="B")
    forecast = forecast_of(view(tmp_path, rows, parts="A|P\nB|P||2020-04-30"))
    assert (forecast.pace.monthly, forecast.done) == (2.0, 48)


def test_phases_that_end_on_different_days_are_carried_on_to_the_first(tmp_path):
    both = f"{PILOT}\nQ|TIPS|Second|2020-01-01|2021-03-31|2"
    found = view(tmp_path, EVEN + people(1, 1, 1, 1, 1, 1, phase="Q"), phase=both, parts="A|P\nA|Q")
    forecast = forecast_of(found)
    assert (forecast.ends_on, forecast.is_first, forecast.pace.monthly) == (date(2020, 12, 31), True, 4.0)
    assert any("by 31 Dec 2020, when the first phase ends" in words for words in completions_against_plan(found).evidence)


def test_both_owners_lines_stand_beside_each_other_and_are_never_summed(tmp_path):
    exhibit = completions_against_plan(view(tmp_path, targets=aim("plan", 40) + aim("funder", 24)))
    row = shown(exhibit, "month", "completed", "plan", "funder", "pace")
    assert row[-1] == "Dec 2020 | Not in yet | 40 | 24 | 34"
    assert row[-7].startswith("Jun 2020 | 16 | 19 | 11 | –")
    words = [note.text for note in drawn(exhibit).layout.annotations]
    assert {"<b>Plan 40</b>", "<b>Funder 24</b>"} <= set(words)
    assert any(text.startswith("<b>At this pace 34</b><br>") for text in words)
    assert "Funder's targets, not part of the plan: 24 by 31 Dec 2020" in exhibit.evidence
    assert exhibit.sentence == "Training is 3 completions behind plan"


def test_without_a_funders_targets_nothing_is_said_of_them(tmp_path):
    exhibit = completions_against_plan(view(tmp_path, targets=aim("plan", 40)))
    assert "funder" not in exhibit.table and not any("Funder" in words for words in exhibit.evidence)
    assert "funder" not in completion_by_site(view(tmp_path, targets=aim("plan", 40))).table


def test_each_sites_targets_of_both_owners_stand_beside_what_it_did(tmp_path):
    exhibit = completion_by_site(view(tmp_path, targets=aim("plan", 40) + aim("funder", 24)))
    assert shown(exhibit, "site", "completed", "plan", "funder") == ["Ashford | 16 | 19 | 11"]


def test_where_all_that_is_planned_is_reached_nothing_is_forecast(tmp_path):
    exhibit = completions_against_plan(view(tmp_path, targets=aim("plan", 16)))
    assert "No forecast: all that is planned is reached" in exhibit.evidence
    assert plan_at_this_pace(view(tmp_path, targets=aim("plan", 16))).sentence == "The plan is reached"


@pytest.mark.parametrize("value, sentence, words", [
    (20, "At this pace the plan would be reached in Aug 2020", "Aug 2020 (95% range: Jul 2020 to Oct 2020)"),
    (34, "At this pace the plan would be reached in Dec 2020", "Dec 2020 (95% range: Sep 2020 to not before the phase ends)"),
    (45, "At this pace the plan would not be reached before the phase ends", "Not at this pace before the phase ends (95% range: from Nov 2020)"),
    (900, "At this pace the plan would not be reached before the phase ends", "Not at this pace before the phase ends"),
])
def test_when_the_plan_would_be_reached(tmp_path, value, sentence, words):
    exhibit = plan_at_this_pace(view(tmp_path, targets=aim("plan", value)))
    assert (exhibit.sentence, shown(exhibit, "words")) == (sentence, [words])
    assert drawn(exhibit)


def test_several_phases_and_owners_have_a_row_each(tmp_path):
    both = f"{PILOT}\nQ|TIPS|Second|2020-01-01|2021-03-31|2"
    rows = EVEN + people(1, 1, 1, 1, 1, 1, phase="Q")
    targets = aim("plan", 18) + aim("funder", 10) + aim("plan", 500, phase="Q")
    exhibit = plan_at_this_pace(view(tmp_path, rows, targets, both, parts="A|P\nA|Q"))
    assert shown(exhibit, "row") == ["Pilot: plan 18", "Pilot: funder 10", "Second: plan 500"]
    assert shown(exhibit, "words")[1] == "Reached"
    assert exhibit.sentence == "At this pace 1 of 2 phases would reach the plan by the phase's end"
    assert exhibit.table.column("last")[2] == Gap("Not before the phase ends")


def test_targets_of_some_sites_are_held_against_those_sites(tmp_path):
    rows = people(1, 1, 1, 1, 1, 1) + people(9, 9, 9, 9, 9, 9, site="B")
    exhibit = plan_at_this_pace(view(tmp_path, rows, aim("plan", 12), parts="A|P\nB|P"))
    assert shown(exhibit, "row", "completed", "pace", "reach") == ["Pilot: plan 12, some sites | 6 | 1.0 | 12"]
    assert "Targets of some sites only are held against those sites" in exhibit.evidence


def test_a_phase_without_targets_says_so_and_still_has_a_pace(tmp_path):
    exhibit = plan_at_this_pace(view(tmp_path))
    assert shown(exhibit, "row", "target", "pace", "reach", "words") == ["Pilot | No plan recorded | 3.0 | 34 | No plan recorded"]
    assert (exhibit.sentence, exhibit.drawing) == ("No plan is recorded here", None)
    assert exhibit.empty == "No plan is recorded here. The table tells the pace."
    beside = plan_at_this_pace(view(tmp_path, EVEN + people(1, 1, phase="Q"), aim("plan", 30), f"{PILOT}\nQ|TIPS|Second|2020-01-01|-|2", parts="A|P\nA|Q"))
    assert [note.text for note in drawn(beside).layout.annotations] == ["No plan recorded"]


def test_a_phase_in_which_nobody_was_trained_has_no_row(tmp_path):
    exhibit = plan_at_this_pace(view(tmp_path, "", parts="A|P"))
    assert (len(exhibit.table), exhibit.drawing) == (0, None)


def test_a_funder_sees_the_same_for_training_is_published(tmp_path):
    targets = aim("plan", 40) + aim("funder", 24)
    for make in (plan_at_this_pace, completions_against_plan):
        assert make(view(tmp_path, targets=targets)).table == make(view(tmp_path, targets=targets, audience="funder")).table


def test_a_period_without_records_says_so(tmp_path):
    exhibit = plan_at_this_pace(view(tmp_path, first=date(2030, 1, 1)))
    assert (exhibit.sentence, exhibit.drawing) == ("No training records in this period", None)


def test_as_of_an_earlier_day_the_pace_is_that_of_the_months_before(tmp_path):
    forecast = forecast_of(view(tmp_path, as_of=date(2020, 4, 30)))
    assert isinstance(forecast, Forecast) and (forecast.done, forecast.pace.events) == (10, 8)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("targets", ["", aim("plan", 20) + aim("funder", 500)])
def test_every_size_can_be_drawn(tmp_path, size, targets):
    for make in (plan_at_this_pace, completions_against_plan):
        exhibit = make(view(tmp_path, targets=targets))
        assert exhibit.drawing is None or drawn(exhibit, size).layout.height > 100


def test_one_month_of_data_is_drawn_without_a_forecast(tmp_path):
    january = TO_JUNE.replace("2020-06-30", "2020-01-31")
    for targets in ("", aim("plan", 20)):
        exhibit = completions_against_plan(view(tmp_path, people(3), targets, freshness=january))
        assert "No forecast: fewer than three complete months" in exhibit.evidence
        assert drawn(exhibit).layout.height > 100
        assert not any(value != value for trace in drawn(exhibit).data for value in trace.y if value is not None)


def test_the_band_runs_off_the_top_rather_than_press_the_lines_to_the_foot(tmp_path):
    exhibit = completions_against_plan(view(tmp_path, people(0, 0, 12, 0, 0, 12), aim("plan", 40)))
    high = max(value for value in exhibit.table.numbers("high") if value is not None)
    top = drawn(exhibit).layout.yaxis.range[1]
    assert (high > top, top >= 40) == (True, True)
