"""Mentoring: whether the structure is alive, by month and by site."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.bars import Part
from dashboard.charts.months import columns
from dashboard.charts.panel import lengths, side_by_side
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.planned import incomplete
from dashboard.exhibits.progress import NOT_IN_YET
from dashboard.exhibits.to_date import months_to_date, without_records
from dashboard.exhibits.view import View, plural
from dashboard.table import Column, Gap, Table, known

NUMBERS = ("sessions", "attendances", "complex_cases")
NONE_RECORDED = Gap("None recorded")
NO_RECORDS = Gap("No records in this period")

COUNTS = (
    Column("sessions", "Mentoring sessions", "count", "activity"),
    Column("attendances", "Attendances", "count", "activity"),
    Column("complex_cases", "Complex cases discussed", "count", "activity"),
)
BY_MONTH = (Column("month", "Month", "month"), *COUNTS, Column("incomplete", "Records still to come"))
BY_SITE = (Column("site_id", ""), Column("site", "Site"), *COUNTS)


def mentoring_by_month(view: View) -> Exhibit:
    """Sessions held, attendances and complex cases month by month; months after the last data date are gaps."""
    counts = {name: view.slice.cells("mentoring_by_month").by("month", number=name).tolist() for name in NUMBERS}
    done = set(months_to_date(view, "training"))
    months = view.slice.months if any(counts["sessions"]) else ()
    late = dict(zip(months, incomplete(view, "training", months), strict=True))
    place = {month: at for at, month in enumerate(view.programme.months)}
    table = view.disclosed(
        Table.of(
            BY_MONTH,
            [
                {
                    "month": month,
                    "incomplete": late[month],
                    **{name: counts[name][place[month]] if month in done else NOT_IN_YET for name in NUMBERS},
                }
                for month in months
            ],
        )
    )
    return Exhibit(
        name="mentoring-by-month",
        question="Is the mentoring structure alive, month by month?",
        sentence=_said(
            sum_of_shown(table, "sessions"), sum_of_shown(table, "attendances"), sum_of_shown(table, "complex_cases")
        ),
        table=table,
        drawing=partial(columns, month="month", parts=_parts(), said=("month", *NUMBERS, "incomplete"))
        if len(table)
        else None,
        empty="No mentoring or supervision session is recorded here in this period.",
        evidence=_evidence(view),
        measures=("mentoring",),
        colour=style.MENTORING,
    )


def mentoring_by_site(view: View) -> Exhibit:
    """Sessions, attendances and complex cases of each selected site in the period; the total is the first row."""
    cells = view.slice.cells("mentoring_by_month")
    counts = {name: cells.by("site_id", number=name).tolist() for name in NUMBERS}
    ever = view.slice.cells("mentoring_by_month", month=None).by("site_id", number="sessions")
    place = {site.site_id: at for at, site in enumerate(view.programme.sites)}
    late = without_records(view, "training")
    rows = [
        {
            "site_id": site.site_id,
            "site": site.name,
            **{
                name: NO_RECORDS
                if site.site_id in late
                else counts[name][place[site.site_id]]
                if ever[place[site.site_id]]
                else NONE_RECORDED
                for name in NUMBERS
            },
        }
        for site in view.slice.sites
    ]
    total = (
        [{"site_id": "", "site": "All selected", **{name: sum(counts[name]) for name in NUMBERS}}]
        if len(rows) > 1
        else []
    )
    rows = [*total, *rows] if ever.any() else []
    table = view.disclosed(Table.of(BY_SITE, rows))
    holding = [
        record for record in table.records() if record["site_id"] and known(record["sessions"]) and record["sessions"]
    ]
    return Exhibit(
        name="mentoring-by-site",
        question="Where does mentoring take place?",
        sentence=_where(len(holding), len(view.slice.sites), holding[0]["site"] if holding else ""),
        table=table,
        drawing=_draw_sites if len(table) else None,
        empty="No mentoring or supervision session is recorded at the selected sites.",
        evidence=_evidence(view),
        measures=("mentoring",),
        colour=style.MENTORING,
    )


def sum_of_shown(table: Table, name: str) -> int | float | None:
    """The sum of a column; None where a cell of it is withheld or nothing is known."""
    cells = table.column(name)
    if any(isinstance(cell, Gap) and cell.withheld for cell in cells):
        return None
    values = [cell for cell in cells if known(cell)]
    return sum(values) if values else None


def _parts() -> tuple[Part, ...]:
    return tuple(Part(column.name, column.label, style.MENTORING) for column in COUNTS)


def _draw_sites(table: Table, size: style.Size) -> dict:
    """The sites alone: beside their total they would be too short to compare."""
    place = table.position("site_id")
    sites = Table(table.columns, tuple(row for row in table.rows if row[place]))
    return side_by_side(
        {
            column.label: lengths(
                sites,
                size,
                label="site",
                value=column.name,
                colour=style.MENTORING,
                key="site_id",
                said=("site", *NUMBERS),
            )
            for column in COUNTS
        },
        size,
    )


def _evidence(view: View) -> tuple[str, ...]:
    return tuple(
        filter(
            None, (view.period(), view.data_to("training"), "By the day of the session; who comes twice counts twice")
        )
    )


def _said(sessions: int | None, attendances: int | None, cases: int | None) -> str:
    if not sessions:
        return "No mentoring sessions recorded in this period"
    return (
        f"{plural(sessions, 'mentoring session')}, {plural(attendances, 'attendance')}, {plural(cases, 'complex case')}"
    )


def _where(holding: int, sites: int, only: str) -> str:
    if not holding:
        return "No mentoring sessions recorded in this period"
    if sites == 1:
        return f"{only} held mentoring sessions in this period"
    among = ("Both" if sites == 2 else f"All {sites:,}") if holding == sites else f"{holding:,} of {sites:,}"
    return f"{among} sites held mentoring sessions in this period"
