"""Every monthly count of every site at one look: whether its last month that is over is as usual."""

from math import isnan
from typing import Any, NamedTuple

import numpy as np

from dashboard.catalogue import MEASURES
from dashboard.charts.grid import grid as draw_grid
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.pathway import advice_phases, steps_of
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.series import Frame, frame_of, series_of
from dashboard.exhibits.signal_words import AS_USUAL, icon_of, short_words, signal_words
from dashboard.exhibits.view import View, plural
from dashboard.statistics.control import LEAST_POINTS, is_coarse, limits_by_row, median_by_row
from dashboard.statistics.signals import signals_by_row
from dashboard.table import Cell, Column, Gap, Table

ALL_SELECTED = "All selected"
NOT_OFFERED = Gap("Not offered here")
NONE_RECORDED = Gap("None recorded")
NO_MONTH = Gap("No full month here")
TOO_FEW, TOO_LITTLE, UNEVEN, EMPTY = "Too few", "Varies too little", "Too uneven", "Too many empty months"
KINDS = {
    "Improvement": ("shows improvement", "show improvement"), "Concern": ("shows concern", "show concern"),
    "Unusual": ("is unusual", "are unusual"),
}


class Shown(NamedTuple):
    """A monthly count of the grid: its measure, short heading, the query and columns it is read from, its source."""

    measure: str
    label: str
    query: str
    month: str
    number: str
    source: str


SHOWN = (
    Shown("training_completed", "Training completed", "training_by_month", "completed_month", "completed", "training"),
    Shown("mentoring", "Mentoring sessions", "mentoring_by_month", "month", "sessions", "training"),
    Shown("complex_cases", "Complex cases", "mentoring_by_month", "month", "complex_cases", "training"),
    Shown("uptake", "People offered advice", "uptake_by_month", "month", "offered", "jpa"),
    Shown("first_appointments", "First appointments", "appointments_by_month", "month", "attended", "jpa"),
)


def _columns() -> tuple[Column, ...]:
    columns = [Column("site_id", ""), Column("site", "Site")]
    for shown in SHOWN:
        columns += [
            Column(f"{shown.measure}_says", shown.label, "text", "participants"),
            Column(f"{shown.measure}_month", f"{shown.label}: last full month", "month", "participants"),
            Column(f"{shown.measure}_count", f"{shown.label}: in that month", "count", "participants"),
            Column(f"{shown.measure}_middle", f"{shown.label}: mean (median below {LEAST_POINTS} months)", "number", "participants"),
        ]
    return tuple(columns)


COLUMNS = _columns()


def at_one_look(view: View) -> Exhibit:
    """A row a site, a column a monthly count: how its last full month stands to the months before."""
    table = disclosed(view, COLUMNS, _rows(view))
    return as_released(view, Exhibit(
        name="at-one-look",
        question="Is anything out of the ordinary, at any site?",
        form="grid",
        sentence=_sentence(table),
        table=table,
        drawing=_draw if len(table) else None,
        empty="No site takes part in what is selected.",
        evidence=evidence(
            view, "training", table, _advice_to(view), "Each cell: the last month that is over there, and the mean (median below 10 months)",
            "H: higher, L: lower than usual", "Sites by name, not ranked" if len(table) > 1 else "",
        ),
        measures=("at_one_look",),
        notes=_notes(table),
    ))


def _notes(table: Table) -> tuple[str, ...]:
    if not len(table):
        return ()
    return (
        "Reckoned from every month since the first count or the last restart of limits, whatever the period. Counts of too few "
        "months or mostly empty ones, or that vary too little, are not judged. Chance alone marks about 1 cell in 50, up to 1 in 6 "
        "where groups complete over several months.",
        *(("All selected rises with every site that joins.",) if len(table) > 1 else ()),
    )


def _advice_to(view: View) -> str:
    """The date of the advice records, where it is another than that of training."""
    training, advice = view.data_to("training"), view.data_to("jpa")
    return f"Advice: {advice[:1].lower()}{advice[1:]}" if advice not in ("", training) else ""


