"""What the figures of outcomes share: pairs of scores on the scale, who was due, seen and scored, and the caution."""

from collections.abc import Iterable

import numpy as np

from dashboard.exhibits.changes import GroupedPairs, grouped_pairs
from dashboard.exhibits.pathway import UNRECORDED, advice_phases, steps_of, unrecorded_steps
from dashboard.exhibits.view import View
from dashboard.programme.cells import Cells
from dashboard.programme.rows import Instrument, Phase, Step
from dashboard.table import Column, Gap, Table, known

CAUTION = "without a comparison group no cause is shown"
NO_COMPARISON = "No comparison group: change was observed; its cause is not shown"
OF_OTHER_MONTHS = Gap("By month of offer: see below")
WHO_IS_SCORED = "Only people scored both times are counted; “For how many are the scores there?” tells who was due, seen and scored."
NONE_DUE = Gap("Nobody due")
NO_PAIRS = "No scores from both a first appointment and a later one yet"
NONE_ON_SCALE = "No scores on their scales to compare"

Places = list[tuple[Instrument, Phase, Step]]

ROW = (
    Column("instrument_id", ""), Column("phase_id", ""), Column("step_id", ""),
    Column("row", "First appointment to"), Column("instrument", "Measure"), Column("scale", "Scale"),
    Column("better", "Better is"), Column("measure", ""),
)
DUE = (
    Column("due", "Due", "count", "participants"), Column("seen", "Seen", "count", "participants"),
    Column("scored", "Scored", "count", "outcomes", "due"),
)


def pairs_on_scale(view: View) -> tuple[GroupedPairs, list[str]]:
    """Pairs by instrument and step of which both scores lie on the scale; and the instruments where any does not."""
    cells = view.slice.cells("paired_outcomes_by_value")
    return view.slice.kept("pairs on scale", lambda: on_scale(cells, view.programme.instruments))


def on_scale(cells: Cells, instruments: Iterable[Instrument]) -> tuple[GroupedPairs, list[str]]:
    """As :func:`pairs_on_scale`, of the cells of ``paired_outcomes_by_value``."""
    found = grouped_pairs(cells, ("instrument_id", "step_id"), before="value_before", after="value_after", number="pairs")
    named = {instrument.instrument_id: instrument for instrument in instruments}
    of = [named[name] for name, _ in found.keys]
    low, high = (np.array([getattr(each, end) for each in of], float)[found.group] for end in ("scale_min", "scale_max"))
    inside = (np.minimum(found.before, found.after) >= low) & (np.maximum(found.before, found.after) <= high)
    wrong = {of[group] for group in np.unique(found.group[~inside])}
    kept = GroupedPairs(found.keys, found.group[inside], found.before[inside], found.after[inside], found.people[inside])
    return kept if wrong else found, sorted(f"{each.name} ({scale_of(each)})" for each in wrong)


def off_scale(outside: list[str]) -> str:
    """Evidence of scores that cannot be right, without how many: they may be one person's."""
    return f"Scores outside the scale are left out: {', '.join(outside)}" if outside else ""


def places_of(view: View, found: set[tuple]) -> Places:
    """Each instrument by name, at each later step of each phase's schedule, where it was found."""
    return [
        (instrument, phase, step)
        for instrument in sorted(view.programme.instruments, key=lambda instrument: instrument.name)
        for phase in advice_phases(view)
        for step in steps_of(view, phase)[1:]
        if (instrument.instrument_id, step.step_id) in found
    ]


def place_cells(view: View, instrument: Instrument, phase: Phase, step: Step) -> dict:
    better = "higher" if instrument.higher_is_better else "lower"
    return {
        "instrument_id": instrument.instrument_id, "phase_id": phase.phase_id, "step_id": step.step_id,
        "row": f"{step.name} · {phase.name}" if len(advice_phases(view)) > 1 else step.name,
        "instrument": instrument.name, "scale": scale_of(instrument), "better": better,
        "measure": f"{instrument.name}, {scale_of(instrument)}, {better} is better",
    }


def scale_of(instrument: Instrument) -> str:
    return f"{instrument.scale_min:g} to {instrument.scale_max:g}"


def due_counts(view: View) -> dict[tuple[str, str], dict]:
    """How many were due, seen, scored and scored twice, by instrument and step where anybody was due."""

    def counts() -> dict[tuple[str, str], dict]:
        cells = view.slice.cells("outcome_coverage_by_month")
        names = ("due", "seen", "scored", "paired")
        sums = [cells.by("instrument_id", "step_id", number=name).tolist() for name in names]
        without = unrecorded_steps(view)
        found = {}
        for i, instrument in enumerate(cells.labels["instrument_id"]):
            for s, step in enumerate(cells.labels["step_id"]):
                if sums[0][i][s]:
                    own = {name: of[i][s] for name, of in zip(names, sums, strict=True)}
                    found[instrument, step] = {**own, "seen": UNRECORDED} if step in without else own
        return found

    return view.slice.kept("outcomes due", counts)


def beside(view: View, instrument: Instrument, step: Step) -> dict:
    """Due, seen and scored, to stand beside pairs.

    They go by the month of the offer and pairs by that of the later score, so within a period they are other people's.
    """
    if view.selection.first or view.selection.last:
        return dict.fromkeys(("due", "seen", "scored"), OF_OTHER_MONTHS)
    counts = due_counts(view).get((instrument.instrument_id, step.step_id))
    return {name: counts[name] if counts else NONE_DUE for name in ("due", "seen", "scored")}


def with_people(table: Table) -> Table:
    """The table with a label for each row that tells how many pairs stand in it, and how many were due."""
    labels = []
    for row in table.records():
        people = f"{row['pairs']:,} pairs" if known(row["pairs"]) else ""
        due = f"{row['due']:,} due" if known(row["due"]) and people else ""
        # No-break spaces keep the numbers in one line, and where names are short they may follow in the same.
        words = ", ".join(filter(None, (people, due))).replace(" ", "\u00a0")
        labels.append(f"{row['row']}:\n{words}" if words else row["row"])
    rows = tuple((*row, label) for row, label in zip(table.rows, labels, strict=True))
    return Table((*table.columns, Column("label", "")), rows)
