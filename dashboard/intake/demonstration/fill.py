"""Fills an empty database with the invented story, of any size, in one transaction."""

import hashlib
from collections.abc import Callable

import pandas as pd
from sqlalchemy import Connection, exists, select, update
from tqdm import tqdm

from dashboard.database.connect import writing
from dashboard.database.migrate import migrate
from dashboard.database.tables import FACTS, LOADABLE, load, metadata, site
from dashboard.database.write import begin_load, gather_statistics, insert, raise_stamp
from dashboard.intake.demonstration.places import places_for
from dashboard.intake.demonstration.story import SEED, background_of, facts_by_place, size_for
from dashboard.intake.folder import Loaded
from dashboard.intake.merge import Merged

SOURCE = "demonstration (invented)"
SITES_FROM_ROWS = ((10_000_000, 200), (1_000_000, 60), (100_000, 20))
"""How many sites a story of at least so many rows has where nobody says; a smaller one has the nine of its own."""


def fill(
    url: str, *, seed: int = SEED, event_rows: int | None = None, sites: int | None = None, progress: Callable = tqdm
) -> Loaded:
    """Make or upgrade the tables, write the story, and return what came in, as ``load_folder`` does.

    ``event_rows`` is about how many rows the fact tables get together (by default the standard story's few thousand),
    in proportion; the same seed, size and sites give the same rows. ``progress`` makes the bar as ``tqdm`` does, with
    the fact rows expected. The load says that it is a demonstration. Raises ValueError where the database already
    holds a site or a size is below 1, and then nothing is written.
    """
    places = places_for(seed, _sites_for(event_rows) if sites is None else sites)
    size = 1.0 if event_rows is None else size_for(seed, places, event_rows)
    told = hashlib.sha256(f"{SOURCE} {seed} {event_rows} {len(places)}".encode()).hexdigest()
    migrate(url)
    with writing(url) as connection, progress(total=event_rows, unit=" rows", desc="Inventing") as bar:
        _refuse_a_database_with_data(connection)
        load_id = begin_load(connection, source=SOURCE, sha256=told, loaded_by="demonstration", is_demonstration=True)
        tables = _write(connection, background_of(places, size), None)
        for facts in facts_by_place(seed, places, size):
            for name, rows in _write(connection, facts, load_id).items():
                tables[name] = tables.get(name, 0) + rows
                bar.update(rows)
        connection.execute(update(load).where(load.c.load_id == load_id).values(accepted=sum(tables.values())))
        gather_statistics(connection)
        raise_stamp(connection, "facts")
        raise_stamp(connection, "story")
    return Loaded(load_id, {name: Merged(rows, 0, 0) for name, rows in tables.items()})


def _sites_for(event_rows: int | None) -> int | None:
    return next((sites for rows, sites in SITES_FROM_ROWS if (event_rows or 0) >= rows), None)


def _refuse_a_database_with_data(connection: Connection) -> None:
    if connection.execute(select(exists().select_from(site))).scalar_one():
        raise ValueError("The database already holds a programme; a demonstration goes into an empty one.")


def _write(connection: Connection, frames: dict[str, pd.DataFrame], load_id: int | None) -> dict[str, int]:
    """Insert the frames, parents before children; facts with the number of their load."""
    written = {}
    for table in LOADABLE:
        if len(frames.get(table.name, ())):
            frame = frames[table.name]
            written[table.name] = insert(
                connection, metadata.tables[table.name], frame.assign(load_id=load_id) if table in FACTS else frame
            )
    return written
