"""What a plan of dated, cumulative targets expects by a day."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from math import isfinite

import numpy as np
from numpy.typing import ArrayLike, NDArray

DatedTarget = tuple[date, float]
"""A day, and what is to be reached in all by the end of it."""


def due_by(day: date, targets: Sequence[DatedTarget], starts_on: date) -> float | None:
    """What is due in all by the end of ``day``: linear by days from 0 on ``starts_on`` to the first target and from one
    target to the next, level after the last, 0 before the start; None without targets.

    Targets may come in any order. One due on the start or before it leaves no way to it: it is due whole on its day.
    Raises ValueError for two targets on one day (two owners' plans, say) and a value that is not a number.
    """
    return float(due_on_days([day.toordinal()], targets, starts_on)[0]) if targets else None


def due_on_days(days: ArrayLike, targets: Sequence[DatedTarget], starts_on: date) -> NDArray[np.float64]:
    """As :func:`due_by`, for many days at once, given as ordinals (``date.toordinal``); at least one target."""
    ordered = sorted(targets)
    knots = [due_on.toordinal() for due_on, _ in ordered]
    values = [float(value) for _, value in ordered]
    if len(set(knots)) < len(knots):
        raise ValueError("two targets are due on one day: a plan has one value a day")
    if not all(isfinite(value) for value in values):
        raise ValueError("a target's value is not a number")
    if starts_on.toordinal() < knots[0]:
        knots, values = [starts_on.toordinal(), *knots], [0.0, *values]
    return np.interp(days, knots, values, left=0.0)


def plan_line(
    months: Iterable[date], targets: Sequence[DatedTarget], starts_on: date
) -> tuple[tuple[date, float], ...]:
    """The last day of each month (given by any of its days) and what is :func:`due_by` it; empty without targets."""
    if not targets:
        return ()
    ends = [month.replace(day=monthrange(month.year, month.month)[1]) for month in months]
    return tuple((end, due_by(end, targets, starts_on)) for end in ends)
