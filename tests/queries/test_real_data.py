"""The programme made of real records gives what was published or counted independently, on every engine."""

import csv
from pathlib import Path

import numpy as np
import pytest

from dashboard.database.connect import reading_engine
from dashboard.intake.folder import load_folder
from dashboard.programme.reading import load_programme
from tests.conftest import ENGINES
from tests.queries.conftest import migrated_database

REAL = Path(__file__).parents[3] / "shared" / "data" / "real"

pytestmark = pytest.mark.skipif(not REAL.exists(), reason=f"the real records are not here: {REAL} is absent")


@pytest.fixture(scope="module", params=ENGINES)
def programme(request, tmp_path_factory):
    url = migrated_database(request.param, request, tmp_path_factory.mktemp("real"))
    load_folder(url, REAL, loaded_by="test")
    engine = reading_engine(url)
    yield load_programme(engine)
    engine.dispose()


def read(name: str) -> list[dict[str, str]]:
    with (REAL / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def expected(name: str) -> list[dict[str, str]]:
    return read(f"expected/{name}.csv")


def whole(row: dict[str, str], *names: str) -> list[int]:
    return [int(row[name]) for name in names]


def reckoned(pairs: np.ndarray, scores: tuple[float, ...]) -> dict[str, float]:
    """What a table of (before, after) counts comes to; means rounded as those expected are."""
    before, after = np.meshgrid(scores, scores, indexing="ij")
    total = pairs.sum()
    means = {"mean_before": before, "mean_after": after, "mean_change": after - before}
    counts = {"rose": after > before, "stayed": after == before, "fell": after < before}
    return {
        "pairs": total,
        **{name: (pairs * scale).sum() / total for name, scale in means.items()},
        **{name: pairs[where].sum() for name, where in counts.items()},
    }


def assert_reckoned(pairs: np.ndarray, scores: tuple[float, ...], row: dict[str, str]) -> None:
    for name, value in reckoned(pairs, scores).items():
        if name.startswith("mean"):
            assert value == pytest.approx(float(row[name]), abs=5.1e-5), (name, row)
        else:
            assert value == int(row[name]), (name, row)


def test_training_of_every_site(programme):
    cells = programme.cells["training_by_month"]
    rows = expected("training_by_site")
    for row in rows:
        here = cells.where(site_id=row["site_id"], phase_id=row["phase_id"])
        assert [here.total("enrolled"), here.total("completed")] == whole(row, "enrolled", "completed"), row
    told_of = cells.where(phase_id={row["phase_id"] for row in rows})
    assert len(rows) == np.count_nonzero(told_of.by("site_id", "phase_id", number="enrolled"))


def test_uptake_of_every_site(programme):
    cells = programme.cells["uptake_by_month"]
    rows = expected("uptake_by_site")
    for row in rows:
        here = cells.where(site_id=row["site_id"], phase_id=row["phase_id"])
        assert [here.total("offered"), here.total("seen")] == whole(row, "offered", "seen"), row
    assert len(rows) == np.count_nonzero(cells.by("site_id", "phase_id", number="offered"))


def test_confidence_by_question(programme):
    cells = programme.cells["paired_answers_by_score"].where(baseline_id="before", occasion_id="after")
    rows = expected("confidence_by_question")
    for row in rows:
        pairs = cells.where(question_id=row["question_id"]).by("score_before", "score_after", number="pairs")
        assert_reckoned(pairs, cells.labels["score_before"], row)
    assert {row["question_id"] for row in rows} == set(cells.present("question_id"))


def test_confidence_by_site_and_question(programme):
    cells = programme.cells["paired_answers_by_score"].where(baseline_id="before", occasion_id="after")
    rows = expected("confidence_by_site_question")
    for row in rows:
        here = cells.where(site_id=row["site_id"], question_id=row["question_id"])
        assert_reckoned(here.by("score_before", "score_after", number="pairs"), cells.labels["score_before"], row)
    assert len(rows) == np.count_nonzero(cells.by("site_id", "question_id", number="pairs"))


def test_outcomes_of_every_site(programme):
    cells = programme.cells["paired_outcomes_by_value"]
    rows = expected("outcomes_by_site")
    for row in rows:
        here = cells.where(site_id=row["site_id"], phase_id=row["phase_id"], instrument_id=row["instrument_id"])
        assert_reckoned(here.by("value_before", "value_after", number="pairs"), cells.labels["value_before"], row)
    assert len(rows) == np.count_nonzero(cells.by("site_id", "phase_id", "instrument_id", number="pairs"))
