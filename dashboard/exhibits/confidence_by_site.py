"""Whether staff's own answers shifted at each site and in each phase, never ranked."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.changes import changes
from dashboard.exhibits.changes import change_cells, change_columns
from dashboard.exhibits.confidence import lower_is_better
from dashboard.exhibits.constructs import construct_changes, measure_cells, off_scale
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.view import View, plural
from dashboard.table import Column, Table, known

WHOLE = "All selected"

ROW = (
    Column("site_id", ""),
    Column("level", ""),  # whole, phase or site
    Column("site", "Site"),
    Column("scale", "Scale"),
    Column("better", "Better is"),
    Column("measure", ""),
)


def shift_by_site(view: View) -> Exhibit:
    """Mean change of people's confidence, by site and phase, each scale apart."""
    return _by_site(view, "confidence", "shift-by-site")


def awareness_by_site(view: View) -> Exhibit:
    """Mean change of people's awareness, by site and phase, each scale apart."""
    return _by_site(view, "awareness", "awareness-by-site")


def _by_site(view: View, construct: str, name: str) -> Exhibit:
    columns = (*ROW, *change_columns("answers"))
    table = disclosed(view, columns, _rows(view, construct), group="pairs")
    return as_released(view, Exhibit(
        name=name,
        question=f"Did {construct} shift, by site?",
        sentence=_said(construct, table),
        table=table,
        drawing=partial(
            changes, label="site", group="measure", colour=style.TRAINING, key="site_id", whole=WHOLE,
            said=("site", "mean_change", "low", "high", "pairs", "direction", "scale"),
        ) if len(table) else None,
        empty=f"Nobody has answered {construct} questions before and after the course here in this period.",
        evidence=evidence(
            view, "surveys", table, "By month of the later answer", off_scale(view), _without(view, table),
            "Sites by name, not ranked; lines show the 95% interval",
        ),
        measures=("confidence_change",),
    ))


def _rows(view: View, construct: str) -> list[dict]:
    """For each scale: all selected, each phase where there are several, each site that takes part in such a phase."""
    whole = {of: change for of, change in construct_changes(view).items() if of[0] == construct}
    phases, sites = construct_changes(view, "phase_id"), construct_changes(view, "site_id")
    rows = []
    for of, change in whole.items():
        asked = [phase for phase in view.slice.phases if (*of, phase.phase_id) in phases]
        asked_in = {phase.phase_id for phase in asked}
        places = {pair.site_id for pair in view.slice.site_phases if pair.phase_id in asked_in}
        here = [site for site in view.slice.sites if site.site_id in places]

        def row(level: str, name: str, change, site_id: str = "", of: tuple = of) -> dict:
            return {"site_id": site_id, "level": level, "site": name, **measure_cells(*of), **change_cells(change)}

        if len(here) > 1:
            rows.append(row("whole", WHOLE, change))
        if len(asked) > 1:
            rows += [row("phase", f"All of {phase.name}", phases[*of, phase.phase_id]) for phase in asked]
        rows += [row("site", site.name, sites.get((*of, site.site_id)), site.site_id) for site in here]
    return rows


def _said(construct: str, table: Table) -> str:
    """Where it rose, where it fell, where nothing can be said; a site asked on two scales is two rows."""
    sites = [row for row in table.records() if row["level"] == "site"]
    if not sites:
        return f"No {construct} answers given both before and after yet"
    subject = construct[:1].upper() + construct[1:]
    counts = {word: sum(row["direction"] == word for row in sites) for word in ("rose", "fell", "no clear change")}
    of = plural(len(sites), "site" if len({row["site_id"] for row in sites}) == len(sites) else "row")
    if len(sites) == 1:
        return _said_of_one(subject, sites[0])
    moved = [f"{word} at {counts[word]}" for word in ("rose", "fell") if counts[word]]
    few = len(sites) - sum(counts.values())
    rest = "".join([f"; too few pairs to say at {few}" if few else "", *(f"; {said}" for said in lower_is_better(sites))])
    if moved:
        return f"{subject} {' and '.join(moved)} of {of}{rest}"
    if counts["no clear change"]:
        return f"No clear change in {construct} at {counts['no clear change']} of {of}{rest}"
    return f"Too few pairs to say whether {construct} changed at any of {of}"


def _said_of_one(subject: str, row: dict) -> str:
    word = row["direction"]
    if word in ("rose", "fell"):
        return f"{subject} {word} at {row['site']}" + ("; a lower score is the better" if row["better"] == "lower" else "")
    if known(word) and word != "too few to say":
        return f"No clear change in {subject.lower()} at {row['site']}"
    return f"Too few pairs to say whether {subject.lower()} changed at {row['site']}"


def _without(view: View, table: Table) -> str:
    """How many selected sites are not listed: nobody in their phases has answered on both occasions."""
    listed = {site_id for site_id in table.column("site_id") if site_id}
    others = len(view.slice.sites) - len(listed)
    return f"{plural(others, 'site')} in phases without such pairs" if others and listed else ""
