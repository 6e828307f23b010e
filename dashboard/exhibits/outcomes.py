"""Whether pain, function, activity and wellbeing changed, and for how many of those due the scores are there."""

from collections import Counter
from functools import partial

from dashboard.charts import style
from dashboard.charts.bars import Part, stacked
from dashboard.charts.changes import changes
from dashboard.charts.groups import grouped
from dashboard.exhibits.changes import change_cells, change_columns, changes_of
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.outcome_rows import (
    CAUTION, DUE, NO_COMPARISON, NO_PAIRS, NONE_ON_SCALE, ROW, WHO_IS_SCORED, beside, due_counts, off_scale, pairs_on_scale,
    place_cells, places_of, with_people,
)  # fmt: skip
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.view import View, plural
from dashboard.statistics.paired import is_better
from dashboard.table import Column, Table, known, share_in_words

TOO_FEW = "too few to say"
SAID = {
    "better": "improved", "worse": "worsened", "no clear change": "showed no clear change",
    TOO_FEW: "had too few pairs to say",
}
"""What is said of every mean score, so that the parts add up to all of them."""

WAY = (Column("way", "Which way", "text", "outcomes", "pairs"),)
COVERAGE = (
    *DUE, Column("paired", "Both scores", "count", "outcomes", "due"),
    Column("later_only", "Later score only", "count", "outcomes", "due"),
    Column("unscored", "No later score", "count", "outcomes", "due"),
    Column("coverage", "Both scores, of those due", "percent", "outcomes", "due"),
)


def outcomes(view: View) -> Exhibit:
    """Mean change from the first appointment to each later step on the instrument's own scale, of people scored twice."""
    rows, outside = _rows(view)
    table = disclosed(view, (*ROW, *DUE, *change_columns("outcomes"), *WAY), rows, group="pairs")
    return as_released(view, Exhibit(
        name="outcomes",
        question="Did pain, function, activity and wellbeing change?",
        sentence=_said(table, outside),
        table=table,
        drawing=_draw if len(table) else None,
        empty=_empty(outside),
        evidence=evidence(
            view, "jpa", table, NO_COMPARISON,
            "By month of the later score", "Lines show the 95% interval; open circle: no clear change, or too few pairs to say",
            off_scale(outside),
        ),
        measures=("outcome_change",),
        notes=_notes(table),
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


def _rows(view: View) -> tuple[list[dict], list[str]]:
    pairs, outside = pairs_on_scale(view)
    found = changes_of(pairs)
    rows = []
    for instrument, phase, step in places_of(view, set(found)):
        cells = change_cells(found[instrument.instrument_id, step.step_id])
        better = is_better(cells["direction"], instrument.higher_is_better)
        way = cells["direction"] if better is None else "better" if better else "worse"
        rows.append({**place_cells(view, instrument, phase, step), **beside(view, instrument, step), **cells, "way": way})
    return rows, outside


def _coverage_rows(view: View) -> list[dict]:
    found = due_counts(view)
    rows = []
    for instrument, phase, step in places_of(view, set(found)):
        counts = found[instrument.instrument_id, step.step_id]
        due, scored, paired = (counts[name] for name in ("due", "scored", "paired"))
        rows.append({**place_cells(view, instrument, phase, step), **counts, "later_only": scored - paired,
                     "unscored": due - scored, "coverage": paired / due})
    return rows


def _draw(table: Table, size: str) -> dict:
    said = ("row", "mean_change", "low", "high", "way", "pairs", "due", "seen", "scored")
    return changes(with_people(table), size, label="label", group="measure", colour=style.ADVICE, said=said)


def _said(table: Table, outside: list[str]) -> str:
    rows = table.records()
    if not rows:
        return NONE_ON_SCALE if outside else NO_PAIRS
    counts = Counter(row["way"] if row["way"] in SAID else TOO_FEW for row in rows)
    if counts[TOO_FEW] == len(rows):
        return f"Too few pairs to say whether scores changed; {CAUTION}"
    (way, words), *others = [(way, words) for way, words in SAID.items() if counts[way]]
    said = [f"{counts[way]} of {plural(len(rows), 'mean score')} {words}"]
    return f"{', '.join([*said, *(f'{counts[way]} {words}' for way, words in others)])}; {CAUTION}"


def _notes(table: Table) -> tuple[str, ...]:
    alone = " The same people stand in several rows, and each row’s interval stands alone." if len(table) > 1 else ""
    return (f"{WHO_IS_SCORED}{alone}",) if len(table) else ()


def _empty(outside: list[str]) -> str:
    if outside:
        return f"Every pair has a score outside its scale: {', '.join(outside)}. Correct the scores, or the scale."
    return "Nobody has a score both at the first appointment and later here in this period."


def _said_of_coverage(table: Table) -> str:
    shown = [row for row in table.records() if known(row["coverage"])]
    if not shown:
        return "Too few people due to show how many have scores" if len(table) else "No later scores are due yet"
    if len(shown) == 1:
        return f"{shown[0]['paired']:,} of {plural(shown[0]['due'], 'person', 'people')} due {_have(shown[0]['due'])} both scores"
    low, high = (share_in_words(end(row["coverage"] for row in shown)) for end in (min, max))
    span = low if low == high else f"{low} to {high}"
    return f"{span} of people due have both scores, by measure and step"


def _have(people: int) -> str:
    return "has" if people == 1 else "have"
