"""A query's counts in memory: one small code per dimension and one number per count, sliced and summed by labels."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

Label = str | int | float | date | None
BLOCK = 65_536  # rows summed at a time (at least as many as there are sums): what is in between stays in the cache


class _Rows(Mapping[str, np.ndarray]):
    """Some rows of columns, each taken when it is first asked for: a figure reads few of them."""

    def __init__(self, columns: Mapping[str, np.ndarray], rows: slice | np.ndarray):
        self._columns, self._rows, self._taken = columns, rows, {}

    def __getitem__(self, name: str) -> np.ndarray:
        if name not in self._taken:
            taken = self._columns[name][self._rows]
            taken.flags.writeable = False
            self._taken[name] = taken
        return self._taken[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


@dataclass(frozen=True, eq=False)
class Cells:
    """Counts by dimensions. Read-only.

    ``labels``: each dimension's axis, in the order shown; it stays whole when rows are filtered, so that arrays of
    two slices line up. ``codes``: positions on that axis, one per row, small integers; -1 where a date is not there
    (not completed yet). ``numbers``: counts or sums, one per row, as small as they fit (int16 from below 8,192):
    add or multiply them through :meth:`by` and :meth:`total`, which do not overflow.
    """

    labels: Mapping[str, tuple[Label, ...]]
    codes: Mapping[str, np.ndarray]
    numbers: Mapping[str, np.ndarray]
    sorted_by: str = ""  # the dimension whose codes never fall from row to row

    def __len__(self) -> int:
        return len(next(iter(self.codes.values()), ()))

    def total(self, number: str) -> int | float:
        """The sum of a number over all rows; 0 where there are none."""
        return self.numbers[number].sum().item()

    def by(self, *dims: str, number: str) -> np.ndarray:
        """Sums of ``number``, one axis per dimension, each as long as its labels; 0 where there is no row.

        Rows without a label in one of these dimensions are left out. Counts come as int64, other numbers as float64.
        """
        shape = tuple(len(self.labels[dim]) for dim in dims)
        numbers, codes = self.numbers[number], [self.codes[dim] for dim in dims]
        sums = np.zeros(int(np.prod(shape, dtype=np.int64)) + 1)  # the last one gathers rows without a label
        step = max(BLOCK, len(sums))
        for start in range(0, len(numbers), step):
            block = slice(start, start + step)
            places = _places([code[block] for code in codes], shape, len(numbers[block]))
            sums += np.bincount(places, weights=numbers[block], minlength=len(sums))
        kind = np.int64 if np.issubdtype(numbers.dtype, np.integer) else np.float64
        return sums[:-1].astype(kind).reshape(shape)

    def where(self, **wanted: Label | Collection[Label]) -> "Cells":
        """The rows whose label is the one given, or among those given. A label that is not on the axis matches none;
        None matches rows without a label. An unknown dimension raises KeyError."""
        rows: Cells = self
        for dim in sorted(wanted, key=lambda dim: dim != self.sorted_by):  # a range first: what follows has less to do
            rows = rows.where_codes(dim, _positions(rows.labels[dim], wanted[dim]))
        return rows

    def where_codes(self, dim: str, wanted: np.ndarray) -> "Cells":
        """The rows whose code in ``dim`` is one of ``wanted`` (ascending)."""
        codes = self.codes[dim]
        if not len(wanted):
            return self._rows(slice(0, 0))
        first, last = wanted[0], wanted[-1]
        if last - first + 1 > len(wanted):
            lookup = np.zeros(len(self.labels[dim]) + 1, bool)  # code -1 is its last place
            lookup[wanted] = True
            return self._rows(np.flatnonzero(lookup[codes]))
        if dim == self.sorted_by:
            return self._rows(slice(*np.searchsorted(codes, [first, last + 1]).tolist()))
        inside = (codes >= first) & (codes <= last)
        return self if inside.all() else self._rows(np.flatnonzero(inside))

    def without(self, dim: str) -> "Cells":
        """The same counts summed over a dimension; its rows are sorted by the first of the others."""
        dims = [name for name in self.codes if name != dim]
        shape = tuple(len(self.labels[name]) + 1 for name in dims)  # one place more, for rows without a label
        places, rows = np.unique(
            np.ravel_multi_index([self.codes[name].astype(np.intp) + 1 for name in dims], shape), return_inverse=True
        )
        found = zip(dims, np.unravel_index(places, shape), strict=True)
        codes = {name: (code - 1).astype(self.codes[name].dtype) for name, code in found}
        kinds = {name: np.int64 if np.issubdtype(values.dtype, np.integer) else np.float64 for name, values in self.numbers.items()}
        numbers = {name: np.bincount(rows, values, len(places)).astype(kinds[name]) for name, values in self.numbers.items()}
        return Cells({name: self.labels[name] for name in dims}, codes, numbers, dims[0])

    def present(self, dim: str) -> tuple[Label, ...]:
        """The labels of ``dim`` that any row has, in order."""
        codes = self.codes[dim]
        counts = np.bincount(codes[codes >= 0], minlength=len(self.labels[dim]))
        return tuple(label for label, count in zip(self.labels[dim], counts, strict=True) if count)

    def _rows(self, rows: slice | np.ndarray) -> "Cells":
        return Cells(self.labels, _Rows(self.codes, rows), _Rows(self.numbers, rows), self.sorted_by)


def _places(codes: list[np.ndarray], shape: tuple[int, ...], rows: int) -> np.ndarray:
    """Where each row belongs in the flattened array; one past its end where a code is missing."""
    places = np.zeros(rows, np.intp)
    missing = np.zeros(rows, bool)
    for code, length in zip(codes, shape, strict=True):
        places *= length
        places += code
        missing |= code < 0
    places[missing] = int(np.prod(shape, dtype=np.int64))
    return places


def _positions(labels: tuple[Label, ...], wanted: Any) -> np.ndarray:
    if wanted is None or isinstance(wanted, (str, int, float, date)):
        wanted = (wanted,)
    wanted = set(wanted)
    positions = [-1] if None in wanted else []
    return np.array(positions + [place for place, label in enumerate(labels) if label in wanted], np.intp)
