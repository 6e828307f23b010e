"""The months of each selected site's count that share a middle line, as one array for all sites at once."""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.exhibits.complete import complete_to, month_end, takes_part_to
from dashboard.exhibits.restarts import places_of, restarts
from dashboard.exhibits.view import View
from dashboard.programme.rows import SitePhase


@dataclass(frozen=True, eq=False)
class Frame:
    """Which months count for each row: the selected sites, before them all together where ``with_total``.

    ``sites``: their places on the programme's axis. ``over``: how many of the programme's months were over by the
    row's own date and had begun while it took part. ``starts`` and ``last``: the month from which its present limits
    are reckoned, and the one to be judged, the last of the period that is over; ``stops``: the end of those limits.
    ``takes_part``: whether the row has a part in the phases; ``in_period``: whether a selected month is over there.
    """

    sites: np.ndarray
    with_total: bool
    over: np.ndarray
    starts: np.ndarray
    stops: np.ndarray
    last: np.ndarray
    takes_part: np.ndarray
    in_period: np.ndarray


def frame_of(view: View, source: str, phases: Collection[str]) -> Frame:
    """The frame of one source's counts in ``phases``; a total where several sites are selected."""
    months, sites, pairs = view.programme.months, view.slice.sites, _pairs(view, set(phases))
    place = {site.site_id: at for at, site in enumerate(view.programme.sites)}
    ends = [month_end(month) for month in months]
    rows = [({site.site_id}, *_bounds(view, pairs.get(site.site_id, []), source)) for site in sites]
    if with_total := len(sites) > 1:
        rows = [(set(pairs), complete_to(view, source, phases), takes_part_to(view, phases)), *rows]
    over = np.array([
        min(bisect_right(ends, day), bisect_right(months, last or date.max)) if day and own & pairs.keys() else 0
        for own, day, last in rows
    ], int)
    chosen = view.slice.months
    first_shown = months.index(chosen[0]) if chosen else len(months)
    last = np.minimum(over, months.index(chosen[-1]) + 1 if chosen else 0) - 1
    bounds = _restarts(view, [own for own, _, _ in rows])
    return Frame(
        np.array([place[site.site_id] for site in sites], int), with_total, over,
        np.array([max((one for one in own if one <= at), default=0) for own, at in zip(bounds, last.tolist(), strict=True)], int),
        np.array([min((one for one in own if one > at), default=len(months)) for own, at in zip(bounds, last.tolist(), strict=True)], int),
        np.maximum(last, 0), np.array([bool(own & pairs.keys()) for own, _, _ in rows], bool), last >= first_shown,
    )


def series_of(frame: Frame, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Counts [site, month] on the programme's axes as a series a row, and whether each ever had a count.

    A series runs from the first month with a count, or the restart, to the last month that is over; elsewhere, and
    where nothing of the period is over, it is not a number.
    """
    values = counts[frame.sites].astype(float)
    if frame.with_total:
        values = np.vstack([values.sum(axis=0), values])
    if not values.shape[1]:
        return np.full((len(values), 1), np.nan), np.zeros(len(values), bool)
    axis, counted = np.arange(values.shape[1]), values > 0
    first = np.maximum(np.where(counted.any(axis=1), counted.argmax(axis=1), len(axis)), frame.starts)
    inside = (axis >= first[:, None]) & (axis < np.minimum(frame.over, frame.stops)[:, None]) & frame.in_period[:, None]
    return np.where(inside, values, np.nan), counted.any(axis=1)


def _pairs(view: View, phases: set[str]) -> dict[str, list[SitePhase]]:
    pairs: dict[str, list[SitePhase]] = {}
    for pair in view.slice.site_phases:
        if pair.phase_id in phases:
            pairs.setdefault(pair.site_id, []).append(pair)
    return pairs


def _bounds(view: View, pairs: list[SitePhase], source: str) -> tuple[date | None, date | None]:
    """The day up to which a site's records run, and its last day in its phases (None: no end)."""
    if not pairs:
        return None, None
    ends = [[end for end in (pair.left_on, view.programme.phase(pair.phase_id).ends_on) if end] for pair in pairs]
    return view.programme.data_to_of(pairs[0].site_id, source), max(map(min, ends)) if all(ends) else None


def _restarts(view: View, rows: list[set[str]]) -> list[list[int]]:
    """Where the limits of each row restart, as places among the programme's months."""
    own = {event.site_id for event in view.programme.events if event.recalculates_limits}
    for_all = places_of(restarts(view, ()), view.programme.months)
    return [places_of(restarts(view, sites), view.programme.months) if len(sites) == 1 and sites & own else for_all for sites in rows]
