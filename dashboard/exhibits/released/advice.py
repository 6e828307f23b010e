"""Joint Pain Advice as released: who took it up, in which quarter, who they were, and what changed for them."""

from collections.abc import Mapping

from dashboard.disclosure.parts import Breakdown, Group, released_whole, shared_out
from dashboard.disclosure.rules import Rules
from dashboard.disclosure.tree import Node, Tree, released_tree
from dashboard.exhibits.changes import counts_of
from dashboard.exhibits.meaningful import threshold_of
from dashboard.exhibits.outcome_rows import on_scale
from dashboard.exhibits.released.answers import sites_in_phases
from dashboard.exhibits.released.means import released_means
from dashboard.exhibits.released.release import Outcome, quarter_of
from dashboard.programme.cells import Cells
from dashboard.programme.programme import Programme
from dashboard.programme.rows import Instrument
from dashboard.statistics.pair_counts import PairCounts
from dashboard.statistics.paired import meaningful


def advice_phases(programme: Programme) -> list[str]:
    """The phases that offer Joint Pain Advice: those with a schedule of appointments."""
    scheduled = {step.phase_id for step in programme.steps}
    return [phase.phase_id for phase in programme.phases if phase.phase_id in scheduled]


def released_uptake(programme: Programme, rules: Rules) -> Tree:
    """Of the people whose offer is decided, how many were seen, down to the sites in each phase."""
    cells = programme.cells["uptake_by_month"]
    counts = {name: cells.by("phase_id", "site_id", number=name) for name in ("offered", "undecided", "seen")}
    phases, sites = (list(cells.labels[dim]) for dim in ("phase_id", "site_id"))
    leaves = {}
    for leaf in sites_in_phases(programme, advice_phases(programme)):
        at = phases.index(leaf[1]), sites.index(leaf[2])
        leaves[leaf] = _group(*(int(counts[name][at]) for name in ("offered", "undecided", "seen")))
    return released_tree(leaves, rules)


def released_quarters(programme: Programme, uptake: Tree, rules: Rules) -> dict[Node, Breakdown]:
    """Uptake by the quarter of the first offer, of each project that is released."""
    found = {}
    for node, whole in _projects(uptake):
        cells = _of_project(programme, "uptake_by_month", node)
        parts: dict = {}
        columns = [cells.by("month", number=name).tolist() for name in ("offered", "undecided", "seen")]
        for month, *counts in zip(cells.labels["month"], *columns, strict=True):
            quarter = quarter_of(month)
            parts[quarter] = [a + b for a, b in zip(parts.get(quarter, (0, 0, 0)), counts, strict=True)]
        breakdown = shared_out(whole, {quarter: _group(*counts) for quarter, counts in parts.items()}, rules)
        if breakdown:
            found[node] = breakdown
    return found


def released_reached(programme: Programme, uptake: Tree, rules: Rules) -> dict[tuple[Node, str], Breakdown]:
    """Uptake by one characteristic at a time, of each project that is released."""
    found = {}
    for node, whole in _projects(uptake):
        cells = _of_project(programme, "uptake_by_characteristic", node)
        for characteristic in cells.present("characteristic"):
            own = cells.where(characteristic=characteristic)
            columns = [own.by("value", number=name).tolist() for name in ("offered", "undecided", "seen")]
            parts = {value: _group(*counts) for value, *counts in zip(own.labels["value"], *columns, strict=True) if counts[0] > counts[1]}
            breakdown = shared_out(whole, parts, rules, no_extremes=True)
            if breakdown:
                found[node, str(characteristic)] = breakdown
    return found


def released_outcomes(programme: Programme, uptake: Tree, rules: Rules) -> dict[tuple[str, str], Outcome]:
    """What changed on each instrument from the first appointment to each later step, in phases that are released."""
    pairs, _ = on_scale(programme.cells["paired_outcomes_by_value"], programme.instruments)
    counts = counts_of(pairs)
    due = _due(programme.cells["outcome_coverage_by_month"])
    instruments = {instrument.instrument_id: instrument for instrument in programme.instruments}
    projects = {phase.phase_id: phase.project_code for phase in programme.phases}
    nodes = {step.step_id: (projects[step.phase_id], step.phase_id) for step in programme.steps}
    released = {}
    for (instrument_id, step_id), pairs_of in counts.items():
        seen, people = uptake.shown.get(nodes[step_id]), released_whole(Group(pairs_of.total), rules)
        if not seen or not people or not people.people:
            continue
        # Never more than are told to have been seen: a second rounding of the same people would tell more of them.
        most, scale = seen.chosen, instruments[instrument_id]
        asked = released_whole(Group(due.get((instrument_id, step_id), 0)), rules)
        told = min(people.people, most)
        released[instrument_id, step_id] = Outcome(
            min(asked.people, most) if asked else None, told, _reached(pairs_of, scale, rules), released_means(pairs_of, scale, told, rules),
        )
    return released


def _reached(counts: PairCounts, instrument: Instrument, rules: Rules) -> int | None:
    """How many reached the published meaningful change; None where there is none, or too few did, or did not."""
    threshold = threshold_of(instrument)
    if threshold is None:
        return None
    found = meaningful(counts.before, counts.after, counts.pairs, threshold.points, bool(instrument.higher_is_better), threshold.share)
    chosen = released_whole(Group(found.pairs, found.reached), rules, no_extremes=True)
    return chosen.chosen if chosen else None


def _due(cells: Cells) -> Mapping[tuple[str, str], int]:
    sums = cells.by("instrument_id", "step_id", number="due")
    return {
        (instrument, step): int(sums[i, s])
        for i, instrument in enumerate(cells.labels["instrument_id"]) for s, step in enumerate(cells.labels["step_id"])
    }


def _projects(uptake: Tree) -> list[tuple[Node, object]]:
    return [(node, whole) for node, whole in uptake.shown.items() if len(node) == 1 and whole.people]


def _of_project(programme: Programme, query: str, node: Node) -> Cells:
    phases = [phase.phase_id for phase in programme.phases if (phase.project_code,) == node]
    return programme.cells[query].where(phase_id=phases)


def _group(offered: int, undecided: int, seen: int) -> Group:
    return Group(offered - undecided, seen)
