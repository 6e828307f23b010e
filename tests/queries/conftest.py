"""A migrated database of each engine for every test, copied from one made once: migrating fills sixty years of days."""

import shutil
from itertools import count

import pytest
from sqlalchemy import make_url

from dashboard.database.migrate import migrate
from tests.conftest import ENGINES, new_database
from tests.queries.given import answer, given

_templates: dict[str, str] = {}
_copies = count(1)


def migrated_database(engine, request, folder):
    """URL of a fresh, migrated database."""
    if engine not in _templates:
        kept = request.getfixturevalue("tmp_path_factory").mktemp("template")
        _templates[engine] = new_database(engine, kept, request)
        migrate(_templates[engine])
    template = make_url(_templates[engine])
    if engine == "postgresql":
        return _copied_database(template.database, request)
    copy = folder / f"programme.{engine}"
    shutil.copyfile(template.database, copy)
    return f"{engine}:///{copy}"


def _copied_database(template, request):
    import psycopg

    server = request.getfixturevalue("postgresql_url")
    name = f"{template}_copy_{next(_copies)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"create database {name} template {template}")
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=ENGINES)
def url(request, tmp_path):
    """A migrated database of each engine in turn: the test runs three times."""
    return migrated_database(request.param, request, tmp_path)


@pytest.fixture
def ask(url):
    """Puts small tables into the database and answers with the columns asked for of one query's answer."""

    def put_and_ask(query, columns, tables, as_of=None):
        given(url, tables)
        return answer(url, query, columns, as_of)

    return put_and_ask
