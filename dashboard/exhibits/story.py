"""Which part of the story a selection asks for: milestones and achievements have days and places, but no counts."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from dashboard.disclosure import NOT_CHECKED
from dashboard.exhibits.view import View
from dashboard.table import Table, written


def wording(view: View) -> Callable[[str | None, str | None], str]:
    """What names a site and phase in words: the place and project, or the phase, or the whole programme."""
    sites = {site.site_id: site.name for site in view.programme.sites}
    phases = {phase.phase_id: phase for phase in view.programme.phases}

    def where(site_id: str | None, phase_id: str | None) -> str:
        phase = phases.get(phase_id)
        project = phase.project_code if phase else ""
        if site_id:
            return " · ".join(filter(None, (sites.get(site_id, site_id), project)))
        if phase:
            return phase.name if phase.name.startswith(project) else f"{project} · {phase.name}"
        return "Whole programme"

    return where


def period_days(view: View) -> tuple[date, date]:
    """First and last day of the period chosen; the ends of time where it is open."""
    first, last = view.selection.first or date.min, view.selection.last
    return first, last.replace(day=monthrange(last.year, last.month)[1]) if last else date.max


def belonging(view: View) -> Callable[[str | None, str | None], bool]:
    """What tells whether something of a site and phase (None: of all of them) belongs to the selection.

    What has no site is the whole phase's or programme's: it is left out as soon as a site is chosen.
    """
    sites = {site.site_id for site in view.slice.sites} | (set() if view.selection.sites else {None})
    phases = {None, *(phase.phase_id for phase in view.slice.phases)}
    return lambda site_id, phase_id: site_id in sites and phase_id in phases


def period(view: View) -> str:
    """The period chosen, in words, with its open end said; nothing where none is chosen."""
    first, last = view.selection.first, view.selection.last
    if first and last and first != last:
        return f"{written(first, 'month')} to {written(last, 'month')}"
    if first and last:
        return written(first, "month")
    if first:
        return f"From {written(first, 'month')} on"
    return f"Up to {written(last, 'month')}" if last else ""


def held_back(table: Table) -> str:
    """How many rows have words that this audience does not see yet."""
    count = sum(NOT_CHECKED in row for row in table.rows)
    return f"Words of {count} held back: they name a number that nobody has checked" if count else ""
