"""Uptake of Joint Pain Advice as a funder sees it: the headline, by site, by quarter, by characteristic."""

from datetime import date, timedelta
from functools import partial

from dashboard.charts import style
from dashboard.charts.columns import in_columns
from dashboard.charts.intervals import intervals
from dashboard.disclosure.parts import Breakdown, Released
from dashboard.exhibits.exhibit import Exhibit, Headline
from dashboard.exhibits.released.parts import NOBODY, node_words, rounded_words, rows_of, why_not
from dashboard.exhibits.view import View, plural
from dashboard.exhibits.who import CHARACTERISTICS, NAMES, in_order
from dashboard.statistics.proportions import share, wilson
from dashboard.table import Column, Gap, Table, known, written

QUARTERS = "Quarters are released for a whole project where enough people were offered advice in each"
GROUPS = "Characteristics are released for a whole project where every group shown has enough people"
ROUGH = "Differences of some ten points may be rounding alone"
NOT_OVER = " (not over)"
NOT_OFFERED = "Joint Pain Advice is not offered here"
RATE = (
    Column("decided", "Offered and decided, about", "count", "participants"),
    Column("seen", "Seen, about", "count", "participants"),
    Column("uptake", "Uptake", "percent", "participants"),
    Column("low", "95% from", "percent", "participants"),
    Column("high", "95% to", "percent", "participants"),
)
SAID = ("decided", "seen", "uptake", "low", "high")


def took_up_advice(view: View) -> Exhibit:
    """People seen of those whose offer is decided, from counts as released."""
    counts = view.release.uptake_of(view.node)
    table = Table.of((Column("row", ""), *RATE), [{"row": node_words(view), **rate_cells(counts)}] if counts else [])
    row = table.records()[0] if counts else None
    why = _why(view)
    return Exhibit(
        name="took-up-advice", question="Took up Joint Pain Advice", form="tile", colour=style.ADVICE,
        sentence=_said(row, why), headline=_headline(row, why), table=table,
        drawing=partial(_draw, label="row") if row and known(row["uptake"]) else None,
        empty=f"{why.words}.", measures=("uptake",),
        evidence=rounded_words(view, view.data_to("jpa"), "95% range from the rounded counts, rounding not included"),
    )


def uptake_by_site(view: View) -> Exhibit:
    """Uptake of the selected sites that may stand alone, the others together; by name, never ranked."""
    whole = view.release.uptake_of(view.node)
    rows = [{"site_id": row.site_id, "site": row.name, **rate_cells(row.counts)} for row in rows_of(view, view.release.uptake)]
    if len(rows) > 1:
        rows.insert(0, {"site_id": "", "site": node_words(view), **rate_cells(whole)})
    table = Table.of((Column("site_id", ""), Column("site", "Site"), *RATE), rows)
    first = table.records()[0] if rows else None
    why = _why(view)
    return Exhibit(
        name="uptake-by-site", question="How many took up the offer, by site?", sentence=_said(first, why), table=table,
        drawing=partial(_draw, label="site", key="site_id") if any(known(cell) for cell in table.column("uptake")) else None,
        empty="Choose a project, or a phase that offers advice.", measures=("uptake",),
        evidence=rounded_words(view, view.data_to("jpa"), "Sites by phase and name, not ranked; lines show the 95% interval from the rounded counts, rounding not included"),
    )


def uptake_by_month(view: View) -> Exhibit:
    """Uptake by the quarter of the offer: a release has no months, and quarters of projects only."""
    breakdown = view.release.quarters.get(view.node) or _of_only_project(view)
    rows = []
    if breakdown:
        found = {_quarter(start) + _not_over(view, start): counts for start, counts in breakdown.parts.items()}
        rows = [{"quarter": name, **rate_cells(counts)} for name, counts in _without_ends(found)]
        rows += _merged(breakdown, "quarter", "quarters")
    table = Table.of((Column("quarter", "Quarter of the offer"), *RATE), rows)
    shown = [row for row in table.records() if known(row["uptake"])]
    open_quarter = any(str(row["quarter"]).endswith(NOT_OVER) for row in shown)
    return Exhibit(
        name="uptake-by-month", question="Is the offer taken up, quarter by quarter?",
        sentence=f"Uptake of the offers of {plural(len(breakdown.parts), 'quarter')}, from rounded counts" if shown else QUARTERS,
        table=table, drawing=partial(_draw, label="quarter") if shown else None,
        empty="They are shown where enough people were offered advice in each quarter.",
        measures=("uptake",),
        evidence=rounded_words(
            view, view.data_to("jpa"), "Rounded so that quarters add up to the whole", ROUGH,
            "People who accepted in a quarter that is not over may still come" if open_quarter else "",
        ) if rows else (),
    )


