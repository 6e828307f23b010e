"""A figure of the team's that is no part of a release says so to anybody else; and the evidence below a figure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from dashboard.catalogue import CLASSES
from dashboard.disclosure import OPEN_TO_FUNDER
from dashboard.exhibits.exhibit import Exhibit, Headline
from dashboard.exhibits.view import View, withheld
from dashboard.table import Column, Table

ONLY_RELEASED = frozenset(name for name, row in CLASSES.items() if row.funder == "released")
NOT_RELEASED = "Not released to a funder"


def as_released(view: View, exhibit: Exhibit) -> Exhibit:
    """The exhibit as it is, or, where its figures are not released to the audience, one that only says so.

    It then has no rows either: that there is a row, of a kind of appointment, of a month, tells of participants, too.
    """
    return exhibit if _is_released(view, exhibit.table.columns) else not_released(exhibit)


def not_released(exhibit: Exhibit) -> Exhibit:
    """The exhibit without anything but its question."""
    return replace(
        exhibit, sentence=NOT_RELEASED, table=Table(exhibit.table.columns, ()), drawing=None, notes=(), icons=(),
        empty="This figure is not part of the release for funders: it could point at people. Definitions says what is.",
        evidence=(), headline=Headline("–", "not released") if exhibit.form == "tile" else None, left_out=True,
    )


def is_only_released(exhibit: Exhibit) -> bool:
    """Whether a figure holds what nobody but the team may see otherwise than from a release."""
    return any(column.measure_class in ONLY_RELEASED for column in exhibit.table.columns)


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
