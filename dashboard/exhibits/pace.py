"""When the plan and the funder's targets would be reached at the pace of the last three complete months, phase by phase."""

from dataclasses import replace
from datetime import date
from math import ceil

from dashboard.charts import style
from dashboard.charts.arrivals import arrivals
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.forecast import TIMETABLE, Forecast, completed_in, forecast_of
from dashboard.exhibits.to_date import FUNDER, OWNER, ROUNDING, Plan, months_to_date, plan_of
from dashboard.exhibits.view import View, evidence_lines, plural
from dashboard.programme.programme import Slice
from dashboard.programme.rows import Phase
from dashboard.table import Column, Gap, Table, known, written

NO_PLAN = Gap("No plan recorded")
REACHED = Gap("Reached")
TOO_LATE = Gap("Not before the phase ends")
NOT_IN_TIME = "Not at this pace before the phase ends"
OWNERS = {OWNER: "plan", FUNDER: "funder"}

COLUMNS = (
    Column("row", "Target"),
    Column("phase_id", ""),
    Column("owner", ""),
    Column("target", "In all", "count", "things"),
    Column("due", "Due", "date"),
    Column("ends_on", "Phase ends", "date"),
    Column("completed", "Completed", "count", "activity"),
    Column("pace", "A month, last three", "number", "activity"),
    Column("reach", "At this pace by the phase's end", "count", "activity"),
    Column("low", "95% prediction from", "count", "activity"),
    Column("high", "95% prediction to", "count", "activity"),
    Column("first", "", "date", "activity"),
    Column("when", "", "date", "activity"),
    Column("last", "", "date", "activity"),
    Column("words", "Reached at this pace", "text", "activity"),
)


def plan_at_this_pace(view: View) -> Exhibit:
    """For each phase and owner of targets: what the pace would bring by the phase's end, and when it would reach the target."""
    rows = [row for phase in view.slice.phases for row in _rows(view, phase)] if months_to_date(view, "training") else []
    table = view.disclosed(Table.of(COLUMNS, rows))
    has_range = any(map(known, table.column("reach")))
    return Exhibit(
        name="plan-at-this-pace",
        question="When will the plan be reached at this pace?",
        sentence=_said(table),
        table=table,
        drawing=_draw if any(map(known, table.column("target"))) else None,
        empty=f"{_said(table)}. The table tells the pace." if len(table) else f"{_said(table)}. Widen the period or choose another site.",
        evidence=evidence_lines(
            view.data_to("training"),
            "Pace: completions in the last three months that are over at every site still taking part" if has_range else "",
            f"Line: 95% prediction interval, if the pace stays and people go on enrolling; {TIMETABLE}" if has_range else "",
            "Arrow: the interval goes past the phase's end" if TOO_LATE in table.column("last") else "",
            "Targets of some sites only are held against those sites" if any(_is_part(row) for row in rows) else "",
        ),
        measures=("pace", "training_against_plan"),
        colour=style.TRAINING,
    )


def _rows(view: View, phase: Phase) -> list[dict]:
    """A row for each owner's target in the phase; one that says so where there is none, but people were trained."""
    alone = View(Slice(view.programme, replace(view.selection, phases=(phase.phase_id,))), view.audience)
    if not alone.slice.site_phases:
        return []
    plans = {owner: plan_of(alone, "training_completed", "training", (), owner) for owner in OWNERS}
    trained = alone.slice.cells("training_by_month", month=None).total("enrolled")
    rows = [_row(alone, phase, owner, plan) for owner, plan in plans.items() if plan]
    return rows or ([_row(alone, phase)] if trained else [])


def _row(view: View, phase: Phase, owner: str = "", plan: Plan | None = None) -> dict:
    """One target, held against the sites it is for; without a ``plan`` the phase's pace alone."""
    only = plan.parts if plan and len(plan.places) < len(view.slice.site_phases) else None
    forecast, done = forecast_of(view, [plan] if plan else (), parts=only), completed_in(view, only)
    target = ceil(plan.whole - ROUNDING) if plan else NO_PLAN
    words = NO_PLAN if plan is None else REACHED if done >= target else forecast if isinstance(forecast, Gap) else None
    named = f"{phase.name}: {OWNERS[owner]} {target:,}" if plan else phase.name
    return {
        "row": f"{named}, some sites" if only is not None else named, "phase_id": phase.phase_id, "owner": owner, "target": target,
        "due": plan.last if plan else NO_PLAN, "ends_on": phase.ends_on or Gap("Not recorded"), "completed": done,
        **_pace_cells(forecast),
        **(dict.fromkeys(("first", "when", "last", "words"), words) if words else _arrival(forecast, target, plan.last)),
    }


