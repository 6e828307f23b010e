"""What a reader has asked to see: one immutable value that survives the URL."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

AUDIENCES = ("team", "funder")
NAMES = ("project", "phase", "site", "from", "to", "as_of", "audience")


@dataclass(frozen=True)
class Selection:
    """Filters as chosen; an empty tuple or None means everything.

    ``first`` and ``last`` are first days of months, both inclusive. ``as_of`` shows the programme as it stood on
    that day. The page is not part of it: every page reads the same selection.
    """

    project: str | None = None
    phases: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    as_of: date | None = None
    audience: str = "team"

    def query(self) -> str:
        """The selection as a URL's query, without "?"; the same selection always gives the same text."""
        pairs = [("audience", self.audience if self.audience != "team" else None), ("project", self.project)]
        pairs += [("phase", phase) for phase in self.phases]
        pairs += [("site", site) for site in self.sites]
        pairs += [("from", self.first and self.first.isoformat()[:7]), ("to", self.last and self.last.isoformat()[:7])]
        pairs += [("as_of", self.as_of and self.as_of.isoformat())]
        return urlencode([(name, value) for name, value in pairs if value])

    def with_only(self, **changes) -> "Selection":
        return replace(self, **changes)


@dataclass(frozen=True)
class Known:
    """What a URL may name: the codes of this programme, in its order, and the days it can be shown as of."""

    projects: tuple[str, ...]
    phases: dict[str, str]  # phase_id -> project_code
    sites: dict[str, str]  # site_id -> name
    as_of_days: tuple[date, ...] = ()  # days for which the programme can be shown as it stood
    site_phases: frozenset[tuple[str, str]] = frozenset()  # (site_id, phase_id)
    reviews: tuple[date, ...] = ()  # days of reviews, the only earlier days that a release is made for


MOST_CHARACTERS = 40_000
MOST_FILTERS = 1_000
MOST_COMPLAINTS = 5


def read(query: str | None, known: Known) -> tuple[Selection, tuple[str, ...]]:
    """The selection in a URL's query, and a sentence for everything in it that could not be followed.

    Never raises: what is unknown, malformed or hostile is left out and said in words, in a few sentences at most. An
    address that asks for another audience than the team's, rightly or wrongly, gets the funder's view.
    """
    complaints: list[str] = []
    query = (query or "").removeprefix("?")
    try:
        if len(query) > MOST_CHARACTERS:
            raise ValueError
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_FILTERS)
    except ValueError:
        return Selection(audience="funder"), (
            "The address holds more filters than can be read; showing all of the funder's view, which holds the least.",
        )
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        if "audience" in (name + value).casefold() and (name != "audience" or not value):
            # However it is misspelt, whoever names an audience does not get more than was meant.
            values.setdefault("audience", []).append(f"{name}={value}")
        elif not value:
            continue
        elif name in NAMES:
            values.setdefault(name, []).append(value)
        else:
            complaints.append(f"“{_short(name)}” is not a filter here and was left out.")

    project = _project(values.get("project", []), known, complaints)
    phases = _phases(values.get("phase", []), project, known, complaints)
    sites = _sites(values.get("site", []), known, complaints)
    first, last = _period(values, complaints)
    selection = Selection(
        project, phases, sites, first, last,
        _as_of(values.get("as_of", []), known, complaints),
        _audience(values.get("audience", []), complaints),
    )
    if selection.audience != "team":
        selection = released(selection, known, complaints)
    return selection, _few(complaints)


def released(selection: Selection, known: Known, complaints: list[str]) -> Selection:
    """The nearest selection that a release is made for, and a sentence for each filter that it leaves out.

    That is the programme, a project, one phase, or one site in one phase, to date or as of a review. Views of any other
    part could be subtracted from each other.
    """
    phases, sites = selection.phases, selection.sites
    if len(phases) > 1:
        projects = {known.phases[phase] for phase in phases}
        complaints.append(f"A funder’s view holds one phase or all of a project: showing {_or_all(projects)}.")
        selection = selection.with_only(phases=(), project=projects.pop() if len(projects) == 1 else selection.project)
    if sites:
        selection = _released_site(selection, known, complaints)
    if selection.phases:
        selection = selection.with_only(project=known.phases[selection.phases[0]])
    if selection.first or selection.last:
        complaints.append("A funder’s view is to date: the period was left out.")
    if selection.as_of and selection.as_of not in known.reviews:
        complaints.append("A funder’s view goes back to the days of reviews only: showing the data as they stand.")
        selection = selection.with_only(as_of=None)
    return selection.with_only(first=None, last=None)


