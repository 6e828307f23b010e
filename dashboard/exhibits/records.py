"""Records complete: of the surveys and outcome scores due at each site, the share that has been received.

A survey is due from everybody who completed training once its occasion has come, and there when it can be compared
with the one before training. An outcome score is due on each instrument from everybody who came to a later
appointment, and there when it is recorded: an appointment missed is no missing record.
"""

import numpy as np

from dashboard.exhibits.view import View
from dashboard.programme.cells import Cells
from dashboard.statistics.proportions import share
from dashboard.table import Column, Gap, Table

COLUMNS = (
    Column("records_complete", "Records complete", "percent", "answers", "records_people"),
    Column("records_received", "Records received", "count", "answers", "records_people"),
    Column("records_due", "Records due", "count", "participants"),
    Column("records_people", "", "count", "participants"),
)
NONE_DUE = Gap("None due yet")
NOT_KNOWN = Gap("Not known: no later visits recorded")


def records_by_site(view: View, places: list[int]) -> Table:
    """The disclosed columns of records for the sites at ``places`` on the programme's axis, in that order.

    ``records_people`` is the largest number of people from whom one and the same record was due: the group that the
    share describes.
    """
    surveys = _surveys(view.slice.cells("survey_coverage_by_month"))
    outcomes = view.slice.cells("outcome_coverage_by_month")
    scores, scored = _scores(outcomes), outcomes.by("site_id", number="scored")
    rows = []
    for place in places:
        due, received, people = (int(a[place] + b[place]) for a, b in zip(surveys, scores, strict=True))
        complete = share(received, due)
        gap = NOT_KNOWN if scored[place] else NONE_DUE
        shown = (gap, gap, gap if scored[place] else 0) if complete is None else (complete, received, due)
        rows.append(dict(zip((column.name for column in COLUMNS), (*shown, people), strict=True)))
    return view.disclosed(Table.of(COLUMNS, rows), "people")


def _surveys(cells: Cells) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Due, received and people by site. A survey asks for several constructs: the one most often answered counts."""
    dims = ("site_id", "phase_id", "occasion_id", "construct")
    completed, paired, not_due = (cells.by(*dims, number=name) for name in ("completed", "paired", "not_due"))
    due, received = (completed - not_due).max(axis=3, initial=0), paired.max(axis=3, initial=0)
    return due.sum(axis=(1, 2)), received.sum(axis=(1, 2)), due.max(axis=2, initial=0).sum(axis=1)


def _scores(cells: Cells) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Due, received and people by site; a score sent on paper without an appointment does not make up for another."""
    dims = ("site_id", "phase_id", "instrument_id", "step_id")
    due, scored = (cells.by(*dims, number=name) for name in ("seen", "scored"))
    received = np.minimum(due, scored)
    return due.sum(axis=(1, 2, 3)), received.sum(axis=(1, 2, 3)), due.max(axis=(2, 3), initial=0).sum(axis=1)
