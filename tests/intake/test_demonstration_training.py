"""The invented story, training: each element that it promises is in the frames."""

import pandas as pd
import pytest

from dashboard.intake.demonstration import make


@pytest.fixture(scope="module")
def story():
    return make()


def numbers_by_site(story):
    people = story["trainee"].groupby("site_id")[["trainee_id", "completed_on", "withdrawn_on"]].count()
    return {site: tuple(numbers) for site, *numbers in people.itertuples(name=None)}


def completed_by_month(story):
    return story["trainee"]["completed_on"].dt.strftime("%Y-%m").value_counts()


def plan_by(story, site, day):
    """The plan for a site by a day, as adopted last, linear between two dates."""
    target = story["target"].query("measure == 'training_completed' and owner == 'plan' and site_id == @site")
    latest = target.sort_values("adopted_on").groupby("due_on")["value"].last()
    days = pd.date_range(latest.index[0], latest.index[-1])
    return latest.reindex(days).interpolate().asof(pd.Timestamp(day))


def test_there_are_two_projects_and_three_phases(story):
    assert list(story["project"]["project_code"]) == ["TIPS", "JPA"]
    assert list(story["phase"][["project_code", "name"]].itertuples(index=False, name=None)) == [
        ("TIPS", "TIPS pilot"), ("JPA", "Phase 1"), ("JPA", "Phase 2"),
    ]


def test_exactly_four_staff_trained_at_sydenham_garden(story):
    assert numbers_by_site(story)["sydenham-garden"] == (4, 4, 0)


def test_six_partners_of_phase_2_trained_40_professionals(story):
    phase_2 = story["trainee"].query("phase_id == 'jpa-2'")
    assert sorted(phase_2["site_id"].unique()) == [f"partner-{number}" for number in range(1, 7)]
    assert phase_2["completed_on"].count() == 40


def test_some_seventy_of_105_people_completed_and_some_withdrew(story):
    assert {site: numbers for site, numbers in numbers_by_site(story).items() if not site.startswith("partner")} == {
        "st-georges": (26, 21, 2), "kingston": (20, 9, 3), "sydenham-garden": (4, 4, 0),
    }
    assert tuple(map(sum, zip(*numbers_by_site(story).values(), strict=True))) == (105, 21 + 9 + 4 + 40, 10)


def test_st_georges_trained_first_and_kingston_later(story):
    began = story["trainee"].groupby("site_id")["enrolled_on"].min()
    assert (began["st-georges"], began["kingston"]) == (pd.Timestamp("2020-01-06"), pd.Timestamp("2020-09-14"))


def test_nobody_completed_in_the_first_lockdown(story):
    completed = completed_by_month(story)
    assert completed["2020-03"] == 5
    assert not {"2020-04", "2020-05", "2020-06"} & set(completed.index)
    assert completed["2020-07"] > 10


def test_no_session_was_held_in_the_first_lockdown(story):
    held = story["attendance"]["attended_on"]
    assert not held.between("2020-03-24", "2020-05-31").any()


def test_kingston_is_behind_its_plan_and_the_partners_are_about_on_theirs(story):
    completed = {site: numbers[1] for site, numbers in numbers_by_site(story).items()}
    assert plan_by(story, "kingston", "2021-01-31") - completed["kingston"] > 3
    assert all(abs(plan_by(story, f"partner-{n}", "2021-01-31") - completed[f"partner-{n}"]) < 2 for n in range(1, 7))


def test_completed_means_every_core_session_and_the_day_of_the_last(story):
    sessions = story["session"].query("is_core == 1")
    attended = story["attendance"].merge(sessions, on="session_id")
    core = attended.groupby("trainee_id")["attended_on"].agg(["size", "max"])
    people = story["trainee"].set_index("trainee_id").join(core)
    needed = people["course_id"].map(sessions.groupby("course_id").size())
    assert (people["completed_on"].notna() == (people["size"] == needed)).all()
    completed = people.dropna(subset="completed_on")
    assert (completed["completed_on"] == completed["max"]).all()


def test_optional_sessions_are_attended_by_fewer_and_some_core_ones_are_missed(story):
    people = story["attendance"].groupby("session_id")["trainee_id"].agg(set)
    assert set(people.index) == set(story["session"]["session_id"])
    assert len(people["tips-practice"]) < len(people["tips-3"])
    attended_a_later_session = people["jpa-3"] - people["jpa-2"]
    assert attended_a_later_session


def test_withdrawals_carry_a_coded_reason_and_a_day(story):
    left = story["trainee"].dropna(subset="withdrawn_on")
    assert set(left["withdrawal_reason"]) <= {"workload", "redeployed", "left post", "other"}
    assert left["completed_on"].isna().all()
    assert (left["withdrawn_on"] > left["enrolled_on"]).all()


def test_professions_and_bands_are_told_and_some_bands_are_not_recorded(story):
    people = story["trainee"]
    assert set(people.query("course_id == 'tips'")["profession"]) == {"physiotherapist"}
    assert people.query("course_id == 'jpa'")["profession"].nunique() >= 4
    assert people["band"].isna().any() and people["band"].nunique() >= 5


def test_mentoring_is_alive_in_both_projects_with_complex_cases_and_a_pause_in_lockdown(story):
    mentoring = story["mentoring"].assign(project=story["mentoring"]["phase_id"].str[:4])
    sessions = mentoring.groupby("project").agg(held=("mentoring_id", "count"), cases=("complex_cases", "sum"))
    assert sessions.loc["tips", "held"] == 11 + 6
    assert 25 <= sessions.loc["tips", "cases"] <= 60
    assert 15 <= sessions.loc["jpa-", "held"] <= 25
    assert not mentoring["held_on"].between("2020-03-16", "2020-05-31").any()


def test_a_plan_was_moved_after_the_lockdown_on_a_day_of_its_own(story):
    plan = story["target"].query("site_id == 'st-georges' and measure == 'training_completed' and owner == 'plan'")
    both = plan[plan["due_on"] == "2020-12-31"].set_index("adopted_on")["value"]
    assert both.to_dict() == {pd.Timestamp("2019-12-16"): 26.0, pd.Timestamp("2020-07-13"): 20.0}


def test_targets_are_dated_cumulative_and_owned_by_plan_and_funder(story):
    target = story["target"]
    assert set(target["owner"]) == {"plan", "funder"}
    assert set(target["measure"]) == {"training_completed", "advice_taken_up", "complex_cases"}
    runs = target.sort_values("due_on").groupby(["site_id", "phase_id", "measure", "owner", "adopted_on"])["value"]
    assert runs.apply(lambda values: values.is_monotonic_increasing).all()
    assert (target["adopted_on"] < target["due_on"]).all()
