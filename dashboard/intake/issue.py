"""What is wrong with a row, a column or a file that was to be loaded, and what would be right."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

ROWS_SHOWN = 50
"""So many rows with the same problem in the same column are named one by one; the others are counted."""


@dataclass(frozen=True)
class Issue:
    """One problem. ``row`` is the row in a spreadsheet (the header is row 1), None where it is not one row's."""

    file: str
    row: int | None
    column: str | None
    problem: str
    remedy: str = ""

    def __str__(self) -> str:
        place = [self.file, f"row {self.row}" if self.row else "", f"column {self.column}" if self.column else ""]
        return ", ".join(filter(None, place)) + f": {self.problem}" + (f"; {self.remedy}" if self.remedy else "")


class Refused(ValueError):
    """A load was refused whole and nothing was written; ``issues`` says why, in the order of the files."""

    def __init__(self, issues: list[Issue]):
        self.issues = issues
        super().__init__("\n".join(["Nothing was loaded.", *map(str, issues)]))


class Unreadable(ValueError):
    """A cell's text cannot be what its column holds."""

    def __init__(self, problem: str, remedy: str):
        self.problem, self.remedy = problem, remedy
        super().__init__(problem)


def issues_of_rows(file: str, column: str, problems: pd.Series, remedy: str) -> Iterator[Issue]:
    """One issue for each of the first rows, and one that counts the rest; ``problems`` is indexed by row."""
    for row, problem in problems.iloc[:ROWS_SHOWN].items():
        yield Issue(file, int(row), column, problem, remedy)
    if len(problems) > ROWS_SHOWN:
        yield Issue(file, None, column, f"and {len(problems) - ROWS_SHOWN} more rows like these", remedy)


def shown(value: object) -> str:
    """A value as a complaint shows it: quoted, on one line, and short."""
    text = " ".join(str(value).split())
    return f'"{text}"' if len(text) <= 40 else f'"{text[:39]}…"'
