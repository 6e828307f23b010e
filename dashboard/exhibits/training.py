"""Training: who has completed, who is on the way, who withdrew, against the plan."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.bars import Part, stacked
from dashboard.charts.trajectory import trajectory
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.forecast import NOTHING_LEFT, forecast_of
from dashboard.exhibits.planned import NO_PLAN
from dashboard.exhibits.progress import (
    NO_TARGETS,
    PROGRESS,
    forecast_words,
    funder_words,
    months_to_come,
    plan_words,
    progress_rows,
    progress_sentence,
)
from dashboard.exhibits.to_date import FUNDER, OWNER, Plan, months_to_date, plan_of, whole
from dashboard.exhibits.view import View, evidence_lines, plural
from dashboard.table import Column, Gap, Table, known

ALL_SELECTED = "All selected"
NO_RECORDS = "No training records in this period"
PART_OF_TIME = Gap("Plans count from the start: choose the whole period")

COMPLETION = (
    Column("site_id", ""),
    Column("row", ""),
    Column("site", "Site"),
    Column("phase", "Phase"),
    Column("enrolled", "Enrolled", "count", "activity"),
    Column("completed", "Completed", "count", "activity"),
    Column("not_completed", "Not completed", "count", "activity"),
    Column("in_progress", "On the way", "count", "staff"),
    Column("withdrew", "Withdrew", "count", "staff"),
    Column("plan", "Plan to date", "count", "things"),
    Column("funder", "Funder's targets to date", "count", "things"),
)

PARTS = (
    Part("completed", "Completed", style.TRAINING, text_colour=style.PAPER),
    Part("not_completed", "Not completed", "#E8EDEE"),
    Part("in_progress", "On the way", "#E8EDEE"),
    Part("withdrew", "Withdrew", style.PAPER, pattern="/"),
)


def completion_by_site(view: View) -> Exhibit:
    """People enrolled in the period by site and phase: completed, on the way, withdrawn; first their total."""
    rows = _completion_rows(view)
    total = [_total_row(rows)] if len(rows) > 1 else []
    table = view.disclosed(Table.of(COMPLETION, [_in_whole_people(row) for row in (*total, *rows)]))
    first, told = table.records()[0] if rows else {}, _who_withdrew_is_told(table)
    unused = ("not_completed",) if told else ("in_progress", "withdrew")
    table = table.without(*unused, *([] if any(map(known, table.column("funder"))) else ["funder"]))
    return Exhibit(
        name="completion-by-site",
        question="Who has completed, who is on the way, who withdrew?" if told else "How many have completed?",
        sentence=f"{first['completed']:,} of {plural(first['enrolled'], 'person', 'people')} enrolled {'has' if first['completed'] == 1 else 'have'} completed"
        if rows
        else "Nobody enrolled in this period"
        if months_to_date(view, "training")
        else NO_RECORDS,
        table=table,
        drawing=_draw_completion if rows else None,
        empty=nobody_enrolled(view),
        evidence=evidence_lines(
            view.period(),
            view.data_to("training"),
            "By month of enrolment",
            "Mark: plan to each site's own date" if any(map(known, table.column("plan"))) else "",
            _over(view, rows) if told else "",
        ),
        measures=("completion", "training_against_plan"),
        colour=style.TRAINING,
    )


def completions_against_plan(view: View) -> Exhibit:
    """Completed to date at each month's end, the plan and the funder's targets to their own ends, and what the pace of
    the last complete months would bring by then; months after the last data date are gaps."""
    done_months = months_to_date(view, "training")
    ends = [plan_of(view, "training_completed", "training", (), owner) for owner in (OWNER, FUNDER)]
    forecast = forecast_of(view, ends)
    end = None if isinstance(forecast, Gap) else forecast.ends_on
    months = (*done_months, *months_to_come(view, done_months, *(plan.last for plan in ends), end))
    plan, funder = (plan_of(view, "training_completed", "training", months, owner) for owner in (OWNER, FUNDER))
    is_reached = bool(plan) and not isinstance(forecast, Gap) and forecast.known >= max(plan.whole, funder.whole)
    forecast = NOTHING_LEFT if is_reached else forecast
    table = view.disclosed(Table.of(PROGRESS, progress_rows(view, plan, funder, forecast, months, len(done_months))))
    last = next((row for row in reversed(table.records()) if known(row["completed"])), None)
    late = any(row["incomplete"] == "yes" and known(row["completed"]) for row in table.records())
    ahead = next((row for row in reversed(table.records()) if known(row["pace"])), None)
    table = table.without(*_not_needed(plan, funder, last, ahead))
    reviews = [(review.held_on, view.title(review.title, "Review")) for review in view.programme.reviews]
    return Exhibit(
        name="completions-against-plan",
        question="Is training on plan?",
        sentence=progress_sentence(last, bool(plan)) if done_months else NO_RECORDS,
        table=table,
        drawing=partial(trajectory, colour=style.TRAINING, marks=reviews) if last else None,
        empty=f"{progress_sentence(None, bool(plan))}."
        if done_months
        else f"{NO_RECORDS}. Widen the period.",
        evidence=evidence_lines(
            f"Running total from the start, shown {view.period()}",
            view.data_to("training"),
            plan_words(view, plan, last) if last or not plan else "",
            funder_words(funder, last),
            forecast_words(forecast) if last else "",
            "Open point: records of some sites are still to come" if late else "",
        ),
        measures=("training_against_plan", "pace"),
        colour=style.TRAINING,
    )


def _not_needed(plan: Plan, funder: Plan, last: dict | None, ahead: dict | None) -> list[str]:
    """Columns that would only repeat another, or say in every row that there is nothing."""
    return [
        *(["completed_planned"] if not plan or last and last["completed"] == last["completed_planned"] else []),
        *([] if funder else ["funder"]),
        *([] if ahead else ["pace", "low", "high"]),
    ]


def nobody_enrolled(view: View) -> str:
    """What stands in place of a drawing where nobody enrolled: because nobody did, or because no records are in."""
    if not months_to_date(view, "training"):
        return f"{NO_RECORDS}. Widen the period."
    return "Nobody enrolled here in this period. Widen the period or choose another site."


def _who_withdrew_is_told(table: Table) -> bool:
    """Whether the audience may know who of those who have not completed withdrew; of nobody there is nothing to know."""
    return all(map(known, table.column("withdrew")))


def _over(view: View, rows: list[dict]) -> str:
    """How many are on the way in a phase that had ended by the site's own date: they may never complete."""
    count = 0
    for row in rows:
        day, end = view.programme.data_to_of(row["site_id"], "training"), view.programme.phases[row["order"][1]].ends_on
        count += row["in_progress"] if day and end and day >= end else 0
    return f"On the way: {count:,} of them in a phase that has ended" if count else ""


