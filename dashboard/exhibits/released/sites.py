"""How each site is doing as a funder sees it: training exactly, the rest as released."""

from dashboard.disclosure.tree import Node, Tree
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.released.confidence import ALIKE, NOT_ASKED
from dashboard.exhibits.released.parts import NOT_RELEASED, TOGETHER, WITHHELD, rounded_words
from dashboard.exhibits.released.uptake import rate_cells
from dashboard.exhibits.site_cells import CHANGE, NOT_OFFERED, STORY, TRAINING, UPTAKE, story_cells, training_cells
from dashboard.exhibits.sites import beside, ordered, sites_exhibit
from dashboard.exhibits.view import View
from dashboard.table import Column, Gap, Table

RECORDS = (Column("records_complete", "Records complete", "percent", "participants"),)


def sites(view: View) -> Exhibit:
    """One row a site: completed training against plan, confidence shift and uptake where the site may stand alone."""
    order = ordered(view)
    training, story = training_cells(view, order), story_cells(view, order)
    open_ = view.disclosed(Table.of((*TRAINING, *STORY), [{**training[site], **story[site]} for _, site, _ in order]))
    rows = [{**_change(view, site), **_uptake(view, site), "records_complete": NOT_RELEASED} for _, site, _ in order]
    table = beside(open_, Table.of((*CHANGE, *UPTAKE, *RECORDS), rows))
    return sites_exhibit(view, table, *rounded_words(view, "“Together with others”: see the figure of that measure"))


def _change(view: View, site_id: str) -> dict:
    names = [column.name for column in CHANGE]
    nodes = [
        (of, node) for of, tree in view.release.answered.items() if of.construct == "confidence"
        for node in _nodes(view, tree, site_id) if tree.shown[node].people
    ]
    if len(nodes) != 1:
        trees = [tree for of, tree in view.release.answered.items() if of.construct == "confidence"]
        return dict.fromkeys(names, Gap("In several phases: choose one") if nodes else _why(view, trees, site_id, Gap(NOT_ASKED)))
    (of, node), = nodes
    means = view.release.means.get((of, node))
    if means is None:
        return dict.fromkeys(names, ALIKE)
    return {
        "change": means.change, "change_low": means.low, "change_high": means.high, "pairs": view.release.answered[of].shown[node].people,
        "scale": f"a {of.scale_min:g}–{of.scale_max:g} scale" + ("" if of.higher_is_better else ", lower is better"),
        "direction": means.direction,
    }


def _uptake(view: View, site_id: str) -> dict:
    names, tree = [column.name for column in UPTAKE], view.release.uptake
    offering = {step.phase_id for step in view.programme.steps}
    if not any(pair.site_id == site_id and pair.phase_id in offering for pair in view.slice.site_phases):
        return dict.fromkeys(names, NOT_OFFERED)
    nodes = _nodes(view, tree, site_id)
    if len(nodes) != 1:
        return dict.fromkeys(names, Gap("In several phases: choose one") if nodes else _why(view, [tree], site_id, NOT_OFFERED))
    cells = rate_cells(tree.shown[nodes[0]])
    return {"uptake": cells["uptake"], "uptake_low": cells["low"], "uptake_high": cells["high"], "seen": cells["seen"],
            "offered": cells["decided"], "undecided": NOT_RELEASED}


def _nodes(view: View, tree: Tree, site_id: str) -> list[Node]:
    """Where the site stands alone within the selected phases."""
    phases = {phase.phase_id for phase in view.slice.phases}
    return [node for node in tree.shown if len(node) == 3 and node[2] == site_id and node[1] in phases]


def _why(view: View, trees: list[Tree], site_id: str, none: Gap) -> Gap:
    """Why a site has no number of its own: merged with others, withheld with its phase, or nothing to count."""
    phases = {pair.phase_id: view.programme.phase(pair.phase_id).project_code for pair in view.slice.site_phases if pair.site_id == site_id}
    for tree in trees:
        for phase, code in phases.items():
            for node, (names, _) in tree.merged.items():
                if (code, phase, site_id)[: len(node) + 1] in {(*node, name) for name in names}:
                    return TOGETHER
    return WITHHELD if any(_is_in(tree, (code, phase)) for tree in trees for phase, code in phases.items()) else none


def _is_in(tree: Tree, node: Node) -> bool:
    """Whether the measure has people at a node or, where that is not told, above it."""
    while node not in tree.shown and node:
        node = node[:-1]
    return node not in tree.shown or tree.shown[node].people > 0
