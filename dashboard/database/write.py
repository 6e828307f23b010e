"""Put rows into tables fast, give a load its number, and raise the stamps that readers watch."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import Connection, Date, DateTime, Float, Integer, Table, func, select, text, update
from sqlalchemy import insert as insert_into
from sqlalchemy.exc import DBAPIError

from dashboard.database.tables import load, stamp

ROWS_AT_A_TIME = 100_000

KINDS = {Integer: "Int64", Float: "float64", Date: "datetime64[s]", DateTime: "datetime64[us]"}
"""How pandas holds a column of each SQL type; anything else is text. SmallInteger is an Integer, too."""


def insert(connection: Connection, table: Table, frame: pd.DataFrame) -> int:
    """Insert a frame's rows, whose columns are named as the table's, and return how many.

    A missing column is filled with the table's default, or null; missing values and empty texts become null. Dates may
    be datetimes, dates or ISO texts. ``ValueError`` for a column that the table does not have or a value that is not of
    the column's type; keys are the database's to check. Millions of rows are best handed over a million at a time.
    """
    engine = connection.dialect.name
    put = {"sqlite": _insert_many, "postgresql": _copy, "duckdb": _insert_registered}[engine]
    for start in range(0, len(frame), ROWS_AT_A_TIME * 10):
        put(connection, table, shape(table, frame.iloc[start : start + ROWS_AT_A_TIME * 10]))
    return len(frame)


def shape(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its columns in the types of ``KINDS`` and with those defaults that the table knows."""
    unknown = [name for name in frame.columns if name not in table.columns]
    if unknown:
        raise ValueError(f"{table.name} has no column {', '.join(map(repr, unknown))}")
    shaped = {name: _in_kind(frame[name], kind_of(table.columns[name])) for name in frame.columns}
    for column in table.columns:
        if column.name not in shaped and "default" in column.info:
            shaped[column.name] = pd.Series(column.info["default"], index=frame.index, dtype="Int64")
    return pd.DataFrame(shaped, index=frame.index)


def kind_of(column) -> str:
    """The pandas type that holds the column's values; text is ``object`` with None where there is none."""
    return next((kind for type_, kind in KINDS.items() if isinstance(column.type, type_)), "object")


def begin_load(
    connection: Connection, *, source: str, sha256: str, loaded_by: str | None = None, accepted: int = 0,
    is_demonstration: bool = False,
) -> int:  # fmt: skip
    """Enter a load (its source, the SHA-256 of what it brought, who, how many rows) and return its number."""
    if connection.dialect.name == "postgresql":  # the other engines have one writer at a time anyway
        connection.execute(text("lock table load in exclusive mode"))
    load_id = connection.execute(select(func.coalesce(func.max(load.c.load_id), 0) + 1)).scalar_one()
    connection.execute(
        insert_into(load).values(
            load_id=load_id, loaded_at=now(), loaded_by=loaded_by, source=source, sha256=sha256,
            accepted=accepted, refused=0, is_demonstration=int(is_demonstration),
        )
    )  # fmt: skip
    return load_id


def raise_stamp(connection: Connection, part: str) -> int:
    """Raise the stamp of a part of the data ("facts" or "story") by one; readers follow once it is committed."""
    raised = connection.execute(update(stamp).where(stamp.c.part == part).values(number=stamp.c.number + 1))
    if raised.rowcount == 0:
        raise ValueError(f"there is no stamp called {part!r}")
    return connection.execute(select(stamp.c.number).where(stamp.c.part == part)).scalar_one()


def gather_statistics(connection: Connection) -> None:
    """Lets PostgreSQL count what a big load has brought: without it the first queries are planned for empty tables."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("analyze"))


def now() -> datetime:
    """This moment in UTC, to the second, as the database holds it: without a time zone."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _in_kind(values: pd.Series, kind: str) -> pd.Series:
    if kind.startswith("datetime"):
        return pd.to_datetime(values, format=None if values.dtype.kind == "M" else "ISO8601").astype(kind)
    if kind == "object":
        texts = values.astype(object)
        return texts.where(values.notna() & (texts != ""), None)
    return values.astype(kind)


def _as_values(values: pd.Series) -> list:
    """A column as plain values with None for missing; dates as the ISO texts that SQLAlchemy writes in SQLite."""
    if values.dtype.kind == "M":
        texts = values.dt.strftime("%Y-%m-%d" if values.dt.unit == "s" else "%Y-%m-%d %H:%M:%S.%f")
        return texts.astype(object).where(values.notna(), None).tolist()
    return values.astype(object).where(values.notna(), None).tolist()


def _pieces(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    for start in range(0, len(frame), ROWS_AT_A_TIME):
        yield frame.iloc[start : start + ROWS_AT_A_TIME]


def _insert_many(connection: Connection, table: Table, frame: pd.DataFrame) -> None:
    marks = ", ".join("?" * len(frame.columns))
    statement = f"insert into {_quoted(connection, table.name)} ({_names(connection, frame)}) values ({marks})"
    for piece in _pieces(frame):
        rows = list(zip(*(_as_values(piece[name]) for name in piece.columns)))
        connection.exec_driver_sql(statement, rows)


def _copy(connection: Connection, table: Table, frame: pd.DataFrame) -> None:
    statement = f"copy {_quoted(connection, table.name)} ({_names(connection, frame)}) from stdin (format csv)"
    driver = connection.dialect.loaded_dbapi
    try:
        with connection.connection.cursor() as cursor, cursor.copy(statement) as stream:
            for piece in _pieces(frame):
                written = io.StringIO()
                piece.to_csv(written, header=False, index=False)
                stream.write(written.getvalue())
    except driver.Error as error:  # the driver was asked past SQLAlchemy, so its error is given SQLAlchemy's name here
        raise DBAPIError.instance(statement, None, error, driver.Error) from error


def _insert_registered(connection: Connection, table: Table, frame: pd.DataFrame) -> None:
    casts = ", ".join(
        f"cast({_quoted(connection, name)} as {table.columns[name].type.compile(connection.dialect)})"
        for name in frame.columns
    )
    driver = connection.connection.driver_connection
    driver.register("rows_to_insert", frame)
    target = f"{_quoted(connection, table.name)} ({_names(connection, frame)})"
    connection.exec_driver_sql(f"insert into {target} select {casts} from rows_to_insert")
    driver.unregister("rows_to_insert")


def _names(connection: Connection, frame: pd.DataFrame) -> str:
    return ", ".join(_quoted(connection, name) for name in frame.columns)


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)
