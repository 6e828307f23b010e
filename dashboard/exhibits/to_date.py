"""What was done and what was planned to date, each site held only up to its own data date."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import NamedTuple

import numpy as np

from dashboard.exhibits.view import View
from dashboard.programme.cells import Cells
from dashboard.programme.programme import Programme
from dashboard.statistics.plan import due_on_days

ROUNDING = 1e-6  # a sum of parts that is whole but for floating point
OWNER, FUNDER = "plan", "funder"  # whose targets: the programme's own, the funder's. Never summed


@dataclass(frozen=True, eq=False)
class Plan:
    """What the selected sites plan to have reached, month by month.

    ``parts``: [site, phase] on the programme's axes, true where there is a plan. ``line``: planned in all by each
    month's end; ``due``: [part, month] the same with each site held only up to its own data date. ``places``: the site
    and phase of each row of ``due``. ``whole``: what is planned in the end, ``last``: the day of the last target.
    """

    parts: np.ndarray
    line: np.ndarray
    due: np.ndarray
    places: tuple[tuple[int, int], ...]
    whole: float
    last: date | None

    def __bool__(self) -> bool:
        return bool(self.places)

    def due_by_site(self) -> dict[int, float]:
        """What each site's plan expects by the end of the months, by the site's place on the programme's axis."""
        sums: dict[int, float] = {}
        for (site, _), due in zip(self.places, self.due[:, -1:].sum(axis=1).tolist(), strict=True):
            sums[site] = sums.get(site, 0.0) + due
        return sums


def own_dates(view: View, source: str) -> dict[str, date]:
    """The day up to which each selected site's records of a source are complete; a site that sent none is left out."""
    days = {part.site_id: view.programme.data_to_of(part.site_id, source) for part in view.slice.site_phases}
    return {site_id: day for site_id, day in days.items() if day}


def without_records(view: View, source: str) -> set[str]:
    """The selected sites whose own records of a source end before the selected months begin, or lie outside them."""
    first = min(view.slice.months, default=date.max)
    return {site_id for site_id, day in own_dates(view, source).items() if day < first}


def months_to_date(view: View, source: str, phases: Collection[str] | None = None) -> tuple[date, ...]:
    """The selected months up to that of the latest date of a site (in ``phases``): later ones are not in yet."""
    days = own_dates(view, source)
    taking_part = {part.site_id for part in view.slice.site_phases if phases is None or part.phase_id in phases}
    latest = max((day for site_id, day in days.items() if site_id in taking_part), default=date.min)
    return tuple(month for month in view.slice.months if month <= latest)


def running(
    view: View, cells: Cells, dim: str, number: str, months: tuple[date, ...], parts: np.ndarray | None = None
) -> np.ndarray:
    """The running total of ``number`` by each month's end, from the first event on; of ``parts`` only, if given."""
    sums = (
        cells.by(dim, number=number)
        if parts is None
        else cells.by("site_id", "phase_id", dim, number=number)[parts].sum(axis=0)
    )
    return np.cumsum(sums)[_places(view, months)]


def running_by_site(
    view: View, cells: Cells, dim: str, number: str, months: tuple[date, ...], parts: np.ndarray | None = None
) -> np.ndarray:
    """``number`` of each site from the first event to the last of ``months``; of ``parts`` only, if given."""
    last = _places(view, months[-1:])
    sums = cells.by("site_id", "phase_id", dim, number=number)[:, :, : last[0] + 1 if last else 0].sum(axis=2)
    return (sums if parts is None else sums * parts).sum(axis=1)


def _places(view: View, months: tuple[date, ...]) -> list[int]:
    place = {month: at for at, month in enumerate(view.programme.months)}
    return [place[month] for month in months]


def plan_of(view: View, measure: str, source: str, months: tuple[date, ...], owner: str = OWNER) -> Plan:
    """The targets of an ``owner`` for a measure at the selected sites in the selected phases, by the ends of ``months``.

    A part's plan starts the day its phase does, or the day the site joined it if that is later.
    """
    key = "plan", measure, source, months, owner
    return view.slice.kept(key, lambda: _plan(view, measure, source, months, owner))


def _plan(view: View, measure: str, source: str, months: tuple[date, ...], owner: str) -> Plan:
    programme = view.programme
    planned = programme.kept(("plan", measure, source, months, owner), lambda: _planned(programme, measure, source, months, owner))
    chosen = [planned[key] for part in view.slice.site_phases if (key := (part.site_id, part.phase_id)) in planned]
    parts = np.zeros((len(programme.sites), len(programme.phases)), bool)
    for part in chosen:
        parts[part.place] = True
    dues = np.array([part.dues for part in chosen]).reshape(len(chosen), 2, len(months))
    return Plan(
        parts, dues[:, 0].sum(axis=0), dues[:, 1], tuple(part.place for part in chosen), sum(part.whole for part in chosen),
        max((part.last for part in chosen), default=None),
    )


class _Planned(NamedTuple):
    """One site's targets in one phase: due by the ends of the months, and by those held to its own data date."""

    place: tuple[int, int]
    dues: np.ndarray
    whole: float
    last: date


def _planned(programme: Programme, measure: str, source: str, months: tuple[date, ...], owner: str) -> dict[tuple[str, str], _Planned]:
    ends = np.array([month_end(month).toordinal() for month in months], dtype=int)
    targets = _targets(programme, measure, owner)
    sites = {site.site_id: place for place, site in enumerate(programme.sites)}
    phases = {phase.phase_id: (place, phase) for place, phase in enumerate(programme.phases)}
    found = {}
    for part in programme.site_phases:
        dated = targets.get((part.site_id, part.phase_id))
        if dated:
            place, phase = phases[part.phase_id]
            starts_on = max(phase.starts_on, part.joined_on or phase.starts_on)
            own = (programme.data_to_of(part.site_id, source) or programme.data_to or date.max).toordinal()
            dues = due_on_days(np.concatenate([ends, np.minimum(ends, own)]), dated, starts_on).reshape(2, len(ends))
            most, last = max(value for _, value in dated), max(day for day, _ in dated)
            found[part.site_id, part.phase_id] = _Planned((sites[part.site_id], place), dues, most, last)
    return found


def whole(due: float) -> int:
    """What a plan expects, in whole people: one between two numbers asks for the lower until it reaches the next.

    What is shown is what is judged: nobody is behind by a part of a person, and the figures on a line add up.
    """
    return floor(due + ROUNDING)


def behind_or_ahead(done: int, due: int | None, after: str = " plan to date") -> str:
    """Where a count stands against its plan: "5 behind plan to date", "On plan", "3 ahead of plan to date"."""
    if due is None:
        return "No plan recorded"
    difference = done - due
    if not difference:
        return "On plan"
    return f"{-difference:,} behind{after}" if difference < 0 else f"{difference:,} ahead{after and ' of' + after}"


def month_end(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def _targets(programme: Programme, measure: str, owner: str) -> dict[tuple[str, str], list[tuple[date, float]]]:
    targets: dict[tuple[str, str], list[tuple[date, float]]] = {}
    for target in programme.targets:
        if target.measure == measure and target.owner == owner:
            targets.setdefault((target.site_id, target.phase_id), []).append((target.due_on, target.value))
    return targets
