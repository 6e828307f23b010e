"""No small count of people can be worked out from a release; with any one rule switched off, one can."""

from dataclasses import dataclass, replace
from itertools import product

import pytest

from dashboard.disclosure.parts import Group, shared_out
from dashboard.disclosure.rules import Rules
from tests.disclosure.attack import known_exactly, pinned, told_of, told_of_breakdown, tree_of
from tests.disclosure.attack_means import answers_of_somebody_new, means_of_people, means_of_what_is_left_over


@dataclass(frozen=True)
class AnyRules(Rules):
    """Rules that refuse nothing, so that a test can switch one off."""

    def __post_init__(self):
        pass


RULES = AnyRules()


def groups(sites):
    return [Group(people) for people in sites]


def three_sites(rules, most=16):
    def told(sites):
        return told_of(tree_of(groups(sites), rules))

    counts = {f"site {at}": lambda sites, at=at: sites[at] for at in range(3)}
    return pinned(product(range(most + 1), repeat=3), told, counts, lambda sites: max(sites) >= most - 1)


def three_sites_by_somebody_who_knows_what_was_rounded(rules, most=16):
    def told(sites):
        tree = tree_of(groups(sites), rules)
        return told_of(tree), known_exactly(tree, sites)

    counts = {f"site {at}": lambda sites, at=at: sites[at] for at in range(3)}
    return pinned(product(range(most + 1), repeat=3), told, counts, lambda sites: max(sites) >= most - 1)


def six_small_sites_beside_a_large_one(rules):
    """Told apart from the merged by somebody who knows their sum."""
    def told(sites):
        tree = tree_of(groups(sites), rules)
        return told_of(tree), known_exactly(tree, sites)

    counts = {f"site {at}": lambda sites, at=at: sites[at] for at in range(6)}
    programmes = [(*small, 20) for small in product(range(6), repeat=6) if 6 <= sum(small) <= 14]

    def at_edge(sites):
        return 5 in sites[:6] or len(tree_of(groups(sites), rules).merged) == 0

    return pinned(programmes, told, counts, at_edge)


def two_sites_and_those_seen(rules, most=22):
    """People, those seen among them, and those not seen, at two sites."""
    sites = [(people, seen) for people in range(most + 1) for seen in range(people + 1)]
    counts = {
        f"{what} at site {at}": lambda programme, at=at, of=of: of(*programme[at])
        for at in range(2)
        for what, of in {
            "people": lambda people, seen: people, "seen": lambda people, seen: seen, "not seen": lambda people, seen: people - seen,
        }.items()
    }

    def told(programme):
        return told_of(tree_of([Group(*site) for site in programme], rules))

    return pinned(product(sites, repeat=2), told, counts, lambda programme: max(site[0] for site in programme) >= most - 1)


def two_successive_releases(rules, most=24):
    """How many people are new at two sites between two releases."""
    sites = list(product(range(most + 1), repeat=2))
    told_by = {programme: told_of(tree_of(groups(programme), rules)) for programme in sites}
    edges = {told_by[programme] for programme in sites if max(programme) >= most - 1}
    inside = {programme: told for programme, told in told_by.items() if told not in edges}
    later = [
        (first, second) for first in inside for second in inside
        if all(new >= old for old, new in zip(first, second, strict=True)) and sum(second) - sum(first) <= 24
    ]
    counts = {
        "new at site 0": lambda both: both[1][0] - both[0][0], "new at site 1": lambda both: both[1][1] - both[0][1],
        "new in all": lambda both: sum(both[1]) - sum(both[0]),
    }
    return pinned(later, lambda both: (inside[both[0]], inside[both[1]]), counts, lambda both: sum(both[1]) - sum(both[0]) >= 23)


def two_breakdowns_of_the_same_people(rules, most=14):
    """Two sites by two quarters: each cell's people are in a site and in a quarter."""
    def told(cells):
        tree = tree_of(groups((cells[0] + cells[1], cells[2] + cells[3])), rules)
        quarters = {"first": Group(cells[0] + cells[2]), "second": Group(cells[1] + cells[3])}
        return told_of(tree), told_of_breakdown(tree, quarters, rules)

    counts = {
        "site 0": lambda cells: cells[0] + cells[1], "site 1": lambda cells: cells[2] + cells[3],
        "first quarter": lambda cells: cells[0] + cells[2], "second quarter": lambda cells: cells[1] + cells[3],
    }
    return pinned(product(range(0, most + 1), repeat=4), told, counts, lambda cells: max(cells) >= most - 1)


