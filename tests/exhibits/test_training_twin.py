"""The demonstration's figures, counted a second time straight from its tables."""

from functools import partial

import pandas as pd
import pytest
from tqdm import tqdm

from dashboard.database.connect import reading_engine
from dashboard.database.migrate import migrate
from dashboard.exhibits.headlines import complex_cases, more_confident, took_up_advice, training_completed
from dashboard.exhibits.mentoring import mentoring_by_site
from dashboard.exhibits.satisfaction import satisfaction
from dashboard.exhibits.sessions import professions_and_bands, sessions_missed
from dashboard.exhibits.sites import sites
from dashboard.exhibits.training import completion_by_site, completions_against_plan
from dashboard.intake.demonstration import fill
from dashboard.programme.reading import load_programme
from tests.exhibits.tiny import SIZES, drawn, view_of

TABLES = (
    "trainee",
    "attendance",
    "session",
    "mentoring",
    "participant",
    "appointment",
    "jpa_step",
    "answer",
    "question",
    "freshness",
    "target",
    "site",
)
DAYS = (
    "enrolled_on",
    "withdrawn_on",
    "attended_on",
    "held_on",
    "offered_on",
    "seen_on",
    "declined_on",
    "accepted_on",
    "answered_on",
    "data_to",
    "due_on",
)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('demonstration') / 'programme.sqlite'}"
    migrate(url)
    fill(url, progress=partial(tqdm, disable=True))
    engine = reading_engine(url)
    frames = {name: pd.read_sql(f"select * from {name}", engine) for name in TABLES}  # noqa: S608 - our own names
    for frame in frames.values():
        for day in set(DAYS) & set(frame):
            frame[day] = pd.to_datetime(frame[day])
    programme = load_programme(engine)
    engine.dispose()
    return view_of(programme), frames


def own_date(frames, frame, source):
    """Each row's site's own date of the source."""
    freshness = frames["freshness"]
    return frame["site_id"].map(freshness[freshness["source"] == source].set_index("site_id")["data_to"])


def completed(frames) -> pd.DataFrame:
    """Everybody who came to all core sessions of their course by their site's own date."""
    trainee = frames["trainee"]
    core = frames["session"].query("is_core == 1")
    attended = (
        frames["attendance"]
        .merge(trainee[["trainee_id", "site_id", "course_id"]])
        .merge(core[["session_id", "course_id"]])
    )
    attended = attended[attended["attended_on"] <= own_date(frames, attended, "training")]
    needed = trainee["course_id"].map(core.groupby("course_id").size())
    return trainee[trainee["trainee_id"].map(attended.groupby("trainee_id").size()) == needed]


def test_completed_and_enrolled(demonstration):
    view, frames = demonstration
    done, trainee = completed(frames), frames["trainee"]
    enrolled = trainee[trainee["enrolled_on"] <= own_date(frames, trainee, "training")]
    assert (
        training_completed(view).sentence == f"{len(done)} of {len(enrolled)} people enrolled have completed training"
    )
    by_site = {row["site"]: row["completed"] for row in completion_by_site(view).table.records()}
    names = frames["site"].set_index("site_id")["name"]
    assert by_site == {
        "All selected": len(done),
        **{names[site]: int((done["site_id"] == site).sum()) for site in enrolled["site_id"].unique()},
    }


def test_plan_to_date(demonstration):
    view, frames = demonstration
    targets = frames["target"].query("measure == 'training_completed' and owner == 'plan'")
    due = 0
    for (site, phase), dated in targets.groupby(["site_id", "phase_id"]):
        start = pd.Timestamp(view.programme.phase(phase).starts_on)
        joined = next(
            part.joined_on for part in view.programme.site_phases if (part.site_id, part.phase_id) == (site, phase)
        )
        start = max(start, pd.Timestamp(joined)) if joined else start
        line = dated.drop_duplicates("due_on", keep="last").set_index("due_on")["value"].sort_index()
        if start < line.index[0]:
            line = pd.concat([pd.Series({start: 0.0}), line])
        today = pd.Timestamp(view.programme.data_to_of(site, "training"))
        days = pd.date_range(line.index[0], max(line.index[-1], today))
        due += line.reindex(days).interpolate().ffill().get(today, 0)
    last = [row for row in completions_against_plan(view).table.records() if isinstance(row["completed"], int)][-1]
    assert last["due"] == int(due + 1e-9)


def test_mentoring(demonstration):
    view, frames = demonstration
    held = frames["mentoring"]
    held = held[held["held_on"] <= own_date(frames, held, "training")]
    total = mentoring_by_site(view).table.records()[0]
    assert (total["sessions"], total["attendances"], total["complex_cases"]) == (
        len(held),
        held["attended"].sum(),
        held["complex_cases"].sum(),
    )
    assert complex_cases(view).headline.figure == str(held["complex_cases"].sum())


