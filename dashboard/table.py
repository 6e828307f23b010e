"""The small table behind a figure: what is in it may be shown, what is not cannot be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from numbers import Integral, Real
from typing import Any, Literal

Kind = Literal["text", "count", "percent", "change", "number", "date", "month", "link"]
"""How a column's values read: percent is a share from 0 to 1, change a signed number on the measure's own scale."""


@dataclass(frozen=True)
class Gap:
    """A cell without a value, and the words that say why. A withheld one has a value that may not be shown."""

    words: str
    withheld: bool = False


Cell = str | int | float | date | Gap | None


@dataclass(frozen=True)
class Column:
    """A column: its name in frames and files, its label on screen, and whom its values could identify.

    ``measure_class`` is one of :data:`dashboard.catalogue.CLASSES`; undeclared, a label is a thing and a number is
    protected. ``people`` names the column of the same row that counts the group the value describes.
    """

    name: str
    label: str
    kind: Kind = "text"
    measure_class: str = ""
    people: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """Columns and rows of equal length, immutable."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @classmethod
    def of(cls, columns: Iterable[Column], rows: Iterable[Mapping[str, Any]]) -> "Table":
        """A table from rows given as mappings; a name that a row lacks raises KeyError.

        NumPy's numbers become Python's, and what is not a finite number becomes empty.
        """
        columns = tuple(columns)
        return cls(columns, tuple(tuple(_plain(row[column.name]) for column in columns) for row in rows))

    def __len__(self) -> int:
        return len(self.rows)

    def position(self, name: str) -> int:
        for index, column in enumerate(self.columns):
            if column.name == name:
                return index
        raise KeyError(f"no column {name!r}; there are {', '.join(column.name for column in self.columns)}")

    def __contains__(self, name: str) -> bool:
        return any(column.name == name for column in self.columns)

    def column(self, name: str) -> tuple[Cell, ...]:
        index = self.position(name)
        return tuple(row[index] for row in self.rows)

    def numbers(self, name: str) -> list[float | None]:
        """A column's values for drawing: a gap is None, so that no mark is drawn."""
        return [value if isinstance(value, (int, float)) else None for value in self.column(name)]

    def records(self) -> list[dict[str, Cell]]:
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def without(self, *names: str) -> "Table":
        """The same table less these columns."""
        kept = [index for index, column in enumerate(self.columns) if column.name not in names]
        return Table(
            tuple(self.columns[index] for index in kept),
            tuple(tuple(row[index] for index in kept) for row in self.rows),
        )


def _plain(value: Any) -> Cell:
    if value is None or isinstance(value, (str, int, date, Gap)):
        return value
    if isinstance(value, float):  # Python's own and NumPy's usual, before the slower questions
        return float(value) if isfinite(value) else None
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value) if isfinite(value) else None
    return value


def known(value: Cell) -> bool:
    """Whether a cell has a value: neither a gap nor empty."""
    return value is not None and not isinstance(value, Gap)


def written(value, kind: str) -> str:
    """A cell as a reader sees it: shares as whole per cent, changes signed with two decimals, dates in words, gaps by their reason.

    Text in a column of numbers or dates stays as it is.
    """
    if isinstance(value, Gap):
        return value.words
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if kind == "percent":
        return share_in_words(value)
    if kind == "change" and SMALLEST_CHANGE <= abs(value) < 0.005:
        return rounded(value, "+.3f")  # an end of a range that leaves out 0 is not written as 0.00
    if kind in _FORMATS:
        return rounded(value, _FORMATS[kind])
    if kind == "month":
        return f"{value:%b %Y}"
    if kind == "date":
        return f"{value.day} {value:%b %Y}"
    return str(value)


SMALLEST_CHANGE = 0.0005
"""A change smaller than this is written as none."""
_FORMATS = {"change": "+.2f", "number": ".1f", "count": ",.0f"}


def share_in_words(value: float) -> str:
    """A share as whole per cent; what is more than nothing or less than all is never rounded to it."""
    if 0 < value < 0.005:
        return "<1%"
    return ">99%" if 0.995 <= value < 1 else f"{rounded(100 * value, '.0f')}%"


def rounded(value: float, form: str) -> str:
    """A number with a true minus, and no sign where nothing is left of it once it is rounded."""
    text = f"{value:{form}}"
    return text.replace("-", "−") if text.strip("+-0.") else text.lstrip("+-")
