"""Create the tables of a new database, and bring those of an older one up to date."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from dashboard.database.connect import is_file, parse_url, reading, writing

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(url: str) -> str:
    """Bring the database to the newest revision and return that revision's name; all steps or none.

    A database already there is left untouched. Raises ``DatabaseAway`` and ``DatabaseUnusable``.
    """
    if current_revision(url) != newest_revision():
        with writing(url) as connection:
            migrate_connection(connection)
    return newest_revision()


def migrate_connection(connection: Connection) -> None:
    """Bring the database to the newest revision inside the connection's transaction."""
    configuration = _configuration()
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, "head")


def newest_revision() -> str:
    """The name of the revision that this code works with."""
    return ScriptDirectory.from_config(_configuration()).get_current_head()


def current_revision(url: str) -> str | None:
    """The name of the revision the database is at; None for a database without tables or a file not yet made."""
    parsed = parse_url(url)
    if is_file(parsed) and not Path(parsed.database).exists():
        return None
    with reading(url) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _configuration() -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return configuration
