"""Paired changes of groups of people as cells of a table, and the words that may be said of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.programme.cells import Cells
from dashboard.statistics.pair_counts import PairCounts, count_pairs
from dashboard.statistics.paired import LEAST_PAIRS_FOR_INTERVAL, LEAST_PAIRS_FOR_WORDS, PairedChange, direction
from dashboard.statistics.paired_groups import paired_changes
from dashboard.table import Cell, Column, Gap, known

NO_PAIRS = Gap("No pairs yet")
TOO_FEW_FOR_RANGE = f"None below {LEAST_PAIRS_FOR_INTERVAL} pairs"
ALL_ALIKE = "None: all changed alike"
"""Text, not a gap: it tells of the group's answers, and is withheld with them where the group is too small."""

MOST_PLACES = 4
"""Summing rows that are alike pays up to about so many possible sums a row."""


def changes_by(
    cells: Cells, dims: Sequence[str], *, before: str, after: str, number: str, items: str = ""
) -> dict[tuple, PairedChange]:
    """The change of every group that has pairs, by the group's labels in ``dims`` (in the order of their axes).

    ``before`` and ``after`` name the dimensions that hold the scores, ``number`` the count of people; with ``items``
    the scores are sums and are divided by it, so that each person counts with a mean.
    """
    return changes_of(grouped_pairs(cells, dims, before=before, after=after, number=number, items=items))


@dataclass(frozen=True, eq=False)
class GroupedPairs:
    """``people[i]`` people of the group ``keys[group[i]]`` scored ``before[i]``, then ``after[i]``."""

    keys: list[tuple]
    group: NDArray[np.intp]
    before: NDArray[np.float64]
    after: NDArray[np.float64]
    people: NDArray


def grouped_pairs(
    cells: Cells, dims: Sequence[str], *, before: str, after: str, number: str, items: str = ""
) -> GroupedPairs:
    """Pairs by the groups of :func:`changes_by`, summed once for whatever is reckoned from them."""
    if not len(cells):
        return GroupedPairs([], np.zeros(0, np.intp), np.zeros(0), np.zeros(0), np.zeros(0, int))
    codes, people = _summed(cells, (*dims, before, after, *([items] if items else [])), number)
    shape = tuple(len(cells.labels[dim]) for dim in dims)
    places = np.ravel_multi_index(tuple(codes[dim] for dim in dims), shape)
    present, group = _numbered(places, int(np.prod(shape)))
    share = _scores(cells, items)[codes[items]] if items else 1.0
    first, second = (_scores(cells, dim)[codes[dim]] / share for dim in (before, after))
    axes = [cells.labels[dim] for dim in dims]
    named = zip(*(place.tolist() for place in np.unravel_index(present, shape)), strict=True)
    keys = [tuple(axis[place] for axis, place in zip(axes, key, strict=True)) for key in named]
    return GroupedPairs(keys, group, first, second, people)


def changes_of(pairs: GroupedPairs) -> dict[tuple, PairedChange]:
    """The change of every group that has pairs."""
    changes = paired_changes(pairs.group, pairs.before, pairs.after, pairs.people, len(pairs.keys))
    return {key: change for key, change in zip(pairs.keys, changes, strict=True) if change.pairs}


def counts_of(pairs: GroupedPairs) -> dict[tuple, PairCounts]:
    """The counts of every group that has pairs, for what needs more than their mean change."""
    order = np.argsort(pairs.group, kind="stable")
    ends = np.cumsum(np.bincount(pairs.group, minlength=len(pairs.keys)))[:-1]
    columns = (np.split(column[order], ends) for column in (pairs.before, pairs.after, pairs.people))
    counted = {key: count_pairs(*parts) for key, parts in zip(pairs.keys, zip(*columns, strict=True), strict=False)}
    return {key: counts for key, counts in counted.items() if counts.total}


