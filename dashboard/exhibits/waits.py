"""How long people wait from an offer of Joint Pain Advice to their first appointment."""

from collections.abc import Sequence
from functools import partial
from math import isnan

import numpy as np

from dashboard.catalogue.classes import TEAM_FLOOR
from dashboard.charts import style
from dashboard.charts.ranges import ranges
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.pathway import advice_phases, nobody, nothing_offered
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.to_date import without_records
from dashboard.exhibits.view import View, plural
from dashboard.statistics.waiting import waits
from dashboard.table import Column, Gap, Table, known

WHOLE = "All selected"
NO_RECORDS = Gap("No records in this period")
NO_OFFERS = Gap("No offers")
NOBODY_WAITED = Gap("Every offer declined or left")
DATES_WRONG = Gap("Dated before the offer")
NOT_REACHED = Gap("Too many still waiting")

LENGTHS = {"first": 0.25, "median": 0.5, "third": 0.75}


def _people(name: str, label: str) -> Column:
    return Column(name, label, "count", "participants")


def _days(name: str, label: str) -> Column:
    return Column(name, label, "number", "outcomes", "seen", unit="days")


COLUMNS = (
    Column("site_id", ""), Column("site", "Site"),
    _days("first", "Days until a quarter are seen"), _days("median", "Days until half are seen"),
    _days("third", "Days until three quarters are seen"), _days("low", "Half: 95% from"), _days("high", "Half: 95% to"),
    _days("answered", "Half, without those who have not answered"),
    _people("seen", "Seen"), _people("waiting", "Still waiting"),
    _people("unanswered", "Of them without an answer for 28 days"), _people("ended", "Declined or left"),
    _people("wrong", "Appointment dated before the offer"),
)


def waits_by_site(view: View) -> Exhibit:
    """Days from offer to first appointment: half and quarters of each site, by name, those still waiting counted as such."""
    table = disclosed(view, COLUMNS, _rows(view), "people seen")
    return as_released(view, Exhibit(
        name="waits-by-site",
        question="How long is the wait?",
        sentence=_said(view, table),
        table=table,
        drawing=_draw if any(map(known, table.column("first"))) else None,
        empty=_nothing_drawn(view, table),
        evidence=evidence(
            view, "jpa", table, "By month of the offer",
            "Dot: half are seen; line: from a quarter to three quarters, open where too many are still waiting",
            "Sites by name, not ranked",
        ),
        measures=("wait",),
        colour=style.ADVICE,
        notes=_waiting(table),
    ))


def _rows(view: View) -> list[dict]:
    """All selected, then each site that offers advice, by name."""
    cells = view.slice.cells("waits_by_days")
    people = cells.by("site_id", "state", "days", number="people")
    phases = {phase.phase_id for phase in advice_phases(view)}
    offering = {pair.site_id for pair in view.slice.site_phases if pair.phase_id in phases}
    late = without_records(view, "jpa")
    found = wait_cells(cells.labels["days"], cells.labels["state"], np.concatenate([people.sum(axis=0)[None], people]))
    rows = [
        {"site_id": site.site_id, "site": site.name, **(_gaps(NO_RECORDS) if site.site_id in late else cells_of_site)}
        for site, cells_of_site in zip(view.programme.sites, found[1:], strict=True) if site.site_id in offering
    ]
    whole = _gaps(NO_RECORDS) if offering <= late else found[0]
    return [{"site_id": "", "site": WHOLE, **whole}, *rows] if len(rows) > 1 else rows


def wait_cells(days: Sequence[int], states: Sequence[str], people: np.ndarray) -> list[dict]:
    """The cells of each row, from its ``people`` [row, state, day]; days below 0 are mistakes and enter no wait."""
    right = np.array(days, int) >= 0
    none = np.zeros((len(people), len(days)), int)
    at = {state: people[:, place] for place, state in enumerate(states)}
    seen, waiting, unanswered, ended = (at.get(state, none) for state in ("seen", "waiting", "unanswered", "ended"))
    kept = np.array(days, int)[right]
    curves = waits(kept, seen[:, right], (waiting + unanswered)[:, right])
    lengths = {name: curves.quantile(share) for name, share in LENGTHS.items()}
    lengths["low"], lengths["high"] = curves.interval(0.5)
    lengths["answered"] = waits(kept, seen[:, right], waiting[:, right]).quantile(0.5)
    counts = {
        "seen": seen[:, right].sum(axis=1), "waiting": (waiting + unanswered).sum(axis=1), "unanswered": unanswered.sum(axis=1),
        "ended": ended.sum(axis=1), "wrong": seen[:, ~right].sum(axis=1),
    }
    return [_row({name: values[row].item() for name, values in counts.items()},
                 {name: values[row].item() for name, values in lengths.items()}) for row in range(len(people))]


