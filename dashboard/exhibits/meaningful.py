"""How many people's scores changed for the better by as much as has been published as meaningful."""

from functools import partial

from dashboard.catalogue.thresholds import Threshold, published_threshold
from dashboard.charts import style
from dashboard.charts.columns import in_columns
from dashboard.charts.intervals import intervals
from dashboard.exhibits.changes import can_say, counts_of
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.outcome_rows import (
    CAUTION, DUE, NO_COMPARISON, NO_PAIRS, NONE_ON_SCALE, ROW, WHO_IS_SCORED, beside, off_scale, pairs_on_scale, place_cells, places_of,
    with_people,
)  # fmt: skip
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.view import View, several
from dashboard.programme.rows import Instrument
from dashboard.statistics.pair_counts import PairCounts
from dashboard.statistics.paired import meaningful
from dashboard.statistics.proportions import wilson
from dashboard.table import Column, Table, share_in_words

MAIN, LOWER = "published", "lower published"


def _column(name: str, label: str, kind: str) -> Column:
    return Column(name, label, kind, "outcomes", "pairs")


COLUMNS = (
    *ROW, Column("threshold", "Meaningful"), Column("which", "Threshold"), *DUE, _column("pairs", "Pairs", "count"),
    _column("reached", "Reached it", "count"), _column("share", "Reached it, of the pairs", "percent"),
    _column("low", "95% from", "percent"), _column("high", "95% to", "percent"),
)


def meaningful_change(view: View) -> Exhibit:
    """Of people scored at both, the share that reached the published meaningful change, with Wilson's interval."""
    pairs, outside = pairs_on_scale(view)
    found = counts_of(pairs)
    names = {name for name, _ in found}
    used = [instrument for instrument in view.programme.instruments if instrument.instrument_id in names]
    thresholds = {instrument.instrument_id: threshold_of(instrument) for instrument in used}
    table = disclosed(view, COLUMNS, _rows(view, found, thresholds), group="pairs")
    return as_released(view, Exhibit(
        name="meaningful-change",
        question="For how many was the change meaningful?",
        sentence=_said(table, used, outside),
        table=table,
        drawing=_draw if len(table) else None,
        empty="Nobody has two scores on a measure with a published meaningful change here in this period.",
        evidence=evidence(
            view, "jpa", table, NO_COMPARISON, "By month of the later score", "Lines show the 95% interval", off_scale(outside),
        ),
        measures=("meaningful_change",),
        notes=(*((WHO_IS_SCORED,) if len(table) else ()), *_notes(used, thresholds)),
    ))


def threshold_of(instrument: Instrument) -> Threshold | None:
    """The published threshold; or the data's own number of points, where it is another, or none is kept for the measure."""
    names = (instrument.instrument_id, instrument.name)
    published = published_threshold(names, (instrument.scale_min, instrument.scale_max), bool(instrument.higher_is_better))
    own = instrument.meaningful_change
    if published and own in (None, published.points):
        return published
    return Threshold(own, source=instrument.source or "") if own and own > 0 else None


def _rows(view: View, found: dict[tuple, PairCounts], thresholds: dict[str, Threshold | None]) -> list[dict]:
    places = places_of(view, {(name, step) for name, step in found if thresholds[name]})
    rows = []
    for instrument in dict.fromkeys(place[0] for place in places):
        steps = [(phase, step) for of, phase, step in places if of is instrument]
        for which, points, share in _levels(thresholds[instrument.instrument_id]):
            words = _words(instrument, points, share)
            for phase, step in steps:
                rows.append({**place_cells(view, instrument, phase, step), "threshold": words, "which": which,
                             "measure": f"{instrument.name}: {words}", **beside(view, instrument, step),
                             **_reached(found[instrument.instrument_id, step.step_id], instrument, points, share)})
    return rows


def _levels(threshold: Threshold) -> list[tuple[str, float, float | None]]:
    lower = [(LOWER, threshold.lower, None)] if threshold.lower else []
    return [(MAIN, threshold.points, threshold.share), *lower]


def _words(instrument: Instrument, points: float, share: float | None) -> str:
    way = "up" if instrument.higher_is_better else "down"
    unit = "point" if points == 1 and instrument.unit in (None, "", "points") else instrument.unit or "points"
    return f"{way} by {points:g} {unit} or {share_in_words(share) if share else 'more'}"


def _reached(pairs: PairCounts, instrument: Instrument, points: float, share: float | None) -> dict:
    found = meaningful(pairs.before, pairs.after, pairs.pairs, points, bool(instrument.higher_is_better), share)
    interval = wilson(found.reached, found.pairs)
    return {"pairs": found.pairs, "reached": found.reached, "share": found.reached / found.pairs,
            "low": interval.low, "high": interval.high}


def _draw(table: Table, size: str) -> dict:
    draw = partial(
        intervals, label="label", value="share", low="low", high="high", colour=style.ADVICE, domain=(0.0, 1.0), percent=True,
        each=38, said=("row", "share", "low", "high", "reached", "pairs", "due", "seen", "scored"),
    )
    return in_columns(with_people(table), size, group="measure", label="label", draw=draw)


def _said(table: Table, used: list[Instrument], outside: list[str]) -> str:
    if not len(table):
        none = NONE_ON_SCALE if outside else NO_PAIRS
        return "No meaningful change is published for the measures used" if used else none
    shown = [row for row in table.records() if row["which"] == MAIN and can_say(row["pairs"])]
    if not shown:
        return f"Too few pairs to say how many reached a meaningful change; {CAUTION}"
    if len(shown) == 1:
        row = shown[0]
        return f"{row['reached']:,} of {row['pairs']:,} people scored twice reached a meaningful change; {CAUTION}"
    low, high = (share_in_words(end(row["share"] for row in shown)) for end in (min, max))
    span = low if low == high else f"{low} to {high}"
    return f"{span} of people scored twice reached a meaningful change, by measure and step; {CAUTION}"


def _notes(used: list[Instrument], thresholds: dict[str, Threshold | None]) -> tuple[str, ...]:
    told = [
        f"{instrument.name}: {found.source}" for instrument in used
        if (found := thresholds[instrument.instrument_id]) and found.source
    ]
    two = [instrument.name for instrument in used if (found := thresholds[instrument.instrument_id]) and found.lower]
    without = [instrument.name for instrument in used if not thresholds[instrument.instrument_id]]
    return (
        *((f"Thresholds: {'; '.join(told)}.",) if told else ()),
        *((f"Two thresholds are published for {several(two)}; the sentence goes by the higher.",) if two else ()),
        *((f"No meaningful change is published for: {', '.join(without)}.",) if without else ()),
    )
