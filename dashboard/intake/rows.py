"""What a table's rows must hold to by themselves: one row a key, days in their order, nothing yet to come."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
from sqlalchemy import Table

from dashboard.intake.issue import Issue, issues_of_rows, shown

ORDERS = {
    "project": (("starts_on", "ends_on"),),
    "phase": (("starts_on", "ends_on"),),
    "site_phase": (("joined_on", "left_on"),),
    "trainee": (("enrolled_on", "completed_on"), ("enrolled_on", "withdrawn_on")),
    "participant": (("offered_on", "accepted_on"), ("offered_on", "declined_on"), ("offered_on", "left_on")),
}
"""Pairs of days of which the second is never before the first."""

HAPPENED = {
    "trainee": ("enrolled_on", "completed_on", "withdrawn_on"),
    "attendance": ("attended_on",),
    "mentoring": ("held_on",),
    "answer": ("answered_on",),
    "participant": ("offered_on", "accepted_on", "declined_on", "left_on"),
    "appointment": ("seen_on",),
    "outcome": ("scored_on",),
}
"""Days on which something happened; the latest is the day a source's data run to where a load does not say."""


def check_rows(file: str, table: Table, values: pd.DataFrame, today: date | None) -> Iterator[Issue]:
    """Every problem within one table; ``today`` None lets days lie in the future."""
    yield from _repeated_keys(file, table, values)
    yield from _days_out_of_order(file, table, values)
    if today:
        yield from _days_to_come(file, table, values, today)
    if table.name == "appointment":
        yield from _outcomes_against_days(file, values)
    if {"scale_min", "scale_max"} <= set(values.columns):
        yield from _scales_upside_down(file, values)


def _repeated_keys(file: str, table: Table, values: pd.DataFrame) -> Iterator[Issue]:
    key = [column.name for column in table.primary_key if column.name in values]
    keyed = values[key].dropna()
    repeated = keyed.duplicated(keep="first")
    if repeated.any():
        first_rows = keyed[keyed.duplicated(keep=False)].reset_index(names="row").groupby(key)["row"].transform("min")
        first_rows.index = keyed.index[keyed.duplicated(keep=False)]
        problems = first_rows[repeated[repeated].index].map(lambda row: f"has the same key as row {row}")
        yield from issues_of_rows(file, ", ".join(key), problems, "keep one of the rows")


def _days_out_of_order(file: str, table: Table, values: pd.DataFrame) -> Iterator[Issue]:
    for first, second in ORDERS.get(table.name, ()):
        if first in values and second in values:
            days = values[[first, second]].dropna()
            wrong = days[days[second] < days[first]]
            problems = pd.Series(
                [f"{after} is before {first} {before}" for before, after in wrong.itertuples(index=False)],
                index=wrong.index, dtype=object,
            )  # fmt: skip
            yield from issues_of_rows(file, second, problems, "correct one of the two")


def _days_to_come(file: str, table: Table, values: pd.DataFrame, today: date) -> Iterator[Issue]:
    for column in HAPPENED.get(table.name, ()):
        if column in values:
            days = values[column].dropna()
            problems = days[days > today].map(lambda day: f"{shown(day)} lies in the future")
            yield from issues_of_rows(file, column, problems, "correct the date, or leave it out until it has happened")


def _outcomes_against_days(file: str, values: pd.DataFrame) -> Iterator[Issue]:
    """An attended appointment without its day would count nowhere; one with a day was not missed."""
    outcome = values.get("outcome", pd.Series(None, index=values.index, dtype=object))
    seen = values.get("seen_on", pd.Series(None, index=values.index, dtype=object)).notna()
    undated = outcome[(outcome == "attended") & ~seen].map(lambda _: 'is empty where the outcome is "attended"')
    yield from issues_of_rows(file, "seen_on", undated, "write the day, or another outcome")
    other = outcome[outcome.notna() & (outcome != "attended") & seen]
    problems = other.map(lambda word: f"{shown(word)} contradicts the day in seen_on")
    yield from issues_of_rows(file, "outcome", problems, 'write "attended", or leave seen_on empty')


def _scales_upside_down(file: str, values: pd.DataFrame) -> Iterator[Issue]:
    scales = values[["scale_min", "scale_max"]].dropna()
    wrong = scales[scales["scale_min"] >= scales["scale_max"]]
    problems = wrong["scale_max"].map(lambda most: f"{most:g} is not above scale_min")
    yield from issues_of_rows(file, "scale_max", problems, "write the scale's lowest and highest score")
