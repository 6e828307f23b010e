"""How the parts of a whole are released: rounded, and those too small merged with others or withheld with all."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import inf
from typing import NamedTuple

from dashboard.disclosure.rounding import adding_up, nearest, within
from dashboard.disclosure.rules import Rules


class Group(NamedTuple):
    """``people``, ``chosen`` of whom are what the measure counts; ``at_most``: a number everybody knows that bounds people."""

    people: int
    chosen: int | None = None
    at_most: int | None = None

    @property
    def is_nobody(self) -> bool:
        """Whether there is nobody, and nobody who could have been: with a known bound, none tells of all the others."""
        return not self.people and not self.at_most


class Released(NamedTuple):
    """Counts as released: multiples of the step, 0 only where there is nobody."""

    people: int
    chosen: int | None = None


class Breakdown(NamedTuple):
    """The parts that stand alone, and those that were merged with what they are together; ``merged`` may be empty."""

    parts: Mapping[Hashable, Released]
    merged: tuple[Hashable, ...] = ()
    together: Released | None = None


Parts = Mapping[Hashable, Group]


def added(groups: Iterable[Group]) -> Group:
    """The groups (at least one) as one. Where no bound is known for one of them, its people are their own bound."""
    people, chosen, at_most = zip(*groups, strict=True)
    bounds = [count if bound is None else bound for count, bound in zip(people, at_most, strict=True)]
    return Group(
        sum(people), None if None in chosen else sum(chosen), None if set(at_most) == {None} else sum(bounds)
    )


def released_whole(group: Group, rules: Rules, no_extremes: bool = False) -> Released | None:
    """A group to the nearest step; None where it is too small."""
    if group.is_nobody:
        return nobody(group)
    return None if too_small(group, rules, no_extremes) else rounded_group(group, rules)


def apart(measures: Sequence[Parts], rules: Rules, no_extremes: bool = False) -> tuple[list, list] | None:
    """The names of the parts that may stand alone (nobody's among them) and of those that are merged, both in order.

    ``measures`` are of the same parts and share one answer: two that were merged differently could be told from each
    other. With the parts that are too small their neighbours in order are merged, until even somebody who knew all other parts
    and the sum of the merged exactly could not tell one of them. None where that takes them all.
    """
    filled = [name for name in measures[0] if any(not parts[name].is_nobody for parts in measures)]
    merged = [name for name in filled if any(_is_small(parts[name], rules, no_extremes) for parts in measures)]
    alone = [name for name in filled if name not in merged]
    if merged and rules.capped and any(parts[name].at_most is not None for parts in measures for name in filled):
        return None  # how many there could be in each of the merged would tell too much of their sum
    while merged and alone and not all(_is_safe([parts[name] for name in merged], rules, no_extremes) for parts in measures):
        # A neighbour, whatever its size: a next smallest could be told from those that stand alone.
        last = max(map(filled.index, merged))
        merged.append(alone.pop(next((at for at, name in enumerate(alone) if filled.index(name) > last), -1)))
    if merged and not alone:
        return None
    return [name for name in measures[0] if name not in merged], [name for name in measures[0] if name in merged]


def together(groups: Iterable[Group], rules: Rules) -> Released:
    """Merged parts as one, rounded; :func:`apart` has seen to it that they are not too small."""
    whole = added(groups)
    return nobody(whole) if whole.is_nobody else rounded_group(whole, rules)


def shared_out(whole: Released, parts: Parts, rules: Rules, no_extremes: bool = False) -> Breakdown | None:
    """A breakdown of a whole that is released already, its parts rounded so that they add up to it.

    None where nothing but the whole may be told, or where no rounding adds up.
    """
    split = apart([parts], rules, no_extremes)
    if split is None:
        return None
    alone, merged = split
    filled = [name for name in alone if not parts[name].is_nobody]
    groups = [parts[name] for name in filled] + ([added(parts[name] for name in merged)] if merged else [])
    rounded = _sharing(whole, groups, rules)
    if rounded is None:
        return None
    shown = dict(zip(filled, rounded, strict=False))
    return Breakdown(
        {name: shown.get(name) or nobody(parts[name]) for name in alone}, tuple(merged), rounded[-1] if merged else None
    )


def too_small(group: Group, rules: Rules, no_extremes: bool = False) -> bool:
    """Whether a count of the group, or of what it leaves over, is too small to be shown, or to be rounded truthfully.

    Without extremes also where nobody or everybody is counted.
    """
    least, most = bounds_of_people(group, rules)
    if group.people < rules.smallest or least > most:
        return True
    if group.chosen is None:
        return False
    counts = group.chosen, group.people - group.chosen
    if any(0 < count < rules.smallest for count in counts) or no_extremes and rules.no_extremes and not all(counts):
        return True
    return chosen_of(group, within(nearest(group.people, rules.step), least, most), rules) is None


def chosen_of(group: Group, people: int, rules: Rules) -> int | None:
    """The chosen of a group that is released as ``people``: the multiple whose share is nearest to the true one.

    None where they are too few, or where rounding would claim that all of them are.
    """
    least, most = bounds_of_chosen(group, people, rules)
    if any(0 < count < rules.smallest for count in (group.chosen, group.people - group.chosen)) or least > most:
        return None
    return within(nearest(Fraction(group.chosen * people, group.people or 1), rules.step), least, most)


def tells_no_bound(groups: Sequence[Group], rules: Rules) -> bool:
    """Whether a told sum of groups, whose bounds everybody knows, leaves each of them enough small values.

    The least that a group can be is what the sum leaves it when all others are at their bounds. If that is just below
    the smallest group, then whoever knows that some group is too small knows which, and nearly what it is.
    """
    bounds = [group.people if group.at_most is None else max(group.at_most, group.people) for group in groups]
    if not rules.capped or all(group.at_most is None for group in groups):
        return True
    told = rounded_group(added(groups), rules).people - rules.step // 2
    room = rules.smallest - rules.fewest_possible
    return not any(room < told - (sum(bounds) - bound) < rules.smallest for bound in bounds)


def _is_small(group: Group, rules: Rules, no_extremes: bool) -> bool:
    return not group.is_nobody and too_small(group, rules, no_extremes)


def _is_safe(groups: Sequence[Group], rules: Rules, no_extremes: bool) -> bool:
    """Whether what the groups add up to leaves each of them enough values, were it known exactly."""
    groups = [group for group in groups if not group.is_nobody]
    if not groups or not rules.merges:
        return True
    if too_small(added(groups), rules, no_extremes) or len(groups) == 1 and too_small(groups[0], rules, no_extremes):
        return False
    spread, most = rules.fewest_possible - 1, (rules.smallest - 1) * len(groups)
    people, chosen = ([count for count in counts if count is not None] for counts in list(zip(*groups, strict=True))[:2])
    # Where all are small, each from 1 person on, a sum near the least or the most they can have tells each of them.
    if max(people) < rules.smallest and not len(groups) + spread <= sum(people) <= most - spread:
        return False
    return not chosen or max(chosen) >= rules.smallest or sum(chosen) <= most - spread


def rounded_group(group: Group, rules: Rules) -> Released:
    people = within(nearest(group.people, rules.step), *bounds_of_people(group, rules))
    return Released(people, None if group.chosen is None else chosen_of(group, people, rules))


def _sharing(whole: Released, groups: Sequence[Group], rules: Rules) -> list[Released] | None:
    if not rules.adds_up:
        return [rounded_group(group, rules) for group in groups]
    bounds = [bounds_of_people(group, rules) for group in groups]
    people = adding_up([group.people for group in groups], whole.people, bounds, rules.step)
    if people is None or whole.chosen is None:
        return people and [Released(count) for count in people]
    bounds = [bounds_of_chosen(group, count, rules) for group, count in zip(groups, people, strict=True)]
    chosen = adding_up([group.chosen for group in groups], whole.chosen, bounds, rules.step)
    return chosen and [Released(*pair) for pair in zip(people, chosen, strict=True)]


def _least(rules: Rules) -> int:
    return -(-rules.smallest // rules.step) * rules.step


def bounds_of_people(group: Group, rules: Rules) -> tuple[int, float]:
    """The smallest and largest multiple of the step that a group's people may be released as."""
    if group.at_most is None or not rules.capped:
        return _least(rules), inf
    return _least(rules), (max(group.at_most, group.people) - 1) // rules.step * rules.step


def bounds_of_chosen(group: Group, people: int, rules: Rules) -> tuple[int, int]:
    """The smallest and largest multiple that the chosen of a group released as ``people`` may be released as.

    All of them only where it is all of them, and none only where it is none: rounding must not claim either.
    """
    if group.chosen in (0, group.people):
        return (0, 0) if not group.chosen else (people, people)
    return _least(rules), people - rules.step


def nobody(group: Group) -> Released:
    return Released(0, None if group.chosen is None else 0)
