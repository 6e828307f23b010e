"""Decides, on the table a figure is drawn from, which cells an audience may see.

The team's rule: answers, outcomes and characteristics of groups below a threshold are withheld; everything else
stands. It promises nothing against subtraction. For a funder, until releases are made as a whole, only the classes
that stand exactly (activity of staff, things) are shown, and words that name no number; every other cell is withheld.
Whatever is not declared is withheld: an audience not known is a funder, a class not known is protected.
"""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from dashboard.catalogue.classes import CLASSES, TEAM_FLOOR
from dashboard.disclosure.rules import FUNDER_FLOOR
from dashboard.table import Cell, Column, Gap, Table

__all__ = ["TEAM_FLOOR", "Audience", "disclose", "names_a_number", "withheld_count"]

OPEN_TO_TEAM = frozenset(name for name, row in CLASSES.items() if row.team == "open")
OPEN_TO_FUNDER = frozenset(name for name, row in CLASSES.items() if row.funder == "open")
CHECKED_FOR_FUNDER = frozenset(name for name, row in CLASSES.items() if row.funder == "checked")

NOT_RELEASED = Gap("Not released", withheld=True)
NOT_CHECKED = Gap("Held back until checked", withheld=True)

FOR_EVERYBODY = (NOT_RELEASED, NOT_CHECKED)
"""Gaps that say nothing of how many people there are."""

LABELS = ("text", "date", "month", "link")
"""Kinds that name a row rather than count or measure; without a class they are things."""

_NUMBER = re.compile(
    r"\d|\b(no|none|nobody|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(thir|four|fif|six|seven|eigh|nine)teen|(twen|thir|for|fif|six|seven|eigh|nine)ty|"
    r"both|neither|single|only|couple|pair|duo|trio|dozens?|half|halves|thirds?|quarters?|fifths?|tenths?|once|twice|thrice|"
    r"all|every|everybody|everyone|each|hundred\w*|thousand\w*)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\b(Phase|Band) \d+(?=$|[.,;:)]| (sees|began|begins|ended|ends|opened|opens|started|starts|agreed|planned|funded|sites?|partners?|training|is|in|at|and)\b)"
    r"|\b(in|by|since|until|from|during|January|February|March|April|May|June|July|August|September|October|November|December)"
    r" (19|20)\d\d(?=$|[.,;:)]| (and|to|with|at)\b)"
)
"""What may hold digits and counts nobody: a phase, a band, a year, each only where what follows cannot be counted by it."""


class SmallestGroups(NamedTuple):
    """The smallest group of people that each audience sees protected values of."""

    team: int = TEAM_FLOOR
    funder: int = FUNDER_FLOOR


@dataclass(frozen=True)
class Audience:
    """Who looks, and the smallest group they may see: ValueError where that is below the team's floor."""

    name: str  # "team" or "funder"; any other is a funder
    smallest_group: int = TEAM_FLOOR

    def __post_init__(self):
        if self.smallest_group < TEAM_FLOOR:
            raise ValueError(f"the smallest group is {TEAM_FLOOR} people or more, not {self.smallest_group}")


def disclose(table: Table, audience: Audience, group: str = "people") -> Table:
    """The table as ``audience`` may see it: a cell that may not be shown is a :class:`Gap` that says so.

    ``group`` is the plural that the words use, as in "Fewer than 5 pairs".
    """
    too_few = Gap(f"Fewer than {audience.smallest_group} {group}", withheld=True)
    columns = [(column, table.position(column.people) if column.people else None) for column in table.columns]
    rows = (
        tuple(
            _cell(value, column, None if people is None else row[people], audience, too_few)
            for value, (column, people) in zip(row, columns, strict=True)
        )
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def withheld_count(table: Table) -> int:
    """How many rows of the table hold at least one cell withheld because its group is too small."""
    return sum(any(isinstance(cell, Gap) and cell.withheld and cell not in FOR_EVERYBODY for cell in row) for row in table.rows)


def names_a_number(text: str) -> bool:
    """Whether words hold a number, in digits or spelt out; the names of phases and bands, and years, do not count.

    It errs towards saying yes: what it lets through must hold no count of people.
    """
    rest = _NAMES.sub(" ", text)
    return bool(_NUMBER.search(rest)) or any(letter.isnumeric() for letter in rest)


def _cell(value: Cell, column: Column, people: Cell, audience: Audience, too_few: Gap) -> Cell:
    measure_class = column.measure_class or ("things" if column.kind in LABELS else "")
    if value is None:
        return value
    if audience.name != "team":
        return _for_funder(value, measure_class)
    is_small = isinstance(people, int) and 0 < people < audience.smallest_group
    if measure_class in OPEN_TO_TEAM or isinstance(value, Gap) and not is_small:
        return value  # of a small group, that there is a gap may tell of its people, too
    # A protected value whose group is unknown is never shown: forgetting to declare it must fail closed.
    return value if isinstance(people, int) and people >= audience.smallest_group else too_few


def _for_funder(value: Cell, measure_class: str) -> Cell:
    if measure_class in CHECKED_FOR_FUNDER:
        return NOT_CHECKED if not isinstance(value, Gap) and names_a_number(str(value)) else value
    # A gap's words tell something, too: "No offers yet" is a count of participants.
    return value if measure_class in OPEN_TO_FUNDER else NOT_RELEASED
