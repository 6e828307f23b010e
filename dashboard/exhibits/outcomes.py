"""Whether pain, function, activity and wellbeing changed, and for how many of those due the scores are there."""

from collections import Counter
from functools import partial

from dashboard.charts import style
from dashboard.charts.bars import Part, stacked
from dashboard.charts.changes import changes
from dashboard.charts.groups import grouped
from dashboard.exhibits.changes import change_cells, change_columns, changes_by, scale_words, scores
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.pathway import UNRECORDED, advice_phases, steps_of, unrecorded_steps
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.view import View, plural
from dashboard.programme.cells import Cells
from dashboard.programme.rows import Instrument, Phase, Step
from dashboard.statistics.paired import is_better, meaningful
from dashboard.table import Column, Gap, Table, known

CAUTION = "without a comparison group no cause is shown"
NO_THRESHOLD = Gap("No threshold recorded")

TOO_FEW = "too few to say"
SAID = {
    "better": "improved", "worse": "worsened", "no clear change": "showed no clear change",
    TOO_FEW: "had too few pairs to say",
}
"""What is said of every mean score, so that the parts add up to all of them."""

ROW = (
    Column("instrument_id", ""), Column("phase_id", ""), Column("step_id", ""),
    Column("row", "First appointment to"), Column("instrument", "Measure"), Column("scale", "Scale"),
    Column("better", "Better is"), Column("measure", ""),
)
REACHED = (
    Column("way", "Which way", "text", "outcomes", "pairs"),
    Column("reached", "Meaningful change", "count", "outcomes", "pairs"),
    Column("reached_share", "Meaningful change, share", "percent", "outcomes", "pairs"),
    Column("threshold", "Meaningful from", "number", "things"),
)
COVERAGE = (
    Column("due", "Due", "count", "participants"), Column("seen", "Seen", "count", "participants"),
    Column("scored", "Scored", "count", "outcomes", "due"), Column("paired", "Both scores", "count", "outcomes", "due"),
    Column("later_only", "Later score only", "count", "outcomes", "due"),
    Column("unscored", "No later score", "count", "outcomes", "due"),
    Column("coverage", "Both scores, of those due", "percent", "outcomes", "due"),
)


def outcomes(view: View) -> Exhibit:
    """Mean change from the first appointment to each later step on the instrument's own scale, of people scored twice."""
    table = disclosed(view, (*ROW, *change_columns("outcomes"), *REACHED), _rows(view), group="pairs")
    return as_released(view, Exhibit(
        name="outcomes",
        question="Did pain, function, activity and wellbeing change?",
        sentence=_said(table),
        table=table,
        drawing=partial(
            changes, label="row", group="measure", colour=style.ADVICE,
            said=("row", "mean_change", "low", "high", "pairs", "way", "reached"),
        ) if len(table) else None,
        empty="Nobody has a score both at the first appointment and later here in this period.",
        evidence=evidence(
            view, "jpa", table, "No comparison group: change was observed; its cause is not shown",
            "Only people scored at both: how many of those due stands under “For how many are the scores there?”",
            "By month of the later score", "Lines show the 95% interval; open circle: no clear change, or too few pairs to say",
            "The same people stand in several rows, and each row's range stands alone" if len(table) > 1 else "",
        ),
        measures=("outcome_change",),
        notes=_thresholds(table),
    ))


def outcome_coverage(view: View) -> Exhibit:
    """Of those due each later step: how many were seen, how many scored, how many have both scores."""
    table = disclosed(view, (*ROW, *COVERAGE), _coverage_rows(view))
    parts = (
        Part("paired", "Both scores", style.ADVICE, text_colour=style.PAPER),
        Part("later_only", "Later score only", "#D9C2CD", outline=style.ADVICE),
        Part("unscored", "No later score", style.PAPER, pattern="/"),
    )
    draw = partial(stacked, label="row", parts=parts, said=("row", "due", "seen", "scored", "paired", "coverage"))
    return as_released(view, Exhibit(
        name="outcome-coverage",
        question="For how many are the scores there?",
        sentence=_said_of_coverage(table),
        table=table,
        drawing=partial(grouped, group="instrument", draw=draw) if len(table) else None,
        empty="Nobody is due a later step with scores here in this period.",
        evidence=evidence(view, "jpa", table, "By month of the first offer"),
        measures=("outcome_coverage",),
    ))


def _rows(view: View) -> list[dict]:
    cells = view.slice.cells("paired_outcomes_by_value")
    found = changes_by(cells, ("instrument_id", "step_id"), before="value_before", after="value_after", number="pairs")
    rows = []
    for instrument, phase, step in _places(view, {key for key in found}):
        change = found[instrument.instrument_id, step.step_id]
        cells_ = change_cells(change)
        better = is_better(cells_["direction"], instrument.higher_is_better)
        way = cells_["direction"] if better is None else "better" if better else "worse"
        rows.append({**_place_cells(view, instrument, phase, step), **cells_, "way": way,
                     **_reached(cells, instrument, step)})
    return rows


