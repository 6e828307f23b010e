"""The tree of breakdowns that measures are released by: the programme, its projects, their phases, the sites in each."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from dashboard.disclosure.parts import Group, Released, added, apart, released_whole, together
from dashboard.disclosure.rules import Rules

Node = tuple[str, ...]
"""(), (project,), (project, phase) or (project, phase, site)."""
Leaves = Mapping[Node, Group]


@dataclass(frozen=True)
class Tree:
    """``shown``: the nodes that are released. ``merged``: by node, which of its parts are told only together, and what
    they are. A node in neither is withheld."""

    shown: dict[Node, Released] = field(default_factory=dict)
    merged: dict[Node, tuple[tuple[str, ...], Released]] = field(default_factory=dict)

    def parts(self, node: Node) -> dict[Node, Released]:
        """The released parts of a node that stand alone."""
        return {path: count for path, count in self.shown.items() if len(path) == len(node) + 1 and path[:-1] == node}


def released_trees(measures: Mapping[Hashable, Leaves], rules: Rules) -> dict[Hashable, Tree]:
    """The tree of each measure over the same leaves, all of one depth; parts are merged alike in all of them.

    What a node is released as is the sum of what its parts are: whoever takes parts from their whole learns nothing
    that the parts do not say. Where the parts may not be told, the node itself is rounded.
    """
    trees = {name: Tree() for name in measures}
    if any(measures.values()):
        _release((), measures, rules, trees)
    return trees


def released_tree(leaves: Leaves, rules: Rules) -> Tree:
    """The tree of one measure."""
    return released_trees({"": leaves}, rules)[""]


def _release(node: Node, measures: Mapping[Hashable, Leaves], rules: Rules, trees: Mapping[Hashable, Tree]) -> None:
    wholes = {name: added(leaves.values()) for name, leaves in measures.items()}
    for name, whole in wholes.items():
        released = released_whole(whole, rules)
        if released is not None:
            trees[name].shown[node] = released
    told = {name: leaves for name, leaves in measures.items() if node in trees[name].shown}
    first = next(iter(measures.values()))
    if not any(wholes[name].people for name in told) or len(next(iter(first))) == len(node):
        return
    branches = {name: _branches(node, leaves) for name, leaves in told.items()}
    sums = [{part: added(branch.values()) for part, branch in branches[name].items()} for name in told]
    split = apart(sums, rules)
    if split:
        _release_parts(node, split, branches, rules, trees)


def _release_parts(
    node: Node, split: tuple[list, list], branches: Mapping[Hashable, Mapping[str, Leaves]], rules: Rules,
    trees: Mapping[Hashable, Tree],
) -> None:
    alone, merged = split
    for part in alone:
        _release((*node, part), {name: own[part] for name, own in branches.items()}, rules, trees)
    for name, own in branches.items():
        parts = list(trees[name].parts(node).values())
        if merged:
            rest = together((group for part in merged for group in own[part].values()), rules)
            trees[name].merged[node] = tuple(merged), rest
            parts.append(rest)
        if rules.adds_up:
            people, chosen = zip(*parts, strict=True)
            trees[name].shown[node] = Released(sum(people), None if None in chosen else sum(chosen))


def _branches(node: Node, leaves: Leaves) -> dict[str, dict[Node, Group]]:
    branches: dict[str, dict[Node, Group]] = {}
    for path, group in leaves.items():
        branches.setdefault(path[len(node)], {})[path] = group
    return branches
