"""Where the limits of a control chart restart: at events that say so and record the reason, nowhere else."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from dashboard.exhibits.view import View
from dashboard.programme.rows import Event


def restarts(view: View, sites: Collection[str]) -> tuple[Event, ...]:
    """The events at which the limits of a chart of these sites together restart, in order of time.

    An event of the whole programme restarts every chart; one of a site only the chart of that site alone.
    """
    return tuple(event for event in _asking(view, sites) if _reason(event))


def without_reason(view: View, sites: Collection[str]) -> tuple[Event, ...]:
    """The events that ask for new limits and record no reason: they restart nothing."""
    return tuple(event for event in _asking(view, sites) if not _reason(event))


def restart_month(day: date) -> date:
    """The month (its first day) that begins nearest to an event's day: new limits are reckoned from it on."""
    return day.replace(day=1) if day.day <= 15 else (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def places_of(events: Sequence[Event], months: Sequence[date]) -> list[int]:
    """The places among ``months`` where new limits begin; an event outside them has none."""
    starts = {restart_month(event.happened_on) for event in events}
    return [place for place, month in enumerate(months) if month in starts]


def _asking(view: View, sites: Collection[str]) -> list[Event]:
    events = [
        event for event in view.programme.events
        if event.recalculates_limits and (event.site_id is None or set(sites) == {event.site_id})
    ]
    return sorted(events, key=lambda event: event.happened_on)


def _reason(event: Event) -> str:
    return (event.reason or "").strip()
