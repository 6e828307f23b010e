"""Which figures a funder sees, by the name of the team's figure in whose place they stand."""

from collections.abc import Callable

from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.released import confidence, outcomes, sites, uptake
from dashboard.exhibits.view import View

RELEASED: dict[str, Callable[[View], Exhibit]] = {
    make.__name__.replace("_", "-"): make
    for make in (
        sites.sites, confidence.more_confident, confidence.shift_by_question, confidence.shift_by_site,
        confidence.awareness_by_site, uptake.took_up_advice, uptake.uptake_by_site, uptake.uptake_by_month,
        uptake.who_is_reached, outcomes.outcomes,
    )
}
"""Made from the release and activity of staff alone. A protected figure without one here says that it is not released."""
