"""An attacker with a solver: on larger programmes nothing that is told pins a small count of people."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from dashboard.disclosure.parts import Group, added, shared_out
from dashboard.disclosure.rules import Rules
from dashboard.disclosure.tree import Node, Tree, released_tree

FEWEST, SMALL = 4, range(1, 8)
RULES = Rules()
MOST = 400


@dataclass
class Known:
    """What the attacker knows of whole numbers from 0 on: each constraint bounds a sum of them."""

    names: list = field(default_factory=list)
    rows: list = field(default_factory=list)  # ({name: factor}, low, high)

    def bound(self, factors: dict, low: float, high: float) -> None:
        self.names += [name for name in factors if name not in self.names]
        self.rows.append((factors, low, high))

    def range_of(self, factors: dict) -> tuple[int, int]:
        """The least and the most that a sum can be."""
        place = {name: at for at, name in enumerate(self.names)}
        matrix = np.zeros((len(self.rows), len(place)))
        for row, (given, _, _) in enumerate(self.rows):
            for name, factor in given.items():
                matrix[row, place[name]] = factor
        limits = LinearConstraint(matrix, [row[1] for row in self.rows], [row[2] for row in self.rows])
        wanted = np.zeros(len(place))
        for name, factor in factors.items():
            wanted[place[name]] = factor
        ends = []
        for sign in (1, -1):
            found = milp(sign * wanted, constraints=limits, integrality=np.ones(len(place)), bounds=Bounds(0, MOST))
            assert found.success, found.message
            ends.append(round(sign * found.fun))
        return ends[0], ends[1]


def learn_tree(known: Known, tree: Tree, leaves: Iterable[Node], stamp: str) -> None:
    """Every node is rounded to the nearest 5 where its parts are not told, else it is the sum of its parts."""
    for leaf in leaves:
        known.bound({(stamp, leaf, "people"): 1, (stamp, leaf, "seen"): -1}, 0, MOST)
    told = [(node, counts, [leaf for leaf in leaves if leaf[: len(node)] == node]) for node, counts in tree.shown.items() if not tree.parts(node)]
    told += [
        (node, counts, [leaf for leaf in leaves if leaf[: len(node)] == node and leaf[len(node)] in names])
        for node, (names, counts) in tree.merged.items()
    ]
    for _, counts, inside in told:
        for which, count in zip(("people", "seen"), counts, strict=True):
            low, high = (max(8, count - 2), count + 2) if count else (0, 0)
            if which == "seen" and count == counts.people:
                known.bound({(stamp, leaf, which): sign for leaf in inside for which, sign in (("people", 1), ("seen", -1))}, 0, 0)
                continue
            slack = 5 if which == "seen" else 0  # what all were, or none, is never what rounding makes of it
            known.bound({(stamp, leaf, which): 1 for leaf in inside}, low - slack if low > 8 else low, high + slack)


def learn_breakdown(known: Known, breakdown, whole: dict, name: str, names: Iterable, stamp: str, leaves: int) -> None:
    """The parts are within a step of what is told, and a little more where the whole is not what its parts add up to."""
    slack = 5 + 2 * leaves
    for which in ("people", "seen"):
        parts = {(stamp, name, part, which): 1 for part in names}
        known.bound({**parts, **{key: -1 for key in whole[which]}}, 0, 0)
    for part in names:
        known.bound({(stamp, name, part, "people"): 1, (stamp, name, part, "seen"): -1}, 0, MOST)
    if breakdown is None:
        return
    told = [((part,), counts) for part, counts in breakdown.parts.items()]
    told += [(breakdown.merged, breakdown.together)] if breakdown.merged else []
    for inside, counts in told:
        for which, count in zip(("people", "seen"), counts, strict=True):
            low, high = (max(8, count - slack), count + slack) if count else (0, 0)
            known.bound({(stamp, name, part, which): 1 for part in inside}, low, high)


def programme_of(seed: int, grown_from=None) -> dict:
    """People by site and quarter and by site and group, each with those seen: small sites among larger ones."""
    chance = np.random.default_rng(seed)
    sites = [("JPA", phase, f"{phase}-{at}") for phase in ("1", "2") for at in range(chance.integers(2, 5))]
    if grown_from:
        return {
            leaf: [(people + int(chance.integers(0, 2)), seen) for people, seen in quarters] for leaf, quarters in grown_from.items()
        }
    return {
        leaf: [(people, int(chance.binomial(people, 0.6))) for people in chance.poisson(chance.choice([1, 3, 12]), 3).tolist()]
        for leaf in sites
    }


def told_of(programme: dict) -> tuple[Tree, object]:
    leaves = {leaf: added(Group(*cell) for cell in quarters) for leaf, quarters in programme.items()}
    tree = released_tree(leaves, RULES)
    quarters = {at: added(Group(*cells[at]) for cells in programme.values()) for at in range(3)}
    whole = tree.shown.get(("JPA",))
    return tree, shared_out(whole, quarters, RULES) if whole else None


def learn(known: Known, programme: dict, stamp: str) -> None:
    tree, breakdown = told_of(programme)
    leaves = list(programme)
    learn_tree(known, tree, leaves, stamp)
    whole = {which: [(stamp, leaf, which) for leaf in leaves] for which in ("people", "seen")}
    learn_breakdown(known, breakdown, whole, "quarter", range(3), stamp, len(leaves))


def hidden_counts(programme: dict, stamp: str) -> dict[str, tuple[dict, int]]:
    """Every count of 1 to 7 people of a site or a quarter: offered, seen, not seen; with its true value."""
    found = {}
    parts = {(leaf,): cells for leaf, cells in programme.items()}
    parts |= {("quarter", at): [cells[at] for cells in programme.values()] for at in range(3)}
    for name, cells in parts.items():
        people, seen = sum(cell[0] for cell in cells), sum(cell[1] for cell in cells)
        keys = {which: (stamp, *name, which) for which in ("people", "seen")}
        for what, factors, value in (
            ("people", {keys["people"]: 1}, people), ("seen", {keys["seen"]: 1}, seen),
            ("not seen", {keys["people"]: 1, keys["seen"]: -1}, people - seen),
        ):
            if value in SMALL:
                found[f"{what} of {name}"] = factors, value
    return found


@pytest.mark.parametrize("seed", range(12))
def test_nothing_that_is_told_of_a_programme_pins_a_small_count(seed):
    programme, known = programme_of(seed), Known()
    learn(known, programme, "now")
    for name, (factors, value) in hidden_counts(programme, "now").items():
        low, high = known.range_of(factors)
        assert low <= value <= high, f"the constraints are wrong: {name} is {value}, not from {low} to {high}"
        assert high - low + 1 >= FEWEST, f"{name} ({value}) lies from {low} to {high}"


@pytest.mark.parametrize("seed", range(6))
def test_two_releases_after_each_other_pin_no_small_number_of_new_people(seed):
    before = programme_of(seed)
    after, known = programme_of(seed + 100, grown_from=before), Known()
    learn(known, before, "before")
    learn(known, after, "after")
    for leaf in before:
        new = {("after", leaf, "people"): 1, ("before", leaf, "people"): -1}
        known.bound(new, 0, MOST)  # to date, so it never falls
        value = sum(cell[0] for cell in after[leaf]) - sum(cell[0] for cell in before[leaf])
        if value in SMALL:
            low, high = known.range_of(new)
            assert low <= value <= high and high - low + 1 >= FEWEST, f"{value} new people at {leaf}: from {low} to {high}"


def test_the_solver_finds_what_is_left_over():
    """A breakdown whose small part is only left out, while its whole and the other parts stand exactly, tells it."""
    known = Known()
    known.bound({"a": 1}, 20, 20)
    known.bound({"a": 1, "b": 1}, 23, 23)
    assert known.range_of({"b": 1}) == (3, 3)


@pytest.mark.parametrize("sites", [[(22, 8)] * 20, [(13, 5)] * 9, [(18, 10), (33, 12), (47, 20)] * 7])
def test_a_whole_is_never_told_more_than_a_step_off(sites):
    leaves = {("JPA", str(at % 3), f"{at}"): Group(people, seen) for at, (people, seen) in enumerate(sites)}
    for node, told in released_tree(leaves, RULES).shown.items():
        exact = added(group for leaf, group in leaves.items() if leaf[: len(node)] == node)
        assert abs(told.people - exact.people) <= 5
        assert abs(told.chosen / told.people - exact.chosen / exact.people) <= 5 / told.people + 1e-9
