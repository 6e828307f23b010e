"""How each site is doing: one row a site, listed by name within its project, never ranked."""

from dashboard.charts import style
from dashboard.charts.intervals import intervals
from dashboard.charts.panel import lengths, side_by_side
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.records import records_by_site
from dashboard.exhibits.site_cells import (
    CHANGE,
    COLUMNS,
    NO_RECORDS,
    TRAINING,
    UPTAKE,
    Ordered,
    shift_cells,
    story_cells,
    training_cells,
    uptake_cells,
)
from dashboard.exhibits.view import View, evidence_lines, plural, several, withheld
from dashboard.table import Table, known


def sites(view: View) -> Exhibit:
    """Each selected site's training against plan, confidence shift, uptake, mentoring, latest achievement, records."""
    order = ordered(view)
    groups = tuple(cells(view, order) for cells in (training_cells, shift_cells, uptake_cells, story_cells))
    rows = [{key: value for group in groups for key, value in group[site_id].items()} for _, site_id, _ in order]
    measured = view.disclosed(Table.of(COLUMNS, rows), "pairs")
    return sites_exhibit(view, beside(measured, records_by_site(view, [place for place, _, _ in order])))


def sites_exhibit(view: View, table: Table, *words: str) -> Exhibit:
    """The figure of a table that holds a row a site; ``words`` are evidence of their own."""
    return Exhibit(
        name="sites",
        question="How is each site doing?",
        form="sites",
        sentence=_sentence(table),
        table=table,
        drawing=_draw if len(table) else None,
        empty="No site takes part in what is selected.",
        evidence=evidence_lines(
            "Bars: people who have completed training; mark: plan to date; dots: the estimate; lines: the 95% range",
            "Sites are listed by name within project, not ranked",
            "Open circle: no clear change, or too few pairs to say",
            f"Training counted from the start, shown {view.period()}",
            *words,
            withheld(table, "sites") if not words else "",
            _late(view),
        ),
        measures=(
            "training_completed",
            "training_against_plan",
            "confidence_change",
            "uptake",
            "mentoring",
            "records_complete",
        ),
    )


def beside(left: Table, right: Table) -> Table:
    """Two tables of the same rows as one."""
    return Table((*left.columns, *right.columns), tuple((*a, *b) for a, b in zip(left.rows, right.rows, strict=True)))


def ordered(view: View) -> Ordered:
    """Place, code and projects of each selected site, by its first project and its name."""
    codes = [project.project_code for project in view.programme.projects]
    project_of = {phase.phase_id: phase.project_code for phase in view.programme.phases}
    taking_part: dict[str, set[str]] = {}
    for part in view.slice.site_phases:
        taking_part.setdefault(part.site_id, set()).add(project_of[part.phase_id])
    found = []
    for place, site in enumerate(view.programme.sites):
        own = [code for code in codes if code in taking_part.get(site.site_id, ())]
        if own:
            found.append((codes.index(own[0]), place, site.site_id, " and ".join(own)))
    return [(place, site_id, projects) for _, place, site_id, projects in sorted(found)]


def _sentence(table: Table) -> str:
    planned = [record for record in table.records() if known(record["plan"]) and known(record["status"])]
    if not len(table):
        return "No site takes part in what is selected"
    if NO_RECORDS in table.column("plan"):
        return "No training records in this period"
    if not planned:
        return f"{plural(len(table), 'site')}; no training plan is recorded"
    behind = [record["site"] for record in planned if record["status"].endswith(" behind")]
    if not behind:
        return "Training is on or ahead of plan" + (
            f" at all {len(planned)} sites with a plan" if len(planned) > 1 else f" at {planned[0]['site']}"
        )
    return f"Training is behind plan at {several(behind)}"


def _late(view: View) -> str:
    said = [view.data_to(source) for source in ("training", "surveys", "jpa")]
    words = dict.fromkeys(filter(None, said))
    return (
        "; ".join(words)
        if len(words) == 1
        else "; ".join(
            f"{name}: {text[:1].lower()}{text[1:]}"
            for name, text in zip(("Training", "Surveys", "Advice"), said, strict=True)
            if text
        )
    )


def _draw(table: Table, size: style.Size) -> dict:
    said = tuple(column.name for column in (*TRAINING, *CHANGE, *UPTAKE) if column.label)
    rows = {"label": "site", "key": "site_id", "said": said}
    shift = intervals(
        table, size, value="change", low="change_low", high="change_high", colour=style.TRAINING, zero=True,
        domain=_shift_domain(table), **rows,
    )  # fmt: skip
    uptake = intervals(
        table, size, value="uptake", low="uptake_low", high="uptake_high", colour=style.ADVICE, percent=True,
        domain=(0.0, 1.0), **rows,
    )  # fmt: skip
    training = lengths(table, size, value="completed", colour=style.TRAINING, tick="plan", of="enrolled", **rows)
    titles = ("Training completed", f"Confidence shift, {_scale_words(table)}", "Joint Pain Advice uptake")
    return side_by_side(dict(zip(titles, (training, shift, uptake), strict=True)), size)


def _scale_words(table: Table) -> str:
    scales = {
        scale for scale, change in zip(table.column("scale"), table.column("change"), strict=True) if known(change)
    }
    return f"points on {scales.pop()}" if len(scales) == 1 else "points on each site’s own scale"


def _shift_domain(table: Table) -> tuple[float, float]:
    values = [
        value for name in ("change", "change_low", "change_high") for value in table.numbers(name) if value is not None
    ]
    low, high = min([0.0, *values]), max([1.0, *values])
    room = 0.12 * (high - low)
    return low - room, high + room
