"""Who was more confident after training: the rows of the headline, phase by phase, and its words."""

from dashboard.exhibits.changes import changes_by
from dashboard.exhibits.constructs import confidence_cells
from dashboard.exhibits.exhibit import Headline
from dashboard.exhibits.view import View, plural
from dashboard.statistics.proportions import share, wilson
from dashboard.table import Column, Gap, known, written

ALL_SELECTED = "All selected"
NO_PAIRS = Gap("No pairs yet")

CONFIDENT = (
    Column("phase", "Phase"),
    Column("scale", "Scale"),
    Column("people", "Answered the same items both times", "count", "answers", "people"),
    Column("more", "More confident", "count", "answers", "people"),
    Column("share", "Share more confident", "percent", "answers", "people"),
    Column("low", "95% from", "percent", "answers", "people"),
    Column("high", "95% to", "percent", "answers", "people"),
    Column("completed", "Completed where it was asked", "count", "activity"),
    Column("paired", "Of them answered both surveys", "count", "answers", "completed"),
    Column("not_due", "Survey not due yet", "count", "answers", "completed"),
)


def confident_rows(view: View) -> list[dict]:
    """One row a phase and scale; where there are several, their total first.

    People of different phases are added up whatever their scales, since nobody's score is compared with another's.
    Where one phase asks on several scales the same people stand in each, and there is no total of people.
    """
    rows = _phase_rows(view)
    return [_total(rows), *rows] if len(rows) > 1 else rows


def confident_sentence(first: dict | None) -> str:
    if not first or not known(first["share"]):
        return f"More confident after training: {_why(first)}"
    people = plural(first["people"], "person", "people")
    return f"{first['more']:,} of {people} were more confident after training than before"


def _why(first: dict | None) -> str:
    words = first["share"].words if first else "No pairs yet"
    return words[:1].lower() + words[1:]


def confident_headline(first: dict | None) -> Headline:
    if not first or not known(first["share"]):
        return Headline("–", _why(first), notes=tuple(filter(None, (_coverage(first),))))
    low, high = first["low"], first["high"]
    return Headline(
        figure=written(first["share"], "percent"),
        of=f"of {plural(first['people'], 'person', 'people')}",
        share=first["share"],
        interval=(low, high),
        notes=tuple(filter(None, (f"95% range {100 * low:.0f}–{100 * high:.0f}%", _coverage(first)))),
    )


def _coverage(first: dict | None) -> str:
    """How many answered both times, of those who completed in phases that ask; per cent of those due where some are not."""
    if not first or not all(known(first[name]) for name in ("completed", "paired", "not_due")):
        return ""
    due = share(first["paired"], first["completed"] - first["not_due"])
    percent = f"{100 * due:.0f}%" if due is not None else ""
    said = f"{first['paired']:,} of {first['completed']:,} who completed where it was asked answered both surveys"
    if first["not_due"]:
        return f"{said}; {first['not_due']:,} not due yet" + (f" ({percent} of those due)" if percent else "")
    return f"{said} ({percent})" if percent else ""


def _phase_rows(view: View) -> list[dict]:
    pairs = confidence_cells(view)
    changes = changes_by(
        pairs,
        ("phase_id", "scale_min", "scale_max", "higher_is_better"),
        before="sum_before",
        after="sum_after",
        number="people",
        items="items",
    )
    coverage = view.slice.cells("survey_coverage_by_month").where(construct="confidence", occasion_id="after")
    counts = {name: coverage.by("phase_id", number=name).tolist() for name in ("completed", "paired", "not_due")}
    rows = []
    for place, phase in enumerate(view.programme.phases):
        named = {"phase_id": phase.phase_id, "phase": phase.name}
        covered = {name: values[place] for name, values in counts.items()}
        own = {key[1:]: change for key, change in changes.items() if key[0] == phase.phase_id}
        for (low, high, higher_is_better), change in own.items():
            more = change.rose if higher_is_better else change.fell
            rows.append({**named, "scale": f"{low:g}–{high:g}", **_share_cells(change.pairs, more), **covered})
        if not own and covered["completed"]:
            rows.append({**named, "scale": NO_PAIRS, **_share_cells(0, 0), **covered})
    return rows


def _share_cells(people: int, more: int) -> dict:
    if not people:
        return dict.fromkeys(("people", "more", "share", "low", "high"), NO_PAIRS)
    interval = wilson(more, people)
    return {"people": people, "more": more, "share": share(more, people), "low": interval.low, "high": interval.high}


def _total(rows: list[dict]) -> dict:
    phases = {row["phase_id"]: row for row in rows}
    covered = {name: sum(row[name] for row in phases.values()) for name in ("completed", "paired", "not_due")}
    scales = {row["scale"] for row in rows if known(row["scale"])}
    scale = (
        scales.pop() if len(scales) == 1 else Gap(f"{len(scales)} scales, never averaged" if scales else "No pairs yet")
    )
    if len(phases) < len(rows):
        asked_twice = dict.fromkeys(("people", "more", "share", "low", "high"), Gap("Asked on several scales"))
        return {"phase": ALL_SELECTED, "scale": scale, **asked_twice, **covered}
    people, more = (sum(row[name] for row in rows if known(row[name])) for name in ("people", "more"))
    return {"phase": ALL_SELECTED, "scale": scale, **_share_cells(people, more), **covered}
