"""The steps of the database's tables, on every engine."""

from datetime import date

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from dashboard.database.connect import reading, writing
from dashboard.database.migrate import current_revision, migrate, newest_revision
from dashboard.database.tables import metadata


@pytest.fixture
def migrated(migrated_url):
    with reading(migrated_url) as connection:
        yield connection


def columns_of(inspector, name):
    return {column["name"]: (affinity(column["type"]), column["nullable"]) for column in inspector.get_columns(name)}


def affinity(type_):
    """What a type holds, whatever an engine calls it: text, whole number, number, date or moment."""
    return type_._type_affinity.__name__


def test_the_newest_revision_has_the_tables_columns_and_keys_of_tables_py(migrated):
    inspector = inspect(migrated)
    assert set(inspector.get_table_names()) == {*metadata.tables, "alembic_version"}
    for name, table in metadata.tables.items():
        expected = {column.name: (affinity(column.type), column.nullable) for column in table.columns}
        assert columns_of(inspector, name) == expected, name
        assert inspector.get_pk_constraint(name)["constrained_columns"] == [key.name for key in table.primary_key], name


def test_alembic_finds_nothing_to_change_between_the_newest_revision_and_tables_py(migrated):
    changes = compare_metadata(MigrationContext.configure(migrated, opts={"compare_type": True}), metadata)
    if migrated.dialect.name == "duckdb":  # has no foreign keys here: the loader checks them
        changes = [change for change in changes if change[0] != "add_fk"]
    assert changes == []


def test_the_calendar_runs_from_1990_to_2049(migrated):
    rows = migrated.execute(text("select count(*), min(day), max(day) from calendar")).one()
    assert rows[0] == 60 * 365 + 15
    assert [str(day) for day in rows[1:]] == ["1990-01-01", "2049-12-31"]


@pytest.mark.parametrize(
    "day, number, month, quarter, financial_year",
    [
        ("1990-01-01", 7305, "1990-01-01", "1990-01-01", "1989/90"),
        ("1999-04-01", 10682, "1999-04-01", "1999-04-01", "1999/00"),
        ("2024-02-29", 19782, "2024-02-01", "2024-01-01", "2023/24"),
        ("2024-03-31", 19813, "2024-03-01", "2024-01-01", "2023/24"),
        ("2025-12-31", 20453, "2025-12-01", "2025-10-01", "2025/26"),
    ],
)
def test_a_day_knows_where_it_stands(migrated_sqlite_url, day, number, month, quarter, financial_year):
    with reading(migrated_sqlite_url) as connection:
        row = connection.execute(text("select * from calendar where day = :day"), {"day": day}).one()
    assert tuple(row) == (day, number, month, quarter, financial_year)
    assert number == (date.fromisoformat(day) - date(1970, 1, 1)).days


def test_the_stamps_begin_at_nought(migrated):
    assert sorted(migrated.execute(text("select part, number from stamp")).all()) == [("facts", 0), ("story", 0)]


def test_migrating_twice_changes_nothing(engine_url):
    assert current_revision(engine_url) is None
    assert migrate(engine_url) == newest_revision() == current_revision(engine_url)
    with writing(engine_url) as connection:
        connection.execute(text("update stamp set number = 7"))
    assert migrate(engine_url) == newest_revision()
    with reading(engine_url) as connection:
        assert connection.execute(text("select distinct number from stamp")).scalars().all() == [7]
