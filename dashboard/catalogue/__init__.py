"""Every measure declared once: what it means, how it is reckoned, whom it could identify, and who may see it."""

from dashboard.catalogue import advice, confidence, story, training
from dashboard.catalogue.audiences import AUDIENCES, AudienceWords
from dashboard.catalogue.classes import CLASSES, TEAM_FLOOR, MeasureClass
from dashboard.catalogue.measure import PAGES, Measure

__all__ = ["AUDIENCES", "CLASSES", "MEASURES", "PAGES", "TEAM_FLOOR", "AudienceWords", "Measure", "MeasureClass"]

MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (*training.MEASURES, *confidence.MEASURES, *advice.MEASURES, *story.MEASURES)
}
"""Every measure by its name, in the order of the pages."""
