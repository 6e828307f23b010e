"""What an attacker works out from means: of how many people they are, what somebody new answered, what is left over."""

from itertools import product

from dashboard.disclosure.means import may_tell_mean, mean_step, told_mean
from dashboard.disclosure.parts import Group
from tests.disclosure.attack import FEWEST, told_of, tree_of


def means_of_people(rules, most=48):
    """A mean gives back how many people it is of, where it is of few or has decimals enough (scores from 1 to 3)."""
    told_by: dict = {}
    for people in range(8, most + 1):
        tree = tree_of([Group(people)], rules)
        told = tree.shown[()].people
        for total in range(people, 3 * people) if may_tell_mean(told, rules) else ():
            what = told_of(tree), told_mean(total / people, mean_step(1, 3, told, rules))
            if what[1] not in (1, 3):  # nearly all alike: not told
                told_by.setdefault(what, set()).add(people)
    return [f"one of {people}: {what}" for what, people in told_by.items() if len(people) < FEWEST and max(people) < most - 2]


def answers_of_somebody_new(rules):
    """The answer of one more person, from two releases, by somebody who knows that it is one, and how many there were."""
    found = []
    for people in (18, 22, 30, 45):
        told_by: dict = {}
        steps = [mean_step(0, 10, tree_of([Group(count)], rules).shown[()].people, rules) for count in (people, people + 1)]
        for total, answer in product(range(2 * people, 8 * people), range(11)):
            means = told_mean(total / people, steps[0]), told_mean((total + answer) / (people + 1), steps[1])
            told_by.setdefault(means, set()).add(answer)
        # An answer at the end of the scale has fewer values beside it.
        found += [f"{people}: {told}: {answers}" for told, answers in told_by.items() if len(answers) < FEWEST and not answers & {0, 1, 9, 10}]
    return found


def means_of_what_is_left_over(rules, most=20):
    """The mean of a site that is not told, from those of the whole and of the site beside it (answers from 0 to 2)."""
    sites = [(people, total) for people in range(most + 1) for total in range(2 * people + 1)]
    small = [site for site in sites if site[0] < 10]
    told_by: dict = {}
    for first, second in product(sites, small):
        tree = tree_of([Group(first[0]), Group(second[0])], rules)
        means = [
            mean if (mean := round(total / people, 1)) not in (0, 2) or not rules.no_extremes else None
            for node, (people, total) in {
                (): (first[0] + second[0], first[1] + second[1]), ("P", "1", "0"): first, ("P", "1", "1"): second,
            }.items()
            if node in tree.shown and people
        ]
        told_by.setdefault((told_of(tree), *means), []).append((first, second))
    found = []
    for what, same in told_by.items():
        hidden = [second for first, second in same if 0 < second[0] < 8]
        if not hidden or max(first[0] + second[0] for first, second in same) >= most:
            continue
        totals = {total / people for people, total in hidden}
        if max(totals) - min(totals) < 1:
            found.append(f"the mean of the second site lies from {min(totals):.2f} to {max(totals):.2f}: {what}")
    return found
