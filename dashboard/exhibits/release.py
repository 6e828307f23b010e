"""What may be said of a figure to the audience it is made for, and the evidence that stands below it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from dashboard.disclosure import OPEN_TO_FUNDER
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.view import View, withheld
from dashboard.table import Column, Table

NOT_RELEASED = "Not released to a funder yet"


def as_released(view: View, exhibit: Exhibit) -> Exhibit:
    """The exhibit as it is, or, where its figures are not released to the audience, one that only says so.

    It then has no rows either: that there is a row, of a kind of appointment, of a month, tells of participants, too.
    """
    if _is_released(view, exhibit.table.columns):
        return exhibit
    return replace(
        exhibit, sentence=NOT_RELEASED, table=Table(exhibit.table.columns, ()), drawing=None, notes=(),
        empty="Figures about participants and answers of staff are released to funders as a whole; that is still to come.",
        evidence=(),
    )


def disclosed(view: View, columns: Iterable[Column], rows: Iterable[Mapping[str, Any]], group: str = "people") -> Table:
    """The table as the audience may see it, without rows where its figures are not released to them."""
    columns = tuple(columns)
    return view.disclosed(Table.of(columns, rows if _is_released(view, columns) else ()), group)


def _is_released(view: View, columns: Iterable[Column]) -> bool:
    classes = {column.measure_class for column in columns if column.measure_class}
    return view.audience.name == "team" or classes <= OPEN_TO_FUNDER


def evidence(view: View, source: str, table: Table, *words: str) -> tuple[str, ...]:
    """The period, the date of the data, what is withheld; and ``words`` about the rows, where there are any."""
    said = (view.period(), view.data_to(source), withheld(table, "rows"), *(words if len(table) else ()))
    return tuple(filter(None, said))
