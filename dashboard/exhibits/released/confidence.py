"""Confidence as a funder sees it: how many moved the better way, and mean changes, for groups large enough."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.changes import changes
from dashboard.charts.intervals import intervals
from dashboard.disclosure.parts import Released
from dashboard.disclosure.tree import Tree
from dashboard.exhibits.changes import scale_words, verdict
from dashboard.exhibits.constructs import in_measures, measure_words
from dashboard.exhibits.exhibit import Exhibit, Headline
from dashboard.exhibits.released.parts import NOBODY, TOGETHER, WITHHELD, node_words, rounded_words, rows_of, why_not
from dashboard.exhibits.released.release import Construct, Means
from dashboard.exhibits.view import View
from dashboard.statistics.proportions import share, wilson
from dashboard.table import Column, Gap, Table, known, written

NOT_ASKED = "No answers to release here"
ALIKE = Gap("Mean not released", withheld=True)
MEANS_ARE_ROUNDED = "Means coarsely rounded, their intervals widened by it"
INTERVALS = "Lines show the 95% interval; open circle: no clear change"

MORE = (
    Column("scale", "Scale"), Column("people", "Answered the same items both times, about", "count", "answers"),
    Column("more", "More confident, about", "count", "answers"), Column("share", "Share more confident", "percent", "answers"),
    Column("low", "95% from", "percent", "answers"), Column("high", "95% to", "percent", "answers"),
    Column("completed", "Completed training", "count", "activity"),
)
CHANGE = (
    Column("pairs", "Pairs, about", "count", "answers"), Column("mean_before", "Mean before", "number", "answers"),
    Column("mean_after", "Mean after", "number", "answers"), Column("mean_change", "Mean change", "number", "answers"),
    Column("low", "95% from", "number", "answers"), Column("high", "95% to", "number", "answers"),
    Column("direction", "In words", "text", "answers"),
)
WHERE = (Column("scale", "Scale"), Column("better", "Better is"), Column("measure", ""))


def more_confident(view: View) -> Exhibit:
    """People whose mean moved the better way, of those who answered the same items twice, as released."""
    trees = {of: tree for of, tree in view.release.answered.items() if of.construct == "confidence" and _has_people(view, tree)}
    rows = [_more_cells(view, of, tree) for of, tree in trees.items()]
    table = Table.of(MORE, rows)
    row = table.records()[0] if len(rows) == 1 else None
    why = Gap(f"Asked on {len(rows)} scales: see Confidence") if len(rows) > 1 else _why_none(view, "confidence")
    shown = row is not None and known(row["share"])
    return Exhibit(
        name="more-confident", question="More confident after training", form="tile", colour=style.TRAINING,
        sentence=f"About {row['more']:,} of {row['people']:,} people were more confident after training than before"
        if shown else f"More confident after training: {_lower(row['share'] if row else why)}",
        headline=_headline(row) if shown else Headline("–", _lower(row["share"] if row else why)), table=table,
        drawing=partial(intervals, label="scale", value="share", low="low", high="high", colour=style.TRAINING,
                        domain=(0, 1), percent=True, said=("scale", "people", "more", "share", "low", "high")) if shown else None,
        empty=f"{why.words}.", measures=("more_confident",),
        evidence=rounded_words(view, view.data_to("surveys"), "95% range from the rounded counts, rounding not included"),
    )


def shift_by_question(view: View) -> Exhibit:
    """Mean change of every question asked before and after, of the programme or a project."""
    questions = sorted(view.programme.questions, key=lambda q: (q.construct != "confidence", q.construct, q.survey, q.position))
    rows = []
    for question in questions:
        people = view.release.questions.get((question.question_id, view.node))
        if people:
            means = view.release.question_means.get((question.question_id, view.node))
            rows.append({"question_id": question.question_id, "question": question.wording, **_where(question), **_change(Released(people), means)})
    table = Table.of((Column("question_id", ""), Column("question", "Question"), Column("construct", "About"), *WHERE, *CHANGE), in_measures(rows))
    by: dict[str, list] = {}
    for row in table.records():
        by.setdefault(row["construct"], []).append(row["direction"])
    said = "; ".join(verdict(construct, words) for construct, words in by.items())
    few = "Single questions are released for the programme and its projects only"
    return Exhibit(
        name="shift-by-question", question="Did answers shift, question by question?",
        sentence=said[:1].upper() + said[1:] if rows else few, table=table,
        drawing=partial(changes, label="question", group="measure", colour=style.TRAINING, key="question_id",
                        said=("question", "mean_change", "low", "high", "pairs", "direction", "scale")) if rows else None,
        empty=f"{few}, where enough people answered both times.", measures=("confidence_change",),
        evidence=rounded_words(view, view.data_to("surveys"), MEANS_ARE_ROUNDED, INTERVALS) if rows else (),
    )


def shift_by_site(view: View) -> Exhibit:
    """Mean change of people's confidence at the sites that may stand alone."""
    return _by_site(view, "confidence", "shift-by-site")


