"""How far people came on Joint Pain Advice: offered, accepted, seen, and each step of their phase's own schedule."""

from functools import partial

import numpy as np

from dashboard.charts.pathway import pathway as draw_pathway
from dashboard.exhibits.complete import latest_to
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.view import View, plural
from dashboard.programme.rows import Phase, Step
from dashboard.table import Column, Gap, Table, known

UPTAKE = ("offered", "accepted", "declined", "undecided", "seen", "left_unseen")
STEP = ("attended", "missed", "unrecorded", "not_needed", "not_due")
UNRECORDED = Gap("No visit recorded")

NO_RECORDS = "No records of Joint Pain Advice in this period"
NOTES = (
    "“Not needed” is a good ending: the first advice sufficed.",
    "“Not yet” is not decided, accepted and still waiting, or a step that is not due.",
    "“Left” is somebody who accepted and left before being seen; “missed” is a later appointment recorded as not attended or cancelled.",
    "“Not recorded” is an offer of four weeks ago or more without an answer, or a step whose day has come without a record.",
)


def _people(name: str, label: str) -> Column:
    return Column(name, label, "count", "participants")


COLUMNS = (
    Column("phase_id", ""), Column("step_id", ""), Column("phase", "Phase"), Column("stage", "Stage"),
    _people("reached", "Came this far"), _people("not_needed", "Not needed"),
    _people("not_yet", "Not yet"), _people("lost", "Left, declined or missed"), _people("unrecorded", "Not recorded"),
)


def pathway(view: View) -> Exhibit:
    """People by the month of their first offer, phase by phase: each stage reached, missed, not needed, not due, not recorded."""
    table = disclosed(view, COLUMNS, _rows(view))
    said = ("stage", "reached", "not_needed", "not_yet", "lost", "unrecorded")
    return as_released(view, Exhibit(
        name="pathway",
        question="How many were offered, accepted, seen and reviewed?",
        sentence=_said(view, table),
        table=table,
        drawing=partial(draw_pathway, label="stage", group="phase", said=said) if len(table) else None,
        empty=nobody(view, "Nobody was offered Joint Pain Advice here in this period."),
        evidence=evidence(view, "jpa", table, "By month of the first offer", *_unrecorded(table)),
        measures=("pathway",),
        notes=NOTES if len(table) else (),
    ))


def steps_of(view: View, phase: Phase) -> list[Step]:
    """The phase's schedule, the first appointment first."""
    steps = (step for step in view.programme.steps if step.phase_id == phase.phase_id)
    return sorted(steps, key=lambda step: step.position)


def advice_phases(view: View) -> list[Phase]:
    """The selected phases that offer Joint Pain Advice: those with a schedule."""
    scheduled = {step.phase_id for step in view.programme.steps}
    return [phase for phase in view.slice.phases if phase.phase_id in scheduled]


def nothing_offered(view: View) -> str:
    """What to say where no offer is in the selection: advice is not offered there, nothing is recorded, or nobody was."""
    if not is_offered(view):
        return "Joint Pain Advice is not offered here"
    return "No offers of Joint Pain Advice in this period" if has_records(view) else NO_RECORDS


def nobody(view: View, words: str) -> str:
    """What stands in place of the drawing where no offer is: ``words`` only where the records say so."""
    if not is_offered(view):
        return "Choose a site or a phase that offers it."
    return words if has_records(view) else f"{NO_RECORDS}. Choose another period."


def has_records(view: View) -> bool:
    """Whether records of advice of a selected site run into the selected months."""
    latest = latest_to(view, "jpa", {phase.phase_id for phase in advice_phases(view)})
    return latest is not None and any(month <= latest for month in view.slice.months)


def unrecorded_steps(view: View) -> set[str]:
    """Steps that nobody in the whole programme is recorded to have come to or missed: what is missing is the record."""

    def steps() -> set[str]:
        cells = view.programme.cells["steps_by_month"]
        recorded = cells.by("step_id", number="attended") + cells.by("step_id", number="missed")
        return {step_id for step_id, count in zip(cells.labels["step_id"], recorded, strict=True) if not count}

    return view.slice.kept("unrecorded steps", steps)


