"""Writes the invented story as a folder of CSV files, one a table, each of them saying that it is invented."""

from pathlib import Path

import pandas as pd

from dashboard.database.tables import LOADABLE
from dashboard.intake.demonstration.story import SEED, make
from dashboard.intake.invented import MARK, PREFIX, WORDS

FIXED = frozenset({"project_code", "occasion_id"})
"""Keys that have to be what they are; these tables say it in words instead."""


def write_folder(
    folder: str | Path, *, seed: int = SEED, people: int | None = None, sites: int | None = None
) -> list[Path]:
    """Write ``<table>.csv`` for each table that has rows, and say which files were written.

    Sizes as in :func:`make`. Every key begins with ``DEMO-``; a project says in its purpose, an occasion in its name,
    that it is a demonstration, and so does a file beside them. Raises ValueError for a size below 1, OSError where nothing can be written.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    story = make(seed, people, sites)
    paths = []
    for table in LOADABLE:
        if len(story[table.name]):
            paths.append(folder / f"{table.name}.csv")
            _marked(story[table.name]).to_csv(paths[-1], index=False)
    (folder / MARK).write_text(WORDS, encoding="utf-8")
    return paths


def _marked(frame: pd.DataFrame) -> pd.DataFrame:
    keys = [name for name in frame if name.endswith(("_id", "_key")) and name not in FIXED]
    marked = frame.assign(**{name: _prefixed(frame[name]) for name in keys})
    if "counted_from" in frame:
        marked["name"] = marked["name"] + " (demonstration)"
    return marked


def _prefixed(keys: pd.Series) -> pd.Series:
    return keys.where(keys.isna() | keys.astype(str).str.startswith(PREFIX), PREFIX + keys.astype(str))
