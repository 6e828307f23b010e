"""Training: who has completed, who is on the way, who withdrew, against the plan."""

from dashboard.charts import style
from dashboard.charts.bars import Part, stacked
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.view import View, plural
from dashboard.table import Column, Gap, Table
from functools import partial

COMPLETION = (
    Column("site_id", ""),
    Column("site", "Site"),
    Column("phase", "Phase"),
    Column("enrolled", "Enrolled", "count", "activity"),
    Column("completed", "Completed", "count", "activity"),
    Column("in_progress", "On the way", "count", "activity"),
    Column("withdrew", "Withdrew", "count", "activity"),
)


def completion_by_site(view: View) -> Exhibit:
    """People enrolled in the period, by site and phase: completed, on the way, withdrawn."""
    cells = view.slice.cells("training_by_month", month="enrolled_month")
    enrolled, completed, withdrew = (cells.by("site_id", "phase_id", number=name) for name in ("enrolled", "completed", "withdrawn"))
    rows = []
    for site, phase in view.slice.site_phases:
        at = view.programme.sites.index(site), view.programme.phases.index(phase)
        counts = int(enrolled[at]), int(completed[at]), int(withdrew[at])
        if counts[0]:
            rows.append({"site_id": site.site_id, "site": site.name, "phase": phase.name, "enrolled": counts[0],
                         "completed": counts[1], "in_progress": counts[0] - counts[1] - counts[2], "withdrew": counts[2]})
    table = view.disclosed(Table.of(COMPLETION, rows))
    done, all_enrolled = sum(table.column("completed")), sum(table.column("enrolled"))
    return Exhibit(
        name="completion-by-site",
        question="Who has completed, who is on the way, who withdrew?",
        sentence=f"{done:,} of {plural(all_enrolled, 'person', 'people')} enrolled have completed" if rows else "Nobody enrolled in this period",
        table=table,
        drawing=partial(
            stacked, label="site", key="site_id", said=("site", "phase", "enrolled", "completed", "in_progress", "withdrew"),
            parts=(Part("completed", "Completed", style.TRAINING, text_colour=style.PAPER), Part("in_progress", "On the way", "#E8EDEE"),
                   Part("withdrew", "Withdrew", style.PAPER, pattern="/")),
        ) if rows else None,
        empty="Nobody enrolled here in this period. Widen the period or choose another site.",
        evidence=tuple(filter(None, (view.period(), view.data_to("training"), "By month of enrolment"))),
        measures=("training_completed",),
    )
