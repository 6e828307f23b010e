"""A small programme from tables written in a test, through the real path: database, queries, programme, view."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import plotly.graph_objects as go

from dashboard.database.connect import reading_engine
from dashboard.database.migrate import migrate
from dashboard.disclosure import Audience
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.view import View
from dashboard.programme.programme import Programme, Slice
from dashboard.programme.reading import load_programme
from dashboard.selection import Selection
from dashboard.table import written
from tests.queries.given import given

SIZES = ("wide", "narrow", "print")


@cache
def _empty_database() -> bytes:
    """A migrated database's file, made once: migrating fills sixty years of days."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.sqlite"
        migrate(f"sqlite:///{path}")
        return path.read_bytes()


def programme_of(folder: Path, tables: dict[str, str], as_of=None) -> Programme:
    """The programme of these tables; what they refer to is added, and every site complete to the end of 2020."""
    path = folder / "programme.sqlite"
    path.write_bytes(_empty_database())
    given(f"sqlite:///{path}", tables)
    engine = reading_engine(f"sqlite:///{path}")
    programme = load_programme(engine, as_of)
    engine.dispose()
    return programme


def view_of(programme: Programme, audience: str = "team", **selection) -> View:
    return View(Slice(programme, Selection(**selection)), Audience(audience))


def shown(exhibit: Exhibit, *names: str) -> list[str]:
    """These columns of an exhibit's table as a reader sees them, one line a row."""
    kinds = {column.name: column.kind for column in exhibit.table.columns}
    return [" | ".join(written(row[name], kinds[name]) for name in names) for row in exhibit.table.records()]


def drawn(exhibit: Exhibit, size: str = "wide") -> go.Figure:
    """The drawing as Plotly's own figure, which refuses what Plotly does not know."""
    return go.Figure(exhibit.drawing(exhibit.table, size))
