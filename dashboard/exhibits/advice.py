"""First appointments of Joint Pain Advice month by month, and how appointments are held."""

from functools import partial

from dashboard.catalogue import MEASURES
from dashboard.charts import style
from dashboard.charts.bars import Part, stacked
from dashboard.charts.control import control
from dashboard.exhibits.complete import sites_taking_part
from dashboard.exhibits.control_rows import control_columns, control_rows
from dashboard.exhibits.control_words import (
    basis,
    control_icons,
    control_sentence,
    key,
    marked,
    plan_words,
    restart_notes,
)
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.pathway import advice_phases, has_records, is_offered, nobody, nothing_offered, steps_of
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.restarts import restart_month, restarts, without_reason
from dashboard.exhibits.signal_words import icon_of
from dashboard.exhibits.view import View, plural
from dashboard.table import Column, Table, known

CHART = control_columns("attended", "First appointments", "participants")
MODES = (
    Column("mode", "Held"),
    Column("attended", "Appointments attended", "count", "participants"),
    Column("share", "Share", "percent", "participants"),
)


def first_appointments(view: View) -> Exhibit:
    """First appointments held each month as a control chart, judged by the months that are over everywhere."""
    phases = {phase.phase_id for phase in advice_phases(view)}
    sites = {pair.site_id for pair in view.slice.site_phases if pair.phase_id in phases}
    restarted, unexplained = restarts(view, sites), without_reason(view, sites)
    table = _without_plan(disclosed(view, CHART, _rows(view, phases)))
    return as_released(view, Exhibit(
        name="first-appointments",
        question="How many start Joint Pain Advice each month?",
        sentence=control_sentence(table, "first appointments", "first appointment") if len(table)
        else "No first appointments in this period" if _is_known(view) else nothing_offered(view),
        table=table,
        drawing=partial(_draw, marks=_marks(view), restarted=restarted) if len(table) else None,
        empty=nobody(view, "No first appointment was held here in this period."),
        evidence=evidence(
            view, "jpa", table, "By month held", basis(table), key(table), marked(table), plan_words(table),
            _joined(view, phases, table),
        ),
        measures=("first_appointments",),
        notes=restart_notes(table, restarted, unexplained),
        icons=control_icons(table),
    ))


def modes(view: View) -> Exhibit:
    """Appointments attended, first and later, by the way they were held."""
    cells = view.slice.cells("appointments_by_month")
    counts = dict(zip(cells.labels["mode"], cells.by("mode", number="attended").tolist(), strict=True))
    total = sum(counts.values())
    rows = [
        {"mode": str(mode).capitalize(), "attended": count, "share": count / total}
        for mode, count in sorted(counts.items(), key=lambda item: (item[0] == "not recorded", item[0])) if count
    ]
    table = disclosed(view, MODES, rows)
    return as_released(view, Exhibit(
        name="modes",
        question="In person or online?",
        sentence=_said_of_modes(view, table),
        table=table,
        drawing=partial(
            stacked, label="mode", said=("mode", "attended", "share"),
            parts=(Part("attended", "Appointments attended", style.ADVICE, text_colour=style.PAPER),),
        ) if len(table) else None,
        empty=nobody(view, "No appointment was held here in this period."),
        evidence=evidence(view, "jpa", table, "First and later appointments, by month held"),
        measures=("mode",),
    ))


def _rows(view: View, phases: set[str]) -> list[dict]:
    firsts = [steps_of(view, phase)[0].step_id for phase in advice_phases(view)]
    cells = view.slice.cells("appointments_by_month", month=None).where(step_id=firsts)
    counts = cells.by("month", number="attended").tolist()
    better = MEASURES["first_appointments"].better
    return control_rows(view, "attended", counts, "jpa", phases, better, planned="advice_taken_up")


def _without_plan(table: Table) -> Table:
    """Less the columns of the plan where no month has one."""
    return table if any(map(known, table.column("plan"))) else table.without("plan", "assurance")


def _marks(view: View) -> tuple:
    """Events of the whole programme and of the selected sites."""
    sites = {site.site_id for site in view.slice.sites}
    events = (event for event in view.programme.events if event.site_id is None or event.site_id in sites)
    return tuple((event.happened_on, event.title) for event in events)


def _draw(table: Table, size: str, marks: tuple, restarted: tuple) -> dict:
    says = [
        "open" if unfinished == "yes" else icon_of(signal).partition("-")[0].replace("common", "usual") or "unjudged"
        for signal, unfinished in zip(table.column("signal"), table.column("incomplete"), strict=True)
    ]
    return control(
        table, size, month="month", value="attended", centre="centre", lower="lower", upper="upper", since="since",
        middle="middle", says=says, target="plan" if "plan" in table else "", marks=marks,
        said=("month", "attended", "signal", *(("plan",) if "plan" in table else ()), "incomplete"),
        restarts=[restart_month(event.happened_on) for event in restarted],
    )


def _is_known(view: View) -> bool:
    return is_offered(view) and has_records(view)


def _joined(view: View, phases: set[str], table: Table) -> str:
    """That the number of sites changed: a sum over more sites is larger for that alone."""
    months = table.column("month")
    first, last = (sites_taking_part(view, phases, month) for month in (months[0], months[-1])) if months else (0, 0)
    return f"Sites taking part: {first} at first, {last} at the end, which alone changes the level" if first != last else ""


def _said_of_modes(view: View, table: Table) -> str:
    rows = table.records()
    if not rows:
        return "No appointments held in this period" if _is_known(view) else nothing_offered(view)
    recorded = [row for row in rows if row["mode"] != "Not recorded"]
    total = sum(row["attended"] for row in rows)
    if not recorded:
        return f"How {plural(total, 'appointment')} {_were(total)} held is not recorded"
    most = max(recorded, key=lambda row: row["attended"])
    return f"{most['attended']:,} of {plural(total, 'appointment')} {_were(most['attended'])} held {_by(most['mode'])}"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _by(mode: str) -> str:
    words = {"In person": "in person", "Phone": "by phone", "Video": "by video", "Online group": "in an online group"}
    return words.get(mode, f"as “{mode.lower()}”")