def _is_part(row: dict) -> bool:
    return row["row"].endswith(", some sites")


def _pace_cells(forecast: Forecast | Gap) -> dict:
    if isinstance(forecast, Gap):
        return dict.fromkeys(("pace", "reach", "low", "high"), forecast)
    found = forecast.range_by(forecast.ends_on)
    return {"pace": forecast.pace.monthly, "reach": forecast.reached_by(forecast.ends_on), "low": found.low, "high": found.high}


def _arrival(forecast: Forecast, target: int, due: date) -> dict:
    """The days on which the pace would bring the target, and the earliest and latest by chance, in words, too; none of
    them is told that lies after the phase's end, when nobody goes on completing, and none lies in the time whose records
    tell that the target was not reached. The words name the day it is ``due`` where the pace brings it later."""
    when, months = forecast.when(target)
    soonest = min(forecast.latest, forecast.ends_on)
    first, when, last = (max(day, soonest) for day in (forecast.day_after(months.low), when, forecast.day_after(months.high)))
    until = _month(last) if last <= forecast.ends_on else "not before the phase ends"
    if first > forecast.ends_on:
        words = NOT_IN_TIME
    elif when > forecast.ends_on:
        words = f"{NOT_IN_TIME} (95% range: from {_month(first)})"
    else:
        late = f"due {written(due, 'date')}; " if when > due else ""
        words = f"{_month(when)} ({late}95% range: {_month(first)} to {until})"
    days = {"first": first, "when": when, "last": last}
    return {name: day if day <= forecast.ends_on else TOO_LATE for name, day in days.items()} | {"words": words}


def _month(day: date) -> str:
    return written(day, "month")


def _said(table: Table) -> str:
    """Of the plan's rows; of the funder's where there is no plan."""
    rows = table.records()
    rows = [row for row in rows if row["owner"] == OWNER] or [row for row in rows if row["owner"]]
    if not rows:
        return "No plan is recorded here" if len(table) else "No training records in this period"
    aim = "plan" if rows[0]["owner"] == OWNER else "funder’s target"
    if len(rows) == 1:
        return _said_of_one(rows[0]["words"], aim)
    told = [row["words"] for row in rows if known(row["words"])]
    reached = sum(row["words"] == REACHED for row in rows)
    late = sum("(due " in words for words in told)
    in_time = sum(not words.startswith(NOT_IN_TIME) for words in told)
    already = f"{reached} of {plural(len(rows), 'phase')} {'has' if reached == 1 else 'have'} reached the {aim}" if reached else ""
    if not told:
        return already or f"No forecast of when the {aim} will be reached"
    others = f"of the other {len(told)}" if reached else f"of {plural(len(told), 'phase')}"
    rest = "by its end" if reached else f"reach the {aim} by the phase's end"
    ahead = f"at this pace {in_time or 'none'} {others} would {rest}{_after_due(late, in_time)}"
    return f"{already}; {ahead}" if already else ahead[0].upper() + ahead[1:]


def _after_due(late: int, in_time: int) -> str:
    return "" if not late else ", after it is due" if late == in_time else f", {late} after it is due"


def _said_of_one(words: str | Gap, aim: str) -> str:
    if words == REACHED:
        return f"The {aim} is reached"
    if isinstance(words, Gap):
        return f"No forecast: {words.words[0].lower()}{words.words[1:]}"
    if words.startswith(NOT_IN_TIME):
        return f"At this pace the {aim} would not be reached before the phase ends"
    month, _, more = words.partition(" (")
    due = f" ({more.partition(';')[0]})" if more.startswith("due ") else ""
    return f"At this pace the {aim} would be reached in {month}{due}"


def _draw(table: Table, size: style.Size) -> dict:
    said = ("row", "words", "completed", "pace", "reach", "low", "high", "due", "ends_on")
    return arrivals(table, size, colour=style.TRAINING, said=said)
