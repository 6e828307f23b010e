"""Who may see what: the rule for a table's cells, and how a release for a funder is protected as a whole."""

from dashboard.disclosure.audience import (
    NOT_CHECKED,
    OPEN_TO_FUNDER,
    TEAM_FLOOR,
    Audience,
    disclose,
    names_a_number,
    withheld_count,
)

__all__ = ["NOT_CHECKED", "OPEN_TO_FUNDER", "TEAM_FLOOR", "Audience", "disclose", "names_a_number", "withheld_count"]
