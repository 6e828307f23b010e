"""A database filled with the invented story, on each engine: whole, marked as invented, the same every time."""

import pytest
from sqlalchemy import func, select

from dashboard.database.connect import reading
from dashboard.database.tables import FACTS, LOADABLE, load, metadata, stamp
from dashboard.intake.demonstration import fill, make


def counts(url):
    with reading(url) as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in LOADABLE
        }


def rows_of(url, name):
    table = metadata.tables[name]
    with reading(url) as connection:
        return connection.execute(select(table).order_by(*table.primary_key)).all()


def test_the_standard_story_is_written_whole(engine_url):
    filled = fill(engine_url)
    assert filled.accepted == counts(engine_url) == {name: len(frame) for name, frame in make().items()}


def test_the_load_says_that_it_is_a_demonstration_and_both_stamps_rise(sqlite_url):
    filled = fill(sqlite_url)
    with reading(sqlite_url) as connection:
        row = connection.execute(select(load)).one()
        stamps = dict(connection.execute(select(stamp.c.part, stamp.c.number)).all())
    assert (row.load_id, row.source, row.is_demonstration) == (filled.load_id, "demonstration (invented)", 1)
    assert (row.accepted, row.refused) == (sum(filled.accepted.values()), 0)
    assert stamps == {"facts": 1, "story": 1}


def test_every_fact_knows_its_load(sqlite_url):
    filled = fill(sqlite_url)
    with reading(sqlite_url) as connection:
        for table in FACTS:
            assert connection.execute(select(table.c.load_id).distinct()).scalars().all() == [filled.load_id]


def test_rows_asked_for_are_about_the_rows_written_at_a_sensible_number_of_sites(sqlite_url):
    filled = fill(sqlite_url, event_rows=100_000)
    assert sum(filled.accepted[table.name] for table in FACTS) == pytest.approx(100_000, rel=0.05)
    assert filled.accepted["site"] == 20


def test_the_same_seed_writes_the_same_rows(tmp_path):
    urls = [f"sqlite:///{tmp_path / name}" for name in ("one.sqlite", "other.sqlite")]
    for url in urls:
        fill(url, seed=8, event_rows=5_000, sites=3)
    for table in LOADABLE:
        assert rows_of(urls[0], table.name) == rows_of(urls[1], table.name), table.name


def test_a_database_that_holds_a_programme_is_left_as_it_is(sqlite_url):
    fill(sqlite_url)
    before = counts(sqlite_url)
    with pytest.raises(ValueError, match="already holds a programme"):
        fill(sqlite_url, seed=9)
    assert counts(sqlite_url) == before


@pytest.mark.parametrize("size", [{"event_rows": 0}, {"sites": 0}])
def test_a_story_of_no_rows_or_no_sites_is_refused(sqlite_url, size):
    with pytest.raises(ValueError, match="at least one"):
        fill(sqlite_url, **size)
