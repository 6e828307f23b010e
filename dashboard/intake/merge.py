"""Bring a sheet's rows into their table: new rows inserted, changed ones corrected with the old kept, the rest left."""

import json
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Column, Connection, MetaData, Table, and_, exists, func, literal, or_, select
from sqlalchemy import insert as insert_into

from dashboard.database.tables import replaced_row
from dashboard.database.write import insert, now


@dataclass(frozen=True)
class Merged:
    """How many of a sheet's rows were new, corrected a row, or were there already."""

    inserted: int
    corrected: int
    unchanged: int


def merge(connection: Connection, table: Table, sheet: pd.DataFrame, load_id: int) -> Merged:
    """Merge the sheet by the table's key; columns that the sheet lacks keep their values in rows already there.

    The old content of a corrected row goes to ``replaced_row`` as JSON, with the load that replaced it and when.
    """
    rows = sheet.assign(load_id=load_id) if "load_id" in table.columns else sheet
    if connection.execute(select(~exists().select_from(table))).scalar_one():
        return Merged(insert(connection, table, rows), 0, 0)
    incoming = _incoming(table, rows)
    incoming.create(connection)
    insert(connection, incoming, rows)
    corrected = _keep_replaced(connection, table, incoming, load_id)
    if corrected:
        _correct(connection, table, incoming)
    inserted = _insert_new(connection, table, incoming)
    incoming.drop(connection)
    return Merged(inserted, corrected, len(rows) - inserted - corrected)


def _incoming(table: Table, rows: pd.DataFrame) -> Table:
    columns = (
        Column(column.name, column.type, primary_key=column.primary_key, autoincrement=False, info=column.info)
        for column in table.columns if column.name in rows or (column.primary_key and "default" in column.info)
    )  # fmt: skip
    return Table(f"incoming_{table.name}", MetaData(), *columns, prefixes=["TEMPORARY"])


def _same_key(table: Table, incoming: Table):
    return and_(*(table.c[key.name] == incoming.c[key.name] for key in table.primary_key))


def _content(table: Table, incoming: Table) -> list[str]:
    return [name for name in incoming.c.keys() if not table.c[name].primary_key and name != "load_id"]


def _differs(table: Table, incoming: Table):
    return or_(False, *(table.c[name].is_distinct_from(incoming.c[name]) for name in _content(table, incoming)))


def _keep_replaced(connection: Connection, table: Table, incoming: Table, load_id: int) -> int:
    differing = select(table).join(incoming, _same_key(table, incoming)).where(_differs(table, incoming))
    old = [row._asdict() for row in connection.execute(differing)]
    first = connection.execute(select(func.coalesce(func.max(replaced_row.c.replaced_row_id), 0) + 1)).scalar_one()
    kept = pd.DataFrame({
        "replaced_row_id": range(first, first + len(old)), "table_name": table.name,
        "row_key": [" | ".join(str(row[key.name]) for key in table.primary_key) for row in old],
        "content": [json.dumps(row, default=str, ensure_ascii=False) for row in old],
        "replaced_by_load_id": load_id, "replaced_at": now(),
    })  # fmt: skip
    return insert(connection, replaced_row, kept)


def _correct(connection: Connection, table: Table, incoming: Table) -> None:
    names = [*_content(table, incoming), *(["load_id"] if "load_id" in incoming.c else [])]
    changes = table.update().values({name: incoming.c[name] for name in names})
    connection.execute(changes.where(_same_key(table, incoming), _differs(table, incoming)))


def _insert_new(connection: Connection, table: Table, incoming: Table) -> int:
    defaults = {
        column.name: literal(column.info["default"]).label(column.name)
        for column in table.columns if column.name not in incoming.c and "default" in column.info
    }  # fmt: skip
    is_new = ~exists().where(_same_key(table, incoming))
    count = connection.execute(select(func.count()).select_from(incoming).where(is_new)).scalar_one()
    rows = select(*incoming.c, *defaults.values()).where(is_new)
    connection.execute(insert_into(table).from_select([*incoming.c.keys(), *defaults], rows))
    return count
