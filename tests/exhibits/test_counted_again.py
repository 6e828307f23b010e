"""The figures of the invented story, counted a second way: from its own rows, with pandas."""

from functools import partial

import pandas as pd
import pytest
from tqdm import tqdm

from dashboard.database.connect import reading_engine
from dashboard.exhibits import confidence, confidence_by_site, coverage, follow_up, outcomes, pathway, uptake
from dashboard.exhibits.advice import first_appointments, modes
from dashboard.exhibits.meaningful import meaningful_change
from dashboard.exhibits.reach import advisers
from dashboard.exhibits.who import who_is_reached
from dashboard.intake.demonstration import make
from dashboard.intake.demonstration.fill import fill
from dashboard.programme.reading import load_programme
from dashboard.table import Gap, known
from tests.exhibits.tiny import view_of

FEWEST = 5


@pytest.fixture(scope="module")
def story():
    return make()


@pytest.fixture(scope="module")
def programme(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('demonstration') / 'story.sqlite'}"
    fill(url, progress=partial(tqdm, disable=True))
    engine = reading_engine(url)
    yield load_programme(engine)
    engine.dispose()


@pytest.fixture(scope="module")
def paired(story):
    """One row a person and question answered before and after: the scores, the site, the construct, the scale."""
    scores = story["answer"].pivot(index=["trainee_id", "question_id"], columns="occasion_id", values="score")
    both = scores.dropna(subset=["before", "after"]).reset_index()
    return both.merge(story["trainee"]).merge(story["question"])


@pytest.fixture(scope="module")
def offers(story):
    """One row a person, site and phase: the first offer, and whether any offer led to a first appointment."""
    first = story["jpa_step"].sort_values("position").groupby("phase_id").step_id.first()
    held = story["appointment"].query("outcome == 'attended'").merge(story["participant"][["participant_id", "phase_id"]])
    seen = set(held[held.step_id == held.phase_id.map(first)].participant_id)
    people = story["participant"].assign(seen=story["participant"].participant_id.isin(seen))
    people = people.sort_values(["offered_on", "participant_id"])
    keys = ["person_key", "site_id", "phase_id"]
    return people.drop_duplicates(keys).drop(columns="seen").merge(people.groupby(keys).seen.any().reset_index())


def test_pairs_and_means_by_question(programme, paired):
    rows = confidence.shift_by_question(view_of(programme)).table.records()
    again = paired.groupby("question_id").agg(pairs=("after", "size"), before=("before", "mean"), after=("after", "mean"))
    assert {row["question_id"]: row["pairs"] for row in rows} == again.pairs.to_dict()
    for row in rows:
        told = again.loc[row["question_id"]]
        assert (row["mean_before"], row["mean_after"]) == pytest.approx((told.before, told.after))


def test_who_rose_stayed_and_fell(programme, paired):
    rows = confidence.rose_stayed_fell(view_of(programme)).table.records()
    change = paired.after - paired.before
    for word, chosen in (("rose", change > 0), ("stayed", change == 0), ("fell", change < 0)):
        again = paired[chosen].question_id.value_counts().to_dict()
        assert {row["question_id"]: row[word] for row in rows if row[word]} == again


def test_confidence_of_each_site_is_the_mean_of_its_people(programme, paired):
    people = paired.query("construct == 'confidence'").groupby(["site_id", "trainee_id"])[["before", "after"]].mean()
    again = (people.after - people.before).groupby("site_id").agg(["size", "mean"])
    rows = [row for row in confidence_by_site.shift_by_site(view_of(programme)).table.records() if row["level"] == "site"]
    assert {row["site_id"] for row in rows} == set(again.index)
    for row in rows:
        told = again.loc[row["site_id"]]
        assert known(row["pairs"]) == (told["size"] >= FEWEST)
        if known(row["pairs"]):
            assert (row["pairs"], row["mean_change"]) == (told["size"], pytest.approx(told["mean"]))


def test_follow_ups_of_confidence(programme, story):
    scores = story["answer"].merge(story["question"]).query("construct == 'confidence'")
    wide = scores.pivot(index=["trainee_id", "question_id"], columns="occasion_id", values="score")
    rows = follow_up.follow_up(view_of(programme)).table.records()
    for row in (row for row in rows if row["construct"] == "confidence"):
        both = wide.dropna(subset=["before", row["occasion_id"]]).groupby("trainee_id")[["before", row["occasion_id"]]].mean()
        told = both[row["occasion_id"]] - both["before"]
        assert (row["pairs"], row["mean_change"]) == (len(told), pytest.approx(told.mean()))


def test_everybody_who_completed_is_paired_missing_or_not_due(programme):
    for row in coverage.survey_coverage(view_of(programme)).table.records():
        if known(row["paired"]):
            assert row["paired"] + row["missing"] + row["not_due"] == row["completed"]
    whole, *sites = coverage.survey_coverage(view_of(programme)).table.records()
    assert whole["completed"] == sum(row["completed"] for row in sites)


def test_people_offered_and_seen_by_site(programme, offers):
    rows = uptake.uptake_by_site(view_of(programme)).table.records()
    for name, again in (("offered", offers.groupby("site_id").size()), ("seen", offers.groupby("site_id").seen.sum())):
        assert {row["site_id"]: row[name] for row in rows if row["site_id"]} == again.to_dict()
        assert rows[0][name] == again.sum()