def answers_of_people_whose_number_is_known(rules, most=24):
    """How many answered, and how many did not, of those who completed: a number that stands exactly."""
    programmes = [(completed, answered) for completed in range(3, most + 1) for answered in range(completed + 1)]

    def told(programme):
        completed, answered = programme
        return completed, told_of(tree_of([Group(answered, None, completed)], rules))

    counts = {"answered": lambda programme: programme[1], "did not answer": lambda programme: programme[0] - programme[1]}
    return pinned(programmes, told, counts, lambda programme: False)


def answers_at_several_sites(rules):
    """How many answered, and did not, at two and three sites, of those who completed at each: numbers that stand exactly."""
    found = []
    for completed in ((16, 11), (11, 11), (16, 16), (20, 16), (12, 9), (30, 14), (18, 18), (11, 11, 11), (13, 12, 3), (12, 10, 1), (12, 7, 4), (11, 6, 5), (14, 9, 9)):
        def told(answered, completed=completed):
            return told_of(tree_of([Group(count, None, bound) for count, bound in zip(answered, completed, strict=True)], rules))

        counts = {}
        for at, bound in enumerate(completed):
            if bound >= 3:
                counts[f"answered at site {at}"] = lambda answered, at=at: answered[at]
                counts[f"did not answer at site {at}"] = lambda answered, at=at, bound=bound: bound - answered[at]
        found += pinned(product(*(range(bound + 1) for bound in completed)), told, counts, lambda answered: False)
    return found


def small_groups_with_means(rules, most=16):
    """A group that stands alone has its mean shown: of 1 person it is that person's answer."""
    found = []
    for sites in product(range(most + 1), repeat=2):
        shown = tree_of(groups(sites), rules).shown
        found += [f"{sites}: site {at} stands alone" for at in range(2) if 0 < sites[at] < 8 and ("P", "1", str(at)) in shown]
    return found


def everybody_or_nobody_of_a_characteristic(rules, most=30):
    """Whoever knows that somebody is in a group of which all or none were seen knows whether that person was."""
    found = []
    for seen in product(range(0, most + 1, 2), repeat=2):
        parts = {"a": Group(most, seen[0]), "b": Group(most, seen[1])}
        tree = tree_of([Group(2 * most, sum(seen))], rules)
        breakdown = shared_out(tree.shown[()], parts, rules, no_extremes=True) if tree.shown else None
        if breakdown and any(parts[name].chosen in (0, most) for name in breakdown.parts):
            found.append(f"{seen}: {breakdown}")
    return found


def rounded_to_everybody_or_nobody(rules):
    """Not a count pinned but a claim that is wrong: "all of them were seen", where not all were."""
    found = []
    for people in range(60):
        for seen in range(people + 1):
            shown = tree_of([Group(people, seen)], rules).shown.get(())
            if shown and shown.people and (shown.chosen == shown.people) != (seen == people):
                found.append(f"{seen} of {people}: {shown}")
    return found


ATTACKS = {
    attack.__name__: attack
    for attack in (
        three_sites, three_sites_by_somebody_who_knows_what_was_rounded, six_small_sites_beside_a_large_one,
        two_sites_and_those_seen, two_successive_releases, two_breakdowns_of_the_same_people,
        answers_of_people_whose_number_is_known, answers_at_several_sites, means_of_people, answers_of_somebody_new, means_of_what_is_left_over, small_groups_with_means,
        everybody_or_nobody_of_a_characteristic, rounded_to_everybody_or_nobody,
    )
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_no_small_count_can_be_worked_out(attack):
    assert attack(RULES)[:5] == []


@pytest.mark.parametrize(
    ("rule", "off", "attack"),
    [
        ("smallest", 1, small_groups_with_means),
        ("step", 1, two_successive_releases),
        ("adds_up", False, two_successive_releases),
        ("merges", False, three_sites),
        ("fewest_possible", 1, three_sites_by_somebody_who_knows_what_was_rounded),
        ("capped", False, answers_of_people_whose_number_is_known),
        ("no_extremes", False, everybody_or_nobody_of_a_characteristic),
        ("no_extremes", False, means_of_what_is_left_over),
        ("coarse_means", False, means_of_people),
        ("coarse_means", False, answers_of_somebody_new),
    ],
)
def test_without_any_one_rule_the_attack_succeeds(rule, off, attack):
    assert attack(replace(RULES, **{rule: off})) != []


def test_every_rule_has_been_switched_off():
    marks = next(mark for mark in test_without_any_one_rule_the_attack_succeeds.pytestmark if mark.name == "parametrize")
    assert {row[0] for row in marks.args[1]} == set(Rules.__dataclass_fields__)


def test_the_smallest_group_may_be_larger_than_eight_and_never_smaller():
    assert Rules(smallest=10).smallest == 10
    with pytest.raises(ValueError, match="8 people or more, not 7"):
        Rules(smallest=7)
