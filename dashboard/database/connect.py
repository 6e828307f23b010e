"""Engines for reading and for writing: SQLite, PostgreSQL or DuckDB, chosen by one database URL."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from dashboard.database import replacement

DRIVERS = {
    "sqlite": "sqlite", "postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg", "duckdb": "duckdb",
}  # fmt: skip
"""What a database URL may begin with, and the driver it means."""

EXAMPLES = "sqlite:///programme.sqlite, postgresql://user:password@host/database or duckdb:///programme.duckdb"

POSTGRESQL_COUNTS = "-c cursor_tuple_fraction=1 -c enable_nestloop=off -c jit=off -c work_mem=64MB"
"""Readers count whole tables: plans for the first rows of a cursor, and nested loops, made minutes of two seconds."""

SECONDS_TO_CONNECT = 5
SECONDS_TO_WAIT_FOR_A_WRITER = 30


class DatabaseUnusable(ValueError):
    """The database URL is not one that the dashboard can use; the message is one line without the password."""


class DatabaseAway(ConnectionError):
    """The database does not answer; the message is one line without the password."""


def parse_url(url: str) -> URL:
    """The database URL with its driver; ``DatabaseUnusable`` when it is no URL, of another engine, or names no file."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # a port that is no number is a ValueError
        raise DatabaseUnusable(f"DATABASE_URL is not a database URL; write {EXAMPLES}") from None
    if parsed.drivername not in DRIVERS:
        raise DatabaseUnusable(f"DATABASE_URL names {parsed.drivername}, which is not supported; write {EXAMPLES}")
    if is_file(parsed) and (not parsed.database or parsed.database.startswith((":memory:", "file:"))):
        engine = parsed.drivername
        raise DatabaseUnusable(f"DATABASE_URL names no file; write {engine}:///programme.{engine}")
    return parsed.set(drivername=DRIVERS[parsed.drivername])


def is_file(parsed: URL) -> bool:
    """Whether the database is one file on this machine (SQLite, DuckDB) and not a server."""
    return parsed.drivername in ("sqlite", "duckdb")


def writing_engine(url: str) -> Engine:
    """An engine that may write: SQLite in WAL mode with foreign keys on, its folder made where missing.

    Use it for DuckDB only on a file of one's own: a writer there shuts readers out, ``writing`` does not.
    """
    return _engine_to_write(parse_url(url))


def _engine_to_write(parsed: URL) -> Engine:
    if is_file(parsed):
        Path(parsed.database).absolute().parent.mkdir(parents=True, exist_ok=True)
    if parsed.drivername == "sqlite":
        engine = create_engine(parsed, connect_args={"timeout": SECONDS_TO_WAIT_FOR_A_WRITER}, poolclass=NullPool)
        pragmas = ("journal_mode = wal", "synchronous = normal", "foreign_keys = on", "cache_size = -65536")
        _begin_explicitly(engine, pragmas, "begin immediate")
    elif parsed.drivername == "duckdb":
        engine = create_engine(parsed, poolclass=NullPool)
    else:
        engine = create_engine(parsed, connect_args=_postgresql_arguments(parsed), poolclass=NullPool)
    return _speak_plainly(engine, parsed)


def reading_engine(url: str) -> Engine:
    """An engine that cannot write; all that one connection's transaction reads is of one moment.

    SQLite is opened ``mode=ro`` and beside a writer in another process; PostgreSQL refuses to write by
    ``default_transaction_read_only``; DuckDB attaches the file read-only, as it lies there at that moment.
    A database that is away raises ``DatabaseAway`` within seconds, and the engine recovers when it is back.
    """
    parsed = parse_url(url)
    if parsed.drivername == "sqlite":
        engine = create_engine(parsed, creator=lambda: _open_sqlite_to_read(parsed.database), pool_size=2)
        _begin_explicitly(engine, ("query_only = on", "schema_version"), "begin")
    elif parsed.drivername == "duckdb":
        engine = create_engine("duckdb:///:memory:", poolclass=NullPool)
        _attach_to_read(engine, parsed.database)
    else:
        arguments = _postgresql_arguments(parsed, f"-c default_transaction_read_only=on {POSTGRESQL_COUNTS}")
        engine = create_engine(
            parsed, connect_args=arguments, pool_size=2, pool_pre_ping=True, isolation_level="REPEATABLE READ"
        )
    return _speak_plainly(engine, parsed)


@contextmanager
def writing(url: str) -> Iterator[Connection]:
    """A connection in one transaction: committed at the end, rolled back on an exception.

    One writer at a time; readers go on. DuckDB is written on a copy of its file, which then replaces it.
    """
    parsed = parse_url(url)
    if parsed.drivername != "duckdb":
        with _one_transaction(_engine_to_write(parsed)) as connection:
            yield connection
        return
    with replacement.of(Path(parsed.database)) as copy:
        with _one_transaction(_engine_to_write(parsed.set(database=str(copy)))) as connection:
            yield connection


@contextmanager
def reading(url: str) -> Iterator[Connection]:
    """A connection that cannot write, for one look; who looks often keeps a ``reading_engine``."""
    with _one_transaction(reading_engine(url)) as connection:
        yield connection


@contextmanager
def _one_transaction(engine: Engine) -> Iterator[Connection]:
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _open_sqlite_to_read(path: str) -> sqlite3.Connection:
    address = f"file:{quote(str(Path(path).absolute()))}?mode=ro"
    return sqlite3.connect(address, uri=True, check_same_thread=False, timeout=SECONDS_TO_CONNECT)


def _begin_explicitly(engine: Engine, pragmas: tuple[str, ...], begin: str) -> None:
    """Python's driver begins a transaction only at the first write; ours begin where SQLAlchemy says so."""

    @event.listens_for(engine, "connect")
    def prepare(connection, _record):
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"pragma {pragma}")

    @event.listens_for(engine, "begin")
    def begin_transaction(connection):
        connection.exec_driver_sql(begin)


def _attach_to_read(engine: Engine, path: str) -> None:
    """Attaching opens the file as it is now; DuckDB's own connect would hand out a file already replaced."""
    quoted = str(Path(path).absolute()).replace("'", "''")

    @event.listens_for(engine, "connect")
    def attach(connection, _record):
        connection.execute(f"attach '{quoted}' as programme (read_only)")
        connection.execute("use programme")


def _postgresql_arguments(parsed: URL, options: str = "") -> dict:
    given = parsed.query.get("options", "")
    return {
        "connect_timeout": SECONDS_TO_CONNECT, "keepalives_idle": 30, "tcp_user_timeout": 20_000,
        "options": f"{given} {options}".strip(), "application_name": "programme-dashboard",
    }  # fmt: skip


def _speak_plainly(engine: Engine, parsed: URL) -> Engine:
    """Turn a driver's words about a lost or refused connection into ``DatabaseAway``."""

    @event.listens_for(engine, "handle_error")
    def raise_away(context):
        if not context.is_pre_ping and (context.connection is None or context.is_disconnect):
            raise DatabaseAway(_words_for(context.original_exception, parsed)) from None

    return engine


def _words_for(error: BaseException, parsed: URL) -> str:
    if is_file(parsed) and not Path(parsed.database).exists():
        return f"There is no database at {parsed.database} yet"
    # a query can hold a password, too
    shown = parsed.database if is_file(parsed) else parsed.set(query={}).render_as_string(hide_password=True)
    reason = " ".join(str(error).split()) or type(error).__name__
    for secret in filter(None, (parsed.password, parsed.query.get("password"))):
        reason = reason.replace(str(secret), "***")
    return f"The database {shown} does not answer: {reason}"
