"""Whether a shift lasts to the follow-ups, and what people say looking back."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.changes import changes
from dashboard.exhibits.changes import NO_PAIRS, change_cells, change_columns
from dashboard.exhibits.constructs import construct_changes, measure_cells, off_scale
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.view import View, plural
from dashboard.table import Column, Table, known, rounded

ROW = (
    Column("row", "Compared"),
    Column("construct", "About"),
    Column("occasion_id", ""),
    Column("scale", "Scale"),
    Column("better", "Better is"),
    Column("measure", ""),
)
SAID = ("row", "mean_change", "low", "high", "pairs", "direction", "scale")


def follow_up(view: View) -> Exhibit:
    """Mean change of construct means from before to after and to each follow-up, each of those who answered both."""
    table = disclosed(view, (*ROW, *change_columns("answers")), _follow_up_rows(view), group="pairs")
    return as_released(view, Exhibit(
        name="follow-up",
        question="Does it last?",
        sentence=_said_of_follow_up(table),
        table=table,
        drawing=partial(
            changes, label="row", group="measure", colour=style.TRAINING, said=SAID
        ) if len(table) else None,
        empty="Nobody has answered the same questions before and later here in this period.",
        evidence=evidence(
            view, "surveys", table, "By month of the later answer", off_scale(view),
            "Lines show the 95% interval; open circle: no clear change, or too few pairs to say",
            "Different people answered each time; the next figure follows the same people",
        ),
        measures=("follow_up",),
    ))


def looking_back(view: View) -> Exhibit:
    """The two designs beside each other: asked before and after, and asked after about before."""
    table = disclosed(view, (*ROW, *change_columns("answers")), _looking_back_rows(view), group="pairs")
    return as_released(view, Exhibit(
        name="looking-back",
        question="What do people say looking back?",
        sentence=_said_of_looking_back(view, table),
        table=table,
        drawing=partial(
            changes, label="row", group="measure", colour=style.TRAINING, said=SAID
        ) if len(table) else None,
        empty="Nobody was asked here, after the course, to look back to where they were before it.",
        evidence=evidence(
            view, "surveys", table, "By month of the later answer", off_scale(view),
            "Lines show the 95% interval; open circle: no clear change, or too few pairs to say",
            "Two designs, of people who may differ: never added or averaged, and not comparable",
        ),
        measures=("looking_back",),
    ))


def _follow_up_rows(view: View) -> list[dict]:
    occasions = later_occasions(view)
    after = {(*of, "after"): change for of, change in construct_changes(view).items()}
    later = tuple(occasion for occasion in occasions if occasion != "after")
    found = after | construct_changes(view, "occasion_id", occasion=later)
    rows = []
    for of in _measures(found):
        for occasion_id, name in occasions.items():
            rows.append({"row": f"Before to {name.lower()}", "occasion_id": occasion_id, **measure_cells(*of),
                         **change_cells(found.get((*of, occasion_id)))})
    return rows


def _looking_back_rows(view: View) -> list[dict]:
    back = construct_changes(view, baseline="looking back")
    before = construct_changes(view)
    rows = []
    for of in _measures(back):
        for name, found in (("Before and after", before), ("Looking back and after", back)):
            cells = {**measure_cells(*of), **change_cells(found.get(of))}
            # Each design is a panel of its own: the two are never one series.
            rows.append({"row": name, "occasion_id": "after", **cells, "measure": f"{name}: {cells['measure'][:1].lower()}{cells['measure'][1:]}"})
    return sorted(rows, key=lambda row: row["row"])


def later_occasions(view: View) -> dict[str, str]:
    """The occasions that come after the course, in the order in which they are due."""
    earlier = ("before", "looking back")
    later = [occasion for occasion in view.programme.occasions if occasion.occasion_id not in earlier]
    later.sort(key=lambda occasion: (occasion.occasion_id != "after", occasion.due_after_days))
    return {occasion.occasion_id: occasion.name for occasion in later}


def _measures(found: dict[tuple, object]) -> list[tuple]:
    """(construct, scale, better) of every group found, confidence first."""
    return sorted({key[:4] for key in found}, key=lambda of: (of[0] != "confidence", of))


def _said_of_follow_up(table: Table) -> str:
    rows = table.records()
    if not rows:
        return "No answers given both before and later yet"
    later = [row for row in rows if row["occasion_id"] != "after"]
    first = rows[0]["measure"]
    sayable = [row for row in later if row["measure"] == first and _sayable(row)]
    if sayable:
        row = sayable[-1]
        when = str(row["row"]).removeprefix("Before to ")
        return f"{when[:1].upper()}{when[1:]}: {_stood(row)} ({plural(row['pairs'], 'pair')})"
    if not later:
        return "No follow-up survey is asked here"
    if all(row["pairs"] == NO_PAIRS for row in later):
        return "No answers given both before and at a follow-up yet"
    return "Too few follow-up answers to say whether it lasts"


def _sayable(row: dict) -> bool:
    return known(row["direction"]) and row["direction"] != "too few to say"


def _stood(row: dict) -> str:
    if row["direction"] == "no clear change":
        return f"no clear change in {row['construct']} from before"
    side = "above" if row["direction"] == "rose" else "below"
    return f"{row['construct']} {abs(row['mean_change']):.1f} points {side} its start"


def _said_of_looking_back(view: View, table: Table) -> str:
    shown = [row for row in table.records() if known(row["mean_change"])]
    back = [row for row in shown if str(row["row"]).startswith("Looking back")]
    if not len(table):
        ever = view.slice.cells("paired_constructs_by_score", month=None).where(baseline_id="looking back")
        return "No looking-back answers in this period" if len(ever) else "No looking-back survey here"
    if not back:
        return "Too few looking-back answers to show"
    of = back[0]["construct"], back[0]["scale"]
    same = [row for row in shown if (row["construct"], row["scale"]) == of and row not in back]
    told = {"looking back": back[:1], "before and after": same[:1]}
    words = [f"{rounded(row['mean_change'], '+.1f')} {how} ({plural(row['pairs'], 'pair')})"
             for how, rows in told.items() for row in rows]
    return f"Mean change in {of[0]}: {', '.join(words)}"
