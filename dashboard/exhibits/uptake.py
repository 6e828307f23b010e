"""How many of those offered Joint Pain Advice took it up, by site and by month of the offer."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.bars import Part
from dashboard.charts.cohorts import cohorts
from dashboard.charts.intervals import intervals
from dashboard.exhibits.complete import complete_to, is_over, months_with_data
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.pathway import advice_phases, nobody, nothing_offered
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.to_date import without_records
from dashboard.exhibits.view import View, plural, several
from dashboard.statistics.proportions import share, wilson
from dashboard.table import Column, Gap, Table, known, share_in_words

WHOLE = "All selected"
NOT_OFFERED = Gap("Not offered here")
NO_OFFERS = Gap("No offers")
NO_RECORDS = Gap("No records in this period")
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
        "offered": offered, "undecided": undecided, "decided": decided, "seen": seen,
        "uptake": gap if rate is None else rate, "low": interval.low if interval else gap,
        "high": interval.high if interval else gap,
    }


def uptake_by_site(view: View) -> Exhibit:
    """Uptake of each site with its interval against all selected, by name, never ranked."""
    columns = (Column("site_id", ""), Column("site", "Site"), *rate_columns("participants"))
    table = disclosed(view, columns, _site_rows(view))
    return as_released(view, Exhibit(
        name="uptake-by-site",
        question="How many took up the offer, by site?",
        sentence=_said(view, table),
        table=table,
        drawing=_draw_sites if any(known(value) for value in table.column("uptake")) else None,
        empty=nobody(view, "Nobody was offered Joint Pain Advice here in this period, or nobody has decided yet."),
        evidence=evidence(
            view, "jpa", table, "By month of the first offer",
            "Offers younger than 28 days without a decision stand outside the share", _elsewhere(view, table),
            "Sites by name, not ranked; lines show the 95% interval",
        ),
        measures=("uptake",),
    ))


def uptake_by_month(view: View) -> Exhibit:
    """Each month's offers: how many were seen, are not decided yet, did not take it up."""
    columns = (
        Column("month", "Month of offer", "month"), *rate_columns("participants"),
        Column("waiting", "Accepted, not seen", "count", "participants"),
        Column("not_taken_up", "Not taken up", "count", "participants"), Column("incomplete", "Not over yet"),
    )
    table = disclosed(view, columns, _month_rows(view))
    return as_released(view, Exhibit(
        name="uptake-by-month",
        question="Is the offer taken up, month by month?",
        sentence=_said_of_months(view, table),
        table=table,
        drawing=partial(
            cohorts, month="month", share="uptake",
            said=("month", "offered", "seen", "waiting", "undecided", "uptake", "incomplete"), parts=(
                Part("seen", "Seen", style.ADVICE), Part("waiting", "Accepted, not seen", "#D9C2CD", outline=style.ADVICE),
                Part("undecided", "Not decided yet", "#E8EDEE"),
                Part("not_taken_up", "Not taken up", style.PAPER, pattern="/"),
            ),
        ) if len(table) else None,
        empty=nobody(view, "Nobody was offered Joint Pain Advice here in this period."),
        evidence=evidence(
            view, "jpa", table, "By month of the first offer; the table tells each month’s uptake", _unfinished(table),
            "People who accepted in the latest months may still come",
        ),
        measures=("uptake",),
    ))


def _site_rows(view: View) -> list[dict]:
    """All selected, then each site that offers advice, and any other that was chosen by name."""
    cells = view.slice.cells("uptake_by_month")
    counts = {name: cells.by("site_id", number=name).tolist() for name in COUNTS}
    phases = {phase.phase_id for phase in advice_phases(view)}
    offering = {pair.site_id for pair in view.slice.site_phases if pair.phase_id in phases}
    late, rows = without_records(view, "jpa"), []
    for place, site in enumerate(view.programme.sites):
        if site.site_id in offering & late:
            rows.append({"site_id": site.site_id, "site": site.name, **_gaps(NO_RECORDS)})
        elif site.site_id in offering:
            here = [counts[name][place] for name in COUNTS]
            rates = rate_cells(*here) if any(here) else _gaps(NO_OFFERS)
            rows.append({"site_id": site.site_id, "site": site.name, **rates})
        elif site.site_id in view.selection.sites:
            rows.append({"site_id": site.site_id, "site": site.name, **_gaps(NOT_OFFERED)})
    if len(offering) > 1:
        rows.insert(0, {"site_id": "", "site": WHOLE, **rate_cells(*(sum(counts[name]) for name in COUNTS))})
    return rows


def _gaps(gap: Gap) -> dict:
    return dict.fromkeys((column.name for column in rate_columns("participants")), gap)


def _month_rows(view: View) -> list[dict]:
    cells = view.slice.cells("uptake_by_month", month=None)
    counts = {name: cells.by("month", number=name).tolist() for name in (*COUNTS, "accepted")}
    phases = {phase.phase_id for phase in advice_phases(view)}
    complete = complete_to(view, "jpa", phases)
    rows = []
    for place, month in months_with_data(view, counts["offered"], "jpa", phases):
        offered, undecided, seen = (counts[name][place] for name in COUNTS)
        accepted = counts["accepted"][place]  # whoever was seen had accepted
        rows.append({"month": month, **rate_cells(offered, undecided, seen), "waiting": accepted - seen,
                     "not_taken_up": offered - accepted - undecided,
                     "incomplete": "no" if is_over(month, complete) else "yes"})
    return rows


def _draw_sites(table: Table, size: str) -> dict:
    whole = table.numbers("uptake")[0] if table.column("site")[0] == WHOLE else None
    return intervals(
        table, size, label="site", value="uptake", low="low", high="high", colour=style.ADVICE, domain=(0.0, 1.0),
        percent=True, key="site_id", reference=whole,
        said=("site", "uptake", "low", "high", "seen", "offered", "undecided"),
    )


def _said(view: View, table: Table) -> str:
    row = next((row for row in table.records() if row["offered"] not in (0, NO_OFFERS, NOT_OFFERED, NO_RECORDS)), None)
    if row is None:
        return nothing_offered(view)
    if row["uptake"] == NONE_DECIDED:
        return f"None of {plural(row['offered'], 'offer')} has been decided yet"
    later = f"; {row['undecided']:,} more not decided yet" if row["undecided"] else ""
    people = plural(row["decided"], "person", "people")
    return f"{row['seen']:,} of {people} offered advice took it up ({share_in_words(row['uptake'])}){later}"


def _said_of_months(view: View, table: Table) -> str:
    if not len(table):
        return nothing_offered(view)
    offered, decided, seen = (sum(table.column(name)) for name in ("offered", "decided", "seen"))
    words = plural(offered, "person", "people")
    if not decided:
        return f"{words} offered advice, none decided yet"
    return f"{words} offered advice over {plural(len(table), 'month')}; {share_in_words(seen / decided)} of those decided came"


def _unfinished(table: Table) -> str:
    count = table.column("incomplete").count("yes")
    return f"{plural(count, 'month')} not over at every site" if count else ""


def _elsewhere(view: View, table: Table) -> str:
    listed = set(table.column("site_id"))
    names = [site.name for site in view.slice.sites if site.site_id not in listed]
    return f"Not offered at {several(names)}" if names and len(table) else ""
