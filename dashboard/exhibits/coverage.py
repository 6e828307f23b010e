"""How many of those who completed answered both times, who is missing and whose answer is not due yet."""

from functools import partial

import numpy as np

from dashboard.charts import style
from dashboard.charts.bars import Part, stacked
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.view import View, plural
from dashboard.programme.cells import Cells
from dashboard.table import Column, Gap, Table, known, share_in_words

WHOLE = "All selected"
NONE_DUE = Gap("None due yet")
COUNTS = (
    Column("completed", "Completed", "count", "activity"),
    Column("paired", "Answered both", "count", "answers", "completed"),
    Column("missing", "Missing", "count", "answers", "completed"),
    Column("not_due", "Not due yet", "count", "answers", "completed"),
    Column("coverage", "Answered, of those due", "percent", "answers", "completed"),
)


def survey_coverage(view: View) -> Exhibit:
    """By site: of those who completed, who answered both before and after, who is missing, whose answer is not due."""
    cells, construct = _cells(view)
    cells = cells.where(occasion_id="after")
    counts = {name: cells.by("site_id", number=name) for name in ("completed", "paired", "not_due")}
    rows = [
        {"site_id": site.site_id, "site": site.name, **_counts(counts, place)}
        for place, site in enumerate(view.programme.sites) if counts["completed"][place]
    ]
    if len(rows) > 1:
        rows.insert(0, {"site_id": "", "site": WHOLE, **_sum(rows)})
    table = disclosed(view, (Column("site_id", ""), Column("site", "Site"), *COUNTS), rows)
    return _exhibit(view, "survey-coverage", "How many answered both times?", "site", table, construct)


def coverage_by_occasion(view: View) -> Exhibit:
    """By occasion: of those who completed, who answered both before and then, who is missing, who is not due."""
    cells, construct = _cells(view)
    counts = {name: cells.by("occasion_id", number=name) for name in ("completed", "paired", "not_due")}
    places = {occasion: place for place, occasion in enumerate(cells.labels["occasion_id"])}
    rows = [
        {"occasion_id": occasion.occasion_id, "occasion": occasion.name,
         **_counts(counts, places[occasion.occasion_id])}
        for occasion in sorted(view.programme.occasions, key=lambda occasion: occasion.due_after_days)
        if occasion.occasion_id in places and counts["completed"][places[occasion.occasion_id]]
    ]
    table = disclosed(view, (Column("occasion_id", ""), Column("occasion", "Survey"), *COUNTS), rows)
    return _exhibit(view, "coverage-by-occasion", "How many answered each survey?", "occasion", table, construct)


def _cells(view: View) -> tuple[Cells, str]:
    """The coverage of one construct (counts of people cannot be added over constructs): confidence, else the first."""
    cells = view.slice.cells("survey_coverage_by_month")
    constructs = cells.present("construct")
    construct = "confidence" if "confidence" in constructs or not constructs else str(constructs[0])
    return cells.where(construct=construct), construct


def _counts(counts: dict[str, np.ndarray], place: int) -> dict:
    completed, paired, not_due = (int(counts[name][place]) for name in ("completed", "paired", "not_due"))
    return _row(completed, paired, not_due)


def _row(completed: int, paired: int, not_due: int) -> dict:
    missing = completed - paired - not_due
    due = paired + missing
    return {"completed": completed, "paired": paired, "missing": missing, "not_due": not_due,
            "coverage": paired / due if due else NONE_DUE}


def _sum(rows: list[dict]) -> dict:
    return _row(*(sum(row[name] for row in rows) for name in ("completed", "paired", "not_due")))


def _exhibit(view: View, name: str, question: str, label: str, table: Table, construct: str) -> Exhibit:
    parts = (
        Part("paired", "Answered both", style.TRAINING, text_colour=style.PAPER),
        Part("missing", "Missing", style.PAPER, pattern="/"), Part("not_due", "Not due yet", "#E8EDEE"),
    )
    said = (label, *(column.name for column in COUNTS))
    key = table.columns[0].name
    return as_released(view, Exhibit(
        name=name,
        question=question,
        sentence=_said(table, label),
        table=table,
        drawing=partial(stacked, label=label, key=key, parts=parts, said=said) if len(table) else None,
        empty="Nobody who completed here in this period was asked before the course.",
        evidence=evidence(
            view, "surveys", table, "By month of completion",
            f"Answered both: at least one {construct} question on both occasions",
        ),
        measures=("survey_coverage",),
    ))


def _said(table: Table, label: str) -> str:
    rows = table.records()
    if not rows:
        return "Nobody due a survey has completed in this period"
    row = rows[0]
    if not known(row["paired"]):
        return "Too few people to show how many answered"
    due = row["paired"] + row["missing"]
    if not due:
        return f"No survey is due yet from the {plural(row['completed'], 'person', 'people')} who completed"
    if label == "site":
        later = f"; {row['not_due']:,} not due yet" if row["not_due"] else ""
        return f"{row['paired']:,} of {due:,} due answered both times ({share_in_words(row['coverage'])}){later}"
    said = f"{row['occasion']}: {row['paired']:,} of {due:,} due answered"
    last = rows[-1]
    if last is row or not known(last["coverage"]):
        return said
    return f"{said}; {last['occasion'].lower()}: {last['paired']:,} of {last['paired'] + last['missing']:,}"
