"""Training: who has completed, who is on the way, who withdrew, against the plan."""

from datetime import date, timedelta
from functools import partial

from dashboard.charts import style
from dashboard.charts.bars import Part, stacked
from dashboard.charts.months import running_total
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.planned import incomplete
from dashboard.exhibits.to_date import Plan, months_to_date, plan_of, running
from dashboard.exhibits.view import View, plural
from dashboard.table import Column, Gap, Table, known

ALL_SELECTED = "All selected"
NOT_IN_YET = Gap("Not in yet")
NO_PLAN = Gap("No plan recorded")
NO_RECORDS = "No training records in this period"
PART_OF_TIME = Gap("Plans count from the start: choose the whole period")

COMPLETION = (
    Column("site_id", ""),
    Column("row", ""),
    Column("site", "Site"),
    Column("phase", "Phase"),
    Column("enrolled", "Enrolled", "count", "activity"),
    Column("completed", "Completed", "count", "activity"),
    Column("in_progress", "On the way", "count", "activity"),
    Column("withdrew", "Withdrew", "count", "activity"),
    Column("plan", "Plan to date", "count", "things"),
)

PROGRESS = (
    Column("month", "By the end of", "month"),
    Column("completed", "Completed", "count", "activity"),
    Column("plan", "Plan", "count", "things"),
    Column("completed_planned", "Completed where there is a plan", "count", "activity"),
    Column("due", "Plan to each site's own date", "count", "things"),
    Column("incomplete", "Records still to come"),
)


def completion_by_site(view: View) -> Exhibit:
    """People enrolled in the period, by site and phase: completed, on the way, withdrawn; the total is the first row."""
    rows = _completion_rows(view)
    total = [_total_row(rows)] if len(rows) > 1 else []
    table = view.disclosed(Table.of(COMPLETION, [*total, *rows]))
    first = table.records()[0] if rows else {}
    return Exhibit(
        name="completion-by-site",
        question="Who has completed, who is on the way, who withdrew?",
        sentence=f"{first['completed']:,} of {plural(first['enrolled'], 'person', 'people')} enrolled have completed"
        if rows else "Nobody enrolled in this period",
        table=table,
        drawing=_draw_completion if rows else None,
        empty="Nobody enrolled here in this period. Widen the period or choose another site.",
        evidence=tuple(filter(None, (
            view.period(), view.data_to("training"), "By month of enrolment",
            "Mark: plan to each site's own date" if any(map(known, table.column("plan"))) else "",
        ))),
        measures=("completion", "training_against_plan"),
        colour=style.TRAINING,
    )


def completions_against_plan(view: View) -> Exhibit:
    """Completed to date at each month's end, and the plan to its own end; months after the last data date are gaps."""
    done_months = months_to_date(view, "training")
    months = (*done_months, *_months_of_plan(view, done_months))
    plan = plan_of(view, "training_completed", "training", months)
    table = view.disclosed(Table.of(PROGRESS, _without_lead(_progress_rows(view, plan, months, len(done_months)))))
    last = next((row for row in reversed(table.records()) if known(row["completed"])), None)
    late = any(row["incomplete"] == "yes" and known(row["completed"]) for row in table.records())
    if plan.parts.any() and last and last["completed"] == last["completed_planned"]:
        table = table.without("completed_planned")
    reviews = [(review.held_on, review.title) for review in view.programme.reviews]
    return Exhibit(
        name="completions-against-plan",
        question="Is training on plan?",
        sentence=_progress_sentence(last) if done_months else NO_RECORDS,
        table=table,
        drawing=partial(running_total, month="month", value="completed", plan="plan", colour=style.TRAINING, marks=reviews,
                        incomplete="incomplete", said=("month", "completed", "plan", "incomplete")) if last else None,
        empty="Nobody has completed training here yet, and no plan is recorded." if done_months else f"{NO_RECORDS}. Widen the period.",
        evidence=tuple(filter(None, (
            f"Running total from the start, shown {view.period()}", view.data_to("training"), _plan_words(view, plan, last),
            "Open point: records of some sites are still to come" if late else "",
        ))),
        measures=("training_against_plan",),
        colour=style.TRAINING,
    )


