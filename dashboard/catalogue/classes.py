"""Whom a measure's values could identify, and the smallest group that may be shown."""

from dataclasses import dataclass

TEAM_FLOOR = 5
"""Smallest group, in people, whose answers, outcomes or characteristics the team sees; settings may only raise it."""

_RELEASED = "Released to a funder only as part of the release: rounded, none from 1 to 7 people, small groups merged."
_ANY = "Shown for any number of people, to the team and to a funder."
_STAFF = "Shown to the team for any number of people. Not released to a funder."
_TEAM_ANY = f"Shown to the team for any number of people. {_RELEASED}"
_PROTECTED = f"Shown to the team for {TEAM_FLOOR} people or more (a setting may ask for more). {_RELEASED}"


@dataclass(frozen=True)
class MeasureClass:
    """A class of measures: its name on columns, its label, whom its values could identify, and the rule in words.

    ``team`` says how the team sees it: "open" for any group, "protected" from :data:`TEAM_FLOOR` people on.
    ``funder`` says how a funder does: "open" for any group, "released" where it is part of the release, "checked" (words,
    shown only where they name no number) or "closed".
    """

    name: str
    label: str
    identifies: str
    team: str
    funder: str
    smallest_group: str


CLASSES: dict[str, MeasureClass] = {
    row.name: row
    for row in (
        MeasureClass(
            "activity", "Activity of staff",
            "Nobody beyond what the programme publishes itself: staff enrolled and trained, sessions held, complex "
            "cases discussed.",
            "open", "open", _ANY,
        ),
        MeasureClass(
            "staff", "Single members of staff",
            "A member of staff, by having withdrawn, missed a session, held no appointment of late, or by profession and band.",
            "open", "closed", _STAFF,
        ),
        MeasureClass(
            "answers", "Answers of staff",
            "A member of staff, by how they answered a survey.",
            "protected", "released", _PROTECTED,
        ),
        MeasureClass(
            "participants", "Participants",
            "A person offered Joint Pain Advice, by having been offered it, seen or missed at a place.",
            "open", "released", _TEAM_ANY,
        ),
        MeasureClass(
            "outcomes", "Outcomes and characteristics of participants",
            "A person offered Joint Pain Advice, by a score, the site of their pain or another characteristic.",
            "protected", "released", _PROTECTED,
        ),
        MeasureClass(
            "things", "Things",
            "Nobody: sites, dates, milestones, targets.",
            "open", "open", _ANY,
        ),
        MeasureClass(
            "words", "What people write",
            "Whoever the words are about. They may hold a small number of people.",
            "open", "checked",
            "Shown to the team. Shown to a funder only where the words name no number, until somebody has checked "
            "them.",
        ),
    )
}
"""The classes by name; a column or measure whose class is not here is shown to nobody but where it is protected."""
