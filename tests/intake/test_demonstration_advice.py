"""The invented story, Joint Pain Advice: each element that it promises is in the frames."""

import pandas as pd
import pytest

from dashboard.intake.demonstration import make

MONTH_ENDS_THE_DATA = pd.Timestamp("2021-01-31")


@pytest.fixture(scope="module")
def story():
    return make()


@pytest.fixture(scope="module")
def first_seen(story):
    """The attended first appointments, with their participants."""
    held = story["appointment"].query("outcome == 'attended' and step_id.str.endswith('-initial')")
    return held.merge(story["participant"], on="participant_id")


@pytest.fixture(scope="module")
def uptake(story, first_seen):
    """People offered and seen at each site, by person, without those not decided yet."""
    people = story["participant"].assign(
        seen=story["participant"]["participant_id"].isin(first_seen["participant_id"]),
        undecided=story["participant"][["accepted_on", "declined_on"]].isna().all(axis=1)
        & (MONTH_ENDS_THE_DATA - story["participant"]["offered_on"] < pd.Timedelta(days=28)),
    )
    people = people.groupby(["site_id", "person_key"])[["seen", "undecided"]].max()
    sites = people.groupby("site_id").sum().assign(offered=people.groupby("site_id").size())
    return sites.assign(share=sites["seen"] / (sites["offered"] - sites["undecided"]))


def paired(story, instrument, later):
    scores = story["outcome"].merge(story["jpa_step"][["step_id", "name"]], on="step_id")
    scores = scores.query("instrument_id == @instrument")
    wide = scores.pivot_table(index="participant_id", columns="name", values="value")
    return (wide[later] - wide["Initial appointment"]).dropna()


def test_phase_1_reviews_at_3_weeks_and_phase_2_does_not(story):
    steps = story["jpa_step"].groupby("phase_id")["due_after_days"].apply(list)
    assert steps.to_dict() == {"jpa-1": [0, 21, 42, 182], "jpa-2": [0, 42, 182]}


def test_first_appointments_dip_in_the_first_lockdown_and_rise_after_it(first_seen):
    months = first_seen["seen_on"].dt.strftime("%Y-%m").value_counts().sort_index()
    assert months["2019-12":].to_list() == [6, 8, 9, 7, 2, 3, 8, 11, 12, 15, 13, 17, 16, 19]


def test_a_control_chart_has_twelve_points_since_its_limits_were_last_recalculated(story, first_seen):
    restart = story["event"].query("recalculates_limits == 1")
    assert restart["reason"].str.len().gt(20).all()
    days = first_seen.loc[first_seen["seen_on"] >= restart["happened_on"].max(), "seen_on"]
    assert days.dt.to_period("M").nunique() >= 12


def test_about_57_percent_took_up_the_advice(uptake):
    assert 0.54 < uptake["seen"].sum() / (uptake["offered"] - uptake["undecided"]).sum() < 0.60


def test_sites_differ_in_uptake(uptake):
    assert uptake.loc["sydenham-garden", "share"] > 0.57
    assert uptake.loc["partner-3", "share"] < 0.47


def test_advice_is_not_offered_at_the_hospitals(story):
    assert set(story["participant"]["phase_id"]) == {"jpa-1", "jpa-2"}


def test_some_recent_offers_are_not_decided_yet(uptake):
    assert 5 <= uptake["undecided"].sum() <= 20


def test_some_people_declined_and_some_never_answered(story):
    people = story["participant"]
    silent = people[["accepted_on", "declined_on"]].isna().all(axis=1) & (people["offered_on"] < "2020-12-01")
    assert people["declined_on"].notna().sum() > 30
    assert silent.sum() > 10


def test_some_people_were_offered_twice_under_the_same_key(story):
    people = story["participant"].groupby("person_key")
    assert (people.size() == 2).sum() >= 5
    assert (people["site_id"].nunique() == 1).all()


def test_a_person_seen_had_an_offer_before_and_said_yes(first_seen):
    assert (first_seen["offered_on"] <= first_seen["accepted_on"]).all()
    assert (first_seen["accepted_on"] <= first_seen["seen_on"]).all()


