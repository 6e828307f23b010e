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
from dashboard.programme.cells import Cells
from dashboard.programme.programme import Programme

STANDS = ("training_by_month", "mentoring_by_month")
"""Counts of activity of staff, which stand exactly."""
MONTHS = ("month", "enrolled_month", "completed_month")

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
    """The programme whose protected counts are not there: no figure made from it can show what it does not hold.

    Its months are those of the activity of staff: when the first person was offered advice is not told either.
    """
    places = [code for name in STANDS if name in programme.cells for code in _months(programme.cells[name])]
    first, last = (min(places), max(places)) if places else (0, len(programme.months) - 1)
    months = programme.months[first : last + 1]
    cells = {
        name: _of_months(own if name in STANDS else own.where_codes(next(iter(own.codes)), np.array([], np.intp)), programme.months, first, months)
        for name, own in programme.cells.items()
    }
    return replace(programme, cells=cells, months=months)


def _months(cells: Cells) -> list[int]:
    """The first and the last place of a month that any row has."""
    codes = [codes[codes >= 0] for dim, codes in cells.codes.items() if dim in MONTHS]
    return [int(end) for found in codes if len(found) for end in (found.min(), found.max())]


def _of_months(cells: Cells, whole: tuple, first: int, months: tuple) -> Cells:
    """The same rows on a shorter axis of months."""
    dims = [dim for dim, labels in cells.labels.items() if dim in MONTHS and labels == whole]
    codes = {dim: np.where(codes < 0, codes, codes - first).astype(codes.dtype) if dim in dims else codes for dim, codes in cells.codes.items()}
    return Cells({**cells.labels, **dict.fromkeys(dims, months)}, codes, dict(cells.numbers), cells.sorted_by)
