"""Decides, on the table a figure is drawn from, which cells an audience may see.

The team's rule: answers, outcomes and characteristics of groups below a threshold are withheld; everything else
stands. It promises nothing against subtraction. For a funder, until releases are made as a whole, only the classes
that stand exactly (activity of staff, things) are shown; every other cell is withheld.
"""

from dataclasses import dataclass, replace

from dashboard.table import Cell, Column, Gap, Table

TEAM_FLOOR = 5
"""Smallest group, in people, whose answers, outcomes or characteristics the team sees; settings may only raise it."""

PROTECTED_FOR_TEAM = frozenset({"answers", "outcomes"})
OPEN_TO_FUNDER = frozenset({"activity", "things"})

NOT_RELEASED = Gap("Not released", withheld=True)


@dataclass(frozen=True)
class Audience:
    """Who looks, and the smallest group they may see."""

    name: str  # "team" or "funder"
    smallest_group: int = TEAM_FLOOR


def disclose(table: Table, audience: Audience, group: str = "people") -> Table:
    """The table as ``audience`` may see it: a cell that may not be shown is a :class:`Gap` that says so.

    ``group`` is the plural that the words use, as in "Fewer than 5 pairs".
    """
    too_few = Gap(f"Fewer than {audience.smallest_group} {group}", withheld=True)
    rows = []
    for row in table.rows:
        rows.append(
            tuple(
                _cell(value, column, _people(table, row, column), audience, too_few)
                for value, column in zip(row, table.columns, strict=True)
            )
        )
    return replace(table, rows=tuple(rows))


def withheld_count(table: Table) -> int:
    """How many rows of the table hold at least one withheld cell."""
    return sum(any(isinstance(cell, Gap) and cell.withheld for cell in row) for row in table.rows)


def _people(table: Table, row: tuple[Cell, ...], column: Column) -> Cell:
    return row[table.position(column.people)] if column.people else None


def _cell(value: Cell, column: Column, people: Cell, audience: Audience, too_few: Gap) -> Cell:
    if isinstance(value, Gap) or value is None:
        return value
    if audience.name == "funder":
        return value if column.measure_class in OPEN_TO_FUNDER else NOT_RELEASED
    if column.measure_class not in PROTECTED_FOR_TEAM:
        return value
    if not isinstance(people, int):
        # A protected value whose group is unknown is never shown: forgetting to declare it must fail closed.
        return too_few
    return too_few if people < audience.smallest_group else value
