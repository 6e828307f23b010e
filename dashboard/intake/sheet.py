"""Read a CSV file into texts by column, indexed by the row as a spreadsheet numbers it."""

import csv
import io
from pathlib import Path

import pandas as pd
from sqlalchemy import Table

from dashboard.intake.issue import Issue, Refused, issues_of_rows
from dashboard.intake.personal import REMEDY_FOR_COLUMN, what_column_holds

FIRST_ROW = 2  # the header is row 1


def read_sheet(path: Path, table: Table) -> pd.DataFrame:
    """The file's cells as texts without outer blanks, indexed by row; rows wholly empty are left out.

    Raises ``Refused`` where the file is empty, is not UTF-8, or its header or a row's length is wrong.
    """
    text = _decode(path)
    header, wrong_rows = _measure(path.name, text)
    issues = [*_issues_of_header(path.name, table, header), *wrong_rows]
    if issues:
        raise Refused(issues)
    options = {"dtype": str, "na_filter": False, "skip_blank_lines": False, "header": 0, "names": header}
    cells = pd.read_csv(io.StringIO(text), index_col=False, **options).fillna("")
    cells.index += FIRST_ROW
    for column in cells.columns:
        cells[column] = cells[column].str.strip()
    return cells[(cells != "").any(axis=1)]


def required_columns(table: Table) -> list[str]:
    """Columns without which a file of the table is refused."""
    return [
        column.name for column in table.columns
        if not column.nullable and "default" not in column.info and "written_by_loader" not in column.info
    ]  # fmt: skip


def _decode(path: Path) -> str:
    data = path.read_bytes()
    if not data.strip():
        raise Refused([Issue(path.name, None, None, "is empty", "write a header and the rows, or remove the file")])
    if b"\0" in data:
        raise Refused([Issue(path.name, None, None, "is not text", 'save it as "CSV UTF-8"')])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise Refused([Issue(path.name, row, None, "is not UTF-8", 'save the file as "CSV UTF-8"')]) from None


def _measure(file: str, text: str) -> tuple[list[str], list[Issue]]:
    """The header, and an issue for each row that has more or fewer cells than it."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(rows)]
        wanted = f"cells where the header has {len(header)}"
        lengths = ((row, len(cells)) for row, cells in enumerate(rows, FIRST_ROW))
        wrong = {row: f"has {length} {wanted}" for row, length in lengths if length not in (len(header), 0)}
    except csv.Error:
        remedy = "close every quotation mark, and double one within a text"
        raise Refused([Issue(file, None, None, f"cannot be read as CSV at line {rows.line_num}", remedy)]) from None
    remedy = "give each row a cell for each column; put quotes around a text that holds a comma"
    return header, [*issues_of_rows(file, None, pd.Series(wrong, dtype=object), remedy)]


def _issues_of_header(file: str, table: Table, header: list[str]) -> list[Issue]:
    if len(header) == 1 and any(mark in header[0] for mark in ";\t"):
        return [Issue(file, 1, None, "is not separated by commas", "save it as CSV with commas")]
    known = [column.name for column in table.columns if "written_by_loader" not in column.info]
    takes = f"{table.name} takes {', '.join(known)}"
    issues = [
        Issue(file, 1, name, "is missing", f"add the column; {takes}")
        for name in required_columns(table) if name not in header
    ]  # fmt: skip
    for name in sorted(set(header), key=header.index):
        if name not in known:
            issues.append(_issue_of_unknown(file, table, name, takes))
        if header.count(name) > 1:
            issues.append(Issue(file, 1, name, f"is there {header.count(name)} times", "keep one of them"))
    return issues


def _issue_of_unknown(file: str, table: Table, name: str, takes: str) -> Issue:
    held = what_column_holds(name)
    if held:
        return Issue(file, 1, name, f"holds what looks like {held}", REMEDY_FOR_COLUMN)
    if not name:
        return Issue(file, 1, None, "has a column without a name", f"name or remove it; {takes}")
    return Issue(file, 1, name, f"is not a column of {table.name}", f"rename or remove it; {takes}")
