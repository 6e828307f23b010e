"""SQLite, PostgreSQL and DuckDB answer every query alike, row by row, on any of the days it can be asked as of."""

import pytest

from dashboard.programme.queries import all_queries
from tests.conftest import ENGINES
from tests.queries.conftest import migrated_database
from tests.queries.given import answer, given
from tests.queries.invented import tables


@pytest.fixture(scope="module")
def urls(request, tmp_path_factory):
    found = [migrated_database(engine, request, tmp_path_factory.mktemp("engine")) for engine in ENGINES]
    for url in found:
        given(url, tables(seed=1948))
    return found


@pytest.mark.parametrize("as_of", [None, "2020-06-30", "2020-03-23"])
@pytest.mark.parametrize("name", sorted(all_queries()))
def test_three_engines_answer_alike(urls, name, as_of):
    columns = " ".join(all_queries()[name].columns)
    sqlite, postgresql, duckdb = (answer(url, name, columns, as_of) for url in urls)
    assert sqlite == postgresql == duckdb
