"""The filter bar: what may be chosen, what is, and how it reads."""

from datetime import date

from dashboard.programme.programme import Programme
from dashboard.selection import Selection
from dashboard.table import written

AUDIENCE_NAMES = (("team", "Team"), ("funder", "Funder"))


def filter_values(programme: Programme, selection: Selection, path: str) -> dict:
    """What the template of the filter bar shows: the choices, which of them are made, and the words for them."""
    known = programme.known()
    months, to_team = programme.months, selection.audience == "team"
    named = _named(months) if to_team else []  # a release is to date
    phases = [
        {"value": phase.phase_id, "name": phase.name, "project": phase.project_code,
         "chosen": phase.phase_id in selection.phases,
         "possible": not selection.project or phase.project_code == selection.project}
        for phase in programme.phases
    ]
    open_phases = {phase["value"] for phase in phases if phase["possible"] and (phase["chosen"] or not selection.phases)}
    sites = [
        {"value": site.site_id, "name": site.name, "chosen": site.site_id in selection.sites,
         "possible": any((site.site_id, phase) in known.site_phases for phase in open_phases)}
        for site in programme.sites
    ]
    names = [site["name"] for site in sites if site["chosen"]]
    phase_names = [phase["name"] for phase in phases if phase["chosen"]]
    phase_words, site_words = _words(phase_names, "phases", len(phases)), _words(names, "sites", len(sites))
    period_words = _period(months, selection)
    return {
        "project": selection.project or "",
        "projects": [("", "All"), *((project.project_code, project.project_code) for project in programme.projects)],
        "phases": phases, "phase_words": phase_words, "sites": sites, "site_words": site_words, "period_words": period_words,
        "from_months": [("", "The beginning"), *named], "to_months": [("", "The latest"), *named],
        "first": selection.first and f"{selection.first:%Y-%m}" or "", "last": selection.last and f"{selection.last:%Y-%m}" or "",
        "as_of": selection.as_of.isoformat() if selection.as_of else "",
        "as_of_days": [("", "Today’s data"), *_days(programme, selection)],
        "quick": _quick(programme, selection, path) if to_team else [],
        "audience": selection.audience, "audiences": AUDIENCE_NAMES,
        "clear": path, "any": selection != Selection(audience=selection.audience),
        "summary": ", ".join([selection.project or "all projects", phase_words.lower() if not phase_names else phase_words,
                              site_words.lower() if not names else site_words, period_words]),
    }


def _words(names: list[str], noun: str, count: int) -> str:
    if not names:
        return f"All {count} {noun}" if count != 1 else f"The one {noun.removesuffix('s')}"
    return names[0] if len(names) == 1 else f"{len(names)} {noun}"


def _named(months: tuple[date, ...]) -> list[tuple[str, str]]:
    return [(f"{month:%Y-%m}", written(month, "month")) for month in months]


def _days(programme: Programme, selection: Selection) -> list[tuple[str, str]]:
    """The days the programme can be shown as of, newest first; a review is named."""
    reviews = {review.held_on: review.title for review in programme.reviews if selection.audience == "team"}
    known = programme.known()
    days = set(known.as_of_days if selection.audience == "team" else known.reviews) | ({selection.as_of} if selection.as_of else set())
    return [
        (day.isoformat(), written(day, "date") + (f" ({reviews[day]})" if day in reviews else ""))
        for day in sorted(days, reverse=True)
    ]


def _period(months: tuple[date, ...], selection: Selection) -> str:
    if not months:
        return "No months yet"
    first, last = selection.first or months[0], selection.last or months[-1]
    if first > last:  # a period that begins after the data, or ends before them
        words = f"From {written(first, 'month')}" if selection.first else f"To {written(last, 'month')}"
    else:
        words = written(first, "month") if first == last else f"{written(first, 'month')} – {written(last, 'month')}"
    return f"{words}, as of {written(selection.as_of, 'date')}" if selection.as_of else words


def _quick(programme: Programme, selection: Selection, path: str) -> list[tuple[str, str]]:
    """Links to periods that reviews ask for: everything, the financial year, the last twelve months."""
    if not programme.months:
        return []
    last = programme.months[-1]
    year = date(last.year if last.month >= 4 else last.year - 1, 4, 1)
    twelve = date(last.year - 1 + last.month // 12, last.month % 12 + 1, 1)
    choices = (("All months", None), (f"Financial year {year:%Y}/{(year.year + 1) % 100:02d}", year), ("Last 12 months", twelve))
    links = []
    for name, first in choices:
        query = selection.with_only(first=first, last=None).query()
        links.append((f"{path}?{query}" if query else path, name))
    return links
