"""What the figures' tables show of the real records equals what was published or counted independently."""

import csv
from functools import partial
from pathlib import Path

import pytest
from tqdm import tqdm

from dashboard.database.connect import reading_engine
from dashboard.exhibits import (
    confidence, confidence_by_site, coverage, follow_up, followed_up, outcomes, pathway, same_people, statistical_detail, uptake,
)
from dashboard.exhibits.advice import first_appointments, modes
from dashboard.exhibits.reach import advisers
from dashboard.exhibits.who import who_is_reached
from dashboard.intake.folder import load_folder
from dashboard.programme.reading import load_programme
from dashboard.table import Gap
from tests.exhibits.tiny import SIZES, drawn, view_of

REAL = Path(__file__).parents[3] / "shared" / "data" / "real"

pytestmark = pytest.mark.skipif(not REAL.exists(), reason=f"the real records are not here: {REAL} is absent")

FEWEST = 5
EVERY = (
    confidence.shift_by_question, confidence.rose_stayed_fell, confidence.start_and_end, confidence_by_site.shift_by_site,
    confidence_by_site.awareness_by_site, follow_up.follow_up, follow_up.looking_back,
    statistical_detail.statistical_detail, same_people.same_people, followed_up.followed_up_or_not, coverage.survey_coverage,
    coverage.coverage_by_occasion, pathway.pathway, uptake.uptake_by_site, uptake.uptake_by_month, first_appointments,
    outcomes.outcomes, outcomes.outcome_coverage, who_is_reached, modes, advisers,
)
COUNTS, MEANS = ("pairs", "rose", "stayed", "fell"), ("mean_before", "mean_after", "mean_change")


@pytest.fixture(scope="module")
def programme(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('real') / 'real.sqlite'}"
    load_folder(url, REAL, progress=partial(tqdm, disable=True))
    engine = reading_engine(url)
    yield load_programme(engine)
    engine.dispose()


def expected(name: str) -> list[dict[str, str]]:
    with (REAL / "expected" / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def row_of(exhibit, key: str, value: str) -> dict:
    return next(row for row in exhibit.table.records() if row[key] == value)


def assert_shows(row: dict, told: dict[str, str]) -> None:
    """The row says what was told, to the four or five figures it was told in; a group of fewer than five is withheld."""
    if int(told["pairs"]) < FEWEST:
        assert {row[name] for name in (*COUNTS, *MEANS)} == {Gap("Fewer than 5 pairs", withheld=True)}
        return
    assert [row[name] for name in COUNTS] == [int(told[name]) for name in COUNTS], told
    for name in MEANS:
        assert row[name] == pytest.approx(float(told[name]), abs=5.1e-5), told


def test_confidence_by_question(programme):
    exhibit = confidence.shift_by_question(view_of(programme))
    rows = expected("confidence_by_question")
    for told in rows:
        assert_shows(row_of(exhibit, "question_id", told["question_id"]), told)
    assert len(exhibit.table) == len(rows)


def test_confidence_of_each_site_by_question(programme):
    rows = expected("confidence_by_site_question")
    for site in {told["site_id"] for told in rows}:
        exhibit = confidence.shift_by_question(view_of(programme, sites=(site,)))
        here = [told for told in rows if told["site_id"] == site]
        for told in here:
            assert_shows(row_of(exhibit, "question_id", told["question_id"]), told)
        assert len(exhibit.table) == len(here)


def test_outcomes_of_each_site_in_each_phase(programme):
    rows = expected("outcomes_by_site")
    for site, phase in {(told["site_id"], told["phase_id"]) for told in rows}:
        exhibit = outcomes.outcomes(view_of(programme, sites=(site,), phases=(phase,)))
        here = [told for told in rows if (told["site_id"], told["phase_id"]) == (site, phase)]
        for told in here:
            assert_shows(row_of(exhibit, "instrument_id", told["instrument_id"]), told)
        assert len(exhibit.table) == len(here)


def test_uptake_of_each_site_in_each_phase(programme):
    rows = expected("uptake_by_site")
    for phase in {told["phase_id"] for told in rows}:
        exhibit = uptake.uptake_by_site(view_of(programme, phases=(phase,)))
        here = {told["site_id"]: (int(told["offered"]), int(told["seen"])) for told in rows if told["phase_id"] == phase}
        shown = {row["site_id"]: (row["offered"], row["seen"]) for row in exhibit.table.records() if row["site_id"]}
        assert shown == here


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
@pytest.mark.parametrize("phases", [(), ("TRAIN",), ("WORKSHOP",), ("HIP",), ("KNEE",)])
def test_every_figure_reads_well_for_every_phase(programme, make, phases):
    exhibit = make(view_of(programme, phases=phases))
    assert exhibit.sentence and not exhibit.sentence.endswith(".") and len(exhibit.sentence) <= 110
    assert exhibit.name == make.__name__.replace("_", "-")
    assert exhibit.drawing or exhibit.empty
    if exhibit.drawing:
        assert all(drawn(exhibit, size).data for size in SIZES)


def test_a_phase_without_surveys_says_so(programme):
    view = view_of(programme, phases=("TRAIN",))
    assert confidence.shift_by_question(view).sentence == "No answers given both before and after yet"
    assert follow_up.follow_up(view_of(programme)).sentence == "No follow-up survey is asked here"
    assert follow_up.looking_back(view_of(programme)).sentence == "No looking-back survey here"


def test_scores_without_appointments_are_told_apart_from_missed_ones(programme):
    exhibit = pathway.pathway(view_of(programme, phases=("HIP",)))
    assert "No appointment is recorded at: Post-operative questionnaire" in exhibit.evidence
    assert "both scores" in outcomes.outcome_coverage(view_of(programme, phases=("HIP",))).sentence
