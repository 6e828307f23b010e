"""Who Joint Pain Advice reaches by where their pain is, and how many trained advisers are giving it."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.bars import Part, stacked
from dashboard.charts.intervals import intervals
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.pathway import nobody, nothing_offered
from dashboard.exhibits.uptake import COUNTS, rate_cells, rate_columns
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.view import View, plural
from dashboard.table import Column, Table, known

WHOLE = "All selected"
PAIN_SITES = {"hip": "Hip", "knee": "Knee", "back": "Back", "neck": "Neck", "several": "Several places"}

ADVISERS = (
    Column("site_id", ""), Column("site", "Site"), Column("trained", "Trained", "count", "activity"),
    Column("active", "Active", "count", "activity"), Column("not_active", "Not active", "count", "activity"),
)


def pain_sites(view: View) -> Exhibit:
    """People offered and seen by where their pain is; a characteristic of participants, so small groups are withheld."""
    cells = view.slice.cells("uptake_by_month")
    counts = {name: cells.by("pain_site", number=name).tolist() for name in COUNTS}
    axis = cells.labels["pain_site"]
    order = [*PAIN_SITES, *(label for label in axis if label not in PAIN_SITES)]
    rows = [
        {"pain_site": PAIN_SITES.get(label, str(label).capitalize()),
         **rate_cells(*(counts[name][axis.index(label)] for name in COUNTS))}
        for label in order if label in axis and counts["offered"][axis.index(label)]
    ]
    if len(rows) > 1:
        rows.insert(0, {"pain_site": WHOLE, **rate_cells(*(sum(counts[name]) for name in COUNTS))})
    columns = (Column("pain_site", "Pain in"), *rate_columns("outcomes", "offered"))
    table = disclosed(view, columns, rows)
    return as_released(view, Exhibit(
        name="pain-sites",
        question="Hip, knee, back or neck?",
        sentence=_said_of_pain(view, table),
        table=table,
        drawing=partial(
            intervals, label="pain_site", value="uptake", low="low", high="high", colour=style.ADVICE, domain=(0.0, 1.0),
            percent=True, said=("pain_site", "uptake", "low", "high", "seen", "offered", "undecided"),
        ) if len(table) else None,
        empty=nobody(view, "Nobody was offered Joint Pain Advice here in this period."),
        evidence=evidence(
            view, "jpa", table, "Uptake by where the pain is, by month of the first offer", "Lines show the 95% interval"
        ),
        measures=("pain_site",),
    ))


def advisers(view: View) -> Exhibit:
    """Advisers trained by site, and how many held an appointment in the 90 days up to their site's data."""
    cells = view.slice.cells("advisers_by_site", month=None)
    trained, active = (cells.by("site_id", number=name).tolist() for name in ("trained", "active"))
    rows = [
        {"site_id": site.site_id, "site": site.name, "trained": trained[place], "active": active[place],
         "not_active": trained[place] - active[place]}
        for place, site in enumerate(view.programme.sites) if trained[place]
    ]
    if len(rows) > 1:
        sums = {name: sum(row[name] for row in rows) for name in ("trained", "active", "not_active")}
        rows.insert(0, {"site_id": "", "site": WHOLE, **sums})
    table = disclosed(view, ADVISERS, rows)
    return as_released(view, Exhibit(
        name="advisers",
        question="How many trained advisers are active?",
        sentence=_said_of_advisers(table),
        table=table,
        drawing=partial(
            stacked, label="site", key="site_id", said=("site", "trained", "active", "not_active"), parts=(
                Part("active", "Active in the last 90 days", style.ADVICE, text_colour=style.PAPER),
                Part("not_active", "Not active", style.PAPER, pattern="/"),
            ),
        ) if len(table) else None,
        empty="No adviser has been trained for Joint Pain Advice here yet.",
        evidence=tuple(filter(None, (
            view.data_to("jpa"), "Active: held an appointment in the 90 days up to that date; the period does not apply",
        ))),
        measures=("advisers_active",),
    ))


def _said_of_pain(view: View, table: Table) -> str:
    rows = table.records()
    if not rows:
        return nothing_offered(view)
    parts = [row for row in rows if row["pain_site"] != WHOLE and known(row["offered"])]
    recorded = [row for row in parts if row["pain_site"] != "Not recorded"]
    if not recorded:
        return "Where the pain is was not recorded" if parts else "Too few people to show where their pain is"
    most = max(recorded, key=lambda row: row["offered"])
    words = "Pain in several places" if most["pain_site"] == "Several places" else f"{most['pain_site']} pain"
    if rows[0]["pain_site"] != WHOLE or not known(rows[0]["offered"]):
        return f"{words}: {plural(most['offered'], 'person', 'people')} offered advice"
    return f"{words}: {most['offered']:,} of {rows[0]['offered']:,} people offered advice"


def _said_of_advisers(table: Table) -> str:
    if not len(table):
        return "No advisers trained yet"
    row = table.records()[0]
    return f"{row['active']:,} of {plural(row['trained'], 'trained adviser')} held an appointment in the last 90 days"
