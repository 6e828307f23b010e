"""Mean changes of groups of people as released: coarse enough, and of the parts of a whole all or none."""

from collections.abc import Hashable, Mapping

import numpy as np

from dashboard.disclosure.means import may_tell_mean, mean_step, tells_of_everybody, told_interval, told_mean
from dashboard.disclosure.rules import Rules
from dashboard.disclosure.tree import Node, Tree
from dashboard.exhibits.changes import counts_of, grouped_pairs
from dashboard.exhibits.released.release import Means
from dashboard.programme.cells import Cells
from dashboard.programme.programme import Programme
from dashboard.statistics.interval import Interval
from dashboard.statistics.pair_counts import PairCounts
from dashboard.statistics.paired import PairedChange, direction, paired_change

SCORES = {
    "paired_constructs_by_score": {"before": "sum_before", "after": "sum_after", "number": "people", "items": "items"},
    "paired_answers_by_score": {"before": "score_before", "after": "score_after", "number": "pairs"},
}


def counts_at(programme: Programme, query: str, cells: Cells, nodes) -> dict[Node, PairCounts]:
    """The exact pairs of one measure at each node that anybody answered at."""
    by = {3: _counts(cells, ("phase_id", "site_id"), query), 2: _counts(cells, ("phase_id",), query)} if len(cells) else {3: {}, 2: {}}
    found = {}
    for node in nodes:
        if len(node) >= 2:
            counts = by[len(node)].get(node[1:])
        else:
            inside = [phase.phase_id for phase in programme.phases if node in ((), (phase.project_code,))]
            counts = _together(_counts(cells.where(phase_id=inside), ("phase_id",), query))
        if counts is not None:
            found[node] = counts
    return found


def change_of(counts: PairCounts) -> PairedChange:
    """What changed between the two scores of the people counted."""
    return paired_change(counts.before, counts.after, counts.pairs)


def released_means(counts: PairCounts, scale, people: int, rules: Rules) -> Means | None:
    """The means of a group told as ``people``. None where they are too few, or nearly all score or change alike."""
    if not may_tell_mean(people, rules) or any(tells_of_everybody(_alike(values, counts), rules) for values in (counts.before, counts.after, counts.change)):
        return None
    change = change_of(counts)
    if change.interval is None:
        return None
    step = mean_step(scale.scale_min, scale.scale_max, people, rules)
    before, after = told_mean(change.mean_before, step), told_mean(change.mean_after, step)
    moved = round(after - before, 9)
    ends = told_interval(moved, change.interval.low, change.interval.high, step)
    shown = PairedChange(change.pairs, 0, 0, 0, before, after, moved, change.standard_deviation, Interval(*ends))
    return Means(before, after, moved, *ends, direction(shown))


def all_or_none(tree: Tree, means: Mapping[Node, Means | None]) -> dict[Node, Means]:
    """Means of the parts of a node only where all of them may be told: one could be worked out from the others."""
    kept = {}
    for node in sorted(means, key=len):
        beside = [part for part, counts in tree.parts(node[:-1]).items() if counts.people] if node else [node]
        if (not node or node[:-1] in kept) and all(means.get(part) for part in beside) and means[node]:
            kept[node] = means[node]
    return kept


def _counts(cells: Cells, dims: tuple, query: str) -> dict[tuple[Hashable, ...], PairCounts]:
    return counts_of(grouped_pairs(cells, dims, **SCORES[query])) if len(cells) else {}


def _together(parts: Mapping[tuple, PairCounts]) -> PairCounts | None:
    if not parts:
        return None
    columns = [np.concatenate([getattr(part, name) for part in parts.values()]) for name in ("before", "after", "pairs", "change")]
    return PairCounts(*columns, max(part.tolerance for part in parts.values()))


def _alike(values: np.ndarray, counts: PairCounts) -> list[int]:
    """People with each of the values."""
    _, place = np.unique(np.round(values, 6), return_inverse=True)
    return np.bincount(place, weights=counts.pairs).astype(int).tolist()
