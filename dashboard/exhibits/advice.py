"""First appointments of Joint Pain Advice month by month, and how appointments are held."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.bars import Part, stacked
from dashboard.charts.months import control
from dashboard.exhibits.complete import complete_to, is_over, months_with_data
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.pathway import advice_phases, has_records, is_offered, nobody, nothing_offered, steps_of
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.view import View, plural
from dashboard.statistics.control import LEAST_POINTS, control_limits, run_median
from dashboard.table import Column, Table, written

CHART = (
    Column("month", "Month", "month"),
    Column("attended", "First appointments", "count", "participants"),
    Column("centre", "Mean or median", "number", "participants"),
    Column("lower", "Lower limit", "number", "participants"),
    Column("upper", "Upper limit", "number", "participants"),
    Column("incomplete", "Not over yet"),
)
MODES = (
    Column("mode", "Held"),
    Column("attended", "Appointments attended", "count", "participants"),
    Column("share", "Share", "percent", "participants"),
)


def first_appointments(view: View) -> Exhibit:
    """First appointments held each month about their mean, with limits from the months that are over everywhere."""
    rows, centre = _months(view)
    table = disclosed(view, CHART, rows)
    return as_released(view, Exhibit(
        name="first-appointments",
        question="How many start Joint Pain Advice each month?",
        sentence=_said(view, table, centre),
        table=table,
        drawing=partial(_draw, centre=centre, marks=_marks(view)) if len(table) else None,
        empty=nobody(view, "No first appointment was held here in this period."),
        evidence=evidence(view, "jpa", table, "By month held", _basis(table, centre), _unfinished(table)),
        measures=("first_appointments",),
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


def _months(view: View) -> tuple[list[dict], str]:
    """The rows, and what their middle line is: "mean", "median", or nothing."""
    phases = advice_phases(view)
    firsts = [steps_of(view, phase)[0].step_id for phase in phases]
    cells = view.slice.cells("appointments_by_month", month=None).where(step_id=firsts)
    counts = cells.by("month", number="attended").tolist()
    phase_ids = {phase.phase_id for phase in phases}
    months = months_with_data(view, counts, "jpa", phase_ids)
    complete = complete_to(view, "jpa", phase_ids)
    over = [counts[place] for place, month in months if is_over(month, complete)]
    limits = control_limits(over)
    centre, lower, upper = (limits.mean, limits.lower, limits.upper) if limits else (run_median(over), None, None)
    # A count cannot fall below 0, so a lower limit there would tell nothing.
    same = {"centre": centre, "lower": lower if lower is not None and lower > 0 else None, "upper": upper}
    rows = [
        {"month": month, "attended": counts[place], **same, "incomplete": "no" if is_over(month, complete) else "yes"}
        for place, month in months
    ]
    return rows, "mean" if limits else "median" if over else ""


def _marks(view: View) -> tuple:
    """Events of the whole programme and of the selected sites."""
    sites = {site.site_id for site in view.slice.sites}
    events = (event for event in view.programme.events if event.site_id is None or event.site_id in sites)
    return tuple((event.happened_on, event.title) for event in events)


def _draw(table: Table, size: str, centre: str, marks: tuple) -> dict:
    middle = next((value for value in table.numbers("centre") if value is not None), None)
    return control(
        table, size, month="month", value="attended", colour=style.ADVICE, centre="centre", lower="lower", upper="upper",
        centre_words=f"{centre.capitalize()} {middle:.1f}" if middle is not None else "", incomplete="incomplete",
        said=("month", "attended", "incomplete"), marks=marks,
    )


def _said(view: View, table: Table, centre: str) -> str:
    rows = table.records()
    if not rows:
        return "No first appointments in this period" if _is_known(view) else nothing_offered(view)
    over = [row for row in rows if row["incomplete"] == "no"]
    if not over:
        return f"{plural(sum(row['attended'] for row in rows), 'first appointment')}, in a month that is not over yet"
    last = f"; {over[-1]['attended']:,} in {written(over[-1]['month'], 'month')}"
    if centre == "mean":
        return f"First appointments average {over[-1]['centre']:.1f} a month{last}"
    return f"The median is {over[-1]['centre']:g} first appointment{'' if over[-1]['centre'] == 1 else 's'} a month{last}" if len(over) > 1 else (
        f"{plural(over[-1]['attended'], 'first appointment')} in {written(over[-1]['month'], 'month')}"
    )


def _is_known(view: View) -> bool:
    return is_offered(view) and has_records(view)


def _basis(table: Table, centre: str) -> str:
    over = sum(cell == "no" for cell in table.column("incomplete"))
    if centre == "median":
        why = f"limits need {LEAST_POINTS}" if over < LEAST_POINTS else "too uneven for limits"
        return f"Run chart about the median: {plural(over, 'month')}, {why}"
    if centre == "mean":
        trial = "Trial limits" if over < 12 else "Limits"
        return f"{trial} from {plural(over, 'month')}: mean ± 2.66 × mean moving range"
    return ""


def _unfinished(table: Table) -> str:
    count = table.column("incomplete").count("yes")
    return f"{plural(count, 'month')} not over at every site: drawn open, left out of middle and limits" if count else ""


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