def _released_site(selection: Selection, known: Known, complaints: list[str]) -> Selection:
    """One site in the one phase that it takes part in or that is chosen; else all sites, in words."""
    inside = [
        phase for site, phase in known.site_phases
        if site == selection.sites[0] and (not selection.phases or phase in selection.phases)
        and (not selection.project or known.phases[phase] == selection.project)
    ]
    if len(selection.sites) == 1 and len(inside) == 1:
        return selection.with_only(phases=(inside[0],))
    few = "a site is shown within one phase: choose one" if len(selection.sites) == 1 else "sites are shown one at a time"
    complaints.append(f"In a funder’s view {few}. Showing all sites.")
    return selection.with_only(sites=())


def _or_all(projects: set[str]) -> str:
    return f"all of {next(iter(projects))}" if len(projects) == 1 else "the whole programme"


def _few(complaints: Sequence[str]) -> tuple[str, ...]:
    """Each sentence once, and a count in place of those beyond the first few."""
    said = tuple(dict.fromkeys(complaints))
    if len(said) <= MOST_COMPLAINTS:
        return said
    return (*said[:MOST_COMPLAINTS], f"{len(said) - MOST_COMPLAINTS} more parts of the address could not be followed.")


def _first(name: str, values: Sequence[str], complaints: list[str]) -> Sequence[str]:
    """The value of a filter that has one; further ones are left out, in words."""
    if len(set(values)) > 1:
        complaints.append(f"The address names more than one {name}; “{_short(values[0])}” was read, the rest left out.")
    return values[:1]


def _short(text: str) -> str:
    text = "".join(character if character.isprintable() else "?" for character in text)
    return text if len(text) <= 40 else text[:39] + "…"


def _project(values: Sequence[str], known: Known, complaints: list[str]) -> str | None:
    for value in _first("project", values, complaints):
        if value in known.projects:
            return value
        complaints.append(f"There is no project “{_short(value)}” here; showing all projects.")
    return None


def _phases(values: Sequence[str], project: str | None, known: Known, complaints: list[str]) -> tuple[str, ...]:
    kept = []
    for value in values:
        if value not in known.phases:
            complaints.append(f"There is no phase “{_short(value)}” here; it was left out.")
        elif project and known.phases[value] != project:
            complaints.append(f"The phase “{_short(value)}” is not part of {project}; it was left out.")
        else:
            kept.append(value)
    return tuple(phase for phase in known.phases if phase in kept)


def _sites(values: Sequence[str], known: Known, complaints: list[str]) -> tuple[str, ...]:
    for value in values:
        if value not in known.sites:
            complaints.append(f"There is no site “{_short(value)}” here; it was left out.")
    return tuple(site for site in known.sites if site in values)


def _period(values: dict[str, list[str]], complaints: list[str]) -> tuple[date | None, date | None]:
    first, last = (_month(f"“{name}”", values.get(name, []), complaints) for name in ("from", "to"))
    if first and last and first > last:
        complaints.append(
            f"The period ran backwards, from {first:%B %Y} to {last:%B %Y}; it is shown the other way round."
        )
        first, last = last, first
    return first, last


def _month(name: str, values: Sequence[str], complaints: list[str]) -> date | None:
    for value in _first(name, values, complaints):
        try:
            year, month = value.split("-")
            if len(year) != 4 or len(month) != 2 or not (year + month).isascii() or not (year + month).isdigit():
                raise ValueError
            return date(int(year), int(month), 1)
        except ValueError:
            complaints.append(f"“{_short(value)}” is not a month (write it like 2020-04); it was left out.")
    return None


def _as_of(values: Sequence[str], known: Known, complaints: list[str]) -> date | None:
    for value in _first("day to show the programme as of", values, complaints):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            complaints.append(
                f"“{_short(value)}” is not a day (write it like 2020-09-30); showing the data as they stand."
            )
            continue
        if day in known.as_of_days:
            return day
        complaints.append(
            "The programme can be shown as it stood at a month's end or on a review's date, "
            f"not on {day.day} {day:%B %Y}; showing it as it stands."
        )
    return None


def _audience(values: Sequence[str], complaints: list[str]) -> str:
    for value in values:
        if value not in AUDIENCES:
            complaints.append(
                f"There is no audience “{_short(value)}”; showing the funder's view, which holds the least."
            )
    return "team" if set(values) <= {"team"} else "funder"
