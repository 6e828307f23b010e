"""Every query does what its header promises, on every engine, and asks in words that every engine understands."""

import re
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from dashboard.database.connect import reading_engine
from dashboard.database.tables import metadata
from dashboard.programme.queries import AS_IT_STANDS, HeaderError, all_queries, as_kind, read, run
from tests.conftest import ENGINES
from tests.queries.conftest import migrated_database
from tests.queries.given import given
from tests.queries.invented import tables

NAMES = sorted(all_queries())
TYPES = {"text": str, "count": int, "number": float}
KEYS_OF_PEOPLE = {"trainee_id", "participant_id", "person_key", "appointment_id", "adviser_id", "mentoring_id"}
FORBIDDEN = (
    "julianday", "strftime", "date_trunc", "extract", "interval", "::", "datediff", "avg(", "/", "%", "ilike",
    "group_concat", "string_agg", "filter (", " limit ", " true", " false", "current_date", "now(", "select *", "\t",
)  # fmt: skip


@pytest.fixture(scope="module", params=ENGINES)
def engine(request, tmp_path_factory):
    url = migrated_database(request.param, request, tmp_path_factory.mktemp("headers"))
    given(url, tables(seed=20200404))
    engine = reading_engine(url)
    yield engine
    engine.dispose()


def answer(engine, query):
    with engine.connect() as connection:
        return [row for chunk in run(query, connection, as_of=AS_IT_STANDS) for row in zip(*chunk, strict=True)]


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_has_the_columns_kinds_and_grain_promised(engine, name):
    query = all_queries()[name]
    rows = answer(engine, query)
    assert rows, f"the invented data do not reach {name}"
    grain = [list(query.columns).index(column) for column in query.grain]
    assert len({tuple(row[place] for place in grain) for row in rows}) == len(rows)
    for row in rows:
        for value, (column, kind) in zip(row, query.columns.items(), strict=True):
            value = as_kind(value, kind)
            if value is not None and kind in TYPES:
                assert type(value) is TYPES[kind], column
            if value is not None and kind in ("date", "time"):
                assert value.isoformat() and hasattr(value, "hour") == (kind == "time"), column


@pytest.mark.parametrize("name", NAMES)
def test_counts_are_whole_and_never_negative(engine, name):
    query = all_queries()[name]
    for row in answer(engine, query):
        numbers = dict(zip(query.columns, row, strict=True))
        for column in query.counts if name.find("_by_") > 0 else ():
            assert numbers[column] == int(numbers[column]) >= 0, (column, numbers)


@pytest.mark.parametrize("name", NAMES)
def test_months_are_first_days(engine, name):
    query = all_queries()[name]
    for row in answer(engine, query):
        for value, (column, kind) in zip(row, query.columns.items(), strict=True):
            assert value is None or not column.endswith("month") or as_kind(value, kind).day == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_header_names_the_parameters_and_the_tables_of_the_query(name):
    query = all_queries()[name]
    assert set(re.findall(r"(?<!:):([a-z_]+)", query.sql)) == set(query.params)
    named = set(re.findall(r"\b(?:from|join)\s+([a-z_]+)", query.sql))
    made_here = set(re.findall(r"(?:with|\),)\s+([a-z_]+) as \(", query.sql))
    assert named - made_here == set(query.source)
    assert set(query.source) <= set(metadata.tables)


@pytest.mark.parametrize("name", NAMES)
def test_a_query_asks_in_words_that_every_engine_understands(name):
    query = all_queries()[name]
    words = re.sub(r"'[^']*'", "''", query.sql)
    assert words == words.lower()
    assert [word for word in FORBIDDEN if word in words] == []
    assert re.search(r"_on\s*[-+]|[-+]\s*\w+\.\w+_on\b|\bday\s*[-+]", words) is None, "dates are not subtracted"
    assert all(len(line) <= 120 for line in query.sql.splitlines())


@pytest.mark.parametrize("name", NAMES)
def test_no_query_returns_the_key_of_a_person(name):
    assert KEYS_OF_PEOPLE & set(all_queries()[name].columns) == set()


@pytest.mark.parametrize("name", [name for name in NAMES if "_by_" in name])
def test_a_counts_query_has_a_test_of_its_name(name):
    assert (Path(__file__).parent / f"test_{name}.py").exists()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("-- How many.\n--\n-- grain: a\n\nselect 1", "asks no question"),
        ("-- How many?\n--\n-- grain: a\n-- params: none\n-- source: site\n\nselect 1", "has no columns"),
        ("-- How many?\n--\n-- grain: a\n-- params: none\n-- columns: a float\n-- source: site\n\nselect 1", "a float"),
    ],
)
def test_a_header_that_promises_too_little_is_refused(content, complaint):
    with pytest.raises(HeaderError, match=f"some_question.sql.*{complaint}"):
        read("some_question", content)


def test_an_answer_with_other_columns_than_promised_is_refused(engine):
    promise = "-- Which sites?\n--\n-- grain: site_id\n-- params: none\n-- columns: site_id text\n-- source: site\n\n"
    with pytest.raises(HeaderError, match="returns other columns"):
        answer(engine, read("sites", promise + "select name from site"))


def test_an_answer_comes_some_rows_at_a_time(engine, monkeypatch):
    monkeypatch.setattr("dashboard.programme.queries.ROWS_AT_A_TIME", 2)
    with engine.connect() as connection:
        assert [len(chunk[0]) for chunk in run(all_queries()["sites"], connection)] == [2, 1]


def test_the_reading_connection_refuses_to_write(engine):
    promise = "-- Which sites?\n--\n-- grain: site_id\n-- params: none\n-- columns: site_id text\n-- source: site\n\n"
    with pytest.raises(SQLAlchemyError):
        answer(engine, read("sites", promise + "delete from freshness"))