def _reached(cells: Cells, instrument: Instrument, step: Step) -> dict:
    """How many changed by the instrument's published meaningful change or more, the better way."""
    if not instrument.meaningful_change:
        return {"reached": NO_THRESHOLD, "reached_share": NO_THRESHOLD, "threshold": NO_THRESHOLD}
    pairs = cells.where(instrument_id=instrument.instrument_id, step_id=step.step_id)
    reached = meaningful(
        scores(pairs, "value_before"), scores(pairs, "value_after"), pairs.numbers["pairs"],
        instrument.meaningful_change, bool(instrument.higher_is_better),
    )
    return {"reached": reached.reached, "reached_share": reached.reached / reached.pairs,
            "threshold": instrument.meaningful_change}


def _coverage_rows(view: View) -> list[dict]:
    cells = view.slice.cells("outcome_coverage_by_month")
    sums = {name: cells.by("instrument_id", "step_id", number=name) for name in ("due", "seen", "scored", "paired")}
    instruments, steps = (list(cells.labels[dim]) for dim in ("instrument_id", "step_id"))
    pairs = {(i, s) for i, instrument in enumerate(instruments) for s, step in enumerate(steps) if sums["due"][i, s]}
    rows = []
    for instrument, phase, step in _places(view, {(instruments[i], steps[s]) for i, s in pairs}):
        at = instruments.index(instrument.instrument_id), steps.index(step.step_id)
        due, seen, scored, paired = (int(sums[name][at]) for name in ("due", "seen", "scored", "paired"))
        visits = UNRECORDED if step.step_id in unrecorded_steps(view) else seen
        rows.append({**_place_cells(view, instrument, phase, step), "due": due, "seen": visits, "scored": scored,
                     "paired": paired, "later_only": scored - paired, "unscored": due - scored,
                     "coverage": paired / due})
    return rows


def _places(view: View, found: set[tuple]) -> list[tuple[Instrument, Phase, Step]]:
    """Each instrument by name, at each later step of each phase's schedule, where it was found."""
    return [
        (instrument, phase, step)
        for instrument in sorted(view.programme.instruments, key=lambda instrument: instrument.name)
        for phase in advice_phases(view)
        for step in steps_of(view, phase)[1:]
        if (instrument.instrument_id, step.step_id) in found
    ]


def _place_cells(view: View, instrument: Instrument, phase: Phase, step: Step) -> dict:
    scale = scale_words(instrument.scale_min, instrument.scale_max)
    better = "higher" if instrument.higher_is_better else "lower"
    return {
        "instrument_id": instrument.instrument_id, "phase_id": phase.phase_id, "step_id": step.step_id,
        "row": f"{step.name} · {phase.name}" if len(advice_phases(view)) > 1 else step.name,
        "instrument": instrument.name, "scale": scale, "better": better,
        "measure": f"{instrument.name}, {scale}, {better} is better",
    }


def _said(table: Table) -> str:
    rows = table.records()
    if not rows:
        return "No scores from both a first appointment and a later one yet"
    counts = Counter(row["way"] if row["way"] in SAID else TOO_FEW for row in rows)
    if counts[TOO_FEW] == len(rows):
        return f"Too few pairs to say whether scores changed; {CAUTION}"
    (way, words), *others = [(way, words) for way, words in SAID.items() if counts[way]]
    said = [f"{counts[way]} of {plural(len(rows), 'mean score')} {words}"]
    return f"{', '.join([*said, *(f'{counts[way]} {words}' for way, words in others)])}; {CAUTION}"


def _said_of_coverage(table: Table) -> str:
    shown = [row for row in table.records() if known(row["coverage"])]
    if not shown:
        return "Too few people due to show how many have scores" if len(table) else "No later scores are due yet"
    if len(shown) == 1:
        return f"{shown[0]['paired']:,} of {plural(shown[0]['due'], 'person', 'people')} due have both scores"
    low, high = min(row["coverage"] for row in shown), max(row["coverage"] for row in shown)
    span = f"{low:.0%}" if f"{low:.0%}" == f"{high:.0%}" else f"{low:.0%} to {high:.0%}"
    return f"{span} of people due have both scores, by measure and step"


def _thresholds(table: Table) -> tuple[str, ...]:
    without = sorted({str(row["instrument"]) for row in table.records() if row["threshold"] == NO_THRESHOLD})
    return (f"No threshold of a meaningful change is recorded for: {', '.join(without)}.",) if without else ()
