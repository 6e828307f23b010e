"""The tree of breakdowns that measures are released by: the programme, its projects, their phases, the sites in each."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from dashboard.disclosure.balance import balanced
from dashboard.disclosure.parts import Group, Released, added, apart, released_whole, tells_no_bound, together
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

    def forget_below(self, node: Node) -> None:
        """Tell of a node without its parts."""
        for found in (self.shown, self.merged):
            for path in [path for path in found if path[: len(node)] == node and (len(path) > len(node) or found is self.merged)]:
                del found[path]


def released_trees(measures: Mapping[Hashable, Leaves], rules: Rules) -> dict[Hashable, Tree]:
    """The tree of each measure over the same leaves, all of one depth; parts are merged alike in all of them.

    What a node is released as is the sum of what its parts are: whoever takes parts from their whole learns nothing
    that the parts do not say. Where the parts may not be told, the node itself is rounded.
    """
    trees = {name: Tree() for name in measures}
    if any(measures.values()):
        _release((), measures, rules, trees)
    for name, tree in trees.items():
        _round(tree, measures[name], rules)
    return trees


def released_tree(leaves: Leaves, rules: Rules) -> Tree:
    """The tree of one measure."""
    return released_trees({"": leaves}, rules)[""]


def _release(node: Node, measures: Mapping[Hashable, Leaves], rules: Rules, trees: Mapping[Hashable, Tree]) -> set[Hashable]:
    """Decides what is told of a node and below it, for each measure; the measures of which the node itself is told."""
    wholes = {name: added(leaves.values()) for name, leaves in measures.items()}
    released = {name: released_whole(whole, rules) for name, whole in wholes.items()}
    told = {name for name in measures if released[name] is not None}
    for name in told:
        trees[name].shown[node] = released[name]
    if not any(wholes[name].people for name in told) or len(next(iter(next(iter(measures.values()))))) == len(node):
        return told
    branches = {name: _branches(node, leaves) for name, leaves in measures.items() if name in told}
    sums = {name: {part: added(branch.values()) for part, branch in own.items()} for name, own in branches.items()}
    split = apart(list(sums.values()), rules)
    if split and _release_parts(node, split, branches, rules, trees):
        return told
    for name in list(told):
        trees[name].forget_below(node)
        if not tells_no_bound(list(measures[name].values()), rules):
            del trees[name].shown[node]
            told.remove(name)
    return told


def _release_parts(
    node: Node, split: tuple[list, list], branches: Mapping[Hashable, Mapping[str, Leaves]], rules: Rules,
    trees: Mapping[Hashable, Tree],
) -> bool:
    """Whether all parts that stand alone could be told, of every measure that the node is told of."""
    alone, merged = split
    for part in alone:
        if _release((*node, part), {name: own[part] for name, own in branches.items()}, rules, trees) != set(branches):
            return False
    for name, own in branches.items():
        if merged:
            trees[name].merged[node] = tuple(merged), together((group for part in merged for group in own[part].values()), rules)
    return True


def _round(tree: Tree, leaves: Leaves, rules: Rules) -> None:
    """Every node as the sum of what is told below it; one that would be more than a step off is told without its parts.

    Not where everybody knows how many there could be: that the parts are left out would then tell that nearly all are there.
    """
    is_bounded = rules.capped and any(group.at_most is not None for group in leaves.values())
    while rules.adds_up:
        _sum_up(tree, leaves, rules)
        broken = [node for node in tree.shown if tree.parts(node) or node in tree.merged]
        off = [node for node in broken if _is_off(tree.shown[node], added(_below(leaves, node)), rules)]
        if not off or is_bounded:
            return
        tree.forget_below(max(off, key=len))


def _sum_up(tree: Tree, leaves: Leaves, rules: Rules) -> None:
    alone = {node: added(_below(leaves, node)) for node in tree.shown if not tree.parts(node) and node not in tree.merged}
    pools = {
        (*node, names): added(group for name in names for group in _below(leaves, (*node, name)))
        for node, (names, _) in tree.merged.items()
    }
    above = {unit: [node for node in tree.shown if unit[: len(node)] == node and node != unit] for unit in alone | pools}
    rounded = balanced(alone | pools, above, rules)
    for unit, count in rounded.items():
        if unit in alone:
            tree.shown[unit] = count
        else:
            tree.merged[unit[:-1]] = unit[-1], count
    for node in tree.shown.keys() - alone.keys():
        parts = added(Group(*count) for unit, count in rounded.items() if node in above[unit])
        tree.shown[node] = Released(parts.people, parts.chosen)


def _is_off(told: Released, exact: Group, rules: Rules) -> bool:
    """Whether the people told are more than a step off, or of them those chosen."""
    if abs(told.people - exact.people) > rules.step:
        return True
    return bool(exact.chosen) and abs(told.chosen * exact.people - exact.chosen * told.people) > rules.step * exact.people


def _below(leaves: Leaves, node: Node) -> list[Group]:
    return [group for leaf, group in leaves.items() if leaf[: len(node)] == node]


def _branches(node: Node, leaves: Leaves) -> dict[str, dict[Node, Group]]:
    branches: dict[str, dict[Node, Group]] = {}
    for path, group in leaves.items():
        branches.setdefault(path[len(node)], {})[path] = group
    return branches
