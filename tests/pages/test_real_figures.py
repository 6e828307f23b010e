"""What the screen and the figures' files show of the real records is what was counted independently, on every engine."""

import csv
from pathlib import Path

import pytest

from dashboard.disclosure import TEAM_FLOOR
from dashboard.intake.folder import load_folder

REAL = Path(__file__).parents[3] / "shared" / "data" / "real"

pytestmark = pytest.mark.skipif(not REAL.exists(), reason=f"the real records are not here: {REAL} is absent")

WITHHELD = "[Fewer than 5 pairs]"


@pytest.fixture(scope="module")
def dashboard(module_engine_url, dashboard_of):
    load_folder(module_engine_url, REAL, loaded_by="a test")
    return dashboard_of(module_engine_url)


def expected(name: str) -> list[dict[str, str]]:
    with (REAL / "expected" / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def only(rows: list[dict], **wanted: str) -> dict[str, str]:
    found = [row for row in rows if all(row[name] == value for name, value in wanted.items())]
    assert len(found) == 1, f"{len(found)} rows with {wanted}"
    return found[0]


def assert_same_change(shown: dict[str, str], counted: dict[str, str]) -> None:
    """Counts to the person, means to the four decimals (six figures) that were published."""
    for name in ("pairs", "rose", "stayed", "fell"):
        assert int(shown[name]) == int(counted[name]), name
    for name in ("mean_before", "mean_after", "mean_change"):
        if name in shown:
            assert float(shown[name]) == pytest.approx(float(counted[name]), abs=5.1e-5, rel=5e-6), name


def assert_withheld(shown: dict[str, str]) -> None:
    assert shown["pairs"] == WITHHELD
    assert not [value for name, value in shown.items() if name in CHANGE and value not in ("", WITHHELD)]


CHANGE = ("rose", "stayed", "fell", "mean_before", "mean_after", "mean_change", "low", "high")


def test_training_of_every_site_is_what_was_counted(dashboard):
    everywhere = dashboard.file("completion-by-site")
    for counted in expected("training_by_site"):
        shown = only(everywhere, site_id=counted["site_id"])
        alone = only(dashboard.file("completion-by-site", f"site={counted['site_id']}&phase={counted['phase_id']}"), site_id=counted["site_id"])
        for row in (shown, alone):
            assert (row["enrolled"], row["completed"]) == (counted["enrolled"], counted["completed"])


def test_uptake_of_every_site_and_phase_is_what_was_published(dashboard):
    for counted in expected("uptake_by_site"):
        rows = dashboard.file("uptake-by-site", f"site={counted['site_id']}&phase={counted['phase_id']}")
        shown = only(rows, site_id=counted["site_id"])
        assert (shown["offered"], shown["seen"]) == (counted["offered"], counted["seen"])
        assert float(shown["uptake"]) == pytest.approx(int(counted["seen"]) / int(counted["offered"]), abs=1e-12)


def test_confidence_question_by_question_is_what_was_counted(dashboard):
    rows = dashboard.file("shift-by-question")
    for counted in expected("confidence_by_question"):
        assert_same_change(only(rows, question_id=counted["question_id"]), counted)


def test_confidence_of_every_site_is_what_was_counted_unless_too_few_answered(dashboard):
    counts = expected("confidence_by_site_question")
    withheld = 0
    for site in {row["site_id"] for row in counts}:
        rows = dashboard.file("shift-by-question", f"site={site}&phase=WORKSHOP")
        for counted in (row for row in counts if row["site_id"] == site):
            shown = only(rows, question_id=counted["question_id"])
            if int(counted["pairs"]) < TEAM_FLOOR:
                assert_withheld(shown)
                withheld += 1
            else:
                assert_same_change(shown, counted)
    assert 0 < withheld < len(counts)


def test_outcomes_of_every_site_are_what_was_published_unless_too_few_were_scored(dashboard):
    for counted in expected("outcomes_by_site"):
        rows = dashboard.file("outcomes", f"site={counted['site_id']}&phase={counted['phase_id']}")
        shown = only(rows, instrument_id=counted["instrument_id"], phase_id=counted["phase_id"])
        if int(counted["pairs"]) < TEAM_FLOOR:
            assert_withheld(shown)
        else:
            assert_same_change(shown, counted)


@pytest.mark.parametrize(
    ("path", "figure", "query"),
    [
        ("/training", "completion-by-site", ""),
        ("/training", "completion-by-site", "site=C-AU&phase=TRAIN"),
        ("/joint-pain-advice", "uptake-by-site", "phase=HIP"),
        ("/confidence", "shift-by-question", "site=W-r"),
        ("/confidence", "shift-by-question", "site=W-bash-git"),
        ("/joint-pain-advice", "outcomes", "site=RTK&phase=KNEE"),
    ],
)
def test_the_screen_shows_the_counts_that_the_file_holds(dashboard, path, figure, query):
    file, screen = dashboard.file(figure, query), dashboard.screen(path, figure, query)
    assert len(file) == len(screen) > 0
    for in_file, on_screen in zip(file, screen, strict=True):
        for name, heading in (("enrolled", "Enrolled"), ("completed", "Completed"), ("offered", "Offered"), ("pairs", "Pairs"), ("rose", "Rose")):
            if name in in_file:
                assert on_screen[heading].replace(",", "") == in_file[name].strip("[]"), heading
