"""Answers of staff as released: how many answered twice, how many moved the better way, and their means."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard.disclosure.parts import Group, added, chosen_of
from dashboard.disclosure.rules import Rules
from dashboard.disclosure.tree import Node, Tree, released_trees
from dashboard.exhibits.changes import changes_by
from dashboard.exhibits.released.release import Construct, Means
from dashboard.programme.cells import Cells
from dashboard.programme.programme import Programme
from dashboard.statistics.interval import Interval
from dashboard.statistics.paired import PairedChange, direction

SCALE = ("construct", "scale_min", "scale_max", "higher_is_better")


def sites_in_phases(programme: Programme, phases: Iterable[str]) -> list[Node]:
    """The tree's leaves: each site in each of these phases that it takes part in, in the programme's order."""
    projects = {phase.phase_id: phase.project_code for phase in programme.phases}
    parts = {(pair.phase_id, pair.site_id) for pair in programme.site_phases}
    wanted = set(phases)
    return [
        (projects[phase.phase_id], phase.phase_id, site.site_id)
        for phase in programme.phases if phase.phase_id in wanted
        for site in programme.sites if (phase.phase_id, site.site_id) in parts
    ]


def released_answers(programme: Programme, rules: Rules) -> tuple[dict, dict, dict]:
    """Of every construct: the tree of people with both answers, how many moved the better way, and their means."""
    cells = _before_and_after(programme.cells["paired_constructs_by_score"])
    at_leaves = {"dims": (*SCALE, "phase_id", "site_id"), "before": "sum_before", "after": "sum_after", "items": "items"}
    found = _changes(cells, "people", **at_leaves)
    completed = completed_by_leaf(programme)
    leaves = sites_in_phases(programme, {phase.phase_id for phase in programme.phases})
    constructs = {
        question.question_id: (question.construct, question.scale_min, question.scale_max, question.higher_is_better)
        for question in programme.questions
    }
    asked = {(*constructs[question], phase) for question, phase in asked_in_phases(programme)}
    measures = {
        Construct(*of): {
            leaf: _group(found.get((*of, *leaf[1:])), completed[leaf] if (*of, leaf[1]) in asked else None)
            for leaf in leaves
        }
        for of in sorted({key[:4] for key in found})
    }
    trees = released_trees(measures, rules)
    more, means = {}, {}
    for of, tree in trees.items():
        exact = changes_at(programme, cells, of, tree.shown)
        means |= {(of, node): value for node, change in exact.items() if (value := released_means(change, of, rules))}
        counts = {
            node: Group(change.pairs, change.rose if of.higher_is_better else change.fell) for node, change in exact.items()
        }
        more |= {(of, node): count for node, count in released_chosen(tree, counts, rules).items()}
    return trees, more, means


def released_questions(programme: Programme, rules: Rules) -> tuple[dict, dict]:
    """Of every question asked before and after: the tree of people with both answers, down to projects, and their means."""
    cells = _before_and_after(programme.cells["paired_answers_by_score"])
    projects = {phase.phase_id: phase.project_code for phase in programme.phases}
    found = _changes(cells, "pairs", ("question_id", "phase_id"), "score_before", "score_after")
    completed: dict[str, int] = {}
    for leaf, count in completed_by_leaf(programme).items():
        completed[leaf[1]] = completed.get(leaf[1], 0) + count
    asked = asked_in_phases(programme)
    measures = {}
    for question in sorted({question for question, _ in found}):
        of_phases: dict[Node, list[Group]] = {}
        for phase, code in projects.items():
            bound = completed.get(phase, 0) if (question, phase) in asked else None
            of_phases.setdefault((code,), []).append(_group(found.get((question, phase)), bound))
        measures[question] = {node: added(groups) for node, groups in of_phases.items()}
    trees = released_trees(measures, rules)
    scales = {question.question_id: question for question in programme.questions}
    means = {}
    for question, tree in trees.items():
        own = cells.where(question_id=question)
        for node in tree.shown:
            inside = [phase for phase, code in projects.items() if node in ((), (code,))]
            change = _changes(own.where(phase_id=inside), "pairs", ("question_id",), "score_before", "score_after").get((question,))
            value = change and released_means(change, scales[question], rules)
            if value:
                means[question, node] = value
    return trees, means


def changes_at(programme: Programme, cells: Cells, of: Construct, nodes: Iterable[Node]) -> dict[Node, PairedChange]:
    """The exact change of a construct at each node that anybody answered at."""
    own = cells.where(**dict(zip(SCALE, of, strict=True)))
    score = {"before": "sum_before", "after": "sum_after", "items": "items"}
    by = {
        3: _changes(own, "people", ("phase_id", "site_id"), **score),
        2: _changes(own, "people", ("phase_id",), **score),
    }
    found = {}
    for node in nodes:
        if len(node) >= 2:
            change = by[len(node)].get(node[1:])
        else:
            inside = [phase.phase_id for phase in programme.phases if node in ((), (phase.project_code,))]
            change = _changes(own.where(phase_id=inside), "people", ("construct",), **score).get((of.construct,))
        if change:
            found[node] = change
    return found


def released_means(change: PairedChange, scale, rules: Rules) -> Means | None:
    """A group's means, rounded. None where they would tell of everybody: all changed alike, or all are at the scale's end."""
    places = rules.decimals
    before, after, moved = (_plain(value, places) for value in (change.mean_before, change.mean_after, change.mean_change))
    ends = (scale.scale_min, scale.scale_max)
    if rules.no_extremes and (not change.standard_deviation or before in ends or after in ends):
        return None
    interval = change.interval
    ends = (_plain(interval.low, places), _plain(interval.high, places)) if interval else (None, None)
    # The word goes by what is shown beside it: an interval shown from 0.0 on is not said to leave out 0.
    shown = replace(change, mean_change=moved, interval=Interval(*ends) if interval else None)
    return Means(before, after, moved, *ends, direction(shown))


def released_chosen(tree: Tree, exact: Mapping[Node, Group], rules: Rules, node: Node = ()) -> dict[Node, int]:
    """How many of the people of each node are counted, down to phases; of the parts of a node all are told or none."""
    if node not in tree.shown:
        return {}
    own = chosen_of(exact.get(node, Group(0, 0)), tree.shown[node].people, rules)
    parts = tree.parts(node) if len(node) < 2 and node not in tree.merged else {}
    below = [released_chosen(tree, exact, rules, part) for part in parts]
    if own is None or not parts or not all(part in found for part, found in zip(parts, below, strict=True)):
        return {} if own is None else {node: own}
    return {node: sum(found[part] for part, found in zip(parts, below, strict=True)), **{k: v for found in below for k, v in found.items()}}


def asked_in_phases(programme: Programme) -> set[tuple[str, str]]:
    """(question, phase) of the questions that somebody of a phase has answered."""
    cells = programme.cells["answers_by_score"]
    answers = cells.by("question_id", "phase_id", number="answers")
    questions, phases = cells.labels["question_id"], cells.labels["phase_id"]
    return {(questions[q], phases[p]) for q, p in zip(*answers.nonzero(), strict=True)}


def completed_by_leaf(programme: Programme) -> dict[Node, int]:
    """How many completed training at each site in each phase: a number that everybody may know."""
    cells = programme.cells["training_by_month"]
    counts = cells.by("phase_id", "site_id", number="completed")
    phases, sites = (list(cells.labels[dim]) for dim in ("phase_id", "site_id"))
    return {
        leaf: int(counts[phases.index(leaf[1]), sites.index(leaf[2])])
        for leaf in sites_in_phases(programme, {phase.phase_id for phase in programme.phases})
    }


def _plain(value: float, places: int) -> float:
    return round(value, places) + 0.0  # never a negative 0


def _group(change: PairedChange | None, completed: int | None) -> Group:
    """People with both answers, among those who completed; who answered without completing is bound by nothing known."""
    pairs = change.pairs if change else 0
    return Group(pairs, None, completed if completed is not None and completed >= pairs else None)


def _before_and_after(cells: Cells) -> Cells:
    return cells.where(baseline_id="before", occasion_id="after")


def _changes(cells: Cells, number: str, dims: tuple, before: str, after: str, items: str = "") -> dict[tuple, PairedChange]:
    return changes_by(cells, dims, before=before, after=after, number=number, items=items)


