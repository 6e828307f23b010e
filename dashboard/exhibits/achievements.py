"""Achievements: what was achieved, when, where, with what evidence; and the milestones on the way."""

from functools import partial

from dashboard.charts.timeline import timeline
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.milestones import milestones
from dashboard.exhibits.story import belonging, held_back, period, period_days, wording
from dashboard.exhibits.view import View, plural
from dashboard.programme.rows import Achievement
from dashboard.table import Column, Table, written

__all__ = ["achievements", "milestones", "newest_achievements"]

NEWEST = 5

COLUMNS = (
    Column("achievement_id", ""),
    Column("site_id", ""),
    Column("achieved_on", "Date", "date", "things"),
    Column("title", "Achievement", "text", "words"),
    Column("detail", "Detail", "text", "words"),
    Column("where", "Where", "text", "things"),
    Column("category", "Category", "text", "things"),
    Column("evidence_url", "Evidence", "link", "words"),
)


def achievements(view: View) -> Exhibit:
    """Achievements of the period and selection, newest first.

    Those of the whole programme or a whole phase stand in every selection but one that names a site: they are not
    that site's alone. How many are left out for it is said.
    """
    table = _table(view, _chosen(view))
    return _exhibit(view, table, name="achievements", question="What has been achieved, when and where?",
                    sentence=_sentence(table, len(table)))


def newest_achievements(view: View) -> Exhibit:
    """The five newest of :func:`achievements`, and how many there are in the period."""
    chosen = _chosen(view)
    table = _table(view, chosen[:NEWEST])
    shown = f"The {len(table)} newest are shown" if len(chosen) > len(table) else ""
    return _exhibit(view, table, name="newest-achievements", question="Key achievements",
                    sentence=_sentence(table, len(chosen)), shown=shown)


def _chosen(view: View) -> list[Achievement]:
    """Newest first; those of one day in the order of their titles."""
    (first, last), belongs = period_days(view), belonging(view)
    rows = [row for row in view.programme.achievements
            if first <= row.achieved_on <= last and belongs(row.site_id, row.phase_id)]
    return sorted(sorted(rows, key=lambda row: row.title), key=lambda row: row.achieved_on, reverse=True)


def _table(view: View, rows: list[Achievement]) -> Table:
    where = wording(view)
    told = [{**row._asdict(), "where": where(row.site_id, row.phase_id)} for row in rows]
    return view.disclosed(Table.of(COLUMNS, told))


def _exhibit(view: View, table: Table, name: str, question: str, sentence: str, shown: str = "") -> Exhibit:
    evidence = (shown, "Newest first" if len(table) > 1 else "", period(view), _left_out(view), held_back(table))
    return Exhibit(
        name=name, question=question, sentence=sentence, table=table,
        drawing=partial(timeline, day="achieved_on", title="title", under=("detail", "where")) if len(table) else None,
        empty="No achievement is recorded here in this period. Widen the period or choose another site.",
        evidence=tuple(filter(None, evidence)), measures=("achievements",), form="timeline",
    )


def _sentence(table: Table, count: int) -> str:
    if not count:
        return "No achievement recorded in this period"
    newest = written(table.column("achieved_on")[0], "date")
    return f"{plural(count, 'achievement')} in this period, {'the newest ' if count > 1 else ''}on {newest}"


def _left_out(view: View) -> str:
    """How many of the whole programme or phase a chosen site hides."""
    if not view.selection.sites:
        return ""
    (first, last), phases = period_days(view), {None, *(phase.phase_id for phase in view.slice.phases)}
    count = sum(row.site_id is None and row.phase_id in phases and first <= row.achieved_on <= last
                for row in view.programme.achievements)
    return f"{plural(count, 'achievement')} of the whole programme or phase left out: a site is chosen" if count else ""
