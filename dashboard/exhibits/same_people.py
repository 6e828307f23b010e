"""The course of one group of people over every occasion: before, after and each follow-up together."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.courses import courses
from dashboard.exhibits.changes import change_cells, changes_by
from dashboard.exhibits.constructs import in_measures, measure_cells, off_scale
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.follow_up import later_occasions
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.view import View, plural
from dashboard.statistics.paired import PairedChange
from dashboard.table import Cell, Column, Table, known

START = "Start"
CHANGE = ("mean_change", "low", "high", "direction")


def _column(name: str, label: str, kind: str) -> Column:
    return Column(name, label, kind, "answers", "people")


COLUMNS = (
    Column("followed", "Who answered every survey"),
    Column("followed_to", ""),
    Column("occasion_id", ""),
    Column("occasion", "Survey"),
    Column("construct", "About"),
    Column("scale", "Scale"),
    Column("better", "Better is"),
    Column("measure", ""),
    Column("scale_min", ""),
    Column("scale_max", ""),
    _column("people", "People", "count"),
    _column("mean", "Mean", "number"),
    _column("mean_change", "Change from before", "change"),
    _column("low", "95% from", "change"),
    _column("high", "95% to", "change"),
    _column("direction", "In words", "text"),
)


def same_people(view: View) -> Exhibit:
    """Mean on each occasion of the people who answered on all of them, up to each follow-up."""
    table = disclosed(view, COLUMNS, in_measures(_rows(view)))
    return as_released(view, Exhibit(
        name="same-people",
        question="Does it last for the same people?",
        sentence=_said(view, table),
        table=table,
        drawing=partial(
            courses, panel="measure", line="followed", at="occasion", value="mean", colour=style.TRAINING, number="people",
            said=("occasion", "followed", "people", "mean", "mean_change", "low", "high", "direction", "scale"),
        ) if len(table) else None,
        empty="Nobody here has answered the same question on every occasion up to a follow-up in this period.",
        evidence=evidence(
            view, "surveys", table, "By month of the latest answer",
            "Each line is one group of people, who answered the same questions every time; those followed further are in the shorter lines, too",
            off_scale(view),
        ),
        measures=("same_people",),
    ))


def _rows(view: View) -> list[dict]:
    found = _changes(view)
    later = later_occasions(view)
    names = {occasion.occasion_id: occasion.name for occasion in view.programme.occasions}
    order = list(later)
    rows = []
    for key in sorted(found, key=lambda key: (key[:4], order.index(key[4]), order.index(key[5]))):
        *of, followed_to, occasion_id = key
        group = {"followed": f"Up to {later[followed_to].lower()}", "followed_to": followed_to, **measure_cells(*of)}
        if not rows or any(rows[-1][name] != group[name] for name in group):
            rows.append({**group, "occasion_id": "before", "occasion": names["before"], **_start(found[key])})
        rows.append({**group, "occasion_id": occasion_id, "occasion": names[occasion_id], **_cells(found[key])})
    return rows


def _changes(view: View) -> dict[tuple, PairedChange]:
    return changes_by(
        view.slice.cells_of_period("trajectories_by_score"),
        ("construct", "scale_min", "scale_max", "higher_is_better", "followed_to", "occasion_id"),
        before="sum_before", after="sum_then", number="people", items="items",
    )


def _start(change: PairedChange) -> dict[str, Cell]:
    """Where the group started: the same people stand on each of its occasions."""
    return {"people": change.pairs, "mean": change.mean_before, **dict.fromkeys(CHANGE, START)}


def _cells(change: PairedChange) -> dict[str, Cell]:
    cells = change_cells(change)
    return {"people": change.pairs, "mean": change.mean_after, **{name: cells[name] for name in CHANGE}}


def _said(view: View, table: Table) -> str:
    """Of the first measure and the group followed furthest of whom anything may be said."""
    rows = table.records()
    if not rows:
        return "Nobody has answered every survey up to a follow-up yet" if len(later_occasions(view)) > 1 else "No follow-up survey is asked here"
    here = [row for row in rows if row["measure"] == rows[0]["measure"] and row["occasion_id"] != "before"]
    last = [row for row in here if row["occasion_id"] == row["followed_to"] and _sayable(row)]
    if not last:
        return "Too few people answered every survey to say whether it lasts"
    end = last[-1]
    first = next(row for row in here if row["followed_to"] == end["followed_to"])
    people = f"The same {plural(end['people'], 'person', 'people')}"
    words = [f"{_stood(row)} {str(row['occasion'])[:1].lower()}{str(row['occasion'])[1:]}" for row in (first, end)]
    return f"{people}: {end['construct']} {words[0]}, {words[1]}"


def _stood(row: dict) -> str:
    if row["direction"] == "no clear change":
        return "not clearly changed"
    side = "above" if row["direction"] == "rose" else "below"
    return f"{abs(row['mean_change']):.1f} {side} its start"


def _sayable(row: dict) -> bool:
    return known(row["direction"]) and row["direction"] != "too few to say"
