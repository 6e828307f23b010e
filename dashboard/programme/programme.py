"""The programme at one stamp of the data, and the part of it that a selection asks for."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from dashboard.programme import rows
from dashboard.programme.cells import Cells
from dashboard.selection import Known, Selection

__all__ = ["Cells", "Programme", "Slice", "Stamp"]


MOST_KEPT = 64
"""Things a programme keeps for whoever asks for the same part of it next."""


class Stamp(NamedTuple):
    """Which data a programme was made from: the parts' numbers, and the day it is shown as of (None: as it stands)."""

    facts: int
    story: int
    as_of: date | None


@dataclass(frozen=True, eq=False)
class Programme:
    """Everything the pages show, as small immutable tables. Two programmes are the same only if they are one object.

    ``months``: first days, every month from the first with data to the last. ``data_to``: the earliest day up to
    which a site's records are claimed complete, no later than ``as_of``; None where no site says. ``cells``: each
    counts query's answer, its dimensions ``site_id``, ``phase_id`` and the months on the axes of ``sites``,
    ``phases`` and ``months``.
    """

    stamp: Stamp
    as_of: date | None
    made_at: datetime  # UTC
    loaded_at: datetime | None  # UTC
    is_demonstration: bool
    data_to: date | None
    months: tuple[date, ...]
    projects: tuple[rows.Project, ...]
    phases: tuple[rows.Phase, ...]
    sites: tuple[rows.Site, ...]
    site_phases: tuple[rows.SitePhase, ...]
    targets: tuple[rows.Target, ...] = ()
    milestones: tuple[rows.Milestone, ...] = ()
    courses: tuple[rows.Course, ...] = ()
    sessions: tuple[rows.Session, ...] = ()
    questions: tuple[rows.Question, ...] = ()
    occasions: tuple[rows.Occasion, ...] = ()
    instruments: tuple[rows.Instrument, ...] = ()
    steps: tuple[rows.Step, ...] = ()
    achievements: tuple[rows.Achievement, ...] = ()
    events: tuple[rows.Event, ...] = ()
    reviews: tuple[rows.Review, ...] = ()
    freshness: tuple[rows.Freshness, ...] = ()
    loads: tuple[rows.Load, ...] = ()
    cells: Mapping[str, Cells] = field(default_factory=dict)

    def known(self) -> Known:
        """What an address may name here; it may be shown as of months' ends up to ``data_to`` and reviews' dates."""
        return self._known

    @cached_property
    def _known(self) -> Known:
        days = {review.held_on for review in self.reviews}
        if self.data_to:
            days.update(day for day in map(_month_end, self.months) if day <= self.data_to)
        return Known(
            tuple(project.project_code for project in self.projects),
            {phase.phase_id: phase.project_code for phase in self.phases},
            {site.site_id: site.name for site in self.sites},
            tuple(sorted(days)),
            frozenset((pair.site_id, pair.phase_id) for pair in self.site_phases),
            tuple(sorted(review.held_on for review in self.reviews)),
        )

    def of_all_months(self, query: str) -> Cells:
        """A query's cells summed over its months; made when first asked for."""
        if query not in self._summed:
            self._summed[query] = self.cells[query].without("month")
        return self._summed[query]

    def kept(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What ``make`` gives, kept for other selections; only the last so many are."""
        found = self._kept.get(key)
        if found is None:  # two readers may make it at once, and one of them clear: each goes on with its own
            found = make()
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = found
        return found

    @cached_property
    def _summed(self) -> dict[str, Cells]:
        return {}

    @cached_property
    def _kept(self) -> dict[Hashable, Any]:
        return {}

    def site(self, site_id: str) -> rows.Site:
        """The site; KeyError where there is none."""
        return _only(self.sites, "site_id", site_id)

    def phase(self, phase_id: str) -> rows.Phase:
        """The phase; KeyError where there is none."""
        return _only(self.phases, "phase_id", phase_id)

    def data_to_of(self, site_id: str, source: str) -> date | None:
        """Up to which day a site's source is claimed complete, no later than ``as_of``; None where it does not say."""
        return self._own_dates.get((site_id, source))

    @cached_property
    def _own_dates(self) -> dict[tuple[str, str], date]:
        latest = self.as_of or date.max
        return {(row.site_id, row.source): min(row.data_to, latest) for row in self.freshness}


@dataclass(frozen=True, eq=False)
class Slice:
    """What a selection leaves of a programme. Cells are filtered once per query and kept as long as the slice."""

    programme: Programme
    selection: Selection
    _kept: dict = field(default_factory=dict, repr=False)

    @cached_property
    def phases(self) -> tuple[rows.Phase, ...]:
        """The selected phases, all of the selected project where none is named, in the programme's order."""
        chosen, project = self.selection.phases, self.selection.project
        return tuple(
            phase for phase in self.programme.phases
            if (not chosen or phase.phase_id in chosen) and (not project or phase.project_code == project)
        )

    @cached_property
    def sites(self) -> tuple[rows.Site, ...]:
        """The selected sites that take part in a selected phase, in the programme's order."""
        taking_part = {pair.site_id for pair in self.site_phases}
        return tuple(site for site in self.programme.sites if site.site_id in taking_part)

    @cached_property
    def site_phases(self) -> tuple[rows.SitePhase, ...]:
        """The selected sites' part in the selected phases."""
        phases, chosen = {phase.phase_id for phase in self.phases}, self.selection.sites
        return tuple(
            pair for pair in self.programme.site_phases
            if pair.phase_id in phases and (not chosen or pair.site_id in chosen)
        )

    @cached_property
    def months(self) -> tuple[date, ...]:
        """The programme's months within the selected period."""
        first, last = self.selection.first or date.min, self.selection.last or date.max
        return tuple(month for month in self.programme.months if first <= month <= last)

    def cells(self, query: str, month: str | None = "month") -> Cells:
        """A query's cells of the selected project, phases, sites and period.

        ``month`` names the column that the period is applied to; None applies none. An unknown query or column
        raises KeyError.
        """
        if (query, month) not in self._kept:
            self._kept[query, month] = self._filtered(self.programme.cells[query], query, month)
        return self._kept[query, month]

    def cells_of_period(self, query: str) -> Cells:
        """As ``cells(query)`` for what does not ask which month: without a period, the months are summed beforehand."""
        if self.selection.first or self.selection.last:
            return self.cells(query)
        if (query, "of period") not in self._kept:
            self._kept[query, "of period"] = self._filtered(self.programme.of_all_months(query), query, None)
        return self._kept[query, "of period"]

    def kept(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What ``make`` gives, made once and kept as long as the slice: figures that reckon the same share it."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def _filtered(self, cells: Cells, query: str, month: str | None) -> Cells:
        if month is not None and month not in cells.labels:
            raise KeyError(f"{query} has no column {month!r}; it has {', '.join(cells.labels)}")
        if self.selection.sites:
            cells = cells.where(site_id=self.selection.sites)
        if self.selection.phases or self.selection.project:
            cells = cells.where(phase_id=[phase.phase_id for phase in self.phases])
        if month is not None and (self.selection.first or self.selection.last):
            months = self.months
            first = self.programme.months.index(months[0]) if months else 0
            cells = cells.where_codes(month, np.arange(first, first + len(months)))
        return cells


def _only(rows_: tuple, name: str, value: str) -> NamedTuple:
    for row in rows_:
        if getattr(row, name) == value:
            return row
    raise KeyError(f"no {name} {value!r}")


def _month_end(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
