"""The parts of the release as rows of a figure, and the words for what is not there."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dashboard.disclosure.parts import Released
from dashboard.disclosure.tree import Node, Tree
from dashboard.exhibits.view import View, evidence_lines
from dashboard.table import Gap

WITHHELD = Gap("Too few people to release", withheld=True)
TOGETHER = Gap("Released only together with others", withheld=True)
NOT_RELEASED = Gap("Not released", withheld=True)
NOBODY = Gap("Nobody yet")


class Row(NamedTuple):
    """A part of the selection: its name, the site it is (or nothing), and its counts as released."""

    name: str
    site_id: str
    node: Node
    counts: Released


def node_words(view: View) -> str:
    """The selection as a row that stands for all of it."""
    return "All selected" if len(view.node) < 3 else view.programme.site(view.node[2]).name


def rows_of(view: View, tree: Tree) -> list[Row]:
    """The selection's sites as far as they are released, those merged together as one row; without a total."""
    return list(_below(view, tree, view.node)) if view.node in tree.shown else []


def why_not(view: View, tree: Tree) -> Gap:
    """Why the selection itself has no number: told together with others, or withheld."""
    merged = any(view.node[: len(path)] == path for path in _merged_nodes(tree))
    return TOGETHER if merged else WITHHELD


def rounded_words(view: View, *words: str) -> tuple[str, ...]:
    """Evidence below every released figure."""
    rules = view.release.rules
    return evidence_lines(f"To date, people in multiples of {rules.step}, none from 1 to {rules.smallest - 1} told", *words)


def _below(view: View, tree: Tree, node: Node) -> Iterator[Row]:
    if len(node) == 3:
        yield Row(view.programme.site(node[2]).name + _of_phase(view, node), node[2], node, tree.shown[node])
        return
    parts = tree.parts(node)
    for path in parts:
        yield from _below(view, tree, path)
    if node in tree.merged:
        names, together = tree.merged[node]
        yield Row(_together(view, node, names), "", node, together)
    elif not parts and node != view.node:
        yield Row(f"All sites of {view.programme.phase(node[1]).name}" if len(node) == 2 else f"All of {node[0]}", "", node, tree.shown[node])


def _of_phase(view: View, node: Node) -> str:
    """The phase, where the selection holds the same site in several."""
    inside = [pair for pair in view.slice.site_phases if pair.site_id == node[2]]
    return f" · {view.programme.phase(node[1]).name}" if len(inside) > 1 else ""


def _together(view: View, node: Node, names: Iterable[str]) -> str:
    noun = ("projects", "phases", "sites")[len(node)]
    of = f" of {view.programme.phase(node[1]).name}" if len(node) == 2 and len(view.slice.phases) > 1 else ""
    return f"{len(tuple(names))} other {noun}{of}, together"


def _merged_nodes(tree: Tree) -> list[Node]:
    return [(*node, name) for node, (names, _) in tree.merged.items() for name in names]
