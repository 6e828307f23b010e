"""A programme made in a process of its own is the programme made here, and so are its errors."""

import pickle
import subprocess
import sys
from datetime import date

import pytest

from dashboard.database.connect import DatabaseAway, reading_engine
from dashboard.intake.demonstration import fill
from dashboard.programme.apart import make_apart
from dashboard.programme.cells import Cells
from dashboard.programme.reading import load_programme
from dashboard.settings import PROJECT_FOLDER


@pytest.mark.parametrize("as_of", [None, date(2020, 10, 12)])
def test_it_is_the_same_programme(engine_url, as_of):
    fill(engine_url)
    engine = reading_engine(engine_url)
    here, apart = load_programme(engine, as_of), make_apart(engine_url, as_of)
    engine.dispose()
    for name in ("stamp", "as_of", "loaded_at", "is_demonstration", "data_to", "months", "sites", "targets", "achievements"):
        assert getattr(apart, name) == getattr(here, name), name
    for query, cells in here.cells.items():
        assert apart.cells[query].labels == cells.labels
        assert rows_of(apart.cells[query]) == rows_of(cells), query


def rows_of(cells: Cells) -> list[tuple]:
    """Every row, in an order that does not depend on the engine's."""
    columns = [*cells.codes.values(), *cells.numbers.values()]
    return sorted(zip(*(column.tolist() for column in columns), strict=True))


def test_it_is_made_from_whichever_folder_the_server_runs_in(sqlite_url, tmp_path, monkeypatch):
    fill(sqlite_url)
    monkeypatch.chdir(tmp_path)
    assert make_apart(sqlite_url, None).is_demonstration


def test_what_an_engine_prints_meanwhile_is_not_taken_for_the_programme():
    start = f"import os, sys; sys.path.insert(0, {str(PROJECT_FOLDER)!r}); import dashboard.programme.apart as apart; " \
        "apart.load_programme = lambda *_: os.write(1, b'50%') and sys.stdout.write('100%') and None; apart.main()"
    asked = pickle.dumps(("sqlite:////nothing.db", None))
    done = subprocess.run([sys.executable, "-c", start], input=asked, capture_output=True, check=True)
    assert pickle.loads(done.stdout) is None


def test_a_database_that_is_away_is_away_from_there_too(tmp_path):
    with pytest.raises(DatabaseAway):
        make_apart(f"sqlite:///{tmp_path}/nothing.db", None)