def test_people_offered_by_month(programme, offers):
    rows = uptake.uptake_by_month(view_of(programme)).table.records()
    again = offers.groupby(offers.offered_on.dt.to_period("M")).size()
    assert {f"{row['month']:%Y-%m}": row["offered"] for row in rows if row["offered"]} == {
        str(month): count for month, count in again.items()
    }


def test_people_by_each_characteristic(programme, offers):
    whole, *rows = who_is_reached(view_of(programme)).table.records()
    assert whole["offered"] == len(offers)
    names = {"Age": "age_band", "Sex": "sex", "Ethnic group": "ethnic_group", "Pain in": "pain_site",
             "Deprivation of where they live": "deprivation_quintile"}
    for title, column in names.items():
        again = offers.groupby(offers[column].astype(object).fillna("not recorded").astype(str)).agg(offered=("seen", "size"), seen=("seen", "sum"))
        told = {value.lower().split()[0]: (counts.offered, counts.seen) for value, counts in again.iterrows()}
        shown = {row["value"].lower().split()[0]: (row["offered"], row["seen"]) for row in rows if row["characteristic"] == title}
        assert shown == told


def test_the_pathway_begins_with_everybody_offered(programme, offers):
    rows = pathway.pathway(view_of(programme)).table.records()
    again = offers.groupby("phase_id").agg(offered=("seen", "size"), seen=("seen", "sum"))
    for phase, told in again.iterrows():
        stages = [row for row in rows if row["phase_id"] == phase]
        assert (stages[0]["reached"], stages[2]["reached"]) == (told.offered, told.seen)
        for step in stages[3:]:  # later steps are of those seen
            assert sum(step[name] for name in ("reached", "not_needed", "not_yet", "lost", "unrecorded")) == told.seen


def test_first_appointments_and_modes(programme, story):
    first = story["jpa_step"].sort_values("position").groupby("phase_id").step_id.first()
    held = story["appointment"].query("outcome == 'attended'")
    again = held[held.step_id.isin(first)].groupby(held.seen_on.dt.to_period("M")).size()
    rows = first_appointments(view_of(programme)).table.records()
    assert {f"{row['month']:%Y-%m}": row["attended"] for row in rows if row["attended"]} == {
        str(month): count for month, count in again.items()
    }
    shown = {row["mode"].lower(): row["attended"] for row in modes(view_of(programme)).table.records()}
    assert shown == held["mode"].value_counts().to_dict()


@pytest.fixture(scope="module")
def scored(story):
    """The scores of each person on each instrument, a column a step, and the first step of each phase."""
    first = story["jpa_step"].sort_values("position").groupby("phase_id").step_id.first()
    wide = story["outcome"].pivot(index=["participant_id", "instrument_id"], columns="step_id", values="value").reset_index()
    return wide, first


def twice(scored, row) -> pd.DataFrame:
    """The people of a row of outcomes, scored on its instrument before and at its step."""
    wide, first = scored
    here = wide[wide.instrument_id == row["instrument_id"]].dropna(subset=[first[row["phase_id"]], row["step_id"]])
    return pd.DataFrame({"before": here[first[row["phase_id"]]], "after": here[row["step_id"]]})


def test_outcomes(programme, scored):
    for row in outcomes.outcomes(view_of(programme)).table.records():
        both = twice(scored, row)
        if len(both) < FEWEST:
            assert isinstance(row["mean_change"], Gap)
        else:
            assert (row["pairs"], row["mean_change"]) == (len(both), pytest.approx((both.after - both.before).mean()))


def test_who_reached_a_meaningful_change(programme, scored):
    rows = meaningful_change(view_of(programme)).table.records()
    assert {(row["instrument"], row["threshold"]) for row in rows} == {
        ("MSK-HQ", "up by 5.5 points or more"), ("Pain", "down by 2 points or 30%"), ("SWEMWBS", "up by 3 points or more"),
        ("SWEMWBS", "up by 1 point or more"),
    }
    for row in (row for row in rows if known(row["pairs"])):
        both = twice(scored, row)
        gain = both.after - both.before
        reached = {"up by 5.5 points or more": gain >= 5.5, "up by 3 points or more": gain >= 3, "up by 1 point or more": gain >= 1,
                   "down by 2 points or 30%": (gain <= -2) | (-gain >= 0.3 * both.before) & (both.before > 0)}
        assert (row["pairs"], row["reached"]) == (len(both), reached[row["threshold"]].sum())


def test_advisers_who_held_an_appointment_in_ninety_days(programme, story):
    jpa = story["freshness"].query("source == 'jpa'").set_index("site_id").data_to
    held = story["appointment"].query("outcome == 'attended'").merge(story["participant"][["participant_id", "site_id"]])
    recent = held[(held.site_id.map(jpa) - held.seen_on).dt.days < 90]
    again = recent.groupby("site_id").adviser_id.nunique()
    rows = {row["site_id"]: row for row in advisers(view_of(programme)).table.records() if row["site_id"]}
    for site, row in rows.items():
        assert row["active"] == again.get(site, 0)
        assert row["active"] + row["not_active"] == row["trained"]
