"""Completions month by month beside the plan: the rows and the words of training's progress."""

from datetime import date, timedelta

from dashboard.exhibits.forecast import TIMETABLE, Forecast, months_of_pace
from dashboard.exhibits.planned import NO_PLAN, incomplete, without_lead
from dashboard.exhibits.to_date import Plan, month_end, running, whole
from dashboard.exhibits.view import View, plural
from dashboard.table import Column, Gap, known, written

NOT_IN_YET = Gap("Not in yet")
NO_TARGETS = Gap("No targets of the funder recorded")

PROGRESS = (
    Column("month", "By the end of", "month"),
    Column("completed", "Completed", "count", "activity"),
    Column("plan", "Plan", "count", "things"),
    Column("completed_planned", "Completed where there is a plan", "count", "activity"),
    Column("due", "Plan to each site's own date", "count", "things"),
    Column("funder", "Funder's targets", "count", "things"),
    Column("pace", "At this pace", "count", "activity"),
    Column("low", "95% prediction from", "count", "activity"),
    Column("high", "95% prediction to", "count", "activity"),
    Column("incomplete", "Records still to come"),
)


def months_to_come(view: View, done: tuple[date, ...], *ends: date | None) -> list[date]:
    """The months after those done up to the last of ``ends``, or to the end of the period chosen."""
    last = max((end for end in ends if end), default=None)
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


def progress_rows(
    view: View, plan: Plan, funder: Plan, forecast: Forecast | Gap, months: tuple[date, ...], done: int
) -> list[dict]:
    """One row a month from the first with a completion or a plan on; after the first ``done`` months only the plans and
    the forecast."""
    cells = view.slice.cells("training_by_month", month=None)
    completed = running(view, cells, "completed_month", "completed", months[:done])
    where_planned = running(view, cells, "completed_month", "completed", months[:done], plan.parts)
    due, late = plan.due.sum(axis=0), incomplete(view, "training", months)
    rows = [
        {
            "month": month,
            "completed": int(completed[at]) if at < done else NOT_IN_YET,
            "plan": whole(plan.line[at]) if plan else NO_PLAN,
            "completed_planned": (int(where_planned[at]) if at < done else NOT_IN_YET) if plan else NO_PLAN,
            "due": (whole(due[at]) if at < done else NOT_IN_YET) if plan else NO_PLAN,
            "funder": whole(funder.line[at]) if funder else NO_TARGETS,
            "incomplete": late[at],
            **_forecast_cells(forecast, month),
        }
        for at, month in enumerate(months)
    ]
    return without_lead(rows, ("completed", "plan", "funder"))


def _forecast_cells(forecast: Forecast | Gap, month: date) -> dict:
    """What the pace brings by the month's end, or by the phase's in its last month; nothing before and after."""
    if isinstance(forecast, Gap) or not forecast.last < month <= forecast.ends_on:
        return dict.fromkeys(("pace", "low", "high"))
    day = min(month_end(month), forecast.ends_on)
    found = forecast.range_by(day)
    return {"pace": forecast.reached_by(day), "low": found.low, "high": found.high}


def progress_sentence(last: dict | None, is_planned: bool) -> str:
    if not last and is_planned:
        return "Nobody had completed training by then, and none was due by the plan"
    if not last:
        return "Nobody has completed training yet, and no plan is recorded"
    if not known(last["due"]):
        return f"{plural(last['completed'], 'person has', 'people have')} completed training; no plan is recorded"
    difference = last["completed_planned"] - last["due"]
    if not difference:
        return "Training is on plan"
    return f"Training is {plural(abs(difference), 'completion')} {'behind' if difference < 0 else 'ahead of'} plan"


def plan_words(view: View, plan: Plan, last: dict | None) -> str:
    if not last or not known(last["due"]):
        return "No plan recorded"
    without = len(view.slice.site_phases) - len(plan.places)
    some = (
        f"; {plural(without, 'site')} without a plan left out of it"
        if last["completed"] != last["completed_planned"]
        else ""
    )
    return f"Plan to date {last['due']:,.0f}, each site to its own date{some}"


def forecast_words(forecast: Forecast | Gap) -> str:
    """What the pace brings by the day it is carried on to, whatever months are shown, or why there is no forecast."""
    if isinstance(forecast, Gap):
        return f"No forecast: {forecast.words[0].lower()}{forecast.words[1:]}"
    found = forecast.range_by(forecast.ends_on)
    first = ", when the first phase ends" if forecast.is_first else ""
    return (
        f"At the pace of {months_of_pace(forecast)}, {forecast.reached_by(forecast.ends_on):,} by {written(forecast.ends_on, 'date')}{first}; "
        f"95% prediction interval {found.low:,} to {found.high:,}, if people go on enrolling; {TIMETABLE}"
    )


def funder_words(funder: Plan, last: dict | None) -> str:
    """What the funder's targets ask for in all, and by when; they are never added to the plan."""
    if not funder or not last:
        return ""
    return f"Funder's targets, not part of the plan: {funder.whole:,.0f} by {written(funder.last, 'date')}"
