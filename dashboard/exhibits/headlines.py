"""The four headline figures, each with its plan or its range, and what it was reckoned from."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.intervals import intervals
from dashboard.exhibits.confident import CONFIDENT, confident_headline, confident_rows, confident_sentence
from dashboard.exhibits.exhibit import Exhibit, Headline
from dashboard.exhibits.planned import line, monthly, plan_cells, plan_evidence, planned_columns, planned_headline
from dashboard.exhibits.release import as_released
from dashboard.exhibits.taken_up import (
    TAKEN_UP,
    nothing_here,
    shown_sum,
    taken_up_headline,
    taken_up_rows,
    taken_up_sentence,
)
from dashboard.exhibits.to_date import months_to_date, plan_of, running
from dashboard.exhibits.view import View, evidence_lines, plural, withheld
from dashboard.statistics.proportions import share
from dashboard.table import Column, Table, known

TO_DATE = "Counted from the start of the programme"

TRAINING = (
    Column("month", "By the end of", "month"),
    Column("completed", "Completed", "count", "activity"),
    Column("enrolled", "Enrolled", "count", "activity"),
    Column("withdrew", "Of them withdrew since", "count", "staff"),
    *planned_columns("activity"),
)
MENTORING = (
    Column("month", "By the end of", "month"),
    Column("complex_cases", "Complex cases discussed", "count", "activity"),
    Column("sessions", "Mentoring sessions", "count", "activity"),
    *planned_columns("activity"),
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
    table = view.disclosed(
        Table.of(TRAINING, monthly(months, counts, plan_cells(view, "training", months, plan, planned)))
    )
    last = table.records()[-1] if len(table) else None
    of = f"of {last['enrolled']:,} enrolled" if last else ""
    since = " since" if view.selection.last else ""  # some after the period
    people = plural(last["enrolled"], "person", "people") if last else ""
    return Exhibit(
        name="training-completed",
        question="Training completed",
        form="tile",
        colour=style.TRAINING,
        sentence=f"{last['completed']:,} of {people} enrolled {'has' if last['completed'] == 1 else 'have'} completed training"
        if last and last["enrolled"]
        else "Nobody is enrolled in training here yet"
        if last
        else "No training records in this period",
        headline=planned_headline(
            last, "completed", of, last["enrolled"] if last else 0, [f"{last['withdrew']:,} withdrew{since}"] if last and known(last["withdrew"]) else []
        ),
        table=table,
        drawing=line("completed", style.TRAINING) if last else None,
        empty="No training records here in this period.",
        measures=("training_completed", "training_against_plan"),
        evidence=evidence_lines(f"{TO_DATE}, shown {view.period()}", view.data_to("training"), plan_evidence(last)),
    )


def complex_cases(view: View) -> Exhibit:
    """Complex cases discussed in mentoring sessions to date, against the plan."""
    months = months_to_date(view, "training")
    plan = plan_of(view, "complex_cases", "training", months)
    cells = view.slice.cells("mentoring_by_month", month=None)
    counts = {name: running(view, cells, "month", name, months) for name in ("complex_cases", "sessions")}
    planned = running(view, cells, "month", "complex_cases", months, plan.parts)
    table = view.disclosed(
        Table.of(MENTORING, monthly(months, counts, plan_cells(view, "training", months, plan, planned)))
    )
    last = table.records()[-1] if len(table) else None
    said = f"in {plural(last['sessions'], 'mentoring session')}" if last else ""
    return Exhibit(
        name="complex-cases",
        question="Complex cases discussed",
        form="tile",
        colour=style.MENTORING,
        sentence=f"{plural(last['complex_cases'], 'complex case')} discussed {said}"
        if last and last["sessions"]
        else "No mentoring sessions recorded here yet"
        if last
        else "No mentoring records in this period",
        headline=planned_headline(
            last if last and (last["sessions"] or known(last["plan"])) else None, "complex_cases", said
        ),
        table=table,
        drawing=line("complex_cases", style.MENTORING) if last else None,
        empty="No mentoring records here in this period.",
        measures=("complex_cases",),
        evidence=evidence_lines(f"{TO_DATE}, shown {view.period()}", view.data_to("training"), plan_evidence(last)),
    )


def more_confident(view: View) -> Exhibit:
    """People whose construct mean rose (fell, where lower is better), of those who answered the same items both times.

    Risers of different scales are added up, since nobody's score is compared with another's. Where one phase asks on
    several scales the same people may stand in each: they are then not added up, and the total says so.
    """
    table = view.disclosed(Table.of(CONFIDENT, confident_rows(view)))
    first = table.records()[0] if len(table) else None
    return Exhibit(
        name="more-confident",
        question="More confident after training",
        form="tile",
        colour=style.TRAINING,
        sentence=confident_sentence(first),
        headline=confident_headline(first),
        table=table,
        drawing=partial(
            intervals,
            label="phase",
            value="share",
            low="low",
            high="high",
            colour=style.TRAINING,
            domain=(0, 1),
            percent=True,
            said=("phase", "scale", "people", "more", "share", "low", "high"),
        )
        if first
        else None,
        empty="Nobody here answered both before and after training in this period.",
        measures=("more_confident", "survey_coverage"),
        evidence=evidence_lines(
            view.period(),
            view.data_to("surveys"),
            "By month of the later answer, coverage by month of completion",
            "95% range: Wilson",
            withheld(table, "phases"),
        ),
    )


def took_up_advice(view: View) -> Exhibit:
    """People seen at a first appointment, of those offered advice in the period who have decided or had 28 days to."""
    table = view.disclosed(Table.of(TAKEN_UP, taken_up_rows(view)))
    offered, undecided, seen = (shown_sum(table, name) for name in ("offered", "undecided", "seen"))
    last = table.records()[-1] if len(table) else None
    rate = share(seen, offered - undecided) if offered is not None else None
    return as_released(view, Exhibit(
        name="took-up-advice",
        question="Took up Joint Pain Advice",
        form="tile",
        colour=style.ADVICE,
        sentence=taken_up_sentence(rate, seen, offered, undecided) if last else nothing_here(view),
        headline=taken_up_headline(last, rate, seen, offered, undecided)
        if last
        else Headline("–", "nothing recorded here"),
        table=table,
        drawing=line("seen_to_date", style.ADVICE) if last and rate is not None else None,
        empty="Nobody was offered Joint Pain Advice here in this period." if last else f"{nothing_here(view)}.",
        measures=("uptake",),
        evidence=evidence_lines(
            view.period(),
            view.data_to("jpa"),
            "By month of the first offer; offers younger than 28 days without a decision stand outside",
            plan_evidence(last),
        ),
    ))
