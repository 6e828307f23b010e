"""Who may see what: the rule for a table's cells, and how a release for a funder is protected as a whole."""

from dashboard.disclosure.audience import (
    NOT_CHECKED,
    OPEN_TO_FUNDER,
    TEAM_FLOOR,
    Audience,
    SmallestGroups,
    disclose,
    names_a_number,
    withheld_count,
)
from dashboard.disclosure.rules import FUNDER_FLOOR

__all__ = [
    "FUNDER_FLOOR",
    "NOT_CHECKED",
    "OPEN_TO_FUNDER",
    "TEAM_FLOOR",
    "Audience",
    "SmallestGroups",
    "disclose",
    "names_a_number",
    "withheld_count",
]
