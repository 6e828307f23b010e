"""Small tables written in a test, put into a database, and a query's answer as such a table."""

from datetime import date, datetime

from sqlalchemy import Table, insert

from dashboard.database.connect import reading_engine, writing
from dashboard.database.tables import LOADABLE, SOURCES, load, metadata, stamp
from dashboard.programme.queries import AS_IT_STANDS, all_queries, as_kind, run

DEFAULTS = {
    "project": {"project_code": "TIPS"},
    "phase": {"phase_id": "P", "project_code": "TIPS"},
    "site": {"site_id": "A"},
    "course": {"course_id": "C", "project_code": "TIPS"},
    "occasion": {"counted_from": "completed_on", "due_after_days": "14"},
    "question": {"question_id": "q", "construct": "confidence", "scale_max": "10"},
    "jpa_step": {"step_id": "first", "due_after_days": "0"},
    "instrument": {"instrument_id": "pain", "scale_max": "10"},
    "session": {"session_id": "s"},
}
"""What a row that a test does not spell out is called; other required columns get the least of their kind."""

DATA_TO = "2020-12-31"

LOAD = {
    "load_id": 1, "loaded_at": datetime(2021, 1, 1, 12), "source": "test", "sha256": "0", "accepted": 1, "refused": 0,
    "is_demonstration": 0,
}  # fmt: skip


def cells(table: str) -> list[list[str]]:
    """The lines of a text table, split at "|" and stripped; "-" stands for nothing."""
    lines = [line for line in table.strip().splitlines() if line.strip()]
    return [["" if cell.strip() == "-" else cell.strip() for cell in line.split("|")] for line in lines]


def given(url: str, tables: dict[str, str]) -> None:
    """Fill a migrated database: rows as written, what they refer to, and every site complete to the end of 2020."""
    rows = {table.name: [] for table in LOADABLE}
    for name, table in tables.items():
        names, *lines = cells(table)
        rows[name] = [dict(zip(names, line, strict=True)) for line in lines]
    for table in reversed(LOADABLE):  # children first: they say which parents have to be there
        _complete(table, rows)
    _claim_completeness(rows)
    with writing(url) as connection:
        for table in LOADABLE:
            if rows[table.name]:
                connection.execute(insert(table), [_typed(table, row) for row in rows[table.name]])
        connection.execute(insert(load), LOAD)
        connection.execute(stamp.update().values(number=stamp.c.number + 1))


def answer(url: str, query: str, columns: str, as_of: str | None = None) -> list[list[str]]:
    """The columns asked for of a query's answer, as ``cells`` of a table: sorted, whole numbers without ".0"."""
    asked = all_queries()[query]
    engine = reading_engine(url)
    with engine.connect() as connection:
        day = date.fromisoformat(as_of) if as_of else AS_IT_STANDS
        rows = [row for chunk in run(asked, connection, as_of=day) for row in zip(*chunk, strict=True)]
    engine.dispose()
    kinds = list(asked.columns.items())
    shown = [
        {name: _shown(as_kind(value, kind)) for (name, kind), value in zip(kinds, row, strict=True)} for row in rows
    ]
    return sorted([row[name] for name in columns.split()] for row in shown)


def _complete(table: Table, rows: dict[str, list[dict]]) -> None:
    for number, row in enumerate(rows[table.name], start=1):
        defaults = DEFAULTS.get(table.name, {})
        for column in table.columns:
            key = next(iter(column.foreign_keys), None)
            if column.name not in row and not column.nullable and "default" not in column.info:
                own_key = column.primary_key and not key and column.name not in defaults
                parent = DEFAULTS.get(key.column.table.name, {}).get(key.column.name) if key else None
                otherwise = f"{table.name}{number}" if own_key else parent or _least(column)
                row[column.name] = defaults.get(column.name, otherwise)
            if key and row.get(column.name):
                _refer(key.column.table.name, key.column.name, row[column.name], rows)


def _refer(table: str, key: str, value: str, rows: dict[str, list[dict]]) -> None:
    if table != "load" and all(row.get(key) != value for row in rows[table]):
        rows[table].append({key: value})


def _claim_completeness(rows: dict[str, list[dict]]) -> None:
    claimed = {(row["site_id"], row["source"]) for row in rows["freshness"]}
    for site in rows["site"]:
        for source in SOURCES:
            if (site["site_id"], source) not in claimed:
                rows["freshness"].append({"site_id": site["site_id"], "source": source, "data_to": DATA_TO})


def _least(column) -> str:
    kind = column.type.python_type
    return "2020-01-01" if kind is date else "1" if kind is int else "0" if kind is float else column.name


def _typed(table: Table, row: dict[str, str]) -> dict:
    values = {}
    for column in metadata.tables[table.name].columns:
        value, kind = row.get(column.name) or None, column.type.python_type
        if value is None:
            values[column.name] = column.info.get("default")
        else:
            values[column.name] = kind.fromisoformat(value) if kind in (date, datetime) else kind(value)
    return values


def _shown(value) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)
