"""The rows of a control chart: each month's count, its middle line and limits, its signal, and what the plan asks for."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from dashboard.exhibits.complete import complete_to, is_over, months_with_data
from dashboard.exhibits.restarts import places_of, restarts
from dashboard.exhibits.signal_words import signal_words
from dashboard.exhibits.to_date import plan_of
from dashboard.exhibits.view import View
from dashboard.statistics.assurance import assurance, months_in_words, reached, share_expected
from dashboard.statistics.control import LEAST_POINTS, is_coarse, run_median
from dashboard.statistics.signals import Segment, control_chart
from dashboard.table import Column, Gap, written

NOT_OVER = Gap("Not over yet")
TOO_FEW = Gap("Too few months for limits")
TOO_UNEVEN = Gap("Too uneven for limits")
TOO_LITTLE = Gap("Varies too little to judge")
TOO_EMPTY = Gap("Too many empty months to judge")
NO_PLAN = Gap("No plan for the month")
MEAN, TRIAL, MEDIAN = "Mean", "Mean, trial limits", "Median"
ASSURED = {"pass": "Kept", "fail": "Missed", "hit or miss": "Hit or miss"}
UNSETTLED = "not judged while months carry signals"


def control_columns(name: str, label: str, measure_class: str) -> tuple[Column, ...]:
    """The columns that :func:`control_rows` fills; ``name`` and ``label`` are those of the count."""
    return (
        Column("month", "Month", "month"),
        Column(name, label, "count", measure_class),
        Column("signal", "Signal", "text", measure_class),
        Column("middle", "Middle line", "text", measure_class),
        Column("centre", "Its value", "number", measure_class),
        Column("lower", "Lower limit", "number", measure_class),
        Column("upper", "Upper limit", "number", measure_class),
        Column("since", "Reckoned since", "month", measure_class),
        Column("plan", "Plan for the month", "number", "things"),
        Column("assurance", "The process against the plan", "text", measure_class),
        Column("incomplete", "Not over yet"),
    )


def control_rows(
    view: View, name: str, counts: Sequence[int], source: str, phases: Collection[str], better: str, planned: str = ""
) -> list[dict[str, Any]]:
    """One row a selected month, its count under ``name``; ``counts`` are those of all the programme's months.

    Limits and signals come from every month that is over, whatever the period: a filter is no reason for new limits.
    ``planned`` names the measure whose dated targets, if every site has them, say what a month is to bring.
    """
    shown = {month for _, month in months_with_data(view, counts, source, phases)}
    months = [month for _, month in months_with_data(view, counts, source, phases, whole_time=True)]
    values = [counts[place] for place, _ in months_with_data(view, counts, source, phases, whole_time=True)]
    complete = complete_to(view, source, phases)
    over = sum(is_over(month, complete) for month in months)
    segments = control_chart(values[:over], places_of(restarts(view, _sites(view, phases)), months[:over]), lowest=0)
    plan = monthly_plan(view, planned, source, phases, months) if planned else [NO_PLAN] * len(months)
    rows = []
    for place, month in enumerate(months):
        segment = next((one for one in segments if place < one.stop), segments[-1] if segments else None)
        rows.append({
            "month": month, name: values[place], "plan": plan[place], "incomplete": "no" if place < over else "yes",
            **_lines(segment, months), **_judged(segment, place, plan[place], better, values, months),
        })
    return [row for row in rows if row["month"] in shown]


def monthly_plan(
    view: View, measure: str, source: str, phases: Collection[str], months: Sequence[date]
) -> list[float | Gap]:
    """What the dated, cumulative targets ask of each month by itself; a gap where a site has none or nothing is asked."""
    if not months:
        return []
    before = months[0] - timedelta(days=1)
    plan = plan_of(view, measure, source, (before.replace(day=1), *months))
    sites = {site.site_id: place for place, site in enumerate(view.programme.sites)}
    places = {phase.phase_id: place for place, phase in enumerate(view.programme.phases)}
    pairs = {(sites[pair.site_id], places[pair.phase_id]) for pair in view.slice.site_phases if pair.phase_id in phases}
    if not pairs or not pairs <= set(plan.places):
        return [NO_PLAN] * len(months)
    asked = (plan.line[1:] - plan.line[:-1]).tolist()
    return [value if value > 1e-9 else NO_PLAN for value in asked]


def _sites(view: View, phases: Collection[str]) -> set[str]:
    return {pair.site_id for pair in view.slice.site_phases if pair.phase_id in phases}


def _lines(segment: Segment | None, months: Sequence[date]) -> dict[str, Any]:
    """The middle line and the limits of a month. A count cannot fall below 0, so a lower limit there tells nothing."""
    if segment is None:
        return {"middle": NOT_OVER, "centre": None, "lower": None, "upper": None, "since": None}
    limits, since = segment.limits, months[segment.start]
    if limits is None:
        return {"middle": MEDIAN, "centre": segment.median, "lower": None, "upper": None, "since": since}
    return {
        "middle": TRIAL if limits.is_trial else MEAN, "centre": limits.mean,
        "lower": limits.lower if limits.lower > 0 else None, "upper": limits.upper, "since": since,
    }


def _judged(
    segment: Segment | None, place: int, plan: float | Gap, better: str, counts: Sequence[int], months: Sequence[date]
) -> dict[str, Any]:
    if segment is None or place >= segment.stop:
        return {"signal": NOT_OVER, "assurance": NOT_OVER}
    if segment.limits is None:
        why = TOO_FEW if segment.stop - segment.start < LEAST_POINTS else TOO_UNEVEN
        return {"signal": why, "assurance": why}
    own = counts[segment.start : segment.stop]
    if not run_median(own):
        return {"signal": TOO_EMPTY, "assurance": TOO_EMPTY}
    if is_coarse(segment.limits.upper - segment.limits.mean):
        return {"signal": TOO_LITTLE, "assurance": TOO_LITTLE}
    signal = signal_words(segment.signals[place - segment.start], better)
    if isinstance(plan, Gap) or not better:
        return {"signal": signal, "assurance": NO_PLAN}
    # How often a plan will be met can be told of a settled process only: one whose months carry no signal.
    share = UNSETTLED if any(segment.signals) else "; ".join((
        months_in_words(share_expected(segment.limits, plan, better, own)),
        f"{reached(own, plan, better)} of {len(own)} months since {written(months[segment.start], 'month')} did",
    ))
    return {"signal": signal, "assurance": f"{ASSURED[assurance(segment.limits, plan, better)]}: {share}"}
