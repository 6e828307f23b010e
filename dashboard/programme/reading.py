"""Makes a programme: every query of ``queries/`` asked in one transaction, at one stamp of the data."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine

from dashboard.programme import rows
from dashboard.programme.encoding import Encoded, encode, settle
from dashboard.programme.programme import Programme, Stamp
from dashboard.programme.queries import AS_IT_STANDS, Query, all_queries, as_kind, run

LISTS = {
    "projects": rows.Project, "phases": rows.Phase, "sites": rows.Site, "site_phases": rows.SitePhase,
    "targets": rows.Target, "milestones": rows.Milestone, "courses": rows.Course, "sessions": rows.Session,
    "questions": rows.Question, "occasions": rows.Occasion, "instruments": rows.Instrument, "steps": rows.Step,
    "achievements": rows.Achievement, "events": rows.Event, "reviews": rows.Review, "freshness": rows.Freshness,
    "loads": rows.Load,
}  # fmt: skip
"""The list queries that a programme holds as they are, and what one row of each becomes."""

MONTHS = ("month", "enrolled_month", "completed_month")


def load_programme(engine: Engine, as_of: date | None = None) -> Programme:
    """The programme as it stands, or as it stood on ``as_of``, all of one moment of the database.

    Raises what the database raises, and ValueError where a fact names what the reference tables lack.
    """
    with engine.connect() as connection, connection.begin():
        stamp = read_stamp(connection)
        day = as_of or AS_IT_STANDS
        lists = {name: _list(all_queries()[name], connection, day) for name in LISTS}
        encoded = {
            name: encode(query, run(query, connection, as_of=day))
            for name, query in all_queries().items() if name not in LISTS and name != "stamps"
        }
    return _programme(Stamp(*stamp, as_of), _sorted(lists), encoded)


def read_stamp(connection: Connection) -> tuple[int, int]:
    """The numbers of the facts and of the story."""
    query = all_queries()["stamps"]
    numbers = dict(zip(*_columns(query, connection, AS_IT_STANDS), strict=True))
    return numbers.get("facts", 0), numbers.get("story", 0)


def _programme(stamp: Stamp, lists: dict[str, tuple], encoded: dict[str, Encoded]) -> Programme:
    claimed = _data_to(lists, stamp.as_of)
    axes = _axes(lists) | dict.fromkeys(MONTHS, _months(encoded.values(), claimed))
    return Programme(
        stamp=stamp,
        as_of=stamp.as_of,
        made_at=datetime.now(UTC),
        loaded_at=max((load.loaded_at.replace(tzinfo=UTC) for load in lists["loads"]), default=None),
        is_demonstration=any(load.is_demonstration for load in lists["loads"]),
        data_to=min(claimed, default=None),
        months=axes["month"],
        cells={name: settle(encoded.pop(name), axes) for name in list(encoded)},
        **lists,
    )


def _columns(query: Query, connection: Connection, as_of: date) -> list[list[Any]]:
    columns: list[list[Any]] = [[] for _ in query.columns]
    for chunk in run(query, connection, as_of=as_of):
        for column, kind, values in zip(columns, query.columns.values(), chunk, strict=True):
            column.extend(as_kind(value, kind) for value in values)
    return columns


def _list(query: Query, connection: Connection, as_of: date) -> list[tuple]:
    columns = _columns(query, connection, as_of)
    return [LISTS[query.name](*values) for values in zip(*columns, strict=True)]


def _sorted(lists: dict[str, list]) -> dict[str, tuple]:
    """Projects by their start, their phases by position, sites by name, all else by position, day or key."""
    projects = sorted(lists["projects"], key=lambda row: (row.starts_on or date.max, row.project_code))
    project = {row.project_code: place for place, row in enumerate(projects)}
    phases = sorted(lists["phases"], key=lambda row: (project[row.project_code], row.position, row.phase_id))
    phase = {row.phase_id: place for place, row in enumerate(phases)}
    sites = sorted(lists["sites"], key=lambda row: (row.name.casefold(), row.site_id))
    site = {row.site_id: place for place, row in enumerate(sites)}
    orders = {
        "site_phases": lambda row: (phase[row.phase_id], site[row.site_id]),
        "targets": lambda row: (phase[row.phase_id], site[row.site_id], row.measure, row.owner, row.due_on),
        "milestones": lambda row: (row.due_on, row.milestone_id),
        "sessions": lambda row: (row.course_id, row.position, row.session_id),
        "questions": lambda row: (row.survey, row.position, row.question_id),
        "occasions": lambda row: (row.counted_from != "enrolled_on", row.due_after_days, row.occasion_id),
        "steps": lambda row: (phase[row.phase_id], row.position, row.step_id),
        "achievements": lambda row: (row.achieved_on, row.achievement_id),
        "events": lambda row: (row.happened_on, row.event_id),
        "reviews": lambda row: (row.held_on, row.review_id),
    }
    rest = {name: tuple(sorted(found, key=orders.get(name, lambda row: row[:2]))) for name, found in lists.items()}
    return rest | {"projects": tuple(projects), "phases": tuple(phases), "sites": tuple(sites)}


def _axes(lists: Mapping[str, tuple]) -> dict[str, tuple]:
    """The dimensions that every query shares, each in its list's order."""
    occasions = tuple(row.occasion_id for row in lists["occasions"])
    return {
        "site_id": tuple(row.site_id for row in lists["sites"]),
        "phase_id": tuple(row.phase_id for row in lists["phases"]),
        "question_id": tuple(row.question_id for row in lists["questions"]),
        "occasion_id": occasions,
        "baseline_id": occasions,
        "instrument_id": tuple(row.instrument_id for row in lists["instruments"]),
        "step_id": tuple(row.step_id for row in lists["steps"]),
        "session_id": tuple(row.session_id for row in lists["sessions"]),
    }


def _data_to(lists: Mapping[str, tuple], as_of: date | None) -> list[date]:
    """The dates up to which the sites that take part claim their records complete."""
    expected = {pair.site_id for pair in lists["site_phases"]}
    return [min(row.data_to, as_of or date.max) for row in lists["freshness"] if row.site_id in expected]


def _months(encoded: Iterable[Encoded], freshness: list[date]) -> tuple[date, ...]:
    """Every month from the first with data to the last with data or claimed complete: no data there is a zero."""
    found = [each.labels[dim] for each in encoded for dim in MONTHS if dim in each.labels]
    with_data = [label for labels in found for label in labels if label is not None]
    if not with_data:
        return ()
    first, last = min(with_data), max(with_data + [day.replace(day=1) for day in freshness])
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return tuple(date(number // 12, number % 12 + 1, 1) for number in numbers)
