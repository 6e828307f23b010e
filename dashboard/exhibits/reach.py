"""How many of the trained advisers are giving Joint Pain Advice."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.bars import Part, stacked
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.release import as_released, disclosed
from dashboard.exhibits.view import View, plural
from dashboard.table import Column, Table

WHOLE = "All selected"

ADVISERS = (
    Column("site_id", ""), Column("site", "Site"), Column("trained", "Trained", "count", "activity"),
    Column("active", "Active", "count", "staff"), Column("not_active", "Not active", "count", "staff"),
)


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


def _said_of_advisers(table: Table) -> str:
    if not len(table):
        return "No advisers trained yet"
    row = table.records()[0]
    return f"{row['active']:,} of {plural(row['trained'], 'trained adviser')} held an appointment in the last 90 days"
