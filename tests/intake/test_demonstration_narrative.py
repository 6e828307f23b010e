"""The invented story, what people wrote: each element that it promises is in the frames."""

import pandas as pd
import pytest

from dashboard.intake.demonstration import make


@pytest.fixture(scope="module")
def story():
    return make()


def test_both_projects_say_that_everything_is_invented(story):
    mark = "Demonstration data: these people and numbers are invented."
    assert story["project"]["purpose"].str.startswith(mark).all()


def test_there_are_twenty_achievements_in_several_categories_with_example_addresses(story):
    achievements = story["achievement"]
    assert achievements["achievement_id"].nunique() == 20
    assert achievements["category"].nunique() >= 5
    assert achievements["evidence_url"].str.startswith("https://example.org/").all()


def test_achievements_are_of_sites_and_of_the_whole_programme(story):
    achievements = story["achievement"]
    assert achievements["site_id"].isna().any()
    assert {"st-georges", "kingston", "sydenham-garden", "partner-2"} <= set(achievements["site_id"].dropna())


def test_one_achievement_was_corrected_and_keeps_both_versions(story):
    versions = story["achievement"].groupby("achievement_id")["version"].apply(list)
    assert [list(found) for found in versions if len(found) > 1] == [[1, 2]]


def test_whoever_recorded_something_is_named_by_role(story):
    roles = {"Programme manager", "TIPS project lead", "JPA project lead", "Site lead"}
    assert set(story["achievement"]["recorded_by"]) == set(story["commentary"]["written_by"]) | roles == roles


def test_the_hundredth_first_appointment_was_held_before_it_was_announced(story):
    announced = story["achievement"].query("title.str.contains('one hundred')")["achieved_on"].iloc[0]
    held = story["appointment"].query("outcome == 'attended' and step_id.str.endswith('-initial')")
    assert (held["seen_on"] <= announced).sum() > 100


def test_two_reviews_were_held(story):
    assert list(story["review"]["held_on"]) == [pd.Timestamp("2020-07-13"), pd.Timestamp("2020-10-12")]
    assert set(story["action"]["review_id"]) == set(story["review"]["review_id"])


def test_milestones_are_done_late_overdue_and_to_come(story):
    milestone, today = story["milestone"], pd.Timestamp("2021-01-31")
    assert (milestone["done_on"] <= milestone["due_on"]).any()
    assert (milestone["done_on"] > milestone["due_on"]).any()
    assert (milestone["done_on"].isna() & (milestone["due_on"] <= today)).any()
    assert (milestone["done_on"].isna() & (milestone["due_on"] > today)).any()


def test_events_tell_of_the_lockdown_of_phase_2_and_of_limits_recalculated_for_a_reason(story):
    events = story["event"].set_index("title")
    assert events.loc["First lockdown", "happened_on"] == pd.Timestamp("2020-03-23")
    assert "Phase 2 began" in events.index
    assert events.loc[events["recalculates_limits"] == 1, "reason"].notna().all()
    assert events["recalculates_limits"].sum() == 1


def test_one_sites_data_are_a_month_late(story):
    latest = story["freshness"].groupby("site_id")["data_to"].max()
    assert latest.pop("partner-3") == pd.Timestamp("2020-12-31")
    assert (latest == pd.Timestamp("2021-01-31")).all()


def test_the_site_behind_plan_says_why(story):
    words = story["commentary"].set_index("site_id").loc["kingston"]
    assert "short of staff" in words["words"]
