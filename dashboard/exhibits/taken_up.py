"""Who took up Joint Pain Advice: the rows of the headline, month by month, and its words."""

from dashboard.exhibits.exhibit import Headline
from dashboard.exhibits.planned import monthly, plan_cells, planned_columns
from dashboard.exhibits.to_date import behind_or_ahead, months_to_date, plan_of, running
from dashboard.exhibits.view import View, evidence_lines, plural
from dashboard.statistics.proportions import share
from dashboard.table import Column, Gap, Table, known, written

TAKEN_UP = (
    Column("month", "Month of offer", "month"),
    Column("offered", "Offered", "count", "participants"),
    Column("undecided", "Not decided yet", "count", "participants"),
    Column("seen", "Came to a first appointment", "count", "participants"),
    Column("share", "Share who came, of those decided", "percent", "participants"),
    Column("seen_to_date", "Came, of all offered by then", "count", "participants"),
    *planned_columns("participants"),
)


def shown_sum(table: Table, name: str) -> int | None:
    """The sum of a column of counts; None where a cell of it is withheld or there is none."""
    cells = table.column(name)
    return sum(cells) if cells and all(map(known, cells)) else None


def taken_up_rows(view: View) -> list[dict]:
    phases = advice_phases(view)
    months = months_to_date(view, "jpa", phases)
    plan = plan_of(view, "advice_taken_up", "jpa", months)
    place = {month: at for at, month in enumerate(view.programme.months)}
    chosen = [place[month] for month in months]
    cells = view.slice.cells("uptake_by_month", month=None)
    counts = {name: cells.by("month", number=name)[chosen] for name in ("offered", "undecided", "seen")}
    counts["seen_to_date"] = running(view, cells, "month", "seen", months)
    plans = plan_cells(view, "jpa", months, plan, running(view, cells, "month", "seen", months, plan.parts), phases)
    rows = monthly(months, counts, plans)
    for row in rows:
        decided = share(row["seen"], row["offered"] - row["undecided"])
        row["share"] = decided if decided is not None else Gap("No offers decided")
    return rows


def advice_phases(view: View) -> set[str]:
    """The selected phases that offer Joint Pain Advice: those with a schedule of appointments."""
    return {step.phase_id for step in view.programme.steps} & {part.phase_id for part in view.slice.site_phases}


def nothing_here(view: View) -> str:
    """Why there is not one month of offers."""
    if advice_phases(view):
        return "No records of Joint Pain Advice in this period"
    return "Joint Pain Advice is not offered at the selected sites"


def taken_up_sentence(rate: float | None, seen: int | None, offered: int | None, undecided: int | None) -> str:
    if offered is None:
        return "Uptake of Joint Pain Advice is not released"
    if rate is None:
        return "Nobody was offered Joint Pain Advice in this period" if not offered else "No offer has been decided yet"
    decided = plural(offered - undecided, "person", "people")
    later = f"; {undecided:,} more not decided yet" if undecided else ""
    return f"{seen:,} of {decided} offered Joint Pain Advice came to a first appointment{later}"


def taken_up_headline(
    last: dict, rate: float | None, seen: int | None, offered: int | None, undecided: int | None
) -> Headline:
    """The rate of the period; the plan is of people to date, marked on the bar only where the whole time is shown."""
    if rate is None:
        return Headline("–", "not released" if offered is None else "no offers decided yet" if offered else "no offers")
    plan, decided = last["plan"], offered - undecided
    whole_time = seen == last["seen_to_date"] == last["planned_done"]
    return Headline(
        figure=written(rate, "percent"),
        of=f"{seen:,} of {decided:,} offered",
        share=rate,
        spark="share",
        tick=min(1.0, plan / decided) if known(plan) and whole_time else None,
        status=behind_or_ahead(last["planned_done"], plan if known(plan) else None),
        notes=evidence_lines(" · ".join(filter(None, (
            f"{undecided:,} more not decided yet" if undecided else "",
            f"plan to date {plan:,.0f}" if known(plan) else "",
        )))),
    )
