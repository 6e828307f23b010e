"""Answers of staff as released: how many answered twice, how many moved the better way, and their means."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dashboard.disclosure.parts import Group, chosen_of, released_whole
from dashboard.disclosure.rules import Rules
from dashboard.disclosure.tree import Node, Tree, released_trees
from dashboard.exhibits.released.means import all_or_none, change_of, counts_at, released_means
from dashboard.exhibits.released.release import Construct, Means
from dashboard.programme.cells import Cells
from dashboard.programme.programme import Programme
from dashboard.programme.rows import Question


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


class Answers(NamedTuple):
    """Of every construct: the tree of people with both answers, and by construct and node how many moved the better
    way, their means, and how many completed where it was asked."""

    trees: dict[Construct, Tree]
    more: dict[tuple[Construct, Node], int]
    means: dict[tuple[Construct, Node], Means]
    completed: dict[tuple[Construct, Node], int]


def released_answers(programme: Programme, rules: Rules) -> Answers:
    """The answers to constructs, down to sites in phases."""
    cells = programme.cells["paired_constructs_by_score"].where(baseline_id="before", occasion_id="after")
    pairs = _pairs_by_leaf(cells)
    completed, asked = completed_by_leaf(programme), asked_in_phases(programme)
    measures = {
        of: {leaf: _group(pairs[of].get(leaf[1:], 0), count if (of, leaf[1]) in asked else None) for leaf, count in completed.items()}
        for of in sorted(pairs)
    }
    trees = released_trees(measures, rules)
    more, means, bounds = {}, {}, {}
    for of, tree in trees.items():
        own = cells.where(**of._asdict())
        exact = counts_at(programme, "paired_constructs_by_score", own, tree.shown)
        told = {node: released_means(counts, of, tree.shown[node].people, rules) for node, counts in exact.items()}
        means |= {(of, node): value for node, value in all_or_none(tree, told).items()}
        changes = {node: change_of(counts) for node, counts in exact.items()}
        groups = {node: Group(change.pairs, change.rose if of.higher_is_better else change.fell) for node, change in changes.items()}
        more |= {(of, node): count for node, count in released_chosen(tree, groups, rules).items()}
        bounds |= {
            (of, node): sum(count for leaf, count in completed.items() if leaf[: len(node)] == node and (of, leaf[1]) in asked)
            for node in tree.shown
        }
    return Answers(trees, more, means, bounds)


def released_questions(programme: Programme, answers: Answers, rules: Rules) -> tuple[dict, dict]:
    """Of every question asked before and after: people with both answers, and their means, of the programme and its projects.

    Never more people than are told of the question's construct: a second rounding of the same people would tell more of
    them. Means are told where those of all questions of the construct may be.
    """
    cells = programme.cells["paired_answers_by_score"].where(baseline_id="before", occasion_id="after")
    people, means = {}, {}
    for of, tree in answers.trees.items():
        nodes = [node for node, counts in tree.shown.items() if len(node) < 2 and counts.people]
        asked = [question for question in programme.questions if _construct(question) == of]
        found = {question.question_id: counts_at(programme, "paired_answers_by_score", cells.where(question_id=question.question_id), nodes)
                 for question in asked}
        for node in nodes:
            here = {name: counts[node] for name, counts in found.items() if node in counts}
            told = {name: released_whole(Group(counts.total), rules) for name, counts in here.items()}
            shown = {name: min(count.people, tree.shown[node].people) for name, count in told.items() if count and count.people}
            people |= {(name, node): count for name, count in shown.items()}
            values = {name: released_means(here[name], of, count, rules) for name, count in shown.items()}
            if (of, node) in answers.means and all(values.values()):
                means |= {(name, node): value for name, value in values.items()}
    return people, means


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


def asked_in_phases(programme: Programme) -> set[tuple[Construct, str]]:
    """(construct, phase) of the constructs that somebody of a phase has answered."""
    cells = programme.cells["answers_by_score"]
    answers = cells.by("question_id", "phase_id", number="answers")
    questions = {question.question_id: _construct(question) for question in programme.questions}
    names, phases = cells.labels["question_id"], cells.labels["phase_id"]
    return {(questions[names[q]], phases[p]) for q, p in zip(*answers.nonzero(), strict=True)}


def completed_by_leaf(programme: Programme) -> dict[Node, int]:
    """How many completed training at each site in each phase: a number that everybody may know."""
    cells = programme.cells["training_by_month"]
    counts = cells.by("phase_id", "site_id", number="completed")
    phases, sites = (list(cells.labels[dim]) for dim in ("phase_id", "site_id"))
    return {
        leaf: int(counts[phases.index(leaf[1]), sites.index(leaf[2])])
        for leaf in sites_in_phases(programme, {phase.phase_id for phase in programme.phases})
    }


def _construct(question: Question) -> Construct:
    return Construct(question.construct, question.scale_min, question.scale_max, question.higher_is_better)


def _pairs_by_leaf(cells: Cells) -> dict[Construct, dict[tuple[str, str], int]]:
    """People with both answers to each construct, by (phase, site)."""
    counts = cells.by(*Construct._fields, "phase_id", "site_id", number="people")
    axes = [cells.labels[dim] for dim in (*Construct._fields, "phase_id", "site_id")]
    found: dict[Construct, dict[tuple[str, str], int]] = {}
    for places in zip(*counts.nonzero(), strict=True):
        *of, phase, site = (axis[place] for axis, place in zip(axes, places, strict=True))
        found.setdefault(Construct(*of), {})[phase, site] = int(counts[places])
    return found


def _group(pairs: int, completed: int | None) -> Group:
    """People with both answers, among those who completed; who answered without completing is bound by nothing known."""
    return Group(pairs, None, completed if completed is not None and completed >= pairs else None)
