"""Which pages there are, in order, and which figures stand on each."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.exhibits import confidence, confidence_by_site, coverage, follow_up, training
from dashboard.exhibits.exhibit import Exhibit, Form
from dashboard.exhibits.view import View

Make = Callable[[View], Exhibit]


@dataclass(frozen=True)
class Page:
    """A page: its address, its name in the navigation, and its figures in reading order.

    ``aside`` names the figures that stand in the narrow column beside the rest, from a desk's width on.
    """

    path: str
    name: str
    figures: tuple[Make, ...]
    aside: tuple[Make, ...] = ()


def name_of(make: Make) -> str:
    """A figure's name, in addresses and files: its function's, with hyphens."""
    return make.__name__.replace("_", "-")


PAGES = (
    Page("/", "Overview", (training.completion_by_site,)),
    Page("/confidence", "Confidence", (
        confidence.shift_by_question, confidence.rose_stayed_fell, confidence.start_and_end,
    )),
)

NOT_CHARTS: dict[str, Form] = {}
"""The figures whose drawing is not a chart, by name: their card is another."""

BY_PATH = {page.path: page for page in PAGES}
FIGURES = {name_of(make): make for page in PAGES for make in page.figures}
FORMS: dict[str, Form] = {name: NOT_CHARTS.get(name, "chart") for name in FIGURES}
