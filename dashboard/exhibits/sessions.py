"""Training from within: which sessions are missed, and by which professions and bands it is taken up."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.bars import Part, stacked
from dashboard.charts.groups import grouped
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.release import as_released, disclosed
from dashboard.exhibits.to_date import months_to_date
from dashboard.exhibits.training import NO_RECORDS, nobody_enrolled
from dashboard.exhibits.view import View, evidence_lines, plural
from dashboard.statistics.proportions import share
from dashboard.table import Column, Table

NOT_RECORDED = "not recorded"  # as the queries write an empty profession or band

SESSIONS = (
    Column("session", "Session"),
    Column("course", "Course"),
    Column("core", "Needed to complete"),
    Column("reached", "Got that far", "count", "staff"),
    Column("attended", "Attended", "count", "staff"),
    Column("missed", "Missed it", "count", "staff"),
    Column("share", "Share who missed it", "percent", "staff"),
)

STAFF = (
    Column("breakdown", "By"),
    Column("group", "Group"),
    Column("enrolled", "Enrolled", "count", "staff"),
    Column("completed", "Completed", "count", "staff"),
    Column("in_progress", "On the way", "count", "staff"),
    Column("withdrew", "Withdrew", "count", "staff"),
)


def sessions_missed(view: View) -> Exhibit:
    """Of those who attended a session or a later one of the same course, how many missed it; in the course's order."""
    rows = _session_rows(view)
    table = disclosed(view, SESSIONS, rows)
    return as_released(view, Exhibit(
        name="sessions-missed",
        question="Which sessions are missed?",
        sentence=_most_missed(table),
        table=table,
        drawing=partial(
            stacked,
            label="session",
            said=("session", "course", "reached", "attended", "missed", "share"),
            parts=(
                Part("attended", "Attended", style.TRAINING, text_colour=style.PAPER),
                Part("missed", "Missed it", style.PAPER, pattern="/"),
            ),
        )
        if rows
        else None,
        empty="No attendance is recorded here in this period.",
        evidence=evidence_lines(
            view.period(),
            view.data_to("training"),
            "By month of enrolment",
            "Got that far: attended this session or a later one, so nobody has missed a last session",
        ),
        measures=("sessions_missed",),
        colour=style.TRAINING,
    ))


def professions_and_bands(view: View) -> Exhibit:
    """People enrolled in the period by profession, then by band: completed, on the way, withdrawn."""
    cells = view.slice.cells("training_by_month", month="enrolled_month")
    groups = {"profession": _groups(cells, "profession"), "band": _groups(cells, "band")}
    table = disclosed(view, STAFF, [row for rows in groups.values() for row in rows])
    return as_released(view, Exhibit(
        name="professions-and-bands",
        question="Which professions and bands take part?",
        sentence=_taking_part(table) if len(table) or months_to_date(view, "training") else NO_RECORDS,
        table=table,
        drawing=partial(
            grouped,
            group="breakdown",
            draw=partial(
                stacked,
                label="group",
                said=("group", "enrolled", "completed", "in_progress", "withdrew"),
                parts=(
                    Part("completed", "Completed", style.TRAINING, text_colour=style.PAPER),
                    Part("in_progress", "On the way", "#E8EDEE"),
                    Part("withdrew", "Withdrew", style.PAPER, pattern="/"),
                ),
            ),
        )
        if len(table)
        else None,
        empty=nobody_enrolled(view),
        evidence=evidence_lines(
            view.period(), view.data_to("training"), "By month of enrolment; the same people by profession and by band"
        ),
        measures=("completion",),
        colour=style.TRAINING,
    ))


def _session_rows(view: View) -> list[dict]:
    cells = view.slice.cells("attendance_by_session")
    counts = {name: cells.by("session_id", number=name).tolist() for name in ("reached", "attended")}
    places = {session_id: place for place, session_id in enumerate(cells.labels["session_id"])}
    courses = {course.course_id: course.name for course in view.programme.courses}
    rows = []
    for session in sorted(view.programme.sessions, key=lambda session: (session.course_id, session.position)):
        place = places.get(session.session_id)
        if place is None or not counts["reached"][place]:
            continue
        reached, attended = counts["reached"][place], counts["attended"][place]
        rows.append(
            {
                "session": session.title,
                "course": courses.get(session.course_id, ""),
                "core": "yes" if session.is_core else "no",
                "reached": reached,
                "attended": attended,
                "missed": reached - attended,
                "share": share(reached - attended, reached),
            }
        )
    return rows


def _groups(cells, dim: str) -> list[dict]:
    enrolled, completed, withdrew = (
        cells.by(dim, number=name).tolist() for name in ("enrolled", "completed", "withdrawn")
    )
    return [
        {
            "breakdown": dim.capitalize(),
            "group": _name(dim, label),
            "enrolled": enrolled[place],
            "completed": completed[place],
            "in_progress": enrolled[place] - completed[place] - withdrew[place],
            "withdrew": withdrew[place],
        }
        for place, label in enumerate(cells.labels[dim])
        if enrolled[place]
    ]


def _name(dim: str, label: str) -> str:
    if label == NOT_RECORDED:
        return f"{dim.capitalize()} not recorded"
    if dim == "band":
        return label if label.lower().startswith("band") else f"Band {label}"
    return label[:1].upper() + label[1:]


def _most_missed(table: Table) -> str:
    """The session needed to complete that most of those who got that far missed; optional ones are missed by choice."""
    records = table.records()
    if not records:
        return "No attendance recorded in this period"
    most = max(
        (record for record in records if record["core"] == "yes"), key=lambda record: record["share"], default=None
    )
    if not most or not most["missed"]:
        return "Nobody who got that far missed a session needed to complete"
    return f"{most['missed']:,} of the {most['reached']:,} who got that far missed “{most['session']}”"


def _taking_part(table: Table) -> str:
    """How many people of how many professions; people whose profession is not recorded are of none."""
    records = [record for record in table.records() if record["breakdown"] == "Profession"]
    if not records:
        return "Nobody enrolled in this period"
    whole = plural(sum(record["enrolled"] for record in records), "person", "people")
    named = [record for record in records if record["group"] != _name("profession", NOT_RECORDED)]
    return (
        f"{whole} enrolled, from {plural(len(named), 'profession')}"
        if named
        else f"{whole} enrolled, their professions not recorded"
    )