def _row(counts: dict[str, int], lengths: dict[str, float]) -> dict:
    if not counts["seen"] + counts["waiting"]:
        gap = DATES_WRONG if counts["wrong"] else NOBODY_WAITED if counts["ended"] else NO_OFFERS
        return _gaps(gap) | (counts if gap is not NO_OFFERS else {})
    # The ends of a range may not be known though the length is; and of a group too small nothing is told, this neither.
    few = 0 < counts["seen"] < TEAM_FLOOR
    unreached = {name: None if few or name in ("low", "high") else NOT_REACHED for name in lengths}
    return counts | {name: unreached[name] if isnan(length) else length for name, length in lengths.items()}


def _gaps(gap: Gap) -> dict:
    return dict.fromkeys((column.name for column in COLUMNS[2:]), gap)


def _draw(table: Table, size: style.Size) -> dict:
    whole = table.numbers("median")[0] if table.column("site")[0] == WHOLE else None
    return partial(
        ranges, label="site", middle="median", first="first", third="third", colour=style.ADVICE, unit="days", key="site_id",
        reference=whole, said=("site", "median", "low", "high", "first", "third", "seen", "waiting"),
    )(table, size)


def _said(view: View, table: Table) -> str:
    row = next((row for row in table.records() if row["seen"] not in (NO_OFFERS, NO_RECORDS)), None)
    if row is None:
        return nothing_offered(view)
    people = row["seen"] + row["waiting"]
    if not people:
        return "No wait can be counted here" if row["wrong"] else "Everybody offered advice declined it or left"
    if not row["seen"]:
        return f"Nobody has been seen yet; {plural(people, 'person is', 'people are')} waiting"
    if known(row["median"]):
        return f"Of those who neither declined nor left, {_seen_by(row)}"
    if row["first"] != NOT_REACHED and not known(row["first"]):
        return "Too few people have been seen to say how long the wait is"
    return "Too many are still waiting to say within how many days half are seen"


def _seen_by(row: dict) -> str:
    """By when half and three quarters of them are seen, as far as that is known."""
    if row["third"] == 0:
        return f"three quarters are seen {_after(row['third'])}"
    rest = f", three quarters within {row['third']:,g}{'' if row['median'] else ' days'}" if known(row["third"]) else ""
    return f"half are seen {_after(row['median'])}{rest}"


def _after(days: float) -> str:
    if not days:
        return "on the day of the offer"
    return f"within {days:,g} day{'' if days == 1 else 's'} of the offer"


def _waiting(table: Table) -> tuple[str, ...]:
    """Who is in the first row's wait and who is not, and what had to be left out."""
    row = next((row for row in table.records() if known(row["seen"])), None)
    if row is None:
        return ()
    without = f" (without them half are seen {_after(row['answered'])})" if known(row["answered"]) else ""
    silent = f"{row['unanswered']:,} of those waiting have not answered for 28 days or more{without}." if row["unanswered"] else ""
    ended = f"; {row['ended']:,} who declined or left are not counted" if row["ended"] else ""
    limits = f"Days until half are seen, 95% range: {row['low']:,g} " + (
        f"to {row['high']:,g}." if known(row["high"]) else "or more."
    ) if known(row["low"]) else ""
    return tuple(filter(None, (
        f"{row['seen']:,} seen, {row['waiting']:,} still waiting and counted as such{ended}.", silent, limits,
        f"Left out: {plural(row['wrong'], 'appointment')} dated before the offer." if row["wrong"] else "",
    )))


def _nothing_drawn(view: View, table: Table) -> str:
    """Why there is nothing to draw, from what the table tells."""
    words = [cell.words for name in ("median", "first") for cell in table.column(name) if isinstance(cell, Gap)]
    if set(words) <= {NO_OFFERS.words, NO_RECORDS.words}:
        return nobody(view, "Nobody was offered Joint Pain Advice here in this period.")
    return f"{_said(view, table)}: {words[0].lower()}."
