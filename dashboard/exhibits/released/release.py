"""The release of a programme: every number about participants and answers that a funder may know, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dashboard.disclosure.parts import Breakdown, Released
from dashboard.disclosure.rules import Rules
from dashboard.disclosure.tree import Node, Tree


class Construct(NamedTuple):
    """What several questions ask together, on one scale."""

    construct: str
    scale_min: float
    scale_max: float
    higher_is_better: int


class Means(NamedTuple):
    """Means of a group's scores and of their change with its 95 % interval, rounded; None where there is no interval.

    ``direction`` is the word for the change, from the interval as it is rounded.
    """

    before: float
    after: float
    change: float
    low: float | None
    high: float | None
    direction: str


class Outcome(NamedTuple):
    """Of ``due`` people (None: too few to say) ``pairs`` were scored twice; ``reached`` changed by a meaningful amount."""

    due: int | None
    pairs: int
    reached: int | None
    means: Means | None


@dataclass(frozen=True)
class Release:
    """All counts are multiples of the rules' step. What is not there is withheld.

    ``uptake``: people whose offer is decided, chosen of whom were seen. ``quarters``: the same by the quarter (its first
    day) of the offer, ``reached``: by a characteristic's values, both of a node. ``answered``: people with both answers
    to a construct's items, ``more``: how many of them became more confident (moved the better way), ``means``: theirs,
    ``completed``: how many completed where it was asked. ``questions``: people with both answers to a question, of the
    programme and its projects, ``question_means``: theirs. ``outcomes``: by instrument and
    step.
    """

    rules: Rules
    uptake: Tree
    quarters: Mapping[Node, Breakdown]
    reached: Mapping[tuple[Node, str], Breakdown]
    answered: Mapping[Construct, Tree]
    more: Mapping[tuple[Construct, Node], int]
    means: Mapping[tuple[Construct, Node], Means]
    completed: Mapping[tuple[Construct, Node], int]
    questions: Mapping[tuple[str, Node], int]
    question_means: Mapping[tuple[str, Node], Means]
    outcomes: Mapping[tuple[str, str], Outcome]

    def uptake_of(self, node: Node) -> Released | None:
        """Decided offers and people seen, as released; None where withheld."""
        return self.uptake.shown.get(node)


def quarter_of(month: date) -> date:
    """The first day of the month's quarter; financial quarters begin in April, so they are those of the calendar."""
    return month.replace(month=month.month - (month.month - 1) % 3, day=1)
