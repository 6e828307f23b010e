"""How each site is doing: one row a site, listed by name within its project, never ranked."""

from dashboard.charts import style
from dashboard.charts.intervals import intervals
from dashboard.charts.panel import lengths, side_by_side
from dashboard.exhibits.changes import changes_by
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.headlines import advice_phases
from dashboard.exhibits.records import records_by_site
from dashboard.exhibits.to_date import behind_or_ahead, months_to_date, plan_of, running_by_site
from dashboard.exhibits.view import View, plural, several, withheld
from dashboard.statistics.proportions import share, wilson
from dashboard.table import Column, Gap, Table, known

Ordered = list[tuple[int, str, str]]
"""Place on the programme's axis, code and projects of each site, in the order shown."""

NO_PAIRS = Gap("No pairs yet")
NOT_OFFERED = Gap("Not offered here")
NO_TRAINING = Gap("No training here yet")

TRAINING = (
    Column("site_id", ""),
    Column("site", "Site"),
    Column("setting", "Project and setting"),
    Column("completed", "Completed training", "count", "activity"),
    Column("enrolled", "Enrolled", "count", "activity"),
    Column("plan", "Plan to date", "count", "things"),
    Column("status", "Against plan", "text", "activity"),
)
CHANGE = (
    Column("change", "Confidence shift", "change", "answers", "pairs", "points"),
    Column("change_low", "95% from", "change", "answers", "pairs", "points"),
    Column("change_high", "95% to", "change", "answers", "pairs", "points"),
    Column("pairs", "Pairs", "count", "answers", "pairs"),
    Column("scale", "Points on"),
)
UPTAKE = (
    Column("uptake", "Joint Pain Advice uptake", "percent", "participants"),
    Column("uptake_low", "95% from", "percent", "participants"),
    Column("uptake_high", "95% to", "percent", "participants"),
    Column("seen", "Came to a first appointment", "count", "participants"),
    Column("offered", "Offered", "count", "participants"),
    Column("undecided", "Not decided yet", "count", "participants"),
)
STORY = (
    Column("mentoring_sessions", "Mentoring sessions", "count", "activity"),
    Column("latest_achievement", "Latest achievement", "text", "words"),
    Column("achieved_on", "Achieved on", "date"),
)


def sites(view: View) -> Exhibit:
    """Each selected site's training against plan, confidence shift, uptake, mentoring, latest achievement, records."""
    ordered = _ordered(view)
    groups = tuple(cells(view, ordered) for cells in (_training, _changes, _uptake, _story))
    rows = [{key: value for group in groups for key, value in group[site_id].items()} for _, site_id, _ in ordered]
    measured = view.disclosed(Table.of((*TRAINING, *CHANGE, *UPTAKE, *STORY), rows), "pairs")
    table = _beside(measured, records_by_site(view, [place for place, _, _ in ordered]))
    return Exhibit(
        name="sites", question="How is each site doing?", form="sites",
        sentence=_sentence(table), table=table, drawing=_draw if rows else None,
        empty="No site takes part in what is selected.",
        evidence=tuple(filter(None, (
            "Bars show people who have completed training, the mark is the plan to date; dots show the estimate, lines the 95% range",
            "Sites are listed by name within project, not ranked", "Open circle: the range includes no change",
            f"Training counted from the start, shown {view.period()}", withheld(table, "sites"), _late(view),
        ))),
        measures=("training_completed", "training_against_plan", "confidence_change", "uptake", "mentoring", "records_complete"),
    )


def _beside(left: Table, right: Table) -> Table:
    return Table((*left.columns, *right.columns), tuple((*a, *b) for a, b in zip(left.rows, right.rows, strict=True)))


def _ordered(view: View) -> Ordered:
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


def _training(view: View, ordered: Ordered) -> dict[str, dict]:
    months = months_to_date(view, "training")
    plan = plan_of(view, "training_completed", "training", months)
    cells = view.slice.cells("training_by_month", month=None)
    completed, planned = (running_by_site(view, cells, "completed_month", "completed", months, parts) for parts in (None, plan.parts))
    enrolled, due = running_by_site(view, cells, "enrolled_month", "enrolled", months), plan.due_by_site()
    rows = {}
    for place, site_id, projects in ordered:
        site, has_any = view.programme.sites[place], bool(enrolled[place] or place in due)
        rows[site_id] = {
            "site_id": site_id, "site": site.name, "setting": " · ".join(filter(None, (projects, site.setting))),
            "completed": int(completed[place]) if has_any else NO_TRAINING, "enrolled": int(enrolled[place]) if has_any else NO_TRAINING,
            "plan": round(due[place], 1) if place in due else Gap("No plan recorded"),
            "status": behind_or_ahead(int(planned[place]), due.get(place), "") if has_any else NO_TRAINING,
        }
    return rows


def _changes(view: View, ordered: Ordered) -> dict[str, dict]:
    pairs = view.slice.cells("paired_constructs_by_score").where(construct="confidence", baseline_id="before", occasion_id="after")
    changes: dict[str, list] = {}
    dims = ("site_id", "scale_min", "scale_max", "higher_is_better")
    for (site_id, *scale), change in changes_by(pairs, dims, before="sum_before", after="sum_after", number="people", items="items").items():
        changes.setdefault(site_id, []).append((scale, change))
    return {site_id: _change(changes.get(site_id, [])) for _, site_id, _ in ordered}


