"""Which pages there are, in order, and which figures stand on each."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.exhibits import (
    about,
    achievements,
    advice,
    at_one_look,
    between_sites,
    confidence,
    confidence_by_site,
    coverage,
    follow_up,
    followed_up,
    headlines,
    meaningful,
    mentoring,
    outcomes,
    pace,
    pathway,
    reach,
    same_people,
    satisfaction,
    sessions,
    sites,
    statistical_detail,
    training,
    uptake,
    waits,
    who,
)
from dashboard.exhibits.exhibit import Exhibit, Form
from dashboard.exhibits.view import View

Make = Callable[[View], Exhibit]


@dataclass(frozen=True)
class Page:
    """A page: its address, its name in the navigation, and its figures in reading order.

    From a desk's width on, ``aside`` names the figures in a narrow column beside the rest, and ``half`` those that
    stand two in a row.
    """

    path: str
    name: str
    figures: tuple[Make, ...]
    aside: tuple[Make, ...] = ()
    half: tuple[Make, ...] = ()


def name_of(make: Make) -> str:
    """A figure's name, in addresses and files: its function's, with hyphens."""
    return make.__name__.replace("_", "-")


PAGES = (
    Page("/", "Overview", (
        headlines.training_completed, headlines.more_confident, headlines.took_up_advice, headlines.complex_cases,
        sites.sites, at_one_look.at_one_look, training.completions_against_plan, advice.first_appointments, achievements.newest_achievements,
    ), aside=(achievements.newest_achievements,)),
    Page("/training", "Training", (
        training.completion_by_site, training.completions_against_plan, pace.plan_at_this_pace, mentoring.mentoring_by_month,
        mentoring.mentoring_by_site, sessions.sessions_missed, sessions.professions_and_bands, satisfaction.satisfaction,
    ), half=(sessions.sessions_missed, sessions.professions_and_bands)),
    Page("/confidence", "Confidence", (
        coverage.survey_coverage, coverage.coverage_by_occasion, confidence.rose_stayed_fell, confidence.shift_by_question,
        statistical_detail.statistical_detail, confidence.start_and_end, confidence_by_site.shift_by_site,
        confidence_by_site.awareness_by_site, follow_up.follow_up, same_people.same_people,
        followed_up.followed_up_or_not, follow_up.looking_back,
    ), half=(confidence_by_site.shift_by_site, confidence_by_site.awareness_by_site, coverage.survey_coverage, coverage.coverage_by_occasion)),
    Page("/joint-pain-advice", "Joint Pain Advice", (
        pathway.pathway, uptake.uptake_by_site, uptake.uptake_by_month, between_sites.sites_and_chance, who.who_is_reached,
        advice.first_appointments, waits.waits_by_site, outcomes.outcomes, meaningful.meaningful_change, outcomes.outcome_coverage,
        advice.modes, reach.advisers,
    ), half=(uptake.uptake_by_site, uptake.uptake_by_month, advice.modes, reach.advisers)),
    Page("/achievements", "Achievements", (achievements.milestones, achievements.achievements)),
    Page("/definitions", "Definitions", (about.projects, about.places)),
)

NOT_CHARTS: dict[str, Form] = {
    "training-completed": "tile", "more-confident": "tile", "took-up-advice": "tile", "complex-cases": "tile", "sites": "sites", "at-one-look": "grid",
    "newest-achievements": "timeline", "achievements": "timeline", "milestones": "table", "projects": "table", "places": "table",
    "statistical-detail": "table",
}
"""The figures whose drawing is not a chart, by name: their card is another."""

BY_PATH = {page.path: page for page in PAGES}
FIGURES = {name_of(make): make for page in PAGES for make in page.figures}
FORMS: dict[str, Form] = {name: NOT_CHARTS.get(name, "chart") for name in FIGURES}
