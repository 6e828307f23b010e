"""Changes in pain, function, activity and wellbeing as a funder sees them, phase by phase."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.changes import changes
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.meaningful import threshold_of
from dashboard.exhibits.outcomes import CAUTION
from dashboard.exhibits.changes import scale_words
from dashboard.exhibits.released.confidence import ALIKE, MEANS_ARE_ROUNDED
from dashboard.exhibits.released.parts import WITHHELD, rounded_words
from dashboard.exhibits.released.release import Outcome
from dashboard.exhibits.view import View, plural
from dashboard.statistics.paired import is_better
from dashboard.table import Column, Gap, Table, known

COLUMNS = (
    Column("row", "First appointment to"), Column("instrument", "Measure"), Column("scale", "Scale"), Column("better", "Better is"),
    Column("measure", ""), Column("due", "Due, about", "count", "participants"), Column("pairs", "Scored at both, about", "count", "outcomes"),
    Column("mean_before", "Mean before", "number", "outcomes"), Column("mean_after", "Mean after", "number", "outcomes"),
    Column("mean_change", "Mean change", "number", "outcomes"), Column("low", "95% from", "number", "outcomes"),
    Column("high", "95% to", "number", "outcomes"), Column("direction", "In words", "text", "outcomes"),
    Column("way", "Which way", "text", "outcomes"), Column("reached", "Meaningful change, about", "count", "outcomes"),
)
NOT_TOLD = Gap("Not released", withheld=True)
NO_THRESHOLD = Gap("No threshold published")
FEW = "Outcomes are released for a whole phase, where enough people have both scores"


def outcomes(view: View) -> Exhibit:
    """Mean change on each instrument from the first appointment to each later step, for phases that are released."""
    rows = _rows(view) if len(view.node) < 3 else []
    table = Table.of(COLUMNS, rows)
    drawn = any(known(value) for value in table.column("mean_change"))
    return Exhibit(
        name="outcomes", question="Did pain, function, activity and wellbeing change?", sentence=_said(table) if rows else FEW, table=table,
        drawing=partial(changes, label="row", group="measure", colour=style.ADVICE,
                        said=("row", "mean_change", "low", "high", "pairs", "due", "way")) if drawn else None,
        empty=f"{FEW}.", measures=("outcome_change",),
        evidence=rounded_words(
            view, view.data_to("jpa"), "No comparison group: change was observed; its cause is not shown", MEANS_ARE_ROUNDED,
            "Only people scored both times", "Lines show the 95% interval; open circle: no clear change",
        ) if rows else (),
    )


def _rows(view: View) -> list[dict]:
    phases = {phase.phase_id: phase for phase in view.slice.phases}
    steps = sorted((step for step in view.programme.steps if step.phase_id in phases), key=lambda step: step.position)
    rows = []
    for instrument in sorted(view.programme.instruments, key=lambda instrument: instrument.name):
        for phase in phases.values():
            for step in steps:
                found = view.release.outcomes.get((instrument.instrument_id, step.step_id))
                if found and step.phase_id == phase.phase_id:
                    rows.append({"row": f"{step.name} · {phase.name}", **_cells(instrument, found)})
    return rows


def _cells(instrument, found: Outcome) -> dict:
    scale, better = scale_words(instrument.scale_min, instrument.scale_max), "higher" if instrument.higher_is_better else "lower"
    cells = {
        "instrument": instrument.name, "scale": scale, "better": better, "measure": f"{instrument.name}, {scale}, {better} is better",
        "due": WITHHELD if found.due is None else found.due, "pairs": found.pairs, "reached": found.reached if found.reached is not None else NOT_TOLD if threshold_of(instrument) else NO_THRESHOLD,
    }
    means = found.means
    if means is None:
        return {**cells, **dict.fromkeys(("mean_before", "mean_after", "mean_change", "low", "high", "direction", "way"), ALIKE)}
    moved = is_better(means.direction, instrument.higher_is_better)
    return {
        **cells, "mean_before": means.before, "mean_after": means.after, "mean_change": means.change, "low": means.low, "high": means.high,
        "direction": means.direction, "way": means.direction if moved is None else "better" if moved else "worse",
    }


def _said(table: Table) -> str:
    ways = [row["way"] for row in table.records()]
    said = [f"{ways.count(way)} {words}" for way, words in
            {"better": "improved", "worse": "worsened", "no clear change": "showed no clear change"}.items() if ways.count(way)]
    rest = len(ways) - sum(ways.count(way) for way in ("better", "worse", "no clear change"))
    said += [f"{rest} not told"] if rest else []
    (number, _, first), *others = [words.partition(" ") for words in said]
    rest = "".join(f", {' '.join(filter(None, (count, words)))}" for count, _, words in others)
    return f"{number} of {plural(len(ways), 'mean score')} {first}{rest}; {CAUTION}"
