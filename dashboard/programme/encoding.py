"""From a query's rows to cells: labels become small codes as the rows stream by, never all of them in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.programme.cells import Cells, Label
from dashboard.programme.queries import Query, as_kind

SUM_STAYS_INSIDE = 4  # a number's type leaves room to add up this many of the largest


@dataclass(frozen=True)
class Encoded:
    """A counts query's answer with each dimension's labels in the order they came: not on the shared axes yet."""

    query: Query
    labels: Mapping[str, list[Label]]
    codes: dict[str, np.ndarray]
    numbers: dict[str, np.ndarray]


class _Codes(dict):
    """A label's code: the next free number when the label is seen first."""

    def __missing__(self, label: Label) -> int:
        self[label] = code = len(self)
        return code


def encode(query: Query, chunks: Iterable[Sequence[tuple]]) -> Encoded:
    """The cells of an answer that comes as chunks of columns."""
    lookups = {dim: _Codes() for dim in query.grain}
    parts: dict[str, list[np.ndarray]] = {name: [] for name in query.columns}
    for chunk in chunks:
        for (name, kind), values in zip(query.columns.items(), chunk, strict=True):
            parts[name].append(_part(values, kind, lookups.get(name)))
    return Encoded(
        query,
        {dim: [as_kind(label, query.columns[dim]) for label in lookup] for dim, lookup in lookups.items()},
        {dim: _joined(parts.pop(dim)) for dim in query.grain},
        {name: _joined(parts.pop(name)) for name in query.counts},
    )


def settle(encoded: Encoded, axes: Mapping[str, tuple[Label, ...]]) -> Cells:
    """The cells on the axes given, sorted by site; a dimension without an axis gets its own labels in order.

    Raises ValueError where a label is not on its axis: a row then names something that the reference tables lack.
    """
    labels = {dim: axes[dim] if dim in axes else _ordered(_shared(encoded, dim)) for dim in encoded.query.grain}
    first = encoded.query.grain[0]
    recoded = {dim: _recode(encoded, dim, labels[dim]) for dim in encoded.query.grain}
    order = np.argsort(recoded[first], kind="stable")
    codes = {dim: _frozen(recoded.pop(dim)[order]) for dim in encoded.query.grain}
    numbers = {name: _frozen(encoded.numbers.pop(name)[order]) for name in encoded.query.counts}
    return Cells(labels, codes, numbers, sorted_by=first)


def _part(values: tuple, kind: str, lookup: _Codes | None) -> np.ndarray:
    if lookup is not None:
        codes = np.fromiter(map(lookup.__getitem__, values), np.int64, len(values))
        return codes.astype(np.min_scalar_type(len(lookup)))
    if kind == "number":
        return np.fromiter(map(float, values), np.float64, len(values))
    counts = np.fromiter(map(int, values), np.int64, len(values))
    reach = int(np.abs(counts).max(initial=0)) * SUM_STAYS_INSIDE
    return counts.astype(next(kind for kind in (np.int16, np.int32, np.int64) if reach <= np.iinfo(kind).max))


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, np.int16)


def _recode(encoded: Encoded, dim: str, axis: tuple[Label, ...]) -> np.ndarray:
    """The codes of a dimension as positions on its axis, -1 for no label; takes the raw codes away."""
    positions = {label: position for position, label in enumerate(axis)} | {None: -1}
    unknown = [label for label in encoded.labels[dim] if label not in positions]
    if unknown:
        raise ValueError(f"{encoded.query.name} has a {dim} “{unknown[0]}” that the reference tables lack")
    kind = np.int8 if len(axis) <= 127 else np.int16 if len(axis) <= 32_767 else np.int32
    lookup = np.array([positions[label] for label in encoded.labels[dim]], kind)
    raw = encoded.codes.pop(dim)
    return lookup[raw] if len(lookup) else raw.astype(kind)


def _shared(encoded: Encoded, dim: str) -> set[Label]:
    """The labels of a dimension and of its counterpart: what was before and what came after share one axis."""
    stem = dim.removesuffix("_before").removesuffix("_after")
    dims = {dim} if stem == dim else {f"{stem}_before", f"{stem}_after"} & set(encoded.labels)
    return {label for each in dims for label in encoded.labels[each] if label is not None}


def _ordered(labels: set[Label]) -> tuple[Label, ...]:
    return tuple(sorted(labels, key=lambda label: (label == "not recorded", label)))


def _frozen(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array