def _completion_rows(view: View) -> list[dict]:
    cells = view.slice.cells("training_by_month", month="enrolled_month")
    counts = [cells.by("site_id", "phase_id", number=name) for name in ("enrolled", "completed", "withdrawn")]
    planned, funded = (_planned_now(view, owner) for owner in (OWNER, FUNDER))
    sites = {site.site_id: (place, site) for place, site in enumerate(view.programme.sites)}
    phases = {phase.phase_id: (place, phase) for place, phase in enumerate(view.programme.phases)}
    rows = []
    for part in view.slice.site_phases:
        (at_site, site), (at_phase, phase) = sites[part.site_id], phases[part.phase_id]
        enrolled, completed, withdrew = (int(count[at_site, at_phase]) for count in counts)
        if enrolled:
            rows.append(
                {
                    "site_id": site.site_id,
                    "row": site.name,
                    "site": site.name,
                    "phase": phase.name,
                    "order": (at_site, at_phase),
                    "enrolled": enrolled,
                    "completed": completed,
                    "not_completed": enrolled - completed,
                    "in_progress": enrolled - completed - withdrew,
                    "withdrew": withdrew,
                    "plan": planned.get((at_site, at_phase), NO_PLAN) if planned is not None else PART_OF_TIME,
                    "funder": funded.get((at_site, at_phase), NO_TARGETS) if funded is not None else PART_OF_TIME,
                }
            )
    rows.sort(key=lambda row: row["order"])
    names = [row["site"] for row in rows]
    for row in rows:  # a site with several phases has several rows: each then says which
        row["row"] = f"{row['site']} · {row['phase']}" if names.count(row["site"]) > 1 else row["site"]
    return rows


def _planned_now(view: View, owner: str) -> dict[tuple[int, int], float] | None:
    """The owner's targets to each site's own date by site and phase; None where only a part of the time is shown."""
    if view.slice.months != view.programme.months:
        return None
    plan = plan_of(view, "training_completed", "training", months_to_date(view, "training"), owner)
    return dict(zip(plan.places, plan.due[:, -1:].sum(axis=1).tolist(), strict=True))


def _total_row(rows: list[dict]) -> dict:
    counts = {name: sum(row[name] for row in rows) for name in ("enrolled", "completed", "not_completed", "in_progress", "withdrew")}
    sums = {name: _sum_or_gap([row[name] for row in rows]) for name in ("plan", "funder")}
    return {"site_id": "", "row": ALL_SELECTED, "site": ALL_SELECTED, "phase": "", **counts, **sums}


def _sum_or_gap(cells: list) -> float | Gap:
    return sum(cells) if all(map(known, cells)) else next(cell for cell in cells if not known(cell))


def _in_whole_people(row: dict) -> dict:
    return {**row, **{name: whole(row[name]) for name in ("plan", "funder") if known(row[name])}}


def _draw_completion(table: Table, size: style.Size) -> dict:
    """The sites alone: beside their total they would be too short to compare."""
    place = table.position("site_id")
    sites = Table(table.columns, tuple(row for row in table.rows if row[place]))
    has_plan = any(map(known, sites.column("plan")))
    parts = [part for part in PARTS if part.column in sites]
    return stacked(
        sites,
        size,
        label="row",
        key="site_id",
        tick="plan" if has_plan else "",
        said=("row", "phase", "enrolled", "completed", *(part.column for part in parts[1:]), "plan", *(["funder"] if "funder" in sites else [])),
        parts=parts,
    )
