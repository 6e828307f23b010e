"""How the parts of a whole are released: rounded, and those too small merged with others or withheld with all."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from dashboard.disclosure.rounding import adding_up, nearest, within
from dashboard.disclosure.rules import Rules


class Group(NamedTuple):
    """``people``, ``chosen`` of whom are what the measure counts; ``at_most``: a number everybody knows that bounds people."""

    people: int
    chosen: int | None = None
    at_most: int | None = None


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
    """The groups (at least one) as one; what one of them does not count, their sum does not."""
    return Group(*(None if None in column else sum(column) for column in zip(*groups, strict=True)))


def released_whole(group: Group, rules: Rules, no_extremes: bool = False) -> Released | None:
    """A group to the nearest step; None where it is too small."""
    if not group.people:
        return _nobody(group)
    return None if too_small(group, rules, no_extremes) else _rounded(group, rules, no_extremes)


def apart(measures: Sequence[Parts], rules: Rules, no_extremes: bool = False) -> tuple[list, list] | None:
    """The names of the parts that may stand alone (nobody's among them) and of those that are merged, both in order.

    ``measures`` are of the same parts and share one answer: two that were merged differently could be told from each
    other. With the parts that are too small the next in order are merged, until even somebody who knew all other parts
    and the sum of the merged exactly could not tell one of them. None where that takes them all.
    """
    filled = [name for name in measures[0] if any(parts[name].people for parts in measures)]
    merged = [name for name in filled if any(_is_small(parts[name], rules, no_extremes) for parts in measures)]
    alone = [name for name in filled if name not in merged]
    while merged and alone and not all(_is_safe([parts[name] for name in merged], rules, no_extremes) for parts in measures):
        # The next in order, whatever its size: a next smallest could be told from those that stand alone.
        last = max(map(filled.index, merged))
        merged.append(alone.pop(next((at for at, name in enumerate(alone) if filled.index(name) > last), 0)))
    if merged and not alone:
        return None
    return [name for name in measures[0] if name not in merged], [name for name in measures[0] if name in merged]


def together(groups: Iterable[Group], rules: Rules, no_extremes: bool = False) -> Released:
    """Merged parts as one, rounded; :func:`apart` has seen to it that they are not too small."""
    whole = added(groups)
    return _rounded(whole, rules, no_extremes) if whole.people else _nobody(whole)


def shared_out(whole: Released, parts: Parts, rules: Rules, no_extremes: bool = False) -> Breakdown | None:
    """A breakdown of a whole that is released already, its parts rounded so that they add up to it.

    None where nothing but the whole may be told, or where no rounding adds up.
    """
    split = apart([parts], rules, no_extremes)
    if split is None:
        return None
    alone, merged = split
    filled = [name for name in alone if parts[name].people]
    groups = [parts[name] for name in filled] + ([added(parts[name] for name in merged)] if merged else [])
    rounded = _sharing(whole, groups, rules, no_extremes)
    if rounded is None:
        return None
    shown = dict(zip(filled, rounded, strict=False))
    return Breakdown(
        {name: shown.get(name) or _nobody(parts[name]) for name in alone}, tuple(merged), rounded[-1] if merged else None
    )


def too_small(group: Group, rules: Rules, no_extremes: bool = False) -> bool:
    """Whether a count of the group is too small to be shown; without extremes, also what it leaves over, and nobody."""
    least, most = _bounds_of_people(group, rules)
    if group.people < rules.smallest or least > most:
        return True
    if group.chosen is None:
        return False
    if no_extremes and rules.no_extremes:
        return min(group.chosen, group.people - group.chosen) < rules.smallest
    return 0 < group.chosen < rules.smallest


def _is_small(group: Group, rules: Rules, no_extremes: bool) -> bool:
    return bool(group.people) and too_small(group, rules, no_extremes)


def _is_safe(groups: Sequence[Group], rules: Rules, no_extremes: bool) -> bool:
    """Whether what the groups add up to leaves each of them enough values, were it known exactly."""
    groups = [group for group in groups if group.people]
    if not groups or not rules.merges:
        return True
    if too_small(added(groups), rules, no_extremes) or len(groups) == 1 and too_small(groups[0], rules, no_extremes):
        return False
    # Where each of many is at least one person, a small sum leaves each of them few values.
    return sum(group.people for group in groups) >= len(groups) + rules.fewest_possible - 1


def _rounded(group: Group, rules: Rules, no_extremes: bool) -> Released:
    people = within(nearest(group.people, rules.step), *_bounds_of_people(group, rules))
    if group.chosen is None:
        return Released(people)
    return Released(people, within(nearest(group.chosen, rules.step), *_bounds_of_chosen(group.chosen, people, rules, no_extremes)))


def _sharing(whole: Released, groups: Sequence[Group], rules: Rules, no_extremes: bool) -> list[Released] | None:
    if not rules.adds_up:
        return [_rounded(group, rules, no_extremes) for group in groups]
    bounds = [_bounds_of_people(group, rules) for group in groups]
    people = adding_up([group.people for group in groups], whole.people, bounds, rules.step)
    if people is None or whole.chosen is None:
        return people and [Released(count) for count in people]
    bounds = [_bounds_of_chosen(group.chosen, count, rules, no_extremes) for group, count in zip(groups, people, strict=True)]
    chosen = adding_up([group.chosen for group in groups], whole.chosen, bounds, rules.step)
    return chosen and [Released(*pair) for pair in zip(people, chosen, strict=True)]


def _least(rules: Rules) -> int:
    return -(-rules.smallest // rules.step) * rules.step


def _bounds_of_people(group: Group, rules: Rules) -> tuple[int, int]:
    """The smallest and largest multiple of the step that a group's people may be released as."""
    if group.at_most is None or not rules.capped:
        return _least(rules), max(_least(rules), -(-group.people // rules.step) * rules.step)
    return _least(rules), (max(group.at_most, group.people) - 1) // rules.step * rules.step


def _bounds_of_chosen(chosen: int, people: int, rules: Rules, no_extremes: bool) -> tuple[int, int]:
    if not chosen:
        return 0, 0
    most = people - rules.step if no_extremes and rules.no_extremes else people
    return min(_least(rules), most), most


def _nobody(group: Group) -> Released:
    return Released(0, None if group.chosen is None else 0)