def test_some_left_because_the_advice_sufficed_and_others_for_other_reasons(story):
    reasons = story["participant"]["left_reason"].value_counts()
    assert reasons["advice sufficed"] >= 8
    assert reasons.drop("advice sufficed").sum() >= 10


def test_appointments_are_attended_missed_cancelled_not_needed_or_still_to_come(story):
    outcomes = story["appointment"]["outcome"].fillna("to come").value_counts()
    assert set(outcomes.index) == {"attended", "did not attend", "cancelled", "not needed", "to come"}
    assert outcomes.min() >= 5


def test_every_mode_occurs_and_the_online_group_only_where_it_runs(story):
    held = story["appointment"].query("outcome == 'attended'").merge(story["participant"], on="participant_id")
    assert set(held["mode"]) == {"in person", "phone", "video", "online group"}
    assert set(held.loc[held["mode"] == "online group", "site_id"]) == {"partner-2"}
    assert not held.loc[held["seen_on"].between("2020-03-23", "2020-06-30"), "mode"].eq("in person").any()


def test_reviews_are_missing_for_some_people_seen(story, first_seen):
    reviewed = story["appointment"].query("step_id == 'jpa-1-6-weeks' and outcome == 'attended'")["participant_id"]
    due = first_seen.query("phase_id == 'jpa-1' and seen_on < '2020-11-01'")["participant_id"]
    assert 0.4 < due.isin(reviewed).mean() < 0.85


def test_some_trained_advisers_have_seen_nobody_for_ninety_days(story):
    trained = story["trainee"].query("course_id == 'jpa'").dropna(subset="completed_on")["trainee_id"]
    lately = story["appointment"].query("outcome == 'attended' and seen_on > '2020-11-02'")["adviser_id"]
    assert 0.4 < trained.isin(lately).mean() < 0.9


def test_advisers_had_completed_their_training_before_they_saw_somebody(story):
    held = story["appointment"].query("outcome == 'attended'").merge(
        story["trainee"], left_on="adviser_id", right_on="trainee_id", how="left"
    )
    assert (held["completed_on"] <= held["seen_on"]).all()


def test_four_instruments_carry_scale_direction_threshold_and_source(story):
    declared = "scale_min scale_max higher_is_better meaningful_change".split()
    instruments = story["instrument"].set_index("instrument_id")
    assert {key: tuple(row) for key, row in instruments[declared].fillna(-1).iterrows()} == {
        "msk-hq": (0, 56, 1, 5.5), "pain": (0, 10, 0, 2), "swemwbs": (7, 35, 1, 3), "active-days": (0, 7, 1, -1),
    }
    assert instruments.loc["active-days", "source"] == "no published threshold"
    assert instruments["source"].str.len().gt(10).all()


@pytest.mark.parametrize(("instrument", "low", "high"), [
    ("msk-hq", 3, 10), ("pain", -2.5, -0.7), ("swemwbs", 0.3, 3), ("active-days", 0.3, 2),
])
def test_people_fare_better_at_six_weeks(story, instrument, low, high):
    change = paired(story, instrument, "6 weeks")
    assert len(change) >= 30
    assert low < change.mean() < high


def test_scores_are_missing_for_many_appointments_of_one_site(story):
    held = story["appointment"].query("outcome == 'attended'").merge(story["participant"], on="participant_id")
    scored = story["outcome"].query("instrument_id == 'pain'")[["participant_id", "step_id"]].assign(scored=1)
    held = held.merge(scored, on=["participant_id", "step_id"], how="left")
    share = held.groupby("site_id")["scored"].count() / held.groupby("site_id").size()
    assert share["partner-3"] < 0.85
    assert share["sydenham-garden"] > 0.8


def test_who_is_reached_is_told_and_some_of_it_not_recorded(story):
    people = story["participant"]
    assert set(people["pain_site"]) == {"hip", "knee", "back", "neck", "several"}
    assert people["age_band"].nunique() == 6
    for trait in ("sex", "ethnic_group", "deprivation_quintile"):
        assert 0 < people[trait].isna().mean() < 0.2, trait


def test_some_people_waited_through_the_first_lockdown(first_seen):
    waited = first_seen["seen_on"] - first_seen["offered_on"]
    assert (waited > pd.Timedelta(days=60)).sum() >= 3
    assert waited.median() < pd.Timedelta(days=30)
