"""The invented story agrees with itself and with the tables, whatever the seed and the size."""

import numpy as np
import pandas as pd
import pytest

from dashboard.database.tables import FACTS, LOADABLE, OCCASIONS
from dashboard.intake.demonstration import make

STORIES = {
    "the standard story": {},
    "another seed": {"seed": 7},
    "one site": {"sites": 1},
    "six sites": {"sites": 6, "seed": 3},
    "sixty sites": {"sites": 60, "seed": 5},
    "a few people": {"people": 60, "seed": 11},
    "many people": {"people": 20_000, "sites": 12, "seed": 13},
}


@pytest.fixture(scope="module", params=STORIES.values(), ids=STORIES.keys())
def story(request):
    return make(**request.param)


def with_freshness(story, table, source):
    """The rows of a table with the date up to which their site's records of that source run."""
    rows = story[table]
    if "site_id" not in rows:
        key = "trainee_id" if "trainee_id" in rows else "participant_id"
        people = story["trainee" if key == "trainee_id" else "participant"]
        rows = rows.merge(people[[key, "site_id"]], on=key)
    return rows.merge(story["freshness"].query("source == @source"), on="site_id", how="left")


def test_every_table_that_can_be_loaded_is_there_with_its_own_columns(story):
    assert set(story) == {table.name for table in LOADABLE}
    for table in LOADABLE:
        expected = [column.name for column in table.columns if column.name != "load_id"]
        assert sorted(story[table.name].columns) == sorted(expected), table.name


def test_no_key_occurs_twice_or_is_missing(story):
    for table in LOADABLE:
        keys = story[table.name][[column.name for column in table.primary_key]]
        assert not keys.duplicated().any() and keys.notna().all(axis=None), table.name


def test_every_reference_leads_to_a_row(story):
    for table in LOADABLE:
        for key in table.foreign_keys:
            if key.column.table.name in story:
                values = story[table.name][key.parent.name].dropna()
                assert values.isin(story[key.column.table.name][key.column.name]).all(), (table.name, key.parent.name)


def test_required_columns_are_filled_and_codes_are_among_the_choices(story):
    for table in LOADABLE:
        for column in table.columns:
            values = story[table.name].get(column.name, pd.Series(dtype=object))
            assert column.nullable or values.notna().all(), (table.name, column.name)
            assert values.dropna().isin(column.info.get("choices", values)).all(), (table.name, column.name)


@pytest.mark.parametrize(("table", "source", "columns"), [
    ("trainee", "training", "enrolled_on completed_on withdrawn_on"),
    ("attendance", "training", "attended_on"),
    ("mentoring", "training", "held_on"),
    ("answer", "surveys", "answered_on"),
    ("participant", "jpa", "offered_on accepted_on declined_on left_on"),
    ("appointment", "jpa", "seen_on"),
    ("outcome", "jpa", "scored_on"),
])
def test_nothing_happened_after_the_date_its_sites_data_run_to(story, table, source, columns):
    rows = with_freshness(story, table, source)
    for column in columns.split():
        happened = rows.dropna(subset=column)
        assert (happened[column] <= happened["data_to"]).all(), column


def test_what_is_past_and_planned_has_a_result_and_what_is_to_come_has_none(story):
    rows = with_freshness(story, "appointment", "jpa")
    assert (rows["outcome"].isna() == (rows["booked_for"] > rows["data_to"])).all()
    assert (rows["seen_on"].notna() == (rows["outcome"] == "attended")).all()


def test_nothing_happens_to_people_before_they_start(story):
    trainees, offers = story["trainee"], story["participant"]
    attendance = story["attendance"].merge(trainees, on="trainee_id")
    assert (attendance["attended_on"] >= attendance["enrolled_on"]).all()
    answers = story["answer"].merge(trainees, on="trainee_id")
    assert (answers["answered_on"] >= answers["enrolled_on"]).all()
    held = story["appointment"].merge(offers, on="participant_id").dropna(subset="seen_on")
    assert (held["seen_on"] >= held["accepted_on"]).all()
    for answered in ("accepted_on", "declined_on", "left_on"):
        later = offers.dropna(subset=answered)
        assert (later[answered] >= later["offered_on"]).all(), answered


def test_nobody_both_accepts_and_declines_one_offer(story):
    assert not story["participant"][["accepted_on", "declined_on"]].notna().all(axis=1).any()


def test_nobody_is_seen_after_leaving_or_twice_at_the_same_step(story):
    held = story["appointment"].query("outcome == 'attended'").merge(story["participant"], on="participant_id")
    assert not (held["seen_on"] > held["left_on"]).any()
    assert not held.duplicated(["participant_id", "step_id"]).any()


def test_a_score_belongs_to_an_attended_appointment_and_lies_on_its_scale(story):
    scores = story["outcome"].merge(story["instrument"], on="instrument_id")
    held = story["appointment"].query("outcome == 'attended'")[["participant_id", "step_id", "seen_on"]]
    scores = scores.merge(held, on=["participant_id", "step_id"], how="left")
    assert (scores["scored_on"] == scores["seen_on"]).all()
    assert scores["value"].between(scores["scale_min"], scores["scale_max"]).all()


def test_an_appointment_follows_the_schedule_of_its_own_phase_at_its_own_site(story):
    rows = story["appointment"].merge(story["participant"], on="participant_id").merge(
        story["jpa_step"][["step_id", "phase_id"]], on="step_id", suffixes=("", "_of_step"))
    assert (rows["phase_id"] == rows["phase_id_of_step"]).all()
    rows = rows.dropna(subset="adviser_id").merge(story["trainee"], left_on="adviser_id", right_on="trainee_id")
    assert (rows["site_id_x"] == rows["site_id_y"]).all()


def test_a_site_sends_only_what_its_phase_has(story):
    phases = story["site_phase"].set_index("site_id")["phase_id"]
    for table in ("trainee", "mentoring", "participant"):
        assert (story[table]["site_id"].map(phases) == story[table]["phase_id"]).all(), table
    sources = story["freshness"].groupby("site_id")["source"].agg(set)
    for site, phase in phases.items():
        assert sources[site] == ({"training", "surveys"} if phase == "tips-pilot" else {"training", "surveys", "jpa"})


def test_nothing_is_held_on_a_weekend(story):
    for table, column in (("attendance", "attended_on"), ("mentoring", "held_on"), ("appointment", "seen_on")):
        days = story[table][column].dropna().to_numpy().astype("datetime64[D]")
        assert np.is_busday(days).all(), column


def test_every_pseudonym_says_that_it_is_invented(story):
    for table in FACTS:
        keys = story[table.name].filter(regex="^(trainee|participant|appointment|mentoring|adviser)_id$|^person_key$")
        for name, values in keys.items():
            assert values.dropna().astype(str).str.startswith("DEMO-").all(), (table.name, name)


def test_occasions_are_those_of_the_schema():
    assert tuple(make(people=50)["occasion"]["occasion_id"]) == OCCASIONS