def who_is_reached(view: View) -> Exhibit:
    """Uptake by the groups of one characteristic at a time, of a whole project."""
    node = view.node if len(view.node) == 1 else _only_project(view) if not view.node else None
    rows = []
    for name, title in CHARACTERISTICS.items():
        breakdown = view.release.reached.get((node, name))
        if breakdown and len(breakdown.parts) > 1:
            parts = {str(value): counts for value, counts in breakdown.parts.items()}
            own = {value: parts[value] for value in in_order(name, parts)}
            rows += [{"characteristic": title, "value": _value(value), **rate_cells(counts)} for value, counts in own.items()]
            rows += [{"characteristic": title, **row} for row in _merged(breakdown, "value", "groups")]
    columns = tuple(Column(c.name, c.label, c.kind, "outcomes") for c in RATE)
    table = Table.of((Column("characteristic", "Characteristic"), Column("value", "Group"), *columns), rows)
    draw = partial(in_columns, group="characteristic", label="value", draw=partial(_draw, label="value"))
    return Exhibit(
        name="who-is-reached", question="Who is reached, who is not?",
        sentence=f"Uptake by {plural(len({row['characteristic'] for row in rows}), 'characteristic')}, from rounded counts" if rows else GROUPS,
        table=table, drawing=draw if rows else None,
        empty="They are shown where every group has enough people.",
        measures=("who_is_reached",),
        evidence=rounded_words(view, view.data_to("jpa"), "Rounded so that groups add up to the whole", ROUGH) if rows else (),
    )


def rate_cells(counts: Released | None) -> dict:
    """A released count with its share and Wilson interval, both reckoned from the rounded numbers."""
    if counts is None or not counts.people:
        return dict.fromkeys((column.name for column in RATE), NOBODY)
    interval = wilson(counts.chosen, counts.people)
    return {"decided": counts.people, "seen": counts.chosen, "uptake": share(counts.chosen, counts.people),
            "low": interval.low, "high": interval.high}


def _why(view: View) -> Gap:
    """Why the selection has no uptake: advice is not offered there, or it is withheld."""
    offering = {step.phase_id for step in view.programme.steps}
    if not any(pair.phase_id in offering for pair in view.slice.site_phases):
        return Gap(NOT_OFFERED)
    return why_not(view, view.release.uptake)


def _said(row: dict | None, why: Gap) -> str:
    if not row or not known(row["uptake"]):
        return why.words if not row else "Nobody was offered Joint Pain Advice and has decided yet"
    return f"About {row['seen']:,} of {row['decided']:,} people offered Joint Pain Advice came to a first appointment"


def _headline(row: dict | None, why: Gap) -> Headline:
    if not row or not known(row["uptake"]):
        return Headline("–", (why if not row else NOBODY).words)
    return Headline(
        figure=written(row["uptake"], "percent"), of=f"about {row['seen']:,} of {row['decided']:,} offered", share=row["uptake"],
        interval=(row["low"], row["high"]), notes=(f"95% range {100 * row['low']:.0f}–{100 * row['high']:.0f}%, from rounded counts",),
    )


def _draw(table: Table, size: style.Size, label: str, key: str = "") -> dict:
    return intervals(
        table, size, label=label, value="uptake", low="low", high="high", colour=style.ADVICE, domain=(0.0, 1.0), percent=True,
        key=key, said=(label, *SAID),
    )


def _merged(breakdown: Breakdown, name: str, noun: str) -> list[dict]:
    if not breakdown.merged:
        return []
    names = [_quarter(part) if isinstance(part, date) else _value(str(part)).partition(" (")[0] for part in breakdown.merged]
    names = [part[:1].lower() + part[1:] if part == "Not recorded" else part for part in names]
    return [{name: f"Together: {', '.join(names)}" if len(names) < 4 else f"{len(names)} other {noun}", **rate_cells(breakdown.together)}]


def _without_ends(found: dict[str, Released]) -> list[tuple[str, Released]]:
    """Less the quarters before the first offer and after the last."""
    rows = list(found.items())
    filled = [at for at, (_, counts) in enumerate(rows) if counts.people]
    return rows[filled[0] : filled[-1] + 1] if filled else []


def _quarter(start: date) -> str:
    year = start.year if start.month >= 4 else start.year - 1
    return f"Q{(start.month - 4) % 12 // 3 + 1} {year}/{(year + 1) % 100:02d}"


def _not_over(view: View, start: date) -> str:
    """Says so of the quarter in which the records end."""
    ends = (start + timedelta(days=95)).replace(day=1)
    return NOT_OVER if view.programme.data_to and view.programme.data_to < ends - timedelta(days=1) else ""


def _value(value: str) -> str:
    return NAMES.get(value) or value[:1].upper() + value[1:]


def _only_project(view: View) -> tuple[str, ...] | None:
    """The one project with offers: for the whole programme its breakdowns are the programme's."""
    found = [node for node, counts in view.release.uptake.parts(()).items() if counts.people]
    return found[0] if len(found) == 1 else None


def _of_only_project(view: View) -> Breakdown | None:
    return view.release.quarters.get(_only_project(view)) if not view.node else None