def _summed(cells: Cells, dims: Sequence[str], number: str) -> tuple[dict[str, NDArray[np.intp]], NDArray]:
    """Codes and counts of the rows, those alike in ``dims`` as one where that makes far fewer: months are many."""
    shape = tuple(len(cells.labels[dim]) for dim in dims)
    if np.prod(shape, dtype=float) > MOST_PLACES * len(cells):
        return {dim: cells.codes[dim].astype(np.intp) for dim in dims}, cells.numbers[number]
    counts = cells.by(*dims, number=number)
    places = np.nonzero(counts)
    return dict(zip(dims, places, strict=True)), counts[places]


def _numbered(places: NDArray[np.intp], size: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The places that occur, ascending, and for each of ``places`` its number among them."""
    present = np.flatnonzero(np.bincount(places, minlength=size))
    numbers = np.zeros(size, np.intp)
    numbers[present] = np.arange(len(present))
    return present, numbers[places]


def scores(cells: Cells, dim: str) -> NDArray[np.float64]:
    """The score that each row has in ``dim``, a dimension whose labels are numbers."""
    return _scores(cells, dim)[cells.codes[dim]]


def _scores(cells: Cells, dim: str) -> NDArray[np.float64]:
    return np.array(cells.labels[dim], float)


def change_columns(measure_class: str) -> tuple[Column, ...]:
    """The columns that :func:`change_cells` fills, protected by the number of pairs."""

    def column(name: str, label: str, kind: str) -> Column:
        return Column(name, label, kind, measure_class, "pairs")

    return (
        column("pairs", "Pairs", "count"),
        column("rose", "Rose", "count"), column("stayed", "Stayed", "count"), column("fell", "Fell", "count"),
        column("mean_before", "Mean before", "number"), column("mean_after", "Mean after", "number"),
        column("mean_change", "Mean change", "change"),
        column("low", "95% from", "change"), column("high", "95% to", "change"),
        column("direction", "In words", "text"),
    )


def change_cells(change: PairedChange | None, gap: Gap = NO_PAIRS) -> dict:
    """A change as cells; of nobody, gaps with the words of ``gap``."""
    if change is None or not change.pairs:
        names = [column.name for column in change_columns("things")]
        return dict.fromkeys(names, gap)
    none = TOO_FEW_FOR_RANGE if change.pairs < LEAST_PAIRS_FOR_INTERVAL else ALL_ALIKE
    low, high = (change.interval.low, change.interval.high) if change.interval else (none, none)
    return {
        "pairs": change.pairs, "rose": change.rose, "stayed": change.stayed, "fell": change.fell,
        "mean_before": change.mean_before, "mean_after": change.mean_after, "mean_change": change.mean_change,
        "low": low, "high": high,
        "direction": direction(change),
    }


def can_say(pairs: Cell) -> bool:
    """Whether a row of so many pairs, a cell of the column "pairs", may be put into words."""
    return known(pairs) and pairs >= LEAST_PAIRS_FOR_WORDS


def questions_told(told: int, total: int) -> str:
    """The noun of a sentence about ``told`` of a table's ``total`` questions: those that may be put into words."""
    return f"{told} question{'s' if told != 1 else ''}{f' with {LEAST_PAIRS_FOR_WORDS} pairs or more' if told < total else ''}"


def verdict(subject: str, directions: Iterable, noun: str = "question") -> str:
    """What the rows of a table say together: "confidence rose on 3 of 4 questions".

    ``directions`` are cells of the column "direction", gaps included: a row that may not be shown counts as one of
    which nothing can be said.
    """
    words = [word if known(word) else "too few to say" for word in directions]
    counts, total = Counter(words), len(words)
    of = f"{total} {noun}{'s' if total != 1 else ''}"
    moved = [f"{word} on {counts[word]}" for word in ("rose", "fell") if counts[word]]
    if moved:
        return f"{subject} {' and '.join(moved)} of {of}"
    if counts["no clear change"]:
        return f"no clear change in {subject} on {counts['no clear change']} of {of}"
    return f"too few pairs to say whether {subject} changed"


def scale_words(low: float, high: float) -> str:
    return f"{low:g} to {high:g}"
