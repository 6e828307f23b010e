"""The programme as a funder's view gets it: without what is not theirs to see, and with the release in its place."""

import threading
from dataclasses import replace
from weakref import WeakKeyDictionary

import numpy as np

from dashboard.disclosure.rules import Rules
from dashboard.exhibits.released.advice import (
    released_outcomes,
    released_quarters,
    released_reached,
    released_uptake,
)
from dashboard.exhibits.released.answers import released_answers, released_questions
from dashboard.exhibits.released.release import Release
from dashboard.programme.programme import Programme

STANDS = ("training_by_month", "mentoring_by_month")
"""Counts of activity of staff, which stand exactly."""

_made: WeakKeyDictionary[Programme, tuple[Rules, Programme, Release]] = WeakKeyDictionary()
_making = threading.Lock()


def released_programme(programme: Programme, rules: Rules) -> tuple[Programme, Release]:
    """The programme less everything that is protected, and its release; made once for a programme and its rules."""
    with _making:
        held = _made.get(programme)
        if held is None or held[0] != rules:
            held = _made[programme] = rules, without_protected(programme), release_of(programme, rules)
        return held[1], held[2]


def release_of(programme: Programme, rules: Rules) -> Release:
    """The release, from the programme's exact counts to date."""
    uptake = released_uptake(programme, rules)
    answers = released_answers(programme, rules)
    questions, question_means = released_questions(programme, answers, rules)
    return Release(
        rules, uptake, released_quarters(programme, uptake, rules), released_reached(programme, uptake, rules),
        *answers, questions, question_means, released_outcomes(programme, uptake, rules),
    )


def without_protected(programme: Programme) -> Programme:
    """The programme whose protected counts are not there: no figure made from it can show what it does not hold."""
    cells = {
        name: own if name in STANDS else own.where_codes(next(iter(own.codes)), np.array([], np.intp))
        for name, own in programme.cells.items()
    }
    return replace(programme, cells=cells)
