"""The four headline figures, each with its plan or its range, and what it was reckoned from."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.intervals import intervals
from dashboard.exhibits.changes import changes_by
from dashboard.exhibits.exhibit import Exhibit, Headline
from dashboard.exhibits.planned import line, monthly, plan_cells, plan_evidence, planned_columns, planned_headline
from dashboard.exhibits.to_date import behind_or_ahead, months_to_date, plan_of, running
from dashboard.exhibits.view import View, plural, withheld
from dashboard.statistics.proportions import share, wilson
from dashboard.table import Column, Gap, Table, known, written

ALL_SELECTED = "All selected"
TO_DATE = "Counted from the start of the programme"

TRAINING = (
    Column("month", "By the end of", "month"),
    Column("completed", "Completed", "count", "activity"),
    Column("enrolled", "Enrolled", "count", "activity"),
    Column("withdrew", "Of them withdrew since", "count", "activity"),
    *planned_columns("activity"),
)
MENTORING = (
    Column("month", "By the end of", "month"),
    Column("complex_cases", "Complex cases discussed", "count", "activity"),
    Column("sessions", "Mentoring sessions", "count", "activity"),
    *planned_columns("activity"),
)
CONFIDENT = (
    Column("phase", "Phase"),
    Column("scale", "Scale"),
    Column("people", "Answered the same items both times", "count", "answers", "people"),
    Column("more", "More confident", "count", "answers", "people"),
    Column("share", "Share more confident", "percent", "answers", "people"),
    Column("low", "95% from", "percent", "answers", "people"),
    Column("high", "95% to", "percent", "answers", "people"),
    Column("completed", "Completed training", "count", "activity"),
    Column("paired", "Of them answered both surveys", "count", "answers", "completed"),
    Column("not_due", "Survey not due yet", "count", "answers", "completed"),
)
TAKEN_UP = (
    Column("month", "Month of offer", "month"),
    Column("offered", "Offered", "count", "participants"),
    Column("undecided", "Not decided yet", "count", "participants"),
    Column("seen", "Came to a first appointment", "count", "participants"),
    Column("share", "Share who came, of those decided", "percent", "participants"),
    Column("seen_to_date", "Came, of all offered by then", "count", "participants"),
    *planned_columns("participants"),
)


def training_completed(view: View) -> Exhibit:
    """People who completed training to date, of those enrolled to date, against the plan."""
    months = months_to_date(view, "training")
    plan = plan_of(view, "training_completed", "training", months)
    cells = view.slice.cells("training_by_month", month=None)
    counts = {
        "completed": running(view, cells, "completed_month", "completed", months),
        "enrolled": running(view, cells, "enrolled_month", "enrolled", months),
        "withdrew": running(view, cells, "enrolled_month", "withdrawn", months),
    }
    planned = running(view, cells, "completed_month", "completed", months, plan.parts)
    table = view.disclosed(Table.of(TRAINING, monthly(months, counts, plan_cells(view, "training", months, plan, planned))))
    last = table.records()[-1] if len(table) else None
    of = f"of {last['enrolled']:,} enrolled" if last else ""
    return Exhibit(
        name="training-completed", question="Training completed", form="tile", colour=style.TRAINING,
        sentence=f"{last['completed']:,} of {plural(last['enrolled'], 'person', 'people')} enrolled have completed training"
        if last and last["enrolled"] else "Nobody is enrolled in training here yet" if last else "No training records in this period",
        headline=planned_headline(last, "completed", of, last["enrolled"] if last else 0, [f"{last['withdrew']:,} withdrew"] if last else []),
        table=table, drawing=line("completed", style.TRAINING) if last else None,
        empty="No training records here in this period.", measures=("training_completed", "training_against_plan"),
        evidence=_evidence(f"{TO_DATE}, shown {view.period()}", view.data_to("training"), plan_evidence(last)),
    )


def complex_cases(view: View) -> Exhibit:
    """Complex cases discussed in mentoring sessions to date, against the plan."""
    months = months_to_date(view, "training")
    plan = plan_of(view, "complex_cases", "training", months)
    cells = view.slice.cells("mentoring_by_month", month=None)
    counts = {name: running(view, cells, "month", name, months) for name in ("complex_cases", "sessions")}
    planned = running(view, cells, "month", "complex_cases", months, plan.parts)
    table = view.disclosed(Table.of(MENTORING, monthly(months, counts, plan_cells(view, "training", months, plan, planned))))
    last = table.records()[-1] if len(table) else None
    said = f"in {plural(last['sessions'], 'mentoring session')}" if last else ""
    return Exhibit(
        name="complex-cases", question="Complex cases discussed", form="tile", colour=style.MENTORING,
        sentence=f"{plural(last['complex_cases'], 'complex case')} discussed {said}" if last and last["sessions"]
        else "No mentoring sessions recorded here yet" if last else "No mentoring records in this period",
        headline=planned_headline(last, "complex_cases", said),
        table=table, drawing=line("complex_cases", style.MENTORING) if last else None,
        empty="No mentoring records here in this period.", measures=("complex_cases",),
        evidence=_evidence(f"{TO_DATE}, shown {view.period()}", view.data_to("training"), plan_evidence(last)),
    )


def more_confident(view: View) -> Exhibit:
    """People whose construct mean rose (fell, where lower is better), of those who answered the same items both times.

    Risers of different scales are added up, since nobody's score is compared with another's. Where one phase asks on
    several scales the same people may stand in each: they are then not added up, and the total says so.
    """
    rows = _confident_rows(view)
    total = [_confident_total(rows)] if len(rows) > 1 else []
    table = view.disclosed(Table.of(CONFIDENT, [*total, *rows]))
    first = table.records()[0] if len(table) else None
    return Exhibit(
        name="more-confident", question="More confident after training", form="tile", colour=style.TRAINING,
        sentence=_confident_sentence(first), headline=_confident_headline(first), table=table,
        drawing=partial(
            intervals, label="phase", value="share", low="low", high="high", colour=style.TRAINING, domain=(0, 1), percent=True,
            said=("phase", "scale", "people", "more", "share", "low", "high"),
        ) if first else None,
        empty="Nobody here answered both before and after training in this period.", measures=("more_confident", "survey_coverage"),
        evidence=_evidence(
            view.period(), view.data_to("surveys"), "By month of the later answer, coverage by month of completion",
            "95% range: Wilson", withheld(table, "phases"),
        ),
    )


def took_up_advice(view: View) -> Exhibit:
    """People seen at a first appointment, of those offered advice in the period who have decided or had 28 days to."""
    table = view.disclosed(Table.of(TAKEN_UP, _taken_up_rows(view)))
    offered, undecided, seen = (shown_sum(table, name) for name in ("offered", "undecided", "seen"))
    last = table.records()[-1] if len(table) else None
    rate = share(seen, offered - undecided) if offered is not None else None
    return Exhibit(
        name="took-up-advice", question="Took up Joint Pain Advice", form="tile", colour=style.ADVICE,
        sentence=_taken_up_sentence(len(table), rate, seen, offered, undecided),
        headline=_taken_up_headline(last, rate, seen, offered, undecided), table=table,
        drawing=line("seen_to_date", style.ADVICE) if last and rate is not None else None,
        empty="Nobody was offered Joint Pain Advice here in this period." if last else "Joint Pain Advice is not offered here.",
        measures=("uptake",),
        evidence=_evidence(
            view.period(), view.data_to("jpa"), "By month of the first offer; offers younger than 28 days without a decision stand outside",
            plan_evidence(last),
        ),
    )


def shown_sum(table: Table, name: str) -> int | None:
    """The sum of a column of counts; None where a cell of it is withheld or there is none."""
    cells = table.column(name)
    return sum(cells) if cells and all(map(known, cells)) else None


def _taken_up_rows(view: View) -> list[dict]:
    phases = advice_phases(view)
    months = months_to_date(view, "jpa", phases)
    plan = plan_of(view, "advice_taken_up", "jpa", months)
    place = {month: at for at, month in enumerate(view.programme.months)}
    chosen = [place[month] for month in months]
    cells = view.slice.cells("uptake_by_month", month=None)
    counts = {name: cells.by("month", number=name)[chosen] for name in ("offered", "undecided", "seen")}
    counts["seen_to_date"] = running(view, cells, "month", "seen", months)
    plans = plan_cells(view, "jpa", months, plan, running(view, cells, "month", "seen", months, plan.parts), phases)
    rows = monthly(months, counts, plans)
    for row in rows:
        decided = share(row["seen"], row["offered"] - row["undecided"])
        row["share"] = decided if decided is not None else Gap("No offers decided")
    return rows


def advice_phases(view: View) -> set[str]:
    """The selected phases that offer Joint Pain Advice: those with a schedule of appointments."""
    return {step.phase_id for step in view.programme.steps} & {part.phase_id for part in view.slice.site_phases}


def _taken_up_sentence(months: int, rate: float | None, seen: int | None, offered: int | None, undecided: int | None) -> str:
    if not months:
        return "Joint Pain Advice is not offered at the selected sites"
    if offered is None:
        return "Uptake of Joint Pain Advice is not released"
    if rate is None:
        return "Nobody was offered Joint Pain Advice in this period" if not offered else "No offer has been decided yet"
    return f"{seen:,} of {plural(offered - undecided, 'person', 'people')} offered Joint Pain Advice came to a first appointment"


def _taken_up_headline(last: dict | None, rate: float | None, seen: int | None, offered: int | None, undecided: int | None) -> Headline:
    """The rate of the period; the plan is of people to date, and marked on the bar only where the whole time is shown."""
    if not last or rate is None:
        return Headline("–", "not offered here" if not last else "not released" if offered is None else "no offers decided yet")
    plan, decided = last["plan"], offered - undecided
    whole_time = seen == last["seen_to_date"] == last["planned_done"]
    return Headline(
        figure=written(rate, "percent"), of=f"{seen:,} of {decided:,} offered", share=rate, spark="share",
        tick=min(1.0, plan / decided) if known(plan) and whole_time else None,
        status=behind_or_ahead(last["planned_done"], plan if known(plan) else None),
        notes=tuple(filter(None, (
            f"{undecided:,} more not decided yet" if undecided else "", f"plan to date {plan:,.0f} people" if known(plan) else "",
        ))),
    )


def _confident_rows(view: View) -> list[dict]:
    pairs = view.slice.cells("paired_constructs_by_score").where(construct="confidence", baseline_id="before", occasion_id="after")
    changes = changes_by(
        pairs, ("phase_id", "scale_min", "scale_max", "higher_is_better"), before="sum_before", after="sum_after", number="people",
        items="items",
    )
    coverage = view.slice.cells("survey_coverage_by_month").where(construct="confidence", occasion_id="after")
    counts = {name: coverage.by("phase_id", number=name).tolist() for name in ("completed", "paired", "not_due")}
    rows = []
    for place, phase in enumerate(view.programme.phases):
        covered = {name: values[place] for name, values in counts.items()}
        own = {key[1:]: change for key, change in changes.items() if key[0] == phase.phase_id}
        for (low, high, higher_is_better), change in own.items():
            more = change.rose if higher_is_better else change.fell
            rows.append({"phase": phase.name, "scale": f"{low:g}–{high:g}", **_confident_share(change.pairs, more), **covered})
        if not own and covered["completed"]:
            rows.append({"phase": phase.name, "scale": Gap("No pairs yet"), **_confident_share(0, 0), **covered})
    return rows


def _confident_share(people: int, more: int) -> dict:
    if not people:
        return dict.fromkeys(("people", "more", "share", "low", "high"), Gap("No pairs yet"))
    interval = wilson(more, people)
    return {"people": people, "more": more, "share": share(more, people), "low": interval.low, "high": interval.high}


def _confident_total(rows: list[dict]) -> dict:
    phases = list(dict.fromkeys(row["phase"] for row in rows))
    firsts = [next(row for row in rows if row["phase"] == phase) for phase in phases]
    covered = {name: sum(row[name] for row in firsts) for name in ("completed", "paired", "not_due")}
    scales = {row["scale"] for row in rows if known(row["scale"])}
    scale = scales.pop() if len(scales) == 1 else Gap(f"{len(scales)} scales, never averaged" if scales else "No pairs yet")
    if len(phases) < len(rows):
        asked_twice = dict.fromkeys(("people", "more", "share", "low", "high"), Gap("Asked on several scales"))
        return {"phase": ALL_SELECTED, "scale": scale, **asked_twice, **covered}
    people, more = (sum(row[name] for row in rows if known(row[name])) for name in ("people", "more"))
    return {"phase": ALL_SELECTED, "scale": scale, **_confident_share(people, more), **covered}


def _confident_sentence(first: dict | None) -> str:
    if not first or not known(first["share"]):
        return f"More confident after training: {_why(first)}"
    return f"{first['more']:,} of {plural(first['people'], 'person', 'people')} were more confident after training than before"


def _why(first: dict | None) -> str:
    words = first["share"].words if first else "No pairs yet"
    return words[:1].lower() + words[1:]


def _confident_headline(first: dict | None) -> Headline:
    if not first or not known(first["share"]):
        return Headline("–", _why(first), notes=tuple(filter(None, (_coverage(first),))))
    low, high = first["low"], first["high"]
    return Headline(
        figure=written(first["share"], "percent"), of=f"of {plural(first['people'], 'person', 'people')}", interval=(low, high),
        notes=tuple(filter(None, (f"95% range {100 * low:.0f}–{100 * high:.0f}%", _coverage(first)))),
    )


def _coverage(first: dict | None) -> str:
    """How many answered both times, of those who completed; per cent of those due where some are not due yet."""
    if not first or not all(known(first[name]) for name in ("completed", "paired", "not_due")):
        return ""
    due = share(first["paired"], first["completed"] - first["not_due"])
    percent = f"{100 * due:.0f}%" if due is not None else ""
    said = f"{first['paired']:,} of {first['completed']:,} who completed answered both surveys"
    if first["not_due"]:
        return f"{said}; {first['not_due']:,} not due yet" + (f" ({percent} of those due)" if percent else "")
    return f"{said} ({percent})" if percent else ""


def _evidence(*words: str) -> tuple[str, ...]:
    return tuple(filter(None, words))
