"""What the reader is told when there is no programme to show, or only an old one: what is wrong, and what to do."""

from pathlib import Path

from sqlalchemy import URL, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from dashboard.database.connect import DatabaseAway, is_file
from dashboard.programme.queries import all_queries

PREPARING = "The programme is being prepared; it appears here by itself."

EMPTY = (
    "The database is empty. Run “python -m dashboard load FOLDER” to load data, or “python -m dashboard demo” "
    "for invented data to try it with; they appear here by themselves."
)

FIRST_STEPS = "Run “python -m dashboard migrate”, then “python -m dashboard load FOLDER” or “python -m dashboard demo”."


def words_for(error: Exception, parsed: URL, engine: Engine | None) -> str:
    """One paragraph without a password; ``engine`` is asked which tables are missing."""
    if isinstance(error, DatabaseAway):
        if is_file(parsed) and not Path(parsed.database).exists():
            return f"There is no database at {parsed.database}. {FIRST_STEPS}"
        return f"{error}. It is asked again every few seconds."
    missing = missing_tables(engine) if engine is not None and isinstance(error, SQLAlchemyError) else ()
    if len(missing) == len(_tables()):
        return f"The database has no tables yet. {FIRST_STEPS}"
    if missing:
        return f"The database lacks the table {missing[0]}. Run “python -m dashboard migrate” to bring it up to date."
    reason = " ".join(str(getattr(error, "orig", None) or error).split())
    return f"The data could not be read: {reason}."


def missing_tables(engine: Engine) -> tuple[str, ...]:
    """Tables, or views of their names, that queries read and the database does not have."""
    return tuple(table for table in _tables() if not _is_there(engine, table))


def _tables() -> list[str]:
    return sorted({table for query in all_queries().values() for table in query.source})


def _is_there(engine: Engine, table: str) -> bool:
    try:
        with engine.connect() as connection:
            connection.execute(text(f"select 1 from {table} where 1 = 0"))  # a name from a query's own header
    except DatabaseAway:
        return True
    except SQLAlchemyError:
        return False
    return True
