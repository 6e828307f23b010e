"""Whether people who answered a later survey had started where those who did not answer it started."""

from functools import partial

import numpy as np

from dashboard.charts import style
from dashboard.charts.changes import means
from dashboard.exhibits.changes import scores
from dashboard.exhibits.constructs import in_measures, measure_cells, off_scale
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.follow_up import later_occasions
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.view import View
from dashboard.programme.cells import Cells
from dashboard.statistics.means import Mean, difference, mean_of
from dashboard.statistics.paired import LEAST_PAIRS_FOR_WORDS
from dashboard.table import Cell, Column, Gap, Table, known

NOBODY = "Nobody"
ALL_ALIKE = "None: all answered alike"
NOTES = (
    "A start alike does not show that those who did not answer changed alike. Where the starts differ, the changes shown "
    "above speak for one kind of people more than for the other.",
)


def _column(name: str, label: str, kind: str, people: str) -> Column:
    return Column(name, label, kind, "answers", people)


COLUMNS = (
    Column("row", "Survey and group"),
    Column("occasion", ""),
    Column("answered", ""),
    Column("construct", "About"),
    Column("scale", "Scale"),
    Column("better", "Better is"),
    Column("measure", ""),
    Column("scale_min", ""),
    Column("scale_max", ""),
    _column("people", "People", "count", "people"),
    _column("mean", "Mean before", "number", "people"),
    _column("low", "95% from", "number", "people"),
    _column("high", "95% to", "number", "people"),
    _column("fewer", "", "count", "fewer"),
    _column("apart", "Less those who answered", "change", "fewer"),
    _column("apart_low", "Difference, 95% from", "change", "fewer"),
    _column("apart_high", "Difference, 95% to", "change", "fewer"),
    _column("words", "In words", "text", "fewer"),
)


def followed_up_or_not(view: View) -> Exhibit:
    """Mean before the course of those who answered each later survey and of those who did not though it was due."""
    table = disclosed(view, COLUMNS, in_measures(_rows(view)))
    return as_released(view, Exhibit(
        name="followed-up-or-not",
        question="Did those who did not answer again start elsewhere?",
        sentence=_said(table),
        table=table,
        drawing=partial(
            means, label="row", group="measure", colour=style.TRAINING,
            said=("row", "people", "mean", "low", "high", "apart", "apart_low", "apart_high", "words", "scale"),
        ) if len(table) else None,
        empty="Nobody who completed here in this period was asked before the course.",
        evidence=evidence(
            view, "surveys", table, "By month of completion", "Of those who had answered before; a survey "
            "not due yet is not missing", "Lines show the 95% interval of the mean", off_scale(view),
        ),
        measures=("followed_up",),
        notes=NOTES if len(table) else (),
    ))


def _rows(view: View) -> list[dict]:
    cells = view.slice.cells_of_period("baseline_by_later_answer").where(due=1)
    groups = _means(cells)
    rows = []
    for of in dict.fromkeys(key[:4] for key in groups):
        for occasion_id, name in later_occasions(view).items():
            answered, missing = (groups.get((*of, occasion_id, flag), mean_of([], [])) for flag in (1, 0))
            if answered.people or missing.people:
                kept = {"occasion": name, **measure_cells(*of)}
                tells = max(answered.people, missing.people) >= view.audience.smallest_group
                rows.append({**kept, "row": f"{name}: answered", "answered": "yes", **_mean_cells(answered, tells), **_compared(None, answered, tells)})
                rows.append({**kept, "row": f"{name}: did\u00a0not\u00a0answer", "answered": "no", **_mean_cells(missing, tells), **_compared(missing, answered, tells)})
    return rows


