"""Which months are over at every site whose records they need."""

from calendar import monthrange
from collections.abc import Collection, Sequence
from datetime import date

from dashboard.exhibits.view import View


def complete_to(view: View, source: str, phases: Collection[str]) -> date | None:
    """The earliest day up to which a selected site's records of ``source`` run, in ``phases``; None where no site says.

    A site that has left, or whose phase has ended, by its own date has sent all there is to send and holds nobody back.
    """
    inside = frozenset(phases)
    return view.slice.kept(("complete to", source, inside), lambda: _complete_to(view, source, inside))


def _complete_to(view: View, source: str, phases: Collection[str]) -> date | None:
    awaited, finished = [], []
    for pair in view.slice.site_phases:
        day = view.programme.data_to_of(pair.site_id, source)
        if day is None or pair.phase_id not in phases:
            continue
        ends = [end for end in (pair.left_on, view.programme.phase(pair.phase_id).ends_on) if end]
        (finished if ends and day >= min(ends) else awaited).append(day)
    return min(awaited) if awaited else max(finished, default=None)


def latest_to(view: View, source: str, phases: Collection[str]) -> date | None:
    """The latest day up to which any selected site's records of ``source`` run."""
    sites = {pair.site_id for pair in view.slice.site_phases if pair.phase_id in phases}
    days = (view.programme.data_to_of(site_id, source) for site_id in sites)
    return max((day for day in days if day), default=None)


def is_over(month: date, complete: date | None) -> bool:
    """Whether the month (its first day) had ended by ``complete``."""
    return complete is not None and month_end(month) <= complete


def month_end(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def takes_part_to(view: View, phases: Collection[str]) -> date | None:
    """The last day on which any selected site takes part in ``phases``; None where one has no end."""
    pairs = [pair for pair in view.slice.site_phases if pair.phase_id in phases]
    ends = [[end for end in (pair.left_on, view.programme.phase(pair.phase_id).ends_on) if end] for pair in pairs]
    return max(map(min, ends), default=None) if all(ends) else None


def sites_taking_part(view: View, phases: Collection[str], month: date) -> int:
    """How many selected sites take part in ``phases`` at some time in the month (its first day)."""
    sites = set()
    for pair in view.slice.site_phases:
        phase = view.programme.phase(pair.phase_id)
        ends = [end for end in (pair.left_on, phase.ends_on) if end]
        begins = max(pair.joined_on or phase.starts_on, phase.starts_on)
        if pair.phase_id in phases and begins <= month_end(month) and (not ends or min(ends) >= month):
            sites.add(pair.site_id)
    return len(sites)


def months_with_data(
    view: View, ever: Sequence[int], source: str, phases: Collection[str], whole_time: bool = False
) -> list[tuple[int, date]]:
    """The selected months from the first with a count to the last that any site has records of and takes part in, with
    their position among the programme's months (the axis of ``ever``); all months of those with ``whole_time``.

    ``ever`` are the counts of all time, so that a period's first months are not left out because nothing happened in
    them: they are zeros. Empty where no selected month has a count.
    """
    latest = latest_to(view, source, phases)
    chosen = set(view.slice.months)
    months = list(enumerate(view.programme.months))
    first = next((place for place, count in enumerate(ever) if count), None)
    if latest is None or not any(ever[place] for place, month in months if month in chosen):
        return []
    latest = min(latest, takes_part_to(view, phases) or latest)
    return [
        (place, month) for place, month in months
        if place >= first and month <= latest and (whole_time or month in chosen)
    ]
