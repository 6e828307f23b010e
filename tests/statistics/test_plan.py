"""What is due by a day: linear between dated, cumulative targets."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.plan import due_by, plan_line

STARTS = date(2024, 4, 1)
TARGETS = ((date(2024, 4, 11), 20), (date(2024, 5, 1), 30))


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2024, 3, 31), 0),
        (date(2024, 4, 1), 0),
        (date(2024, 4, 6), 10),
        (date(2024, 4, 11), 20),
        (date(2024, 4, 13), 20 + 1),
        (date(2024, 5, 1), 30),
        (date(2024, 5, 2), 30),
        (date(2030, 1, 1), 30),
    ],
)
def test_the_plan_is_linear_between_two_dates_and_level_after_the_last(day, due):
    assert due_by(day, TARGETS, STARTS) == pytest.approx(due)


def test_targets_may_come_in_any_order():
    assert due_by(date(2024, 4, 21), TARGETS[::-1], STARTS) == pytest.approx(25)


def test_without_targets_nothing_is_known_to_be_due():
    assert due_by(date(2024, 4, 6), (), STARTS) is None
    assert plan_line([date(2024, 4, 1)], (), STARTS) == ()


def test_a_target_due_at_the_start_is_due_whole_on_its_day():
    targets = ((STARTS, 4),)
    assert due_by(STARTS - timedelta(days=1), targets, STARTS) == 0
    assert due_by(STARTS, targets, STARTS) == 4
    assert due_by(STARTS + timedelta(days=1), targets, STARTS) == 4


def test_a_target_due_before_the_start_keeps_its_own_day():
    targets = ((date(2024, 3, 22), 10), (date(2024, 4, 11), 20))
    assert due_by(date(2024, 3, 21), targets, STARTS) == 0
    assert due_by(date(2024, 3, 22), targets, STARTS) == 10
    assert due_by(date(2024, 4, 1), targets, STARTS) == pytest.approx(15)


def test_the_plans_line_has_a_point_at_each_months_end():
    months = [date(2024, 2, 1), date(2024, 4, 1), date(2024, 5, 1)]
    line = plan_line(months, TARGETS, STARTS)
    assert [day for day, _ in line] == [date(2024, 2, 29), date(2024, 4, 30), date(2024, 5, 31)]
    assert [due for _, due in line] == pytest.approx([0, 20 + 10 * 19 / 20, 30])


def test_two_targets_on_one_day_are_refused():
    with pytest.raises(ValueError, match="one value a day"):
        due_by(STARTS, (*TARGETS, (date(2024, 5, 1), 40)), STARTS)


def test_a_target_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="not a number"):
        due_by(STARTS, ((date(2024, 5, 1), float("nan")),), STARTS)


def due_day_by_day(day, targets, starts_on):
    """The slow obvious twin: walks from the start, adding each day's exact part of the way to the next target."""
    due, today = Fraction(0), starts_on
    for due_on, value in sorted(targets):
        part = (Fraction(value) - due) / (due_on - today).days
        while today < due_on:
            if today >= day:
                return due
            due, today = due + part, today + timedelta(days=1)
    return due


days = st.integers(1, 400).map(lambda number: STARTS + timedelta(days=number))
plans = st.dictionaries(days, st.integers(0, 500), min_size=1, max_size=5).map(lambda plan: tuple(plan.items()))


@given(plans, st.integers(-30, 500).map(lambda number: STARTS + timedelta(days=number)))
def test_what_is_due_is_what_walking_day_by_day_finds(targets, day):
    assert due_by(day, targets, STARTS) == pytest.approx(float(due_day_by_day(day, targets, STARTS)), abs=1e-9)


@given(plans)
def test_each_target_is_due_on_its_own_day(targets):
    for due_on, value in targets:
        assert due_by(due_on, targets, STARTS) == value