def _rows(view: View) -> list[dict[str, Any]]:
    sites = [(site.site_id, site.name) for site in view.slice.sites]
    rows = [("", ALL_SELECTED), *sites] if len(sites) > 1 else sites
    phases = {
        "training": {phase.phase_id for phase in view.slice.phases}, "jpa": {phase.phase_id for phase in advice_phases(view)},
    }
    frames = {source: frame_of(view, source, chosen) for source, chosen in phases.items()}
    cells = [_cells(view, shown, frames[shown.source]) for shown in SHOWN]
    return [
        {"site_id": site_id, "site": name, **{key: cell for column in cells for key, cell in column[place].items()}}
        for place, (site_id, name) in enumerate(rows)
    ]


def _counts(view: View, shown: Shown) -> np.ndarray:
    cells = view.slice.cells(shown.query, month=None)
    if shown.measure == "first_appointments":
        cells = cells.where(step_id=[steps_of(view, phase)[0].step_id for phase in advice_phases(view)])
    return cells.by("site_id", shown.month, number=shown.number)


def _cells(view: View, shown: Shown, frame: Frame) -> list[dict[str, Cell]]:
    """The cells of one count, row by row."""
    values, has_any = series_of(frame, _counts(view, shown))
    mean, half = limits_by_row(values)
    median, rows = median_by_row(values), np.arange(len(values))
    judged, middle = (half >= 0) & ~is_coarse(half) & (median > 0), np.where(np.isnan(mean), median, mean)
    known = zip(
        frame.last.tolist(), frame.takes_part.tolist(), has_any.tolist(), values[rows, frame.last].tolist(),
        signals_by_row(values, mean, half, lowest=0)[rows, frame.last].tolist(), judged.tolist(), np.isnan(mean).tolist(),
        (~np.isnan(values)).sum(axis=1).tolist(), (median == 0).tolist(), middle.tolist(), strict=True,
    )
    columns = [f"{shown.measure}_{name}" for name in ("says", "month", "count", "middle")]
    months, better, cells = view.programme.months, MEASURES[shown.measure].better, []
    for place, takes_part, counted, last, signal, is_judged, unlimited, points, is_empty, centre in known:
        if gap := _gap(takes_part, counted, last):
            cells.append(dict.fromkeys(columns, gap))
            continue
        says = signal_words(signal, better) if is_judged else _why_not(points, unlimited, is_empty)
        cells.append(dict(zip(columns, (says, months[place], int(last), centre), strict=True)))
    return cells


def _why_not(points: int, is_uneven: bool, is_empty: bool) -> str:
    if points < LEAST_POINTS:
        return f"{TOO_FEW}: {plural(points, 'month')}"
    if is_uneven:
        return UNEVEN
    return EMPTY if is_empty else TOO_LITTLE


def _gap(takes_part: bool, has_any: bool, last: float) -> Gap | None:
    if not takes_part:
        return NOT_OFFERED
    if not has_any:
        return NONE_RECORDED
    return NO_MONTH if isnan(last) else None


def _sentence(table: Table) -> str:
    if not len(table):
        return "No site takes part in what is selected"
    together = _said([row for row in table.records() if not row["site_id"]])
    single = _said([row for row in table.records() if row["site_id"]])
    if not single and not together:
        return "No monthly count can be judged: too few months, mostly empty ones, or too little variation"
    if len(table) == 1:
        return f"{single[:1].upper()}{single[1:]}"
    if together and single:
        single = single.replace(" counts are as usual", " as usual").replace(" count is as usual", " as usual")
    return f"All together: {together or 'none can be judged'}; single sites: {single or 'none can be judged'}"


def _said(rows: list[dict[str, Any]]) -> str:
    """How many of the rows' counts that can be judged are as usual, and what the others show; nothing of none."""
    judged = [row[f"{shown.measure}_says"] for row in rows for shown in SHOWN if icon_of(row[f"{shown.measure}_says"]) not in ("", "too-few")]
    marked = [short_words(cell).partition(",")[0] for cell in judged if cell != AS_USUAL]
    if not judged:
        return ""
    usual = len(judged) - len(marked)
    found = [f"{count:,} {words[count > 1]}" for kind, words in KINDS.items() if (count := marked.count(kind))]
    counts = plural(len(judged), "count")
    return ", ".join([f"{usual:,} of {counts} {'is' if len(judged) == 1 else 'are'} as usual", *found])


def _draw(table: Table, size: str) -> dict:
    return draw_grid(
        table, size, label="site", columns=[(shown.label, shown.measure) for shown in SHOWN],
        icon=icon_of, words=short_words,
    )
