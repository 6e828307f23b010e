"""Completions month by month beside the plan: the rows and the words of training's progress."""

from datetime import date, timedelta

from dashboard.exhibits.planned import NO_PLAN, incomplete, without_lead
from dashboard.exhibits.to_date import Plan, plan_of, running, whole
from dashboard.exhibits.view import View, plural
from dashboard.table import Column, Gap, known

NOT_IN_YET = Gap("Not in yet")

PROGRESS = (
    Column("month", "By the end of", "month"),
    Column("completed", "Completed", "count", "activity"),
    Column("plan", "Plan", "count", "things"),
    Column("completed_planned", "Completed where there is a plan", "count", "activity"),
    Column("due", "Plan to each site's own date", "count", "things"),
    Column("incomplete", "Records still to come"),
)


def months_of_plan(view: View, done: tuple[date, ...]) -> list[date]:
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


def progress_rows(view: View, plan: Plan, months: tuple[date, ...], done: int) -> list[dict]:
    """One row a month from the first with a completion or a plan on; after the first ``done`` months only the plan."""
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
            "incomplete": late[at],
        }
        for at, month in enumerate(months)
    ]
    return without_lead(rows, ("completed", "plan"))


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
    return f"Plan to date {last['due']:,.0f}: targets by site, summed, each site to its own date{some}"