def _change(own: list) -> dict:
    """A site's change on its one scale; changes on several scales are not averaged."""
    if len(own) != 1:
        gap = Gap("On several scales: see Confidence") if own else NO_PAIRS
        return dict.fromkeys([column.name for column in CHANGE], gap)
    (low, high, higher_is_better), change = own[0]
    interval = change.interval
    return {
        "change": change.mean_change, "change_low": interval.low if interval else None, "change_high": interval.high if interval else None,
        "pairs": change.pairs, "scale": f"a {low:g}–{high:g} scale" + ("" if higher_is_better else ", lower is better"),
    }


def _uptake(view: View, ordered: Ordered) -> dict[str, dict]:
    cells = view.slice.cells("uptake_by_month")
    counts = {name: cells.by("site_id", number=name).tolist() for name in ("seen", "offered", "undecided")}
    phases = advice_phases(view)
    offering = {part.site_id for part in view.slice.site_phases if part.phase_id in phases}
    names = [column.name for column in UPTAKE]
    rows = {}
    for place, site_id, _ in ordered:
        own = {name: values[place] for name, values in counts.items()}
        rate = share(own["seen"], own["offered"] - own["undecided"])
        if site_id not in offering:
            rows[site_id] = dict.fromkeys(names, NOT_OFFERED)
        elif rate is None:
            gap = Gap("None decided yet" if own["offered"] else "No offers yet")
            rows[site_id] = {**dict.fromkeys(names, gap), **own}
        else:
            interval = wilson(own["seen"], own["offered"] - own["undecided"])
            rows[site_id] = {"uptake": rate, "uptake_low": interval.low, "uptake_high": interval.high, **own}
    return rows


def _story(view: View, ordered: Ordered) -> dict[str, dict]:
    sessions = view.slice.cells("mentoring_by_month").by("site_id", number="sessions").tolist()
    ever = view.slice.cells("mentoring_by_month", month=None).by("site_id", number="sessions").tolist()
    latest = _latest_achievements(view)
    rows = {}
    for place, site_id, _ in ordered:
        achieved = latest.get(site_id)
        rows[site_id] = {
            "mentoring_sessions": sessions[place] if ever[place] else Gap("None recorded"),
            "latest_achievement": achieved.title if achieved else Gap("None recorded"),
            "achieved_on": achieved.achieved_on if achieved else Gap("None recorded"),
        }
    return rows


def _latest_achievements(view: View) -> dict:
    """The newest achievement of each site in the selected phases and months; one without a phase belongs to all."""
    phases, latest = {phase.phase_id for phase in view.slice.phases}, {}
    first, last = view.selection.first, view.selection.last
    for achieved in view.programme.achievements:
        month = achieved.achieved_on.replace(day=1)
        inside = (not first or month >= first) and (not last or month <= last)
        if achieved.site_id and inside and (not achieved.phase_id or achieved.phase_id in phases):
            known_one = latest.get(achieved.site_id)
            if not known_one or achieved.achieved_on >= known_one.achieved_on:
                latest[achieved.site_id] = achieved
    return latest


def _sentence(table: Table) -> str:
    planned = [record for record in table.records() if known(record["plan"]) and known(record["status"])]
    if not len(table):
        return "No site takes part in what is selected"
    if not planned:
        return f"{plural(len(table), 'site')}; no training plan is recorded"
    behind = [record["site"] for record in planned if record["status"].endswith(" behind")]
    if not behind:
        return "Training is on or ahead of plan" + (f" at all {len(planned)} sites with a plan" if len(planned) > 1 else f" at {planned[0]['site']}")
    return f"Training is behind plan at {several(behind)}"


def _late(view: View) -> str:
    said = [view.data_to(source) for source in ("training", "surveys", "jpa")]
    words = dict.fromkeys(filter(None, said))
    return "; ".join(words) if len(words) == 1 else "; ".join(
        f"{name}: {text[:1].lower()}{text[1:]}" for name, text in zip(("Training", "Surveys", "Advice"), said, strict=True) if text
    )


def _draw(table: Table, size: style.Size) -> dict:
    said = ("site", "setting", "completed", "enrolled", "plan", "status", "change", "change_low", "change_high", "scale", "uptake",
            "uptake_low", "uptake_high", "seen", "offered", "undecided")
    rows = {"label": "site", "key": "site_id", "said": said}
    return side_by_side({
        "Training completed": lengths(table, size, value="completed", colour=style.TRAINING, tick="plan", of="enrolled", **rows),
        f"Confidence shift, {_scale_words(table)}": intervals(
            table, size, value="change", low="change_low", high="change_high", colour=style.TRAINING, domain=_shift_domain(table), zero=True, **rows,
        ),
        "Joint Pain Advice uptake": intervals(
            table, size, value="uptake", low="uptake_low", high="uptake_high", colour=style.ADVICE, domain=(0.0, 1.0), percent=True, **rows,
        ),
    }, size)


def _scale_words(table: Table) -> str:
    scales = {scale for scale, change in zip(table.column("scale"), table.column("change")) if known(change)}
    return f"points on {scales.pop()}" if len(scales) == 1 else "points on each site’s own scale"


def _shift_domain(table: Table) -> tuple[float, float]:
    values = [value for name in ("change", "change_low", "change_high") for value in table.numbers(name) if value is not None]
    low, high = min([0.0, *values]), max([1.0, *values])
    room = 0.12 * (high - low)
    return low - room, high + room
