"""What a database holds after a load, as plain rows."""

from sqlalchemy import select

from dashboard.database.connect import reading
from dashboard.database.tables import metadata


def rows_of(url, table):
    with reading(url) as connection:
        return [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]


def everything(url):
    with reading(url) as connection:
        return {
            name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for name, table in metadata.tables.items()
            if name != "calendar"
        }