def is_offered(view: View) -> bool:
    """Whether a selected site takes part in a selected phase of Joint Pain Advice."""
    phases = {phase.phase_id for phase in advice_phases(view)}
    return any(pair.phase_id in phases for pair in view.slice.site_phases)


def _rows(view: View) -> list[dict]:
    offers, steps = view.slice.cells("uptake_by_month"), view.slice.cells("steps_by_month")
    uptake = {name: offers.by("phase_id", number=name) for name in UPTAKE}
    later = {name: steps.by("step_id", number=name) for name in STEP}
    step_places = {step_id: place for place, step_id in enumerate(steps.labels["step_id"])}
    phase_places = {phase.phase_id: place for place, phase in enumerate(view.programme.phases)}
    rows = []
    for phase in advice_phases(view):
        counts = {name: int(uptake[name][phase_places[phase.phase_id]]) for name in UPTAKE}
        if counts["offered"]:
            first, *others = steps_of(view, phase)
            rows += _offer_rows(phase, first, counts)
            unrecorded = unrecorded_steps(view)
            rows += [_step_row(phase, step, later, step_places.get(step.step_id), unrecorded) for step in others]
    return rows


def _offer_rows(phase: Phase, first: Step, counts: dict[str, int]) -> list[dict]:
    offered, accepted, declined, undecided, seen, left = (counts[name] for name in UPTAKE)
    silent = offered - accepted - declined - undecided  # for four weeks or more
    # Whoever accepted, has not come and has not left may still come.
    return [
        _row(phase, "", "Offered", offered),
        _row(phase, "", "Accepted", accepted, not_yet=undecided, lost=declined, unrecorded=silent),
        _row(phase, first.step_id, f"Seen: {first.name}", seen, not_yet=accepted - seen - left, lost=left),
    ]


def _step_row(
    phase: Phase, step: Step, later: dict[str, np.ndarray], place: int | None, without: set[str]
) -> dict:
    attended, missed, unrecorded, not_needed, not_due = (
        int(later[name][place]) if place is not None else 0 for name in STEP
    )
    row = _row(phase, step.step_id, step.name, attended, not_needed, not_due, missed, unrecorded)
    return {**row, "reached": UNRECORDED, "unrecorded": UNRECORDED} if unrecorded and step.step_id in without else row


def _row(
    phase: Phase, step_id: str, stage: str, reached: int, not_needed: int = 0, not_yet: int = 0, lost: int = 0,
    unrecorded: int = 0,
) -> dict:
    return {"phase_id": phase.phase_id, "step_id": step_id, "phase": phase.name, "stage": stage, "reached": reached,
            "not_needed": not_needed, "not_yet": not_yet, "lost": lost, "unrecorded": unrecorded}


def _said(view: View, table: Table) -> str:
    rows = table.records()
    if not rows:
        return nothing_offered(view)
    offered = {row["phase"]: row["reached"] for row in rows if row["stage"] == "Offered"}
    seen = {row["phase"]: row["reached"] for row in rows if str(row["stage"]).startswith("Seen: ")}
    all_seen, all_offered = sum(seen.values()), plural(sum(offered.values()), "person", "people")
    if len(offered) == 1:
        return f"{all_seen:,} of {all_offered} offered advice {_have(all_seen)} been seen"
    if len(offered) == 2:
        parts = [f"{phase}: {seen[phase]:,} of {count:,}" for phase, count in offered.items()]
        return f"{parts[0]} offered advice were seen; {parts[1]}"
    return f"{all_seen:,} of {all_offered} offered advice {_have(all_seen)} been seen in {len(offered)} phases"


def _have(people: int) -> str:
    return "has" if people == 1 else "have"


def _unrecorded(table: Table) -> list[str]:
    """Steps that were due but at which nothing is recorded: the record may be what is missing."""
    rows = table.records()
    empty = [row["stage"] for row in rows if not known(row["reached"])]
    return [f"No appointment is recorded at: {', '.join(dict.fromkeys(empty))}"] if empty else []
