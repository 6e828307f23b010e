"""Turn a sheet's texts into dates, numbers and codes, with a complaint for each cell that cannot be one."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Column, Date, DateTime, Float, Integer, Table

from dashboard.intake.issue import Issue, Unreadable, issues_of_rows, shown
from dashboard.intake.personal import PSEUDONYMS, REMEDY_FOR_KEY, what_key_is

FIRST_YEAR, LAST_YEAR = 1990, 2049  # what the calendar holds; a date outside would vanish from every figure


def read_values(file: str, table: Table, texts: pd.DataFrame) -> tuple[pd.DataFrame, list[Issue]]:
    """The sheet's texts read as what each column holds (None where empty), and what could not be read."""
    values, issues = {}, []
    for name in texts.columns:
        column = table.columns[name]
        values[name], found = read_column(file, column, texts[name])
        issues += found
    return pd.DataFrame(values, index=texts.index), issues


def read_column(file: str, column: Column, texts: pd.Series) -> tuple[pd.Series, list[Issue]]:
    """One column's values; each different text is read once, so that a million rows take a second."""
    codes, distinct = pd.factorize(texts)
    read, found, problems = reader_for(column), {}, {}
    for code, text in enumerate(distinct):
        try:
            found[code] = read(text) if text else empty_cell(column)
        except Unreadable as unreadable:
            problems[code] = unreadable
            found[code] = None
    values = pd.Series(pd.Series(found, dtype=object).reindex(codes).to_numpy(), index=texts.index, dtype=object)
    return values, _issues(file, column.name, pd.Series(codes, index=texts.index), problems)


def reader_for(column: Column) -> Callable[[str], object]:
    """The function that reads a cell of the column, and raises ``Unreadable``."""
    if "choices" in column.info:
        return lambda text: read_choice(column, text)
    if column.name in PSEUDONYMS:
        return read_pseudonym
    if column.name.endswith("_url"):
        return read_address
    readers = {Date: read_date, DateTime: read_moment, Float: read_number, Integer: read_count}
    return next((read for kind, read in readers.items() if isinstance(column.type, kind)), str)


def empty_cell(column: Column) -> object:
    """What an empty cell means: nothing, or the column's default; ``Unreadable`` where a value is needed."""
    if column.nullable:
        return None
    if "default" in column.info:
        return column.info["default"]
    raise Unreadable("is empty", "this column needs a value in every row")


def read_date(text: str) -> date:
    """A date written as 2024-12-31, in the years of the calendar."""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError:
        remedy = "write dates as year-month-day, like 2024-12-31"
        raise Unreadable(f"{shown(text)} is not a date", remedy) from None
    return _within_calendar(day)


def read_moment(text: str) -> datetime:
    """A moment in UTC, written as 2024-12-31 14:05 or 2024-12-31T14:05:00Z; a date alone is its midnight."""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?Z?)?", text):
            raise ValueError
        moment = datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        remedy = "write the date and the time in UTC, like 2024-12-31 14:05"
        raise Unreadable(f"{shown(text)} is not a date and time", remedy) from None
    return _within_calendar(moment)


def read_count(text: str) -> int:
    """A whole number from 0; 4.0 is 4."""
    if not re.fullmatch(r"[0-9]{1,9}(\.0*)?", text):
        raise Unreadable(f"{shown(text)} is not a whole number from 0", "write a whole number, like 4")
    return int(text.partition(".")[0])


def read_number(text: str) -> float:
    """A number with a decimal point."""
    if re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", text) and math.isfinite(float(text)):
        return float(text)
    raise Unreadable(f"{shown(text)} is not a number", "write a number with a decimal point, like 3.5")


def read_choice(column: Column, text: str) -> str | int:
    """One of the codes that the column knows."""
    choices = {str(choice): choice for choice in column.info["choices"]}
    code = re.sub(r"\.0*$", "", text) if isinstance(column.type, Integer) else text
    if code not in choices:
        raise Unreadable(f"{shown(text)} is not one of {', '.join(choices)}", "write one of these")
    return choices[code]


def read_pseudonym(text: str) -> str:
    """A key that does not look like what could identify a person."""
    looks_like = what_key_is(text)
    if looks_like:
        raise Unreadable(f"holds what looks like {looks_like}", REMEDY_FOR_KEY)
    return text


def read_address(text: str) -> str:
    """A web address; other schemes could run as a script where the link is shown."""
    if not re.match(r"https?://[^\s]+$", text, re.IGNORECASE):
        raise Unreadable(f"{shown(text)} is not a web address", "write an address that begins with https://")
    return text


def _within_calendar(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Unreadable(f"{shown(day)} is outside the years {FIRST_YEAR} to {LAST_YEAR}", "correct the year")
    return day


def _issues(file: str, column: str, codes: pd.Series, problems: dict[int, Unreadable]) -> list[Issue]:
    """Issues by remedy, so that each kind of problem is counted for itself."""
    issues = []
    for remedy in dict.fromkeys(problem.remedy for problem in problems.values()):
        words = {code: problem.problem for code, problem in problems.items() if problem.remedy == remedy}
        issues += issues_of_rows(file, column, codes[codes.isin(words)].map(words), remedy)
    return issues
