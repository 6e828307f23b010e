"""A count to date held against its plan: the months' rows, the headline and the line they share."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial

import numpy as np

from dashboard.charts.months import running_total
from dashboard.exhibits.complete import complete_to, is_over
from dashboard.exhibits.exhibit import Drawing, Headline
from dashboard.exhibits.to_date import Plan, behind_or_ahead, whole
from dashboard.exhibits.view import View, evidence_lines
from dashboard.table import Column, Gap, known, written

NO_PLAN = Gap("No plan recorded")


def incomplete(view: View, source: str, months: Sequence[date], phases: Collection[str] | None = None) -> list[str]:
    """For each month "yes" where the records of some site (in ``phases``) end before the month does, else "no"."""
    complete = complete_to(view, source, {phase.phase_id for phase in view.slice.phases} if phases is None else phases)
    return ["no" if is_over(month, complete) else "yes" for month in months]


def planned_columns(measure_class: str) -> tuple[Column, ...]:
    """The columns that :func:`plan_cells` fills; ``measure_class`` is that of the count held against the plan."""
    return (
        Column("plan", "Plan to date", "count", "things"),
        Column("planned_done", "Done where there is a plan", "count", measure_class),
        Column("target", "Planned in all", "count", "things"),
        Column("incomplete", "Records still to come"),
    )


def plan_cells(
    view: View,
    source: str,
    months: Sequence[date],
    plan: Plan,
    planned: np.ndarray,
    phases: Collection[str] | None = None,
) -> list[dict]:
    """The plan's cells by month, each site held to its own date; ``planned`` is done to date where there is a plan."""
    due, late = plan.due.sum(axis=0).tolist(), incomplete(view, source, months, phases)
    return [
        {
            "plan": whole(due[at]) if plan else NO_PLAN,
            "planned_done": int(planned[at]) if plan else NO_PLAN,
            "target": plan.whole if plan else NO_PLAN,
            "incomplete": late[at],
        }
        for at in range(len(months))
    ]


def monthly(months: Sequence[date], counts: dict[str, np.ndarray], plans: Sequence[dict]) -> list[dict]:
    """One row a month: its counts by column, and the plan's cells; less the months before anything was there."""
    rows = [
        {"month": month, **{name: int(values[at]) for name, values in counts.items()}, **plans[at]}
        for at, month in enumerate(months)
    ]
    return without_lead(rows, (*counts, "plan")) or rows


def without_lead(rows: list[dict], names: Sequence[str]) -> list[dict]:
    """Less the rows before one of these columns is above 0, but for the last of them, where a line starts."""
    first = next((at for at, row in enumerate(rows) if any(known(row[name]) and row[name] for name in names)), None)
    return [] if first is None else rows[max(0, first - 1) :]


def planned_headline(last: dict | None, name: str, of: str, counted_in: int = 0, notes: Sequence[str] = ()) -> Headline:
    """The count of the last month, on a bar as long as the final plan; without a plan as long as ``counted_in``.

    Where some sites have no plan, bar and status are of those that have one, and a note says how many that is.
    """
    if not last:
        return Headline("–", "nothing recorded here")
    has_plan, done = known(last["plan"]), last["planned_done"]
    drawn = done if has_plan else last[name]
    longest = max(last["target"] if has_plan else counted_in, drawn, 1)
    plan = f"plan to date {written(last['plan'], 'count')}" if has_plan else ""
    if has_plan and done != last[name]:
        plan = f"{done:,} of {written(last['plan'], 'count')} planned, at sites with a plan"
    said = " · ".join(filter(None, [*notes, plan]))
    return Headline(
        figure=f"{last[name]:,}",
        of=of,
        spark=name,
        share=drawn / longest if has_plan or counted_in else None,
        tick=min(1.0, last["plan"] / longest) if has_plan else None,
        status=behind_or_ahead(done, last["plan"] if has_plan else None),
        notes=evidence_lines(said),
    )


def line(value: str, colour: str, marks: Sequence[tuple[date, str]] = ()) -> Drawing:
    """The running total in the column ``value`` against the plan; ``marks`` are days with their titles."""
    return partial(
        running_total, month="month", value=value, plan="plan", colour=colour, incomplete="incomplete", marks=marks,
        said=("month", value, "plan", "incomplete"),
    )  # fmt: skip


def plan_evidence(last: dict | None) -> str:
    return "Plan: targets by site, summed, each site held to its own date" if last and known(last["plan"]) else ""
