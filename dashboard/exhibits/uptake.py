"""How many of those offered Joint Pain Advice took it up, by site and by month of the offer."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.bars import Part
from dashboard.charts.cohorts import cohorts
from dashboard.charts.intervals import intervals
from dashboard.exhibits.complete import months_with_data
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.pathway import advice_phases
from dashboard.exhibits.view import View, plural, several
from dashboard.statistics.proportions import share, wilson
from dashboard.table import Column, Gap, Table, known

WHOLE = "All selected"
NOT_OFFERED = Gap("Not offered here")
NO_OFFERS = Gap("No offers yet")
NONE_DECIDED = Gap("None decided yet")

COUNTS = ("offered", "undecided", "seen")


def rate_columns(measure_class: str, people: str = "") -> tuple[Column, ...]:
    """The columns that :func:`rate_cells` fills."""

    def column(name: str, label: str, kind: str) -> Column:
        return Column(name, label, kind, measure_class, people)

    return (
        column("offered", "Offered", "count"), column("undecided", "Not decided yet", "count"),
        column("decided", "Decided", "count"), column("seen", "Seen", "count"), column("uptake", "Uptake", "percent"),
        column("low", "95% from", "percent"), column("high", "95% to", "percent"),
    )


def rate_cells(offered: int, undecided: int, seen: int) -> dict:
    """Uptake with its Wilson interval; those not decided yet stand beside the denominator, not in it."""
    decided = offered - undecided
    interval = wilson(seen, decided)
    rate = share(seen, decided)
    gap = NO_OFFERS if not offered else NONE_DECIDED
    return {
        "offered": offered or NO_OFFERS, "undecided": undecided if offered else NO_OFFERS,
        "decided": decided if offered else NO_OFFERS, "seen": seen if offered else NO_OFFERS,
        "uptake": gap if rate is None else rate, "low": interval.low if interval else gap,
        "high": interval.high if interval else gap,
    }


def uptake_by_site(view: View) -> Exhibit:
    """Uptake of each site with its interval against all selected, by name, never ranked."""
    table = view.disclosed(
        Table.of((Column("site_id", ""), Column("site", "Site"), *rate_columns("participants")), _site_rows(view))
    )
    elsewhere = _elsewhere(view, table)
    return Exhibit(
        name="uptake-by-site",
        question="How many took up the offer, by site?",
        sentence=_said(table),
        table=table,
        drawing=_draw_sites if any(known(value) for value in table.column("uptake")) else None,
        empty="Nobody was offered Joint Pain Advice here in this period, or nobody has decided yet.",
        evidence=tuple(filter(None, (
            view.period(), view.data_to("jpa"), "By month of the first offer",
            "Offers younger than 28 days without a decision stand outside the share", elsewhere,
            "Sites by name, not ranked; lines show the 95% interval" if len(table) > 1 else "Line: 95% interval",
        ))),
        measures=("uptake",),
    )


def uptake_by_month(view: View) -> Exhibit:
    """Each month's offers: how many were seen, are not decided yet, did not take it up."""
    columns = (
        Column("month", "Month of offer", "month"), *rate_columns("participants"),
        Column("not_taken_up", "Not taken up", "count", "participants"),
    )
    table = view.disclosed(Table.of(columns, _month_rows(view)))
    return Exhibit(
        name="uptake-by-month",
        question="Is the offer taken up, month by month?",
        sentence=_said_of_months(table),
        table=table,
        drawing=partial(
            cohorts, month="month", share="uptake", said=("month", "offered", "seen", "undecided", "uptake"), parts=(
                Part("seen", "Seen", style.ADVICE), Part("undecided", "Not decided yet", "#E8EDEE"),
                Part("not_taken_up", "Not taken up", style.PAPER, pattern="/"),
            ),
        ) if any(known(value) for value in table.column("seen")) else None,
        empty="Nobody was offered Joint Pain Advice here in this period.",
        evidence=tuple(filter(None, (
            view.period(), view.data_to("jpa"), "By month of the first offer; above each month: its uptake",
            "People offered advice in the latest months may still come",
        ))),
        measures=("uptake",),
    )


def _site_rows(view: View) -> list[dict]:
    """All selected, then each site that offers advice, and any other that was chosen by name."""
    cells = view.slice.cells("uptake_by_month")
    counts = {name: cells.by("site_id", number=name).tolist() for name in COUNTS}
    phases = {phase.phase_id for phase in advice_phases(view)}
    offering = {pair.site_id for pair in view.slice.site_phases if pair.phase_id in phases}
    rows = []
    for place, site in enumerate(view.programme.sites):
        if site.site_id in offering:
            rows.append({"site_id": site.site_id, "site": site.name, **rate_cells(*(counts[name][place] for name in COUNTS))})
        elif site.site_id in view.selection.sites:
            gaps = dict.fromkeys((column.name for column in rate_columns("things")), NOT_OFFERED)
            rows.append({"site_id": site.site_id, "site": site.name, **gaps})
    if len(offering) > 1:
        rows.insert(0, {"site_id": "", "site": WHOLE, **rate_cells(*(sum(counts[name]) for name in COUNTS))})
    return rows


def _month_rows(view: View) -> list[dict]:
    cells = view.slice.cells("uptake_by_month")
    counts = {name: cells.by("month", number=name).tolist() for name in COUNTS}
    phases = {phase.phase_id for phase in advice_phases(view)}
    rows = []
    for place, month in months_with_data(view, counts["offered"], "jpa", phases):
        offered, undecided, seen = (counts[name][place] for name in COUNTS)
        rows.append({"month": month, **rate_cells(offered, undecided, seen),
                     "not_taken_up": offered - undecided - seen if offered else NO_OFFERS})
    return rows


def _draw_sites(table: Table, size: str) -> dict:
    whole = table.numbers("uptake")[0] if table.column("site")[0] == WHOLE else None
    return intervals(
        table, size, label="site", value="uptake", low="low", high="high", colour=style.ADVICE, domain=(0.0, 1.0),
        percent=True, key="site_id", reference=whole, reference_words=WHOLE,
        said=("site", "uptake", "low", "high", "seen", "offered", "undecided"),
    )


def _said(table: Table) -> str:
    rows = table.records()
    row = rows[0] if rows else None
    if row is None or row["offered"] == NO_OFFERS:
        return "No offers of Joint Pain Advice in this period"
    if row["offered"] == NOT_OFFERED:
        return "Joint Pain Advice is not offered at the selected sites"
    if row["uptake"] == NONE_DECIDED:
        return f"None of {plural(row['offered'], 'offer')} has been decided yet"
    if not known(row["uptake"]):
        return "Uptake is not released"
    later = f"; {row['undecided']:,} not decided yet" if row["undecided"] else ""
    return f"{row['seen']:,} of {plural(row['decided'], 'person', 'people')} offered advice took it up ({row['uptake']:.0%}){later}"


def _said_of_months(table: Table) -> str:
    shown = [row for row in table.records() if known(row["seen"])]
    if not shown:
        return "Uptake is not released" if len(table) else "No offers of Joint Pain Advice in this period"
    offered, decided, seen = (sum(row[name] for row in shown) for name in ("offered", "decided", "seen"))
    words = plural(offered, "person", "people")
    if not decided:
        return f"{words} offered advice, none decided yet"
    return f"{words} offered advice over {plural(len(table), 'month')}; {seen / decided:.0%} of those decided came"


def _elsewhere(view: View, table: Table) -> str:
    listed = set(table.column("site_id"))
    names = [site.name for site in view.slice.sites if site.site_id not in listed]
    return f"Not offered at {several(names)}" if names and len(table) else ""
