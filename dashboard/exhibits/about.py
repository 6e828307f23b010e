"""What the programme is and what its figures mean: projects, places, measures, audiences, accessibility."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.catalogue import AUDIENCES, MEASURES, PAGES, AudienceWords, Measure
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.view import View, plural, several
from dashboard.programme.programme import Programme
from dashboard.table import Column, Table, written

PROJECTS = (
    Column("project_code", "Project"),
    Column("name", "Name"),
    Column("purpose", "Purpose"),
    Column("partners", "Partners"),
    Column("lead", "Lead"),
    Column("contact", "Whom to ask"),
    Column("dates", "Dates"),
    Column("phases", "Phases"),
)

PLACES = (
    Column("site_id", ""),
    Column("site", "Site"),
    Column("project", "Project"),
    Column("phase", "Phase"),
    Column("setting", "Setting"),
    Column("partner", "Partner"),
    Column("area", "Area"),
    Column("dates", "Takes part"),
)

DONE = (
    "The dashboard aims at WCAG 2.2, level AA.",
    "Every page is tested with axe-core in a real browser, at a desk's and at a phone's width.",
    "Everything can be reached and used with the keyboard alone, in the order in which it stands.",
    "Every figure has a name, a sentence that says what it shows, a text in place of the drawing and the same numbers "
    "as a table.",
    "Colour never carries a meaning alone: a word, a shape or a pattern goes with it.",
    "Text and marks keep their contrast, also in high contrast; at 200% zoom nothing is cut off.",
    "Whoever has asked their system for less motion sees marks change place without moving.",
)

LIMITS = (
    "Points of a drawing are not read one by one by a screen reader: the table below each figure holds them all.",
    "A downloaded picture carries its words as part of the picture; the same figure's table can be downloaded as CSV.",
    "Documents that achievements link to belong to the sites and have not been checked.",
)


@dataclass(frozen=True)
class Accessibility:
    """What was done, what is known not to work, and whom to tell, in sentences."""

    done: tuple[str, ...]
    limits: tuple[str, ...]
    ask: str


@dataclass(frozen=True)
class About:
    """What the Definitions page says beside its two exhibits. All of it is plain text.

    ``measures`` pairs each page's name with the measures first met there; ``departures`` are those measures whose
    reckoning differs from what is published.
    """

    measures: tuple[tuple[str, tuple[Measure, ...]], ...]
    departures: tuple[Measure, ...]
    audiences: tuple[AudienceWords, ...]
    accessibility: Accessibility


def about(programme: Programme) -> About:
    """The words of the Definitions page, for this programme's contacts."""
    return About(
        measures=tuple((label, measures) for page, label in PAGES.items() if (measures := measures_of(page))),
        departures=tuple(measure for measure in MEASURES.values() if measure.departure),
        audiences=tuple(AUDIENCES.values()),
        accessibility=Accessibility(DONE, LIMITS, _whom_to_ask(programme)),
    )


def measures_of(page: str) -> tuple[Measure, ...]:
    """The measures at home on a page: the first of their pages that is not the overview, which repeats the others'."""
    return tuple(
        measure for measure in MEASURES.values()
        if next((name for name in measure.pages if name != "overview"), "overview") == page
    )


def projects(view: View) -> Exhibit:
    """The selected projects: what for, with whom, led by whom, whom to ask, when."""
    chosen = {phase.project_code for phase in view.slice.phases}
    project = view.selection.project
    rows = [
        {**row._asdict(), "dates": _dates(row.starts_on, row.ends_on), "phases": _phases(view, row.project_code)}
        for row in view.programme.projects
        if row.project_code in chosen or row.project_code == project or not (project or view.selection.phases)
    ]
    table = view.disclosed(Table.of(PROJECTS, rows))
    codes = list(table.column("project_code"))
    return Exhibit(
        name="projects", question="What is the programme, who takes part, whom does one ask?",
        sentence=f"{plural(len(codes), 'project')}: {several(codes)}" if codes else "No project is described yet",
        table=table, drawing=None, evidence=(), measures=(), form="table",
        empty="No project is described in the data yet. Load a table of projects to fill this.",
    )


def places(view: View) -> Exhibit:
    """The selected sites in each phase they take part in: setting, partner, area, since when."""
    rows = []
    for phase in view.slice.phases:
        since = {pair.site_id: pair for pair in view.slice.site_phases if pair.phase_id == phase.phase_id}
        rows += [
            {**site._asdict(), "site": site.name, "project": phase.project_code, "phase": phase.name,
             "dates": _dates(since[site.site_id].joined_on, since[site.site_id].left_on)}
            for site in view.slice.sites if site.site_id in since
        ]
    table = view.disclosed(Table.of(PLACES, rows))
    return Exhibit(
        name="places", question="Which sites take part, in which project?", sentence=_places_sentence(table), table=table,
        drawing=None, evidence=("By project and phase, then by name",) if len(rows) > 1 else (), measures=("data_to",),
        form="table", empty="No site takes part in what is chosen. Choose another phase or project.",
    )


def _places_sentence(table: Table) -> str:
    sites = len(set(table.column("site_id")))
    if not sites:
        return "No site takes part in this selection"
    taking_part = f"{plural(sites, 'site')} {'takes' if sites == 1 else 'take'} part"
    once = dict.fromkeys(zip(table.column("site_id"), table.column("project"), strict=True))
    counts = Counter(project for _, project in once)
    if len(counts) == 1:
        return f"{taking_part} in {next(iter(counts))}"
    return f"{taking_part}: {several([f'{count} in {project}' for project, count in counts.items()])}"


def _dates(first: date | None, last: date | None) -> str:
    if first and last:
        return f"{written(first, 'date')} to {written(last, 'date')}"
    if first:
        return f"Since {written(first, 'date')}"
    return f"Until {written(last, 'date')}" if last else "Dates not recorded"


def _phases(view: View, project_code: str) -> str:
    names = [f"{phase.name} ({_dates(phase.starts_on, phase.ends_on)})" for phase in view.programme.phases
             if phase.project_code == project_code]
    return "; ".join(names) or "No phase recorded"


def _whom_to_ask(programme: Programme) -> str:
    contacts = _contacts((row.lead, row.contact) for row in programme.projects)
    if not contacts:
        return "Tell whoever gave you the address of this dashboard what does not work for you."
    return f"Tell us what does not work for you, and how you would like to get it instead: {'; '.join(contacts)}."


def _contacts(pairs: Iterable[tuple[str | None, str | None]]) -> list[str]:
    """Lead and contact of each project, as far as recorded, each once."""
    return list(dict.fromkeys(", ".join(filter(None, pair)) for pair in pairs if any(pair)))
