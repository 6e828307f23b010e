"""Addresses of databases: what they mean, and the words for one that is wrong or does not answer, never with a password."""

import time

import pytest
from sqlalchemy import text

from dashboard.database.connect import DatabaseAway, DatabaseUnusable, parse_url, reading, reading_engine, writing

FORMS = "sqlite:///programme.sqlite, postgresql://user:password@host/database or duckdb:///programme.duckdb"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://lead:geheim@127.0.0.1:1/programme",
        "postgresql://lead:geheim%40%2F@127.0.0.1:1/programme",
        "postgres://127.0.0.1:1/programme?user=lead&password=geheim",
        "postgresql+psycopg://lead:geheim@name.invalid/programme",
    ],
)
@pytest.mark.parametrize("opening", [reading, writing])
def test_a_server_that_is_away_is_told_in_one_line_at_once_and_without_the_password(url, opening):
    started = time.monotonic()
    with pytest.raises(DatabaseAway) as raised, opening(url):
        pass
    assert time.monotonic() - started < 10
    assert "does not answer: " in str(raised.value)
    assert "\n" not in str(raised.value)
    assert "geheim" not in str(raised.value)


def test_a_server_that_comes_back_is_read_again_by_the_same_engine(postgresql_url):
    engine = reading_engine(postgresql_url)
    with engine.connect() as connection:
        own = connection.execute(text("select pg_backend_pid()")).scalar_one()
    with writing(postgresql_url) as connection:
        connection.execute(text("select pg_terminate_backend(:own)"), {"own": own})
    with engine.connect() as connection:
        assert connection.execute(text("select 1")).scalar_one() == 1
    engine.dispose()


def test_a_connection_lost_in_the_middle_is_a_database_away(postgresql_url):
    with pytest.raises(DatabaseAway, match="does not answer: "), reading(postgresql_url) as connection:
        own = connection.execute(text("select pg_backend_pid()")).scalar_one()
        with writing(postgresql_url) as another:
            another.execute(text("select pg_terminate_backend(:own)"), {"own": own})
        connection.execute(text("select 1"))


@pytest.mark.parametrize(
    "url, driver",
    [
        ("postgres://host/name", "postgresql+psycopg"),
        ("postgresql://host/name", "postgresql+psycopg"),
        ("postgresql+psycopg://host/name", "postgresql+psycopg"),
        ("sqlite:///name", "sqlite"),
        ("duckdb:///name", "duckdb"),
    ],
)
def test_a_url_means_one_driver(url, driver):
    assert parse_url(url).drivername == driver


@pytest.mark.parametrize(
    "url, words",
    [
        ("", f"DATABASE_URL is not a database URL; write {FORMS}"),
        ("geheim", f"DATABASE_URL is not a database URL; write {FORMS}"),
        ("postgresql://lead:geheim@host:port/name", f"DATABASE_URL is not a database URL; write {FORMS}"),
        ("mysql://lead:geheim@host/name", f"DATABASE_URL names mysql, which is not supported; write {FORMS}"),
        ("sqlite://", "DATABASE_URL names no file; write sqlite:///programme.sqlite"),
        ("duckdb:///:memory:", "DATABASE_URL names no file; write duckdb:///programme.duckdb"),
    ],
)
def test_a_url_that_cannot_be_used_is_refused_in_one_line_without_the_password(url, words):
    for opening in (reading_engine, parse_url):
        with pytest.raises(DatabaseUnusable) as raised:
            opening(url)
        assert str(raised.value) == words
