"""Keeps invented data and real data apart: a database holds the one kind or the other."""

from pathlib import Path

import pandas as pd
from sqlalchemy import Connection, select

from dashboard.database.tables import load
from dashboard.intake.issue import Issue, Refused

MARK = "DEMONSTRATION.txt"
"""A file beside the CSV files that says they are invented; whoever loads the folder gets the banner on every page."""

PREFIX = "DEMO-"
"""How every invented key begins."""

WORDS = "Demonstration data: these people and numbers are invented.\n"


def is_marked(folder: Path) -> bool:
    """Whether the folder says of itself that its data are invented."""
    return (folder / MARK).is_file()


def bears_mark(sheets: dict[str, pd.DataFrame]) -> bool:
    """Whether any key in the tables begins as invented ones do; losing the file beside them does not make them real."""
    keys = ("site_id", "trainee_id", "participant_id")
    return any(sheet[key].astype(str).str.startswith(PREFIX).any() for sheet in sheets.values() for key in keys if key in sheet)


def refuse_mixture(connection: Connection, source: str, is_demonstration: bool) -> None:
    """Raises ``Refused`` where the database holds the other kind of data: no page could say truly which is which."""
    held = connection.execute(select(load.c.is_demonstration).limit(1)).scalar()
    if held is None or bool(held) == is_demonstration:
        return
    kinds = ("real data", "demonstration data")
    raise Refused([Issue(
        source, None, None, f"holds {kinds[is_demonstration]}, and the database holds {kinds[not is_demonstration]}",
        "load it into a database of its own (DATABASE_URL)",
    )])  # fmt: skip
