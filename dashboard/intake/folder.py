"""Load a folder of CSV files, one a table, in one transaction: whole, or not at all."""

import difflib
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection
from tqdm import tqdm

from dashboard.database.connect import writing
from dashboard.database.migrate import migrate
from dashboard.database.tables import LOADABLE, STORY, metadata
from dashboard.database.write import begin_load, gather_statistics, raise_stamp
from dashboard.intake.freshness import fill_freshness
from dashboard.intake.invented import bears_mark, is_marked, refuse_mixture
from dashboard.intake.issue import Issue, Refused
from dashboard.intake.merge import Merged, merge
from dashboard.intake.references import check_references
from dashboard.intake.rows import check_rows
from dashboard.intake.sheet import read_sheet
from dashboard.intake.values import read_values

NAMES = [table.name for table in LOADABLE]


@dataclass(frozen=True)
class Loaded:
    """What a load brought: its number, and for each table what became of its rows."""

    load_id: int
    tables: dict[str, Merged]

    @property
    def accepted(self) -> dict[str, int]:
        """Rows accepted, by table, those already there included."""
        return {name: rows.inserted + rows.corrected + rows.unchanged for name, rows in self.tables.items()}


def load_folder(
    url: str, folder: str | Path, *, loaded_by: str | None = None, is_demonstration: bool = False,
    progress: Callable = tqdm,
) -> Loaded:  # fmt: skip
    """Load every CSV file directly in the folder into the database, whose tables are made or upgraded first.

    ``progress`` makes the bar: called as ``tqdm`` is, with the total of bytes to read and to write. Raises ``Refused``
    with every problem found, and then nothing is written; ``DatabaseAway`` and ``DatabaseUnusable``. Days in the future
    are refused unless the data are a demonstration's, as the caller or the folder itself says.
    """
    is_demonstration = is_demonstration or is_marked(Path(folder))
    paths = find_files(Path(folder))
    sizes = {name: path.stat().st_size for name, path in paths.items()}
    with progress(total=2 * sum(sizes.values()), unit="B", unit_scale=True, desc="Loading") as bar:
        sheets, issues = _read(paths, sizes, None if is_demonstration else date.today(), bar)
        is_demonstration = is_demonstration or bears_mark(sheets)
        migrate(url)
        with writing(url) as connection:
            refuse_mixture(connection, Path(folder).resolve().name, is_demonstration)
            _refuse(sorted([*issues, *check_references(connection, sheets)], key=_place_of_file))
            accepted = sum(map(len, sheets.values()))
            load_id = begin_load(
                connection, source=Path(folder).resolve().name, sha256=_fingerprint(paths), loaded_by=loaded_by,
                accepted=accepted, is_demonstration=is_demonstration,
            )  # fmt: skip
            merged = _write(connection, sheets, sizes, load_id, bar)
    return Loaded(load_id, merged)


def find_files(folder: Path) -> dict[str, Path]:
    """The folder's CSV files by table, parents before children; ``Refused`` for one that is no table's."""
    if not folder.is_dir():
        raise Refused([Issue(str(folder), None, None, "is not a folder", "name a folder of CSV files")])
    paths = {path.stem: path for path in sorted(folder.iterdir()) if path.suffix.lower() == ".csv" and path.is_file()}
    if not paths:
        remedy = "put a CSV file a table there, such as site.csv"
        raise Refused([Issue(str(folder), None, None, "holds no CSV files", remedy)])
    _refuse(_issue_of_stranger(path) for name, path in paths.items() if name not in NAMES)
    return {name: paths[name] for name in NAMES if name in paths}


def _issue_of_stranger(path: Path) -> Issue:
    close = difflib.get_close_matches(path.stem.lower(), NAMES, n=1)
    meant = f"did you mean {close[0]}.csv? " if close else ""
    return Issue(path.name, None, None, "is no table of the programme", f"{meant}The tables are {', '.join(NAMES)}")


def _read(
    paths: dict[str, Path], sizes: dict[str, int], today: date | None, bar
) -> tuple[dict[str, pd.DataFrame], list[Issue]]:
    """Every file's typed values and the problems in them; ``Refused`` where a file is not such a table at all.

    In that case the other tables' references to it would only be complaints about the same thing.
    """
    sheets, issues, unreadable = {}, [], []
    for name, path in paths.items():
        table = metadata.tables[name]
        try:
            sheets[name], found = read_values(path.name, table, read_sheet(path, table))
            issues += [*found, *check_rows(path.name, table, sheets[name], today)]
        except Refused as refused:
            unreadable += refused.issues
        bar.update(sizes[name])
    if unreadable:
        raise Refused([*unreadable, *issues])
    return sheets, issues


def _write(
    connection: Connection, sheets: dict[str, pd.DataFrame], sizes: dict[str, int], load_id: int, bar
) -> dict[str, Merged]:
    merged = {}
    for name, sheet in sheets.items():
        merged[name] = merge(connection, metadata.tables[name], sheet, load_id)
        bar.update(sizes[name])
    stated = sheets.get("freshness", pd.DataFrame(columns=["site_id", "source"]))
    fill_freshness(connection, load_id, set(stated[["site_id", "source"]].itertuples(index=False, name=None)))
    gather_statistics(connection)
    raise_stamp(connection, "facts")
    if any(table.name in merged for table in STORY):
        raise_stamp(connection, "story")
    return merged


def _place_of_file(issue: Issue) -> int:
    return NAMES.index(Path(issue.file).stem)


def _refuse(issues: Iterable[Issue]) -> None:
    found = list(issues)
    if found:
        raise Refused(found)


def _fingerprint(paths: dict[str, Path]) -> str:
    """SHA-256 over the files' names and contents."""
    digest = hashlib.sha256()
    for name, path in paths.items():
        digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
