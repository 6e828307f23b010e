"""Parts rounded so that every whole, as the sum of its parts, stays within a step of what it is."""

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction

from dashboard.disclosure.parts import Group, Released, bounds_of_chosen, bounds_of_people, nobody, rounded_group
from dashboard.disclosure.rules import Rules


def balanced(
    groups: Mapping[Hashable, Group], above: Mapping[Hashable, Sequence[Hashable]], rules: Rules
) -> dict[Hashable, Released]:
    """Each group to the nearest step; of those above which the errors add up to more than a step, some the other way.

    ``above`` names the wholes that a group is part of. Those with the largest error of the same sign are turned first. A
    whole stays further off where none can be turned: a group is never rounded by a step or more, nor below the least.
    """
    rounded = {unit: rounded_group(group, rules) if group.people else nobody(group) for unit, group in groups.items()}
    people = {unit: (Fraction(group.people), *bounds_of_people(group, rules)) for unit, group in groups.items() if group.people}
    told = _turned({unit: rounded[unit].people for unit in people}, people, above, rules.step)
    if any(group.chosen is None for group in groups.values()):
        return {unit: Released(told[unit]) if unit in told else rounded[unit] for unit in groups}
    # Of the people as told, the share that is chosen is what must be right.
    exact = {
        unit: (Fraction(groups[unit].chosen * told[unit], groups[unit].people), *bounds_of_chosen(groups[unit], told[unit], rules))
        for unit in told
    }
    chosen = _turned({unit: rounded[unit].chosen for unit in told}, exact, above, rules.step)
    return {unit: Released(told[unit], chosen[unit]) if unit in told else rounded[unit] for unit in groups}


def _turned(counts: dict, exact: Mapping, above: Mapping, step: int) -> dict:
    counts = {unit: min(max(count, exact[unit][1]), exact[unit][2]) for unit, count in counts.items()}
    wholes = {whole: [unit for unit in counts if whole in above[unit]] for unit in counts for whole in above[unit]}
    errors = {whole: sum(counts[unit] - exact[unit][0] for unit in units) for whole, units in wholes.items()}
    for whole in sorted(wholes, key=len, reverse=True):
        while abs(errors[whole]) > step:
            way = -step if errors[whole] > 0 else step
            unit = max((unit for unit in wholes[whole] if _may_turn(unit, way, counts, exact, above, errors, step)),
                       key=lambda unit: (counts[unit] - exact[unit][0]) * -way, default=None)
            if unit is None:
                break
            counts[unit] += way
            for higher in above[unit]:
                errors[higher] += way
    return counts


def _may_turn(unit: Hashable, way: int, counts: Mapping, exact: Mapping, above: Mapping, errors: Mapping, step: int) -> bool:
    """Whether a count stays within its bounds and less than a step off, and takes no whole further off than it may be."""
    value, least, most = exact[unit]
    turned = counts[unit] + way
    better = all(abs(errors[whole] + way) <= max(step, abs(errors[whole])) for whole in above[unit])
    return least <= turned <= most and abs(turned - value) < step and better