def test_sessions_missed(demonstration):
    view, frames = demonstration
    attended = frames["attendance"].merge(frames["trainee"][["trainee_id", "site_id"]])
    attended = attended[attended["attended_on"] <= own_date(frames, attended, "training")].merge(frames["session"])
    furthest = attended.groupby(["trainee_id", "course_id"])["position"].max().reset_index()
    for row in sessions_missed(view).table.records():
        session = frames["session"].set_index("title").loc[row["session"]]
        reached = furthest[
            (furthest["course_id"] == session["course_id"]) & (furthest["position"] >= session["position"])
        ]
        assert (row["reached"], row["attended"]) == (
            len(reached),
            (attended["session_id"] == session["session_id"]).sum(),
        )


def test_professions(demonstration):
    view, frames = demonstration
    trainee = frames["trainee"]
    trainee = trainee[trainee["enrolled_on"] <= own_date(frames, trainee, "training")]
    shown = {
        row["group"].lower(): row["enrolled"]
        for row in professions_and_bands(view).table.records()
        if row["breakdown"] == "Profession"
    }
    assert shown == trainee["profession"].fillna("profession not recorded").str.lower().value_counts().to_dict()


def test_uptake(demonstration):
    view, frames = demonstration
    offers = frames["participant"].copy()
    today = own_date(frames, offers, "jpa")
    offers, today = offers[offers["offered_on"] <= today], today[offers["offered_on"] <= today]
    first_step = frames["jpa_step"].sort_values("position").groupby("phase_id")["step_id"].first()
    held = frames["appointment"].merge(offers[["participant_id", "phase_id", "site_id"]])
    held = held[
        (held["outcome"] == "attended")
        & (held["seen_on"] <= own_date(frames, held, "jpa"))
        & (held["step_id"] == held["phase_id"].map(first_step))
    ]
    offers["seen"] = offers["participant_id"].isin(held["participant_id"])
    offers["answered"] = offers["seen"] | (offers["accepted_on"] <= today) | (offers["declined_on"] <= today)
    offers["young"] = (today - offers["offered_on"]).dt.days < 28
    offers["person"] = offers["person_key"].fillna(offers["participant_id"])
    people = (
        offers.sort_values("offered_on")
        .groupby(["site_id", "phase_id", "person"])
        .agg(seen=("seen", "any"), answered=("answered", "any"), young=("young", "first"))
    )
    undecided = (~people["answered"] & people["young"]).sum()
    assert took_up_advice(view).headline.of == f"{people['seen'].sum()} of {len(people) - undecided} offered"


def test_more_confident(demonstration):
    view, frames = demonstration
    answers = frames["answer"].merge(frames["question"]).merge(frames["trainee"][["trainee_id", "site_id", "phase_id"]])
    answers = answers[
        (answers["construct"] == "confidence") & (answers["answered_on"] <= own_date(frames, answers, "surveys"))
    ]
    both = answers.pivot_table(index=["trainee_id", "question_id"], columns="occasion_id", values="score")[
        ["before", "after"]
    ].dropna()
    means = both.groupby("trainee_id").mean()
    rose = (means["after"] > means["before"] + 1e-9).sum()
    assert (
        more_confident(view).sentence == f"{rose} of {len(means)} people were more confident after training than before"
    )


def test_satisfaction(demonstration):
    view, frames = demonstration
    answers = frames["answer"].merge(frames["question"]).merge(frames["trainee"][["trainee_id", "site_id"]])
    answers = answers[(answers["construct"] == "satisfaction") & (answers["occasion_id"] == "after")]
    answers = answers[answers["answered_on"] <= own_date(frames, answers, "surveys")]
    means = answers.groupby("wording")["score"].agg(["size", "mean"])
    for row in satisfaction(view).table.records():
        assert (row["answers"], row["mean"]) == (
            means.loc[row["question"], "size"],
            pytest.approx(means.loc[row["question"], "mean"]),
        )


def test_the_story_s_sites_are_told_apart(demonstration):
    view, _ = demonstration
    rows = {row["site_id"]: row for row in sites(view).table.records()}
    assert rows["kingston"]["status"].endswith("behind")
    assert any(row["change"].words == "Fewer than 5 pairs" for row in rows.values() if hasattr(row["change"], "words"))
    assert rows["kingston"]["uptake"].words == "Not offered here"
    assert rows["sydenham-garden"]["completed"] == 4


@pytest.mark.parametrize("size", SIZES)
def test_every_drawing_of_the_demonstration_is_one_that_plotly_knows(demonstration, size):
    view, _ = demonstration
    for make in (
        training_completed,
        more_confident,
        took_up_advice,
        complex_cases,
        sites,
        completion_by_site,
        completions_against_plan,
        sessions_missed,
        professions_and_bands,
        mentoring_by_site,
        satisfaction,
    ):
        assert drawn(make(view), size).layout.height > 100
