"""What is known of each site, as cells by site: training, confidence shift, uptake, mentoring and achievements."""

from dashboard.exhibits.changes import changes_by
from dashboard.exhibits.constructs import confidence_cells
from dashboard.exhibits.taken_up import advice_phases
from dashboard.exhibits.to_date import behind_or_ahead, months_to_date, plan_of, running_by_site, whole, without_records
from dashboard.exhibits.view import View
from dashboard.statistics.paired import direction
from dashboard.statistics.proportions import share, wilson
from dashboard.table import Column, Gap

Ordered = list[tuple[int, str, str]]
"""Place on the programme's axis, code and projects of each site, in the order shown."""

NO_PAIRS = Gap("No pairs yet")
NOT_OFFERED = Gap("Not offered here")
NO_TRAINING = Gap("No training here yet")
NO_RECORDS = Gap("No records in this period")

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
    Column("direction", "In words", "text", "answers", "pairs"),
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
COLUMNS = (*TRAINING, *CHANGE, *UPTAKE, *STORY)


def training_cells(view: View, ordered: Ordered) -> dict[str, dict]:
    months = months_to_date(view, "training")
    plan = plan_of(view, "training_completed", "training", months)
    cells = view.slice.cells("training_by_month", month=None)
    completed, planned = (
        running_by_site(view, cells, "completed_month", "completed", months, parts) for parts in (None, plan.parts)
    )
    enrolled = running_by_site(view, cells, "enrolled_month", "enrolled", months)
    due = {place: whole(value) for place, value in plan.due_by_site().items()}
    rows = {}
    for place, site_id, projects in ordered:
        site, has_any = view.programme.sites[place], bool(enrolled[place] or place in due)
        gap = NO_TRAINING if months else NO_RECORDS
        has_any = has_any and bool(months)
        rows[site_id] = {
            "site_id": site_id,
            "site": site.name,
            "setting": " · ".join(filter(None, (projects, site.setting))),
            "completed": int(completed[place]) if has_any else gap,
            "enrolled": int(enrolled[place]) if has_any else gap,
            "plan": due.get(place, Gap("No plan recorded")) if months else gap,
            "status": behind_or_ahead(int(planned[place]), due.get(place), "") if has_any else gap,
        }
    return rows


def shift_cells(view: View, ordered: Ordered) -> dict[str, dict]:
    pairs = confidence_cells(view)
    changes: dict[str, list] = {}
    dims = ("site_id", "scale_min", "scale_max", "higher_is_better")
    for (site_id, *scale), change in changes_by(
        pairs, dims, before="sum_before", after="sum_after", number="people", items="items"
    ).items():
        changes.setdefault(site_id, []).append((scale, change))
    late = without_records(view, "surveys")
    return {
        site_id: _change(changes.get(site_id, []), NO_RECORDS if site_id in late else NO_PAIRS)
        for _, site_id, _ in ordered
    }


def _change(own: list, none: Gap) -> dict:
    """A site's change on its one scale; changes on several scales are not averaged."""
    if len(own) != 1:
        gap = Gap("On several scales: see Confidence") if own else none
        return dict.fromkeys([column.name for column in CHANGE], gap)
    (low, high, higher_is_better), change = own[0]
    interval = change.interval
    return {
        "change": change.mean_change,
        "change_low": interval.low if interval else None,
        "change_high": interval.high if interval else None,
        "pairs": change.pairs,
        "scale": f"a {low:g}–{high:g} scale" + ("" if higher_is_better else ", lower is better"),
        "direction": direction(change),
    }


def uptake_cells(view: View, ordered: Ordered) -> dict[str, dict]:
    cells = view.slice.cells("uptake_by_month")
    counts = {name: cells.by("site_id", number=name).tolist() for name in ("seen", "offered", "undecided")}
    phases = advice_phases(view)
    offering = {part.site_id for part in view.slice.site_phases if part.phase_id in phases}
    names, late = [column.name for column in UPTAKE], without_records(view, "jpa")
    rows = {}
    for place, site_id, _ in ordered:
        own = {name: values[place] for name, values in counts.items()}
        rate = share(own["seen"], own["offered"] - own["undecided"])
        if site_id not in offering:
            rows[site_id] = dict.fromkeys(names, NOT_OFFERED)
        elif site_id in late:
            rows[site_id] = dict.fromkeys(names, NO_RECORDS)
        elif rate is None:
            gap = Gap("None decided yet" if own["offered"] else "No offers")
            rows[site_id] = {**dict.fromkeys(names, gap), **own}
        else:
            interval = wilson(own["seen"], own["offered"] - own["undecided"])
            rows[site_id] = {"uptake": rate, "uptake_low": interval.low, "uptake_high": interval.high, **own}
    return rows


def story_cells(view: View, ordered: Ordered) -> dict[str, dict]:
    sessions = view.slice.cells("mentoring_by_month").by("site_id", number="sessions").tolist()
    ever = view.slice.cells("mentoring_by_month", month=None).by("site_id", number="sessions").tolist()
    latest, late = _latest_achievements(view), without_records(view, "training")
    rows = {}
    for place, site_id, _ in ordered:
        achieved = latest.get(site_id)
        rows[site_id] = {
            "mentoring_sessions": NO_RECORDS if site_id in late else sessions[place] if ever[place] else Gap("None recorded"),
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
