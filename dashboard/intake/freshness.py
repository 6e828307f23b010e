"""The day up to which each site's data run, where a load does not say it."""

from sqlalchemy import Connection, Select, Table, func, select, union_all
from sqlalchemy import insert as insert_into

from dashboard.database.tables import (
    answer, appointment, attendance, freshness, mentoring, outcome, participant, trainee,
)  # fmt: skip
from dashboard.intake.rows import HAPPENED

OF_SOURCE = {
    "training": ((trainee, None), (attendance, trainee), (mentoring, None)),
    "surveys": ((answer, trainee),),
    "jpa": ((participant, None), (appointment, participant), (outcome, participant)),
}
"""The tables of each source, and the table that knows a row's site where the row does not."""


def fill_freshness(connection: Connection, load_id: int, stated: set[tuple[str, str]]) -> None:
    """Move each site and source that the load touched on to its latest day, unless the load stated a day itself.

    ``stated`` holds those (site_id, source) that the load brought in freshness.csv. A day never moves back: rows that
    come late do not make the later ones disappear.
    """
    for source, tables in OF_SOURCE.items():
        for site_id, latest in connection.execute(_latest_days(load_id, tables)).all():
            if (site_id, source) not in stated:
                _move_on(connection, site_id, source, latest)


def _latest_days(load_id: int, tables: tuple[tuple[Table, Table | None], ...]) -> Select:
    days = union_all(*(
        _days(load_id, table, owner, column) for table, owner in tables for column in HAPPENED[table.name]
    )).subquery()  # fmt: skip
    return select(days.c.site_id, func.max(days.c.day)).where(days.c.day.is_not(None)).group_by(days.c.site_id)


def _days(load_id: int, table: Table, owner: Table | None, column: str) -> Select:
    place = table if owner is None else owner
    days = select(place.c.site_id, func.max(table.c[column]).label("day"))
    if owner is not None:
        key = next(iter(owner.primary_key)).name
        days = days.select_from(table.join(owner, table.c[key] == owner.c[key]))
    return days.where(table.c.load_id == load_id).group_by(place.c.site_id)


def _move_on(connection: Connection, site_id: str, source: str, latest) -> None:
    here = (freshness.c.site_id == site_id) & (freshness.c.source == source)
    held = connection.execute(select(freshness.c.data_to).where(here)).scalar_one_or_none()
    if held is None:
        connection.execute(insert_into(freshness).values(site_id=site_id, source=source, data_to=latest))
    elif held < latest:
        connection.execute(freshness.update().where(here).values(data_to=latest))
