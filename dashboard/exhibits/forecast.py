"""What the pace of the last complete months would bring by the end, and the words where there is no forecast."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

import numpy as np

from dashboard.exhibits.complete import complete_to, month_end
from dashboard.exhibits.to_date import Plan
from dashboard.exhibits.view import View
from dashboard.programme.rows import SitePhase
from dashboard.statistics.forecast import LONGEST, PACE_MONTHS, SPREAD_MONTHS, Pace, events_within, months_until, pace_of
from dashboard.statistics.interval import Interval
from dashboard.table import Gap

NO_RECORDS = Gap("No records in this period")
ENDED = Gap("The phase has ended")
NO_END = Gap("No end of the phase is recorded")
TOO_FEW = Gap("Fewer than three complete months")
NO_PACE = Gap("Nobody completed in the last three complete months")
NOTHING_LEFT = Gap("All that is planned is reached")
EARLIER = Gap("The period chosen ends before the latest month")
TIMETABLE = "it holds less often where courses follow a timetable (Definitions)"
"""Said beside every 95% prediction interval: groups that finish when it was planned do not come at random."""


@dataclass(frozen=True)
class Forecast:
    """A pace and how far it is carried on.

    ``last``: the last day of the last complete month, ``done`` by then in all, ``known`` by the latest records (of
    months not complete at every site), which run to ``latest``; ``ends_on``: the day the first of the running phases
    ends, ``is_first`` where others go on after it.
    """

    pace: Pace
    last: date
    done: int
    known: int
    latest: date
    ends_on: date
    is_first: bool = False

    def reached_by(self, day: date) -> int:
        """What the pace would bring by ``day``, in all; never less than is known already."""
        return max(self.known, self.done + round(self.pace.monthly * self.months_to(day)))

    def range_by(self, day: date) -> Interval:
        """The 95% prediction interval of :meth:`reached_by`."""
        more = events_within(self.pace, self.months_to(day))
        return Interval(max(self.known, self.done + more.low), max(self.known, self.done + more.high))

    def when(self, target: int) -> tuple[date, Interval]:
        """The day the pace would bring ``target`` in all, and the 95% prediction interval in months from ``last``."""
        more = target - self.done
        return self.day_after(more / self.pace.monthly), months_until(self.pace, more)

    def day_after(self, months: float) -> date:
        """The day so many months after ``last``, at most a hundred years on."""
        whole, part = divmod(round(min(months, LONGEST), 9), 1)
        number = self.last.year * 12 + self.last.month - 1 + int(whole) + (part > 0)
        month = date(number // 12, number % 12 + 1, 1)
        length = month_end(month).day
        return month.replace(day=ceil(part * length - 1e-6) or length)

    def months_to(self, day: date) -> float:
        """Months from ``last`` to ``day``, the last of them by its share of days."""
        whole = (day.year - self.last.year) * 12 + day.month - self.last.month - 1
        return max(0.0, whole + day.day / month_end(day).day)


def forecast_of(view: View, plans: Sequence[Plan] = (), parts: np.ndarray | None = None) -> Forecast | Gap:
    """The forecast of completions at the selected sites (of ``parts`` [site, phase] only, if given).

    The pace is of the parts that still go on, in months over at all their sites; from ``plans`` comes the end of a phase
    that has none of its own. A gap says why there is none.
    """
    chosen = _parts(view, parts)
    complete = complete_to(view, "training", {part.phase_id for part in chosen})
    if complete is None or not view.slice.months:
        return NO_RECORDS
    going_on = [part for part in chosen if not _is_over(view, part, complete)]
    if not going_on:
        return ENDED
    last_target = max((plan.last for plan in plans if plan.last), default=date.min)
    ends = [end for part in going_on if (end := view.programme.phase(part.phase_id).ends_on or last_target) > complete]
    if not ends:
        return NO_END
    months = _complete_months(view, going_on, complete)
    if view.selection.last and months and months[-1] > view.selection.last:
        return EARLIER
    pace = pace_of(_completions(view, going_on, months))
    if pace is None:
        return TOO_FEW
    if not pace.events:
        return NO_PACE
    days = (view.programme.data_to_of(part.site_id, "training") for part in chosen)
    latest = max((day for day in days if day), default=complete)
    return Forecast(pace, month_end(months[-1]), *_done(view, chosen, months[-1]), latest, min(ends), min(ends) < max(ends))


def completed_in(view: View, parts: np.ndarray | None = None) -> int:
    """Everybody who has completed at the selected sites (of ``parts`` [site, phase] only, if given), by the latest records
    of the period chosen."""
    months = [month for month in view.programme.months if month <= (view.selection.last or date.max)]
    return int(_by_month(view, _parts(view, parts))[: len(months)].sum())


def _parts(view: View, parts: np.ndarray | None) -> list[SitePhase]:
    if parts is None:
        return list(view.slice.site_phases)
    sites, phases = _places(view)
    return [part for part in view.slice.site_phases if parts[sites[part.site_id], phases[part.phase_id]]]


def _is_over(view: View, part: SitePhase, complete: date) -> bool:
    """Whether the site had left, or its phase ended, by the day the records are complete to."""
    ends = (part.left_on, view.programme.phase(part.phase_id).ends_on)
    return any(end is not None and end <= complete for end in ends)


def _complete_months(view: View, parts: Sequence[SitePhase], complete: date) -> list[date]:
    """The latest months, as many as the spread is told from, that lie whole between the parts' start and ``complete``."""
    starts = [max(view.programme.phase(part.phase_id).starts_on, part.joined_on or date.min) for part in parts]
    whole = [month for month in view.programme.months if min(starts) <= month and month_end(month) <= complete]
    return whole[-SPREAD_MONTHS:]


def _completions(view: View, parts: Sequence[SitePhase], months: Sequence[date]) -> list[int]:
    """Completions of these parts, month by month."""
    return _by_month(view, parts)[_at(view, months)].tolist()


def _done(view: View, parts: Sequence[SitePhase], last: date) -> tuple[int, int]:
    """Completions of these parts by the end of the month ``last``, and by the latest records."""
    totals = np.cumsum(_by_month(view, parts))
    return int(totals[_at(view, [last])[0]]), int(totals[-1])


def _by_month(view: View, parts: Sequence[SitePhase]) -> np.ndarray:
    cells = view.slice.cells("training_by_month", month=None)
    counts = view.slice.kept("completed by part", lambda: cells.by("site_id", "phase_id", "completed_month", number="completed"))
    sites, phases = _places(view)
    return counts[[sites[part.site_id] for part in parts], [phases[part.phase_id] for part in parts]].sum(axis=0)


def _places(view: View) -> tuple[dict[str, int], dict[str, int]]:
    return (
        {site.site_id: place for place, site in enumerate(view.programme.sites)},
        {phase.phase_id: place for place, phase in enumerate(view.programme.phases)},
    )


def _at(view: View, months: Sequence[date]) -> list[int]:
    place = {month: at for at, month in enumerate(view.programme.months)}
    return [place[month] for month in months]


def months_of_pace(forecast: Forecast) -> str:
    """The months that the pace is of: "Oct to Dec 2020"."""
    number = forecast.last.year * 12 + forecast.last.month - PACE_MONTHS
    first = date(number // 12, number % 12 + 1, 1)
    return f"{first:%b}{'' if first.year == forecast.last.year else f' {first:%Y}'} to {forecast.last:%b %Y}"
