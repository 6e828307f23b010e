"""Up to which day each source of a site is complete once a folder is loaded, on every engine."""

from datetime import date
from pathlib import Path


from dashboard.database.tables import (
    freshness,
)  # fmt: skip
from tests.intake.held import rows_of

REAL = Path(__file__).parents[3] / "shared" / "data" / "real"

ANSWER = "trainee_id,question_id,occasion_id,answered_on,score\n"
TRAINEE = "trainee_id,site_id,phase_id,course_id,enrolled_on\n"


def test_a_source_without_a_stated_day_runs_to_its_latest_day_at_each_site(write, load, migrated_url):
    load(migrated_url, write())
    assert rows_of(migrated_url, freshness) == [
        ("S1", "jpa", date(2024, 5, 10)),
        ("S1", "surveys", date(2024, 3, 5)),
        ("S1", "training", date(2024, 4, 1)),
        ("S2", "jpa", date(2024, 5, 2)),
    ]


def test_a_stated_day_stands_and_the_other_sources_get_theirs(write, load, migrated_url):
    load(migrated_url, write(freshness="site_id,source,data_to\nS1,jpa,2024-04-30\nS2,surveys,2024-05-31"))
    assert rows_of(migrated_url, freshness) == [
        ("S1", "jpa", date(2024, 4, 30)),
        ("S1", "surveys", date(2024, 3, 5)),
        ("S1", "training", date(2024, 4, 1)),
        ("S2", "jpa", date(2024, 5, 2)),
        ("S2", "surveys", date(2024, 5, 31)),
    ]


def test_a_day_moves_on_with_a_later_load_and_never_back(write, load, migrated_url):
    load(migrated_url, write())
    load(migrated_url, write(sound=False, answer=ANSWER + "T2,Q1,before,2024-01-02,5"))
    assert rows_of(migrated_url, freshness)[1] == ("S1", "surveys", date(2024, 3, 5))
    load(migrated_url, write(sound=False, answer=ANSWER + "T2,Q1,after,2024-06-02,5"))
    assert rows_of(migrated_url, freshness)[1] == ("S1", "surveys", date(2024, 6, 2))