def _means(cells: Cells) -> dict[tuple, Mean]:
    """By (construct, scale_min, scale_max, higher_is_better, occasion_id, answered): people's own means before."""
    dims = ("construct", "scale_min", "scale_max", "higher_is_better", "occasion_id", "answered")
    if not len(cells):
        return {}
    shape = [len(cells.labels[dim]) for dim in dims]
    group = np.ravel_multi_index([cells.codes[dim].astype(np.intp) for dim in dims], shape)
    order = np.argsort(group, kind="stable")
    present, starts = np.unique(group[order], return_index=True)
    values = (scores(cells, "sum_before") / scores(cells, "items"))[order]
    parts = zip(np.split(values, starts[1:]), np.split(cells.numbers["people"][order], starts[1:]), strict=True)
    places = zip(*np.unravel_index(present, shape), strict=True)
    keys = (tuple(cells.labels[dim][at] for dim, at in zip(dims, place, strict=True)) for place in places)
    return {key: mean_of(*part) for key, part in zip(keys, parts, strict=True)}


def _mean_cells(group: Mean, tells: bool) -> dict[str, Cell]:
    """A group's cells. Of nobody, a word: open where it ``tells`` of enough people, else withheld with their number."""
    if not group.people:
        return {**dict.fromkeys(("mean", "low", "high"), Gap(NOBODY) if tells else NOBODY), "people": Gap(NOBODY) if tells else 0}
    ends = (group.interval.low, group.interval.high) if group.interval else (ALL_ALIKE, ALL_ALIKE)
    return {"people": group.people, "mean": group.mean, "low": ends[0], "high": ends[1]}


def _compared(missing: Mean | None, answered: Mean, tells: bool) -> dict[str, Cell]:
    """How far those who did not answer had started from those who did; nothing on the row of those who did."""
    if missing is None:
        return dict.fromkeys(("fewer", "apart", "apart_low", "apart_high", "words"))
    fewer = min(missing.people, answered.people)
    if not fewer:
        alone = Gap("Nobody to compare") if tells else "Nobody to compare"
        return {**dict.fromkeys(("apart", "apart_low", "apart_high", "words"), alone), "fewer": 0}
    interval = difference(missing, answered)
    ends = (interval.low, interval.high) if interval else (ALL_ALIKE, ALL_ALIKE)
    if fewer < LEAST_PAIRS_FOR_WORDS or interval is None:
        words = "too few to compare" if fewer < LEAST_PAIRS_FOR_WORDS else "cannot be compared"
    elif interval.holds(0):
        words = "no clear difference"
    else:
        words = "started lower" if interval.high < 0 else "started higher"
    return {"fewer": fewer, "apart": missing.mean - answered.mean, "apart_low": ends[0], "apart_high": ends[1], "words": words}


def _said(table: Table) -> str:
    """About the first measure at the first survey of which both groups may be shown."""
    rows = table.records()
    if not rows:
        return "Nobody due a survey has completed in this period"
    pairs = [(rows[place], rows[place + 1]) for place in range(0, len(rows), 2)]
    first = [pair for pair in pairs if pair[0]["measure"] == rows[0]["measure"]]
    shown = [(yes, no) for yes, no in first if known(yes["people"]) and known(no["people"])]
    whole = next((yes for yes, no in first if no["people"] == Gap(NOBODY) and known(yes["people"])), None)
    if not shown and whole:
        return f"{whole['occasion']}: all {whole['people']:,} answered; nobody to compare them with"
    if not shown:
        return f"Too few to compare where the {rows[0]['construct']} of those who did not answer had started"
    told = next((pair for pair in shown if pair[1]["words"] not in ("too few to compare", "cannot be compared")), shown[0])
    yes, no = told
    counts = f"{yes['occasion']}: {yes['people']:,} answered, {no['people']:,} did not"
    if no["words"] in ("started lower", "started higher"):
        side = no["words"].removeprefix("started ")
        return f"{counts} and had started {abs(no['apart']):.1f} points {side} in {no['construct']}"
    if no["words"] == "no clear difference":
        return f"{counts}; no clear difference in where their {no['construct']} started"
    return f"{counts}; too few to say whether their {no['construct']} started elsewhere"
