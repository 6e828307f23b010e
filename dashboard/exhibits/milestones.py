"""Milestones: what was due, what is done, what is late, judged on the day the data run to."""

from datetime import date
from functools import partial

from dashboard.charts import style
from dashboard.charts.timeline import Mark, timeline
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.story import belonging, held_back, period, period_days, wording
from dashboard.exhibits.view import View, plural
from dashboard.programme.rows import Milestone
from dashboard.table import Column, Table, known, written

COLUMNS = (
    Column("milestone_id", ""),
    Column("site_id", ""),
    Column("state", ""),
    Column("due_on", "Due", "date", "things"),
    Column("title", "Milestone", "text", "words"),
    Column("where", "Where", "text", "things"),
    Column("status", "Status", "text", "things"),
    Column("done_on", "Done", "date", "things"),
    Column("judged_on", "Judged at", "date", "things"),
)

MARKS = {
    "on time": Mark("circle", style.TRAINING),
    "late": Mark("diamond", style.TRAINING),
    "overdue": Mark("triangle-up", style.FELL, outline=style.INK),
    "not yet due": Mark("circle", style.QUIET, is_open=True),
    "not done": Mark("square", style.QUIET, is_open=True),
}


DRAWING = partial(timeline, day="due_on", title="title", under=("where", "status"), marks=MARKS, mark="state")


def milestones(view: View) -> Exhibit:
    """Milestones by the day they are due: done on time, done late, overdue or not yet due.

    With a period chosen: those due or done in it, and what is overdue from before it. With a site chosen: that
    site's, not those of a whole phase, which no single site answers for.
    """
    days, belongs, where = _data_days(view), belonging(view), wording(view)
    rows = [_row(milestone, days, where(milestone.site_id, milestone.phase_id))
            for milestone in view.programme.milestones if belongs(milestone.site_id, milestone.phase_id)]
    rows = [row for row in rows if _in_period(row, *period_days(view))]
    rows.sort(key=lambda row: (row["due_on"], row["title"], row["where"]))
    table = view.disclosed(Table.of(COLUMNS, rows), group="milestones")
    return Exhibit(
        name="milestones",
        question="What was due, what is done, what is late?",
        sentence=_sentence(table),
        table=table,
        drawing=DRAWING if rows else None,
        empty="No milestone is due or done here in this period. Widen the period or choose another phase or site.",
        evidence=tuple(filter(None, (_period(view), _judged(view), _left_out(view), held_back(table)))),
        measures=("milestones",),
        form="table",
    )


def _data_days(view: View) -> dict[str | None, date | None]:
    """The day each site's records run to, all its sources together, and under None the programme's."""
    as_of, days = view.programme.as_of or date.max, {None: view.programme.data_to}
    for row in view.programme.freshness:
        days[row.site_id] = min(days.get(row.site_id, as_of), row.data_to)
    return days


def _row(milestone: Milestone, days: dict[str | None, date | None], where: str) -> dict:
    today = days.get(milestone.site_id, days[None])
    state, status = _state(milestone, today)
    return {
        "milestone_id": milestone.milestone_id, "site_id": milestone.site_id, "state": state, "status": status,
        "due_on": milestone.due_on, "title": milestone.title,
        "where": where, "done_on": milestone.done_on,
        "judged_on": None if milestone.done_on else today,
    }


def _state(milestone: Milestone, today: date | None) -> tuple[str, str]:
    """Which of :data:`MARKS` it is, and the words with their mark."""
    if milestone.done_on:
        late = (milestone.done_on - milestone.due_on).days
        return ("late", f"◆ Done {plural(late, 'day')} late") if late > 0 else ("on time", "● Done on time")
    if today is None:
        return "not done", "□ Not done"
    over = (today - milestone.due_on).days
    return ("overdue", f"▲ Overdue by {plural(over, 'day')}") if over > 0 else ("not yet due", "○ Not yet due")


def _in_period(row: dict, first: date, last: date) -> bool:
    done = row["done_on"]
    return (first <= row["due_on"] <= last or (done is not None and first <= done <= last)
            or (row["state"] == "overdue" and row["due_on"] <= last))


def _sentence(table: Table) -> str:
    if not len(table):
        return "No milestone in this period"
    states = [state for state in table.column("state") if known(state)]
    done = states.count("on time") + states.count("late")
    rest = [f"{states.count(state)} {state}" for state in ("overdue", "not yet due", "not done") if states.count(state)]
    late = f" ({states.count('late')} late)" if states.count("late") else ""
    return ", ".join([f"{done} of {plural(len(table), 'milestone')} done{late}", *rest])


def _period(view: View) -> str:
    chosen = period(view)
    return f"{chosen}: due or done then, and overdue from before" if chosen else ""


def _judged(view: View) -> str:
    day = view.programme.data_to
    if not day:
        return "No data date to judge by"
    return f"Judged on the day a site's data run to; the programme's is {written(day, 'date')}"


def _left_out(view: View) -> str:
    """How many of a whole phase a chosen site hides."""
    if not view.selection.sites:
        return ""
    phases = {phase.phase_id for phase in view.slice.phases}
    count = sum(row.site_id is None and row.phase_id in phases for row in view.programme.milestones)
    return f"{plural(count, 'milestone')} of a whole phase left out: a site is chosen" if count else ""
