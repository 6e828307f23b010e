"""Whether sites differ in uptake by more than chance alone would make them, said from ten sites on."""

from functools import partial

import numpy as np

from dashboard.charts.funnel import INNER, OUTER, funnel
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.pathway import nobody, nothing_offered
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.uptake import COUNTS
from dashboard.exhibits.view import View, plural, several
from dashboard.statistics.funnel import Dispersion, dispersion, expected_outside, funnel_limits, is_outside
from dashboard.table import Column, Gap, Table, share_in_words

WHOLE = "All selected"
LEAST_SITES = 10
INSIDE = "inside the limits"
NOT_JUDGED = Gap("Not judged: sites differ by more than chance")
LIMITS = {"95": 0.95, "998": 0.998}
BESIDE = "Each site’s uptake with its interval stands under “How many took up the offer, by site?”."


def _column(name: str, label: str, kind: str) -> Column:
    return Column(name, label, kind, "participants")


COLUMNS = (
    Column("site_id", ""), Column("site", "Site"), _column("decided", "Decided", "count"), _column("seen", "Seen", "count"),
    _column("uptake", "Uptake", "percent"), _column("low95", "95% limit, lower", "percent"),
    _column("high95", "95% limit, upper", "percent"), _column("low998", "99.8% limit, lower", "percent"),
    _column("high998", "99.8% limit, upper", "percent"), _column("place", "Against chance", "text"),
)


def sites_and_chance(view: View) -> Exhibit:
    """Each site's uptake within the limits that chance alone would keep, and whether all together exceed them."""
    found = _sites(view)
    spread = dispersion([seen for *_, seen in found], [decided for _, decided, _ in found])
    can_say = len(found) >= LEAST_SITES and spread is not None
    table = disclosed(view, COLUMNS, _rows(found, spread) if can_say else ())
    return as_released(view, Exhibit(
        name="sites-and-chance",
        question="Do sites differ by more than chance?",
        sentence=_said(table, spread) if can_say else _said_without(view, found),
        table=table,
        drawing=_draw if can_say and len(table) else None,
        empty=_empty(view, found),
        evidence=evidence(view, "jpa", table, "By month of the first offer", *(_basis(table, spread) if can_say else ())),
        measures=("sites_and_chance",),
    ))


def _sites(view: View) -> list[tuple[int, int, int]]:
    """Each site where anybody has decided, by name: its place on the programme's axis, how many decided, how many came."""
    cells = view.slice.cells("uptake_by_month")
    offered, undecided, seen = (cells.by("site_id", number=name).tolist() for name in COUNTS)
    decided = [all_ - open_ for all_, open_ in zip(offered, undecided, strict=True)]
    names = [(place, view.programme.sites[place]) for place, people in enumerate(decided) if people]
    return [(site, decided[place], seen[place]) for place, site in names]


def _rows(found: list[tuple], spread: Dispersion) -> list[dict]:
    people, seen = (np.array(values) for values in list(zip(*found, strict=True))[1:])
    centre = float(seen.sum() / people.sum())
    limits = {name: funnel_limits(people, centre, confidence) for name, confidence in LIMITS.items()}
    beyond = {name: is_outside(seen, people, centre, confidence) for name, confidence in LIMITS.items()}
    whole = {"site_id": "", "site": WHOLE, "decided": people.sum(), "seen": seen.sum(), "uptake": centre, "place": None,
             **dict.fromkeys(("low95", "high95", "low998", "high998"))}
    rows = [whole]
    for row, (site, decided, came) in enumerate(found):
        own = {f"{end}{name}": limits[name][side][row] for name in LIMITS for side, end in enumerate(("low", "high"))}
        rows.append({"site_id": site.site_id, "site": site.name, "decided": decided, "seen": came, "uptake": came / decided,
                     **own, "place": NOT_JUDGED if spread.is_more_than_chance else _place(beyond["95"][row], beyond["998"][row])})
    return rows


def _place(is_inner: bool, is_outer: bool) -> str:
    return OUTER if is_outer else INNER if is_inner else INSIDE


def _draw(table: Table, size: str) -> dict:
    centre = table.numbers("uptake")[0]
    sites = Table(table.columns, table.rows[1:])
    people = sites.numbers("decided")
    draw = partial(
        funnel, label="site", people="decided", value="uptake", place="place", key="site_id", centre=centre,
        centre_words=f"All {share_in_words(centre)}", people_words="People who have decided",
        said=("site", "uptake", "seen", "decided", "low95", "high95", "low998", "high998", "place"),
    )
    return draw(sites, size, curve=_curve(min(people), max(people), centre))


def _curve(fewest: int, most: int, centre: float) -> dict[str, list[float]]:
    """The limits of sites from the smallest to a little above the largest, close enough to look smooth."""
    people = np.unique(np.geomspace(fewest, max(most * 1.05, most + 1), 80).round())
    limits = {name: funnel_limits(people, centre, confidence) for name, confidence in LIMITS.items()}
    ends = {f"{end}{name}": limits[name][side].tolist() for name in LIMITS for side, end in enumerate(("low", "high"))}
    return {"people": people.tolist(), **ends}


def _said(table: Table, spread: Dispersion) -> str:
    if spread.is_more_than_chance:
        return "Sites differ in uptake by more than chance alone would make them"
    outside = [row["site"] for row in table.records() if row["place"] == OUTER]
    if outside:
        return (
            f"{several(outside)} {'lies' if len(outside) == 1 else 'lie'} outside the 99.8% limits; "
            "no clear sign that sites as a whole differ by more than chance"
        )
    return "No clear sign that sites differ in uptake by more than chance"


def _said_without(view: View, found: list) -> str:
    if not found:
        return "Nobody has decided yet" if view.slice.cells("uptake_by_month").total("offered") else nothing_offered(view)
    if len(found) < LEAST_SITES:
        return f"{plural(len(found), 'site is', 'sites are')} too few to tell a pattern from chance"
    return "No site differs from another: everybody came, or nobody did"


def _empty(view: View, found: list) -> str:
    if not found:
        return nobody(view, "Nobody who was offered Joint Pain Advice here in this period has decided yet.")
    if len(found) < LEAST_SITES:
        return f"Said from {LEAST_SITES} sites on. {BESIDE}"
    return f"Where all sites have the same uptake there is nothing to compare. {BESIDE}"


def _basis(table: Table, spread: Dispersion) -> tuple[str, ...]:
    words = (
        "Limits: where 95% and 99.8% of sites of each size would lie if all had the overall share",
        f"Over-dispersion {spread.phi:.2f}; up to {spread.bound:.2f} is put down to chance among {plural(spread.sites, 'site')}",
    )
    if spread.is_more_than_chance:
        return (*words, "No single site is judged: who is offered advice, and how, differs between sites", "Sites are not ranked")
    return (*words, _by_chance(table), "Sites are not ranked")


def _by_chance(table: Table) -> str:
    """How many sites of these sizes chance alone puts outside the narrower limits: fewer than one in twenty, as counts are whole."""
    people, centre = table.numbers("decided"), table.numbers("uptake")[0]
    if centre is None or None in people:
        return ""
    count = expected_outside(people[1:], centre, LIMITS["95"])
    of_them = f"some {count:.1f}" if count >= 0.05 else "fewer than 0.1"
    return f"By chance alone {of_them} of them would lie outside the 95% limits"
