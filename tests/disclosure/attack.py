"""An attacker who knows the rules, sees everything that is told, and writes down every programme that would tell the same."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping

from dashboard.disclosure.parts import Group, shared_out
from dashboard.disclosure.rules import Rules
from dashboard.disclosure.tree import Tree, released_tree

SMALL = range(1, 8)
FEWEST = 4

Programme = tuple
Told = Hashable
Count = Callable[[Programme], int]


def pinned(
    programmes: Iterable[Programme], told: Callable[[Programme], Told], counts: Mapping[str, Count],
    at_edge: Callable[[Programme], bool],
) -> list[str]:
    """What the attacker learns: a count of 1 to 7 people that can only be one of fewer than four values.

    ``programmes`` are all that there could be, up to an edge: where one at the edge tells the same, there are larger
    ones beyond it that were not written down, and nothing is concluded.
    """
    alike: dict[Told, list[Programme]] = defaultdict(list)
    for programme in programmes:
        alike[told(programme)].append(programme)
    found = []
    for what, same in alike.items():
        if any(map(at_edge, same)):
            continue
        for name, count in counts.items():
            values = {count(programme) for programme in same}
            if len(values) < FEWEST and any(value in SMALL for value in values):
                found.append(f"{name} is one of {sorted(values)} where this is told: {what}")
    return found


def tree_of(sites: Iterable[Group], rules: Rules) -> Tree:
    """The release of one phase's sites."""
    return released_tree({("P", "1", str(at)): group for at, group in enumerate(sites)}, rules)


def told_of(tree: Tree) -> Told:
    """A tree as something that can be compared."""
    return tuple(sorted(tree.shown.items())), tuple(sorted(tree.merged.items()))


def told_of_breakdown(tree: Tree, parts: Mapping[str, Group], rules: Rules, no_extremes: bool = False) -> Told:
    """Another breakdown of the tree's whole, rounded to add up to it."""
    if not tree.shown:
        return None
    breakdown = shared_out(tree.shown[()], parts, rules, no_extremes)
    return breakdown and (tuple(breakdown.parts.items()), breakdown.merged, breakdown.together)


def known_exactly(tree: Tree, sites: tuple[int, ...]) -> Told:
    """What somebody knows besides who has learnt every released number before it was rounded."""
    alone = tuple(count for at, count in enumerate(sites) if ("P", "1", str(at)) in tree.shown)
    return (sum(sites), alone) if tree.shown else ()
