"""The Confidence page's figures of the invented story, counted a second way: person by person, with pandas and SciPy."""

from functools import partial

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from tqdm import tqdm

from dashboard.database.connect import reading_engine
from dashboard.exhibits.confidence import rose_stayed_fell
from dashboard.exhibits.followed_up import followed_up_or_not
from dashboard.exhibits.same_people import same_people
from dashboard.exhibits.statistical_detail import statistical_detail
from dashboard.intake.demonstration import make
from dashboard.intake.demonstration.fill import fill
from dashboard.programme.reading import load_programme
from dashboard.table import known
from tests.exhibits.tiny import view_of

SCALE = ["construct", "scale_min", "scale_max"]


@pytest.fixture(scope="module")
def answers():
    """One row an answer but those looking back, with its question and its trainee."""
    story = make()
    answer = story["answer"].query("occasion_id != 'looking back'")
    return answer.merge(story["question"]).merge(story["trainee"])


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('demonstration') / 'story.sqlite'}"
    fill(url, progress=partial(tqdm, disable=True))
    engine = reading_engine(url)
    yield view_of(load_programme(engine))
    engine.dispose()


def scored(answers, *index):
    """A column an occasion, a row for each person and whatever ``index`` names."""
    return answers.pivot(index=[*index, "trainee_id", "question_id"], columns="occasion_id", values="score")


def p_by_chance(change):
    """How often signs given by chance make rank sums as far from even as those found: 40,000 times."""
    ranks = stats.rankdata(np.abs(change))
    sums = np.random.default_rng(1948).integers(0, 2, (40_000, len(ranks))) @ ranks
    even = ranks.sum() / 2
    return (np.abs(sums - even) >= abs(ranks[change > 0].sum() - even)).mean()


def test_the_statistics_are_scipys_of_the_single_people(view, answers):
    rows = {row["question_id"]: row for row in statistical_detail(view).table.records()}
    for question, here in scored(answers).dropna(subset=["before", "after"]).groupby("question_id"):
        row, change = rows[question], here["after"] - here["before"]
        assert (row["pairs"], row["changed"]) == (len(change), (change != 0).sum())
        assert row["p"] == pytest.approx(p_by_chance(change[change != 0].to_numpy()), abs=0.006)
        walsh = np.add.outer(change.to_numpy(), change.to_numpy())[np.triu_indices(len(change))] / 2
        assert row["middle_change"] == np.median(walsh)
        assert row["g_z"] == pytest.approx(change.mean() / change.std() * (1 - 3 / (4 * len(change) - 5)), rel=1e-3)
        assert row["d_av"] == pytest.approx(change.mean() / np.sqrt((here.before.var() + here.after.var()) / 2))
    assert len([question for question in rows if question]) == answers[answers.construct != "satisfaction"].question_id.nunique()


def test_the_ranges_of_shares_are_scipys(view, answers):
    both = scored(answers).dropna(subset=["before", "after"])
    for row in rose_stayed_fell(view).table.records():
        change = both.xs(row["question_id"], level="question_id").eval("after - before")
        for word, count in (("rose", (change > 0).sum()), ("stayed", (change == 0).sum()), ("fell", (change < 0).sum())):
            again = stats.binomtest(int(count), len(change)).proportion_ci(0.95, method="wilson")
            assert (row[f"{word}_low"], row[f"{word}_high"]) == pytest.approx((again.low, again.high), abs=1e-9)


def test_the_same_people_are_those_who_skipped_no_occasion(view, answers):
    occasions = ["before", "after", "3 months", "6 months"]
    wide = scored(answers, *SCALE)
    rows = same_people(view).table.records()
    for row in rows:
        upto = occasions[: occasions.index(row["followed_to"]) + 1]
        place = row["construct"], row["scale_min"], row["scale_max"]
        here = wide.xs(place, level=SCALE).dropna(subset=upto).groupby("trainee_id")[upto].mean()
        if known(row["people"]):
            assert (row["people"], row["mean"]) == (len(here), pytest.approx(here[row["occasion_id"]].mean()))
        else:
            assert len(here) < 5
    assert {row["followed_to"] for row in rows} == {"3 months", "6 months"}


def test_where_those_who_answered_and_those_who_did_not_had_started(view, answers):
    completed = {row.trainee_id for row in answers.itertuples() if pd.notna(row.completed_on)}
    wide = scored(answers, *SCALE)
    for row in followed_up_or_not(view).table.records():
        if row["answered"] != "yes":
            continue
        occasion = {"After training": "after", "3 months after training": "3 months", "6 months after training": "6 months"}[row["occasion"]]
        here = wide.xs((row["construct"], row["scale_min"], row["scale_max"]), level=SCALE)
        again = set(wide.xs(row["construct"], level="construct").dropna(subset=["before", occasion]).index.get_level_values("trainee_id"))
        start = here["before"].dropna().groupby("trainee_id").mean()
        start = start[start.index.isin(again & completed)]
        assert (row["people"], row["mean"]) == (len(start), pytest.approx(start.mean()))
