"""Uptake of Joint Pain Advice as a funder sees it: the headline, by site, by quarter, by characteristic."""

from datetime import date
from functools import partial

from dashboard.charts import style
from dashboard.charts.columns import in_columns
from dashboard.charts.intervals import intervals
from dashboard.disclosure.parts import Breakdown, Released
from dashboard.exhibits.exhibit import Exhibit, Headline
from dashboard.exhibits.released.parts import NOBODY, node_words, rounded_words, rows_of, why_not
from dashboard.exhibits.view import View
from dashboard.exhibits.who import CHARACTERISTICS, NAMES, in_order
from dashboard.statistics.proportions import share, wilson
from dashboard.table import Column, Gap, Table, known, written

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
    why = why_not(view, view.release.uptake, NOT_OFFERED)
    return Exhibit(
        name="took-up-advice", question="Took up Joint Pain Advice", form="tile", colour=style.ADVICE,
        sentence=_said(row, why), headline=_headline(row, why), table=table,
        drawing=partial(_draw, label="row") if row and known(row["uptake"]) else None,
        empty=f"{why.words}.", measures=("uptake",),
        evidence=rounded_words(view, view.data_to("jpa"), "95% range from the rounded counts"),
    )


def uptake_by_site(view: View) -> Exhibit:
    """Uptake of the selected sites that may stand alone, the others together; by name, never ranked."""
    whole = view.release.uptake_of(view.node)
    rows = [{"site_id": row.site_id, "site": row.name, **rate_cells(row.counts)} for row in rows_of(view, view.release.uptake)]
    if len(rows) > 1:
        rows.insert(0, {"site_id": "", "site": node_words(view), **rate_cells(whole)})
    table = Table.of((Column("site_id", ""), Column("site", "Site"), *RATE), rows)
    first = table.records()[0] if rows else None
    why = why_not(view, view.release.uptake, NOT_OFFERED)
    return Exhibit(
        name="uptake-by-site", question="How many took up the offer, by site?", sentence=_said(first, why), table=table,
        drawing=partial(_draw, label="site", key="site_id") if any(known(cell) for cell in table.column("uptake")) else None,
        empty=f"{why.words}.", measures=("uptake",),
        evidence=rounded_words(view, view.data_to("jpa"), "Sites by phase and name, not ranked; lines show the 95% interval from the rounded counts"),
    )


def uptake_by_month(view: View) -> Exhibit:
    """Uptake by the quarter of the offer: a release has no months, and quarters of projects only."""
    breakdown = view.release.quarters.get(view.node) or _of_only_project(view)
    rows = []
    if breakdown:
        found = {_quarter(start): counts for start, counts in breakdown.parts.items()}
        rows = [{"quarter": name, **rate_cells(counts)} for name, counts in _without_ends(found)]
        rows += _merged(breakdown, "quarter", "quarters")
    table = Table.of((Column("quarter", "Quarter of the offer"), *RATE), rows)
    shown = [row for row in table.records() if known(row["uptake"])]
    return Exhibit(
        name="uptake-by-month", question="Is the offer taken up, quarter by quarter?",
        sentence=_span("quarters", shown) if shown else "Quarters are released for a whole project only",
        table=table, drawing=partial(_draw, label="quarter") if shown else None,
        empty="Quarters are released for a whole project only, where enough people were offered advice in each.",
        measures=("uptake",), evidence=rounded_words(view, view.data_to("jpa"), "Rounded so that quarters add up to the whole") if rows else (),
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
        sentence=_span("groups", table.records()) if rows else "Characteristics are released for a whole project only",
        table=table, drawing=draw if rows else None,
        empty="Characteristics are released for a whole project only, where every group shown has enough people.",
        measures=("who_is_reached",),
        evidence=rounded_words(view, view.data_to("jpa"), "Rounded so that groups add up to the whole", "No group is compared with another here") if rows else (),
    )


def rate_cells(counts: Released | None) -> dict:
    """A released count with its share and Wilson interval, both reckoned from the rounded numbers."""
    if counts is None or not counts.people:
        return dict.fromkeys((column.name for column in RATE), NOBODY)
    interval = wilson(counts.chosen, counts.people)
    return {"decided": counts.people, "seen": counts.chosen, "uptake": share(counts.chosen, counts.people),
            "low": interval.low, "high": interval.high}


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


def _span(noun: str, rows: list[dict]) -> str:
    shares = [row["uptake"] for row in rows if known(row["uptake"])]
    low, high = written(min(shares), "percent"), written(max(shares), "percent")
    if low == high:
        return f"Uptake is {low}"
    return f"Uptake lies between {low} and {high} in the {noun} shown"


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


def _value(value: str) -> str:
    return NAMES.get(value) or value[:1].upper() + value[1:]


def _only_project(view: View) -> tuple[str, ...] | None:
    """The one project with offers: for the whole programme its breakdowns are the programme's."""
    found = [node for node, counts in view.release.uptake.parts(()).items() if counts.people]
    return found[0] if len(found) == 1 else None


def _of_only_project(view: View) -> Breakdown | None:
    return view.release.quarters.get(_only_project(view)) if not view.node else None