def awareness_by_site(view: View) -> Exhibit:
    """Mean change of people's awareness at the sites that may stand alone."""
    return _by_site(view, "awareness", "awareness-by-site")


def change_of(view: View, of: Construct, node: tuple) -> dict:
    """A node's change as cells, gaps with their reason where it is withheld."""
    tree = view.release.answered[of]
    counts = tree.shown.get(node)
    return _change(counts, view.release.means.get((of, node))) if counts else dict.fromkeys((column.name for column in CHANGE), WITHHELD)


def _by_site(view: View, construct: str, name: str) -> Exhibit:
    rows = [row for of, tree in view.release.answered.items() if of.construct == construct for row in _rows(view, of, tree)]
    table = Table.of((Column("site_id", ""), Column("site", "Site"), *WHERE, *CHANGE), in_measures(rows))
    shown = [row for row in table.records() if known(row["mean_change"])]
    none = _why_none(view, construct).words
    return Exhibit(
        name=name, question=f"Did {construct} shift, by site?", sentence=_said(construct, table.records()) if rows else none, table=table,
        drawing=partial(changes, label="site", group="measure", colour=style.TRAINING, key="site_id", whole=node_words(view),
                        said=("site", "mean_change", "low", "high", "pairs", "direction", "scale")) if shown else None,
        empty=f"{none}." if not rows else "No mean is released here.", measures=("confidence_change",),
        evidence=rounded_words(view, view.data_to("surveys"), MEANS_ARE_ROUNDED, INTERVALS, "Sites by phase and name, not ranked"),
    )


def _rows(view: View, of: Construct, tree: Tree) -> list[dict]:
    if not _has_people(view, tree):
        return []
    sites = [row for row in rows_of(view, tree) if row.counts.people]
    whole = {"site_id": "", "site": node_words(view), **_where(of), **change_of(view, of, view.node)}
    rows = [
        {"site_id": row.site_id, "site": row.name, **_where(of),
         **(change_of(view, of, row.node) if row.site_id or row.node not in tree.merged else _merged(row.counts))}
        for row in sites if row.node != view.node
    ]
    return [whole, *rows]


def _said(construct: str, rows: list[dict]) -> str:
    first = rows[0]
    if not known(first["direction"]):
        return f"Whether {construct} changed is not released here"
    subject = construct[:1].upper() + construct[1:]
    if first["direction"] in ("rose", "fell"):
        return f"{subject} {first['direction']} by {abs(first['mean_change']):.1f} points on {first['scale']} among about {first['pairs']:,} people"
    return f"No clear change in {construct} among about {first['pairs']:,} people"


def _more_cells(view: View, of: Construct, tree: Tree) -> dict:
    people, more = tree.shown[view.node].people, view.release.more.get((of, view.node))
    completed = view.release.completed[of, view.node]
    cells = {"scale": scale_words(of.scale_min, of.scale_max), "people": people, "completed": completed}
    if more is None:
        return {**cells, **dict.fromkeys(("more", "share", "low", "high"), WITHHELD)}
    interval = wilson(more, people)
    return {**cells, "more": more, "share": share(more, people), "low": interval.low, "high": interval.high}


def _headline(row: dict) -> Headline:
    return Headline(
        figure=written(row["share"], "percent"), of=f"of about {row['people']:,} people", share=row["share"],
        interval=(row["low"], row["high"]),
        notes=(f"95% range {100 * row['low']:.0f}–{100 * row['high']:.0f}%, from rounded counts",
               f"about {row['people']:,} of {row['completed']:,} who completed where it was asked answered both surveys"),
    )


def _change(counts: Released, means: Means | None) -> dict:
    if not counts.people:
        return dict.fromkeys((column.name for column in CHANGE), NOBODY)
    if means is None:
        return {**dict.fromkeys((column.name for column in CHANGE), ALIKE), "pairs": counts.people}
    return {"pairs": counts.people, "mean_before": means.before, "mean_after": means.after, "mean_change": means.change,
            "low": means.low, "high": means.high, "direction": means.direction}


def _merged(counts: Released) -> dict:
    return {**dict.fromkeys((column.name for column in CHANGE), TOGETHER), "pairs": counts.people}


def _where(of) -> dict:
    return {
        "construct": of.construct, "scale": scale_words(of.scale_min, of.scale_max), "better": "higher" if of.higher_is_better else "lower",
        "measure": measure_words(of.construct, of.scale_min, of.scale_max, of.higher_is_better),
    }


def _has_people(view: View, tree: Tree) -> bool:
    counts = tree.shown.get(view.node)
    return counts is not None and counts.people > 0


def _why_none(view: View, construct: str) -> Gap:
    """Why a construct has no number here: the strictest of its scales' reasons."""
    reasons = [why_not(view, tree) for of, tree in view.release.answered.items() if of.construct == construct and view.node not in tree.shown]
    return next((reason for reason in reasons if reason.withheld), Gap(NOT_ASKED))


def _lower(gap: Gap) -> str:
    return gap.words[:1].lower() + gap.words[1:]