def _completion_rows(view: View) -> list[dict]:
    cells = view.slice.cells("training_by_month", month="enrolled_month")
    counts = [cells.by("site_id", "phase_id", number=name) for name in ("enrolled", "completed", "withdrawn")]
    planned = _planned_now(view)
    sites = {site.site_id: (place, site) for place, site in enumerate(view.programme.sites)}
    phases = {phase.phase_id: (place, phase) for place, phase in enumerate(view.programme.phases)}
    rows = []
    for part in view.slice.site_phases:
        (at_site, site), (at_phase, phase) = sites[part.site_id], phases[part.phase_id]
        enrolled, completed, withdrew = (int(count[at_site, at_phase]) for count in counts)
        if enrolled:
            rows.append({
                "site_id": site.site_id, "row": site.name, "site": site.name, "phase": phase.name, "order": (at_site, at_phase),
                "enrolled": enrolled, "completed": completed, "in_progress": enrolled - completed - withdrew,
                "withdrew": withdrew, "plan": planned.get((at_site, at_phase), NO_PLAN) if planned is not None else PART_OF_TIME,
            })
    rows.sort(key=lambda row: row["order"])
    names = [row["site"] for row in rows]
    for row in rows:  # a site with several phases has several rows: each then says which
        row["row"] = f"{row['site']} · {row['phase']}" if names.count(row["site"]) > 1 else row["site"]
    return rows


def _planned_now(view: View) -> dict[tuple[int, int], float] | None:
    """The plan to each site's own date by site and phase; None where only a part of the time is shown."""
    if view.slice.months != view.programme.months:
        return None
    plan = plan_of(view, "training_completed", "training", months_to_date(view, "training"))
    return {place: round(due, 1) for place, due in zip(plan.places, plan.due[:, -1:].sum(axis=1).tolist(), strict=True)}


def _total_row(rows: list[dict]) -> dict:
    counts = {name: sum(row[name] for row in rows) for name in ("enrolled", "completed", "in_progress", "withdrew")}
    plans = [row["plan"] for row in rows]
    plan = sum(plans) if all(map(known, plans)) else next(filter(lambda cell: not known(cell), plans))
    return {"site_id": "", "row": ALL_SELECTED, "site": ALL_SELECTED, "phase": "", **counts, "plan": plan}


def _draw_completion(table: Table, size: style.Size) -> dict:
    """The sites alone: beside their total they would be too short to compare."""
    place = table.position("site_id")
    sites = Table(table.columns, tuple(row for row in table.rows if row[place]))
    has_plan = any(map(known, sites.column("plan")))
    return stacked(
        sites, size, label="row", key="site_id", tick="plan" if has_plan else "",
        said=("row", "phase", "enrolled", "completed", "in_progress", "withdrew", "plan"),
        parts=(Part("completed", "Completed", style.TRAINING, text_colour=style.PAPER), Part("in_progress", "On the way", "#E8EDEE"),
               Part("withdrew", "Withdrew", style.PAPER, pattern="/")),
    )


def _months_of_plan(view: View, done: tuple[date, ...]) -> list[date]:
    """The months after those done up to the plan's end, or to the end of the period chosen."""
    last = plan_of(view, "training_completed", "training", ()).last
    if not last or not done:
        return []
    last, months = min(last, view.selection.last or last), []
    month = _next(done[-1])
    while month <= last:
        months.append(month)
        month = _next(month)
    return months


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _progress_rows(view: View, plan: Plan, months: tuple[date, ...], done: int) -> list[dict]:
    cells = view.slice.cells("training_by_month", month=None)
    completed = running(view, cells, "completed_month", "completed", months[:done])
    where_planned = running(view, cells, "completed_month", "completed", months[:done], plan.parts)
    due, late = plan.due.sum(axis=0), incomplete(view, "training", months)
    return [
        {
            "month": month, "completed": int(completed[at]) if at < done else NOT_IN_YET,
            "plan": round(float(plan.line[at]), 1) if plan else NO_PLAN,
            "completed_planned": int(where_planned[at]) if at < done else NOT_IN_YET,
            "due": (round(float(due[at]), 1) if at < done else NOT_IN_YET) if plan else NO_PLAN, "incomplete": late[at],
        }
        for at, month in enumerate(months)
    ]


def _without_lead(rows: list[dict]) -> list[dict]:
    """Less the months before anything was done or planned, but for the last of them, where the lines start."""
    first = next((at for at, row in enumerate(rows) if _some(row["completed"]) or _some(row["plan"])), len(rows))
    return rows[max(0, first - 1):] if first < len(rows) else []


def _some(cell) -> bool:
    return known(cell) and cell > 0


def _progress_sentence(last: dict | None) -> str:
    if not last:
        return "Nobody has completed training yet, and no plan is recorded"
    if not known(last["due"]):
        return f"{plural(last['completed'], 'person has', 'people have')} completed training; no plan is recorded"
    difference = round(last["completed_planned"]) - round(last["due"])
    if not difference:
        return "Training is on plan"
    return f"Training is {plural(abs(difference), 'completion')} {'behind' if difference < 0 else 'ahead of'} plan"


def _plan_words(view: View, plan: Plan, last: dict | None) -> str:
    if not last or not known(last["due"]):
        return "No plan recorded"
    without = len(view.slice.site_phases) - len(plan.places)
    some = f"; {plural(without, 'site')} without a plan left out of it" if last["completed"] != last["completed_planned"] else ""
    return f"Plan to date {last['due']:,.0f}: targets by site, summed, each site to its own date{some}"
